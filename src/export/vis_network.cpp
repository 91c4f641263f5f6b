// SPDX-License-Identifier: Apache-2.0
// vis-network: nodes by kind (`group`) in the place that the layout gave them, arrows from source
// to target. Nothing moves unless the page turns its physics on. Titles are plain text there.
#include "chronograph/analyse/layout.hpp"
#include "chronograph/text/utf8.hpp"
#include "export/json_elements.hpp"
#include "export/look.hpp"
#include "export/writers.hpp"

namespace chronograph {
namespace {

/// A longer label is wrapped, else its node is as wide as the label is long.
constexpr std::size_t kLongestLine = 30;
constexpr int kWidestNode = 200;

std::string_view shape_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Document:
      return "square";
    case NodeKind::Actor:
      return "dot";
    case NodeKind::Place:
      return "triangle";
    case NodeKind::Event:
      return "box";
  }
  return "dot";
}

/// What is not a deed is drawn with a broken line.
bool is_dashed(EdgeKind kind) {
  return kind != EdgeKind::Participates && kind != EdgeKind::LocatedIn &&
         kind != EdgeKind::Relation && kind != EdgeKind::Causes;
}

void tell_node(JsonWriter& json, const EventGraph& graph, const Attributes& attributes,
               Vertex vertex, Point point) {
  const NodeKind kind = graph.graph[vertex].kind;
  json.member("id", graph.id_of(vertex));
  JsonAttributes sink(json);
  attributes.tell_node(vertex, sink);
  json.member("group", to_string(kind)).member("shape", shape_of(kind));
  json.member("title", graph.label_of(vertex)).member("size", size_of(graph, vertex));
  json.member("x", point.x).member("y", point.y).member("physics", false);
  if (count_code_points(graph.label_of(vertex)) > kLongestLine) {
    json.key("widthConstraint").begin_object().member("maximum", kWidestNode).end_object();
  }
}

}  // namespace

void write_vis_network(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  const std::vector<Point> points = layout(graph);
  OutputBuffer buffer(out);
  buffer.bytes() += '{';
  write_network(
      graph, buffer,
      [&](JsonWriter& json, Vertex vertex) {
        tell_node(json, graph, attributes, vertex, points[vertex]);
      },
      [&](JsonWriter& json, const EdgeRow& edge, std::string_view source, std::string_view target) {
        json.member("id", graph.text(edge.id));
        json.member("from", source).member("to", target);
        JsonAttributes sink(json);
        attributes.tell_edge(edge, sink);
        json.member("arrows", "to").member("dashes", is_dashed(edge.kind));
      });
  buffer.bytes() += "}\n";
}

}  // namespace chronograph
