// SPDX-License-Identifier: Apache-2.0
// GEXF 1.3, dynamic: a dated event lives from the first to the last day that it may cover, a
// relation while it is known to have held; a missing end is open. Days are of the time format
// `date`, the one that all readers know. Bounds that are no such span are attributes.
#include "chronograph/analyse/layout.hpp"
#include "export/declared_attributes.hpp"
#include "export/event_groups.hpp"
#include "export/look.hpp"
#include "export/writers.hpp"
#include "markup/xml.hpp"

#include <optional>

namespace chronograph {
namespace {

/// Writes attributes as values of the open node or edge.
class ValueWriter final : public TextSink {
public:
  explicit ValueWriter(XmlWriter& xml) : xml_(xml) {}
  void text(std::string_view name, std::string_view value) override {
    xml_.begin("attvalue").attribute("for", name).attribute("value", value).end();
  }

private:
  XmlWriter& xml_;
};

void declare(XmlWriter& xml, std::string_view domain, const AttributeCollector& collector) {
  xml.begin("attributes").attribute("class", domain).attribute("mode", "static");
  for (const DeclaredAttribute& attribute : collector.found()) {
    xml.begin("attribute").attribute("id", attribute.name).attribute("title", attribute.name);
    xml.attribute("type", attribute.type).end();
  }
  xml.end();
}

void write_days(XmlWriter& xml, const std::optional<Date>& first, const std::optional<Date>& last) {
  if (first) {
    xml.attribute("start", first->iso());
  }
  if (last) {
    xml.attribute("end", last->iso());
  }
}

void write_node(XmlWriter& xml, const EventGraph& graph, const Attributes& attributes,
                Vertex vertex, Point point) {
  const VertexBundle& bundle = graph.graph[vertex];
  xml.begin("node").attribute("id", graph.id_of(vertex));
  xml.attribute("label", graph.label_of(vertex));
  if (bundle.kind == NodeKind::Event && native_dates(graph.events[bundle.row]).start) {
    const DaySpan days = days_of(graph.events[bundle.row]);
    write_days(xml, days.first, days.last);
  }
  xml.begin("attvalues");
  ValueWriter values(xml);
  attributes.tell_node(vertex, values);
  xml.end();
  const Color color = color_of(bundle.kind);
  xml.begin("viz:color").attribute("r", std::to_string(color.red));
  xml.attribute("g", std::to_string(color.green)).attribute("b", std::to_string(color.blue)).end();
  // Upwards in Gephi, downwards in a layout.
  xml.begin("viz:position").attribute("x", shortest(point.x));
  xml.attribute("y", shortest(0.0 - point.y)).attribute("z", "0").end();
  xml.begin("viz:size").attribute("value", shortest(size_of(graph, vertex))).end();
  xml.end();
}

void write_edge(XmlWriter& xml, const EventGraph& graph, const Attributes& attributes,
                const EdgeRow& edge) {
  xml.begin("edge").attribute("id", graph.text(edge.id));
  xml.attribute("source", graph.id_of(edge.source)).attribute("target", graph.id_of(edge.target));
  xml.attribute("label", edge_label(graph, edge));
  if (edge.valid) {
    write_days(xml, edge.valid->begin.earliest, edge.valid->end.latest);
  }
  xml.begin("attvalues");
  ValueWriter values(xml);
  attributes.tell_edge(edge, values);
  xml.end().end();
}

}  // namespace

void write_gexf(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  const DeclaredAttributes declared(graph, attributes);
  const std::vector<Point> points = layout(graph);
  XmlWriter xml(out);
  xml.begin("gexf").attribute("xmlns", "http://gexf.net/1.3");
  xml.attribute("xmlns:viz", "http://gexf.net/1.3/viz").attribute("version", "1.3");
  xml.begin("graph").attribute("mode", "dynamic").attribute("defaultedgetype", "directed");
  xml.attribute("timeformat", "date").attribute("timerepresentation", "interval");
  declare(xml, "node", declared.nodes);
  declare(xml, "edge", declared.edges);
  xml.begin("nodes");
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    write_node(xml, graph, attributes, vertex, points[vertex]);
  }
  xml.end().begin("edges");
  for (const EdgeRow& edge : graph.edges) {
    write_edge(xml, graph, attributes, edge);
  }
}

}  // namespace chronograph
