// SPDX-License-Identifier: Apache-2.0
// GraphML. Every attribute must be declared before the graph, so the graph is gone through twice:
// first for the names that occur, then for the values. GraphML knows no lists: `|` joins them.
#include "export/attributes.hpp"
#include "export/writers.hpp"
#include "markup/number.hpp"
#include "markup/xml.hpp"

#include <string>
#include <vector>

namespace chronograph {
namespace {

/// An attribute of all nodes or of all edges. The same name may have two types in theory; in this
/// graph it never has.
struct Key {
  std::string name;
  std::string_view type;
};

class KeyCollector final : public AttributeSink {
public:
  void text(std::string_view name, std::string_view /*value*/) override { add(name, "string"); }
  void number(std::string_view name, double /*value*/) override { add(name, "double"); }
  void count(std::string_view name, std::uint64_t /*value*/) override { add(name, "long"); }
  void list(std::string_view name, const std::vector<std::string>& /*values*/) override {
    add(name, "string");
  }
  [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

private:
  void add(std::string_view name, std::string_view type) {
    for (const Key& key : keys_) {
      if (key.name == name) {
        return;
      }
    }
    keys_.push_back({std::string(name), type});
  }
  std::vector<Key> keys_;  // about twenty, in the order of their first use
};

/// Writes attributes as data elements of the open node or edge.
class DataWriter final : public AttributeSink {
public:
  DataWriter(XmlWriter& xml, std::string_view domain) : xml_(xml), domain_(domain) {}
  void text(std::string_view name, std::string_view value) override {
    xml_.begin("data").attribute("key", domain_ + "_" + std::string(name)).text(value).end();
  }
  void number(std::string_view name, double value) override { text(name, shortest(value)); }
  void count(std::string_view name, std::uint64_t value) override {
    text(name, std::to_string(value));
  }
  void list(std::string_view name, const std::vector<std::string>& values) override {
    std::string joined;
    for (const std::string& value : values) {
      joined += joined.empty() ? "" : "|";
      joined += value;
    }
    text(name, joined);
  }

private:
  XmlWriter& xml_;
  std::string domain_;
};

void declare(XmlWriter& xml, std::string_view domain, const KeyCollector& collector) {
  for (const Key& key : collector.keys()) {
    xml.begin("key").attribute("id", std::string(domain) + "_" + key.name);
    xml.attribute("for", domain).attribute("attr.name", key.name);
    xml.attribute("attr.type", key.type).end();
  }
}

}  // namespace

void write_graphml(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  KeyCollector node_keys;
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    attributes.tell_node(vertex, node_keys);
  }
  KeyCollector edge_keys;
  for (const EdgeRow& edge : graph.edges) {
    attributes.tell_edge(edge, edge_keys);
  }
  XmlWriter xml(out);
  xml.begin("graphml").attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
  declare(xml, "node", node_keys);
  declare(xml, "edge", edge_keys);
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
