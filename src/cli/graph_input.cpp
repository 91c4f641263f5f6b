// SPDX-License-Identifier: Apache-2.0
#include "cli/graph_input.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "cli/output.hpp"

namespace chronograph {

EventGraph read_graph(const std::string& path, const Streams& streams) {
  return read_graph_json(read_all(path, streams.in), path == "-" ? "standard input" : path);
}

EventGraph apply_view(EventGraph graph, const ViewOptions& view) {
  if (view.filter.empty() && !view.top) {
    return graph;
  }
  return subgraph(graph, select_events(graph, view.filter, view.top));
}

}  // namespace chronograph
