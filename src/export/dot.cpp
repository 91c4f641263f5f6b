// SPDX-License-Identifier: Apache-2.0
// A drawing for Graphviz: the shape tells the kind of node, the line the kind of edge.
#include "markup/dot.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "export/attributes.hpp"
#include "export/writers.hpp"

namespace chronograph {
namespace {

struct NodeLook {
  std::string_view shape;
  std::string_view fill;
};

NodeLook look_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Document:
      return {"note", "#f3f3f3"};
    case NodeKind::Actor:
      return {"ellipse", "#dbe9f6"};
    case NodeKind::Place:
      return {"house", "#e2f0d9"};
    case NodeKind::Event:
      return {"box", "#fdf1d7"};
  }
  return {};
}

/// What the text does not state as a fact is drawn with a broken outline.
std::string_view style_of(const EventGraph& graph, const VertexBundle& bundle) {
  const bool open =
      bundle.kind == NodeKind::Event && graph.events[bundle.row].status != Status::Asserted;
  return open ? "filled,dashed" : "filled";
}

std::string_view style_of(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::MentionedIn:
    case EdgeKind::SameAs:
      return "dotted";
    case EdgeKind::Before:
    case EdgeKind::Includes:
    case EdgeKind::Simultaneous:
    case EdgeKind::Contradicts:
      return "dashed";
    default:
      return "";
  }
}

/// A label on lines of about that many bytes, since Graphviz draws a node as wide as its longest
/// line; only blanks become line ends.
std::string in_lines(std::string_view label) {
  constexpr std::size_t kWide = 28;
  std::string lines(label);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] == '\n' || (lines[i] == ' ' && i - begin >= kWide)) {
      lines[i] = '\n';
      begin = i + 1;
    }
  }
  return lines;
}

}  // namespace

void write_dot(const EventGraph& graph, std::ostream& out) {
  DotWriter dot(out, "chronograph");
  dot.defaults("graph", {{"rankdir", "LR"}});
  dot.defaults("node", {{"fontname", "sans-serif"}, {"style", "filled"}});
  dot.defaults("edge", {{"fontname", "sans-serif"}, {"fontsize", "10"}});
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    const VertexBundle& bundle = graph.graph[vertex];
    const NodeLook look = look_of(bundle.kind);
    std::string date;
    if (bundle.kind == NodeKind::Event && graph.events[bundle.row].time) {
      date = display_date(*graph.events[bundle.row].time);
    }
    dot.node(graph.id_of(vertex), {{"label", in_lines(graph.label_of(vertex))},
                                   {"kind", to_string(bundle.kind)},
                                   {"date", date},
                                   {"shape", look.shape},
                                   {"style", style_of(graph, bundle)},
                                   {"fillcolor", look.fill}});
  }
  for (const EdgeRow& edge : graph.edges) {
    dot.edge(graph.id_of(edge.source), graph.id_of(edge.target),
             {{"id", graph.text(edge.id)},
              {"label", edge_label(graph, edge)},
              {"kind", to_string(edge.kind)},
              {"style", style_of(edge.kind)}});
  }
}

}  // namespace chronograph
