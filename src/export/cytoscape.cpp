// SPDX-License-Identifier: Apache-2.0
// Cytoscape.js elements. Nodes and edges share one namespace of ids there, as they do in a graph;
// only what stands in `data` survives, and `position`, which the layout `preset` takes.
#include "chronograph/analyse/layout.hpp"
#include "export/json_elements.hpp"
#include "export/writers.hpp"

namespace chronograph {

void write_cytoscape(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  const std::vector<Point> points = layout(graph);
  OutputBuffer buffer(out);
  buffer.bytes() += "{\"elements\":{";
  write_network(
      graph, buffer,
      [&](JsonWriter& json, Vertex vertex) {
        json.key("data").begin_object().member("id", graph.id_of(vertex));
        JsonAttributes sink(json);
        attributes.tell_node(vertex, sink);
        json.end_object().key("position").begin_object().member("x", points[vertex].x);
        json.member("y", points[vertex].y).end_object();
      },
      [&](JsonWriter& json, const EdgeRow& edge, std::string_view source, std::string_view target) {
        json.key("data").begin_object().member("id", graph.text(edge.id));
        json.member("source", source).member("target", target);
        JsonAttributes sink(json);
        attributes.tell_edge(edge, sink);
        json.end_object();
      });
  buffer.bytes() += "}}\n";
}

}  // namespace chronograph
