// SPDX-License-Identifier: Apache-2.0
// GraphML. Every attribute must be declared before the graph, so the graph is gone through twice:
// first for the names that occur, then for the values.
#include "export/declared_attributes.hpp"
#include "export/writers.hpp"
#include "markup/xml.hpp"

#include <string>

namespace chronograph {
namespace {

/// Writes attributes as data elements of the open node or edge.
class DataWriter final : public TextSink {
public:
  DataWriter(XmlWriter& xml, std::string_view domain) : xml_(xml), domain_(domain) {}
  void text(std::string_view name, std::string_view value) override {
    xml_.begin("data").attribute("key", domain_ + "_" + std::string(name)).text(value).end();
  }

private:
  XmlWriter& xml_;
  std::string domain_;
};

void declare(XmlWriter& xml, std::string_view domain, const AttributeCollector& collector) {
  for (const DeclaredAttribute& key : collector.found()) {
    xml.begin("key").attribute("id", std::string(domain) + "_" + key.name);
    xml.attribute("for", domain).attribute("attr.name", key.name);
    xml.attribute("attr.type", key.type).end();
  }
}

}  // namespace

void write_graphml(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  const DeclaredAttributes declared(graph, attributes);
  XmlWriter xml(out);
  xml.begin("graphml").attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
  declare(xml, "node", declared.nodes);
  declare(xml, "edge", declared.edges);
  xml.begin("graph").attribute("id", "chronograph").attribute("edgedefault", "directed");
  DataWriter node_data(xml, "node");
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    xml.begin("node").attribute("id", graph.id_of(vertex));
    attributes.tell_node(vertex, node_data);
    xml.end();
  }
  DataWriter edge_data(xml, "edge");
  for (const EdgeRow& edge : graph.edges) {
    xml.begin("edge").attribute("id", graph.text(edge.id));
    xml.attribute("source", graph.id_of(edge.source)).attribute("target", graph.id_of(edge.target));
    attributes.tell_edge(edge, edge_data);
    xml.end();
  }
}

}  // namespace chronograph
