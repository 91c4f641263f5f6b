// SPDX-License-Identifier: Apache-2.0
#include "cli/graph_input.hpp"

#include "chronograph/analyse/finalize.hpp"
#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/evidence.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "cli/output.hpp"
#include "cli/print.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <optional>
#include <ostream>
#include <string_view>
#include <vector>

namespace chronograph {
namespace {

// The node among some that has an id, else a label, else an alias.
Vertex find_in(const EventGraph& graph, const std::string& wanted, Vertex first, Vertex last,
               std::string_view kind) {
  std::vector<std::string_view> ids;
  std::optional<Vertex> by_label;
  std::optional<Vertex> by_alias;
  const std::string folded = fold_name(wanted);
  const auto is_wanted = [&](StringId name) { return fold_name(graph.text(name)) == folded; };
  for (Vertex vertex = first; vertex < last; ++vertex) {
    if (graph.id_of(vertex) == wanted) {
      return vertex;
    }
    ids.push_back(graph.id_of(vertex));
    if (!by_label && fold_name(graph.label_of(vertex)) == folded) {
      by_label = vertex;
    }
    const VertexBundle& bundle = graph.graph[vertex];
    const std::vector<StringId>* aliases =
        bundle.kind == NodeKind::Actor   ? &graph.actors[bundle.row].aliases
        : bundle.kind == NodeKind::Place ? &graph.places[bundle.row].aliases
                                         : nullptr;
    if (!by_alias && aliases != nullptr && std::ranges::any_of(*aliases, is_wanted)) {
      by_alias = vertex;
    }
  }
  if (by_label || by_alias) {
    return by_label ? *by_label : *by_alias;
  }
  throw Error(ErrorKind::Usage, fmt::format("no {} has the id or name \"{}\"{}", kind, wanted,
                                            did_you_mean(wanted, ids)));
}

}  // namespace

EventGraph read_graph(const std::string& path, const Streams& streams) {
  if (path != "-" && is_store(path)) {
    return Store::open_to_read(path).graph();
  }
  return read_graph_json(read_all(path, streams.in), path == "-" ? "standard input" : path);
}

EventGraph read_graph(const std::string& path, const Streams& streams, const ViewOptions& view) {
  EventGraph graph = read_graph(path, streams);
  if (!view.known_by) {
    return graph;
  }
  std::vector<Evidence> evidence = evidence_of(graph, path);
  std::size_t undated = 0;
  std::erase_if(evidence, [&](const Evidence& entry) {
    const auto& written = entry.document.creation_time;
    const bool dated = written && written->days.latest;
    undated += dated ? 0 : 1;
    return !dated || *view.known_by < *written->days.latest;
  });
  if (undated > 0) {
    print_to(streams.err, "--known-by leaves out {} document{} of unknown date\n", undated,
             undated == 1 ? "" : "s");
  }
  BuildResult result = build_graph(std::move(evidence), std::move(graph.generators));
  finalize(result.graph);
  return std::move(result.graph);
}

GraphPart read_part(const std::string& path, const Streams& streams, const ViewOptions& view,
                    PartOptions options) {
  if (!view.known_by && path != "-" && is_store(path)) {
    if (auto part = Store::open_to_read(path).part_passing(view.filter, options)) {
      return std::move(*part);
    }
  }
  GraphPart whole{read_graph(path, streams, view), {}, 0};
  whole.events = whole.graph.events.size();
  return whole;
}

std::vector<TimelineEntry> make_timeline(const GraphPart& part, const TimelineOptions& options) {
  return part.places.empty() ? make_timeline(part.graph, options)
                             : make_timeline(part.graph, options, part.places);
}

Vertex find_vertex(const EventGraph& graph, const std::string& wanted) {
  return find_in(graph, wanted, 0, boost::num_vertices(graph.graph), "node");
}

Vertex find_actor_or_place(const EventGraph& graph, const std::string& wanted) {
  return find_in(graph, wanted, graph.actor_vertex(0), graph.event_vertex(0), "actor or place");
}

EventGraph apply_view(EventGraph graph, const ViewOptions& view) {
  if (view.filter.empty() && !view.top) {
    return graph;
  }
  return subgraph(graph, select_events(graph, view.filter, view.top), view.filter);
}

}  // namespace chronograph
