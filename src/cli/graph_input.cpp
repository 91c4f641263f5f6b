// SPDX-License-Identifier: Apache-2.0
#include "cli/graph_input.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/store/store.hpp"
#include "cli/output.hpp"
#include "text/closest.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace chronograph {

EventGraph read_graph(const std::string& path, const Streams& streams) {
  if (path != "-" && is_store(path)) {
    return Store::open_to_read(path).graph();
  }
  return read_graph_json(read_all(path, streams.in), path == "-" ? "standard input" : path);
}

Vertex find_vertex(const EventGraph& graph, const std::string& wanted) {
  std::vector<std::string_view> ids;
  std::optional<Vertex> by_label;
  const std::string folded = fold_name(wanted);
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
    if (graph.id_of(vertex) == wanted) {
      return vertex;
    }
    ids.push_back(graph.id_of(vertex));
    if (!by_label && fold_name(graph.label_of(vertex)) == folded) {
      by_label = vertex;
    }
  }
  if (by_label) {
    return *by_label;
  }
  throw Error(ErrorKind::Usage,
              "no node has the id or label \"" + wanted + "\"" + did_you_mean(wanted, ids));
}

EventGraph apply_view(EventGraph graph, const ViewOptions& view) {
  if (view.filter.empty() && !view.top) {
    return graph;
  }
  return subgraph(graph, select_events(graph, view.filter, view.top));
}

}  // namespace chronograph
