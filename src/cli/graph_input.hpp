// SPDX-License-Identifier: Apache-2.0
// The GRAPH argument of every command that starts from a graph, and the view options applied to it.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"

#include <string>

namespace chronograph {

/// Reads the graph file or store that the first positional argument names, told apart by their
/// first bytes; "-" is a graph on standard input.
EventGraph read_graph(const std::string& path, const Streams& streams);

/// The same, as it would have been known on the day ViewOptions::known_by: made anew of the
/// documents that were surely written by then. Documents whose day is not known are left out, which
/// is said on `err`. Throws Error(Input) for a lean graph.
EventGraph read_graph(const std::string& path, const Streams& streams, const ViewOptions& view);

/// Returns the node with that id, else the first with that label in any case. Throws Error(Usage)
/// with the closest id if there is none.
Vertex find_vertex(const EventGraph& graph, const std::string& wanted);

/// The same, for actors and places only.
Vertex find_actor_or_place(const EventGraph& graph, const std::string& wanted);

/// Returns the part of the graph that the options leave; the graph itself where they leave all.
EventGraph apply_view(EventGraph graph, const ViewOptions& view);

}  // namespace chronograph
