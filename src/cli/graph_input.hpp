// SPDX-License-Identifier: Apache-2.0
// The GRAPH argument of every command that starts from a graph, and the view options applied to it.
#pragma once

#include "chronograph/analyse/timeline.hpp"
#include "chronograph/graph/event_graph.hpp"
#include "chronograph/store/store.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"

#include <string>
#include <vector>

namespace chronograph {

/// Reads the graph file or store that the first positional argument names, told apart by their
/// first bytes; "-" is a graph on standard input.
EventGraph read_graph(const std::string& path, const Streams& streams);

/// The same, as it would have been known on the day ViewOptions::known_by: made anew of the
/// documents that were surely written by then. Documents whose day is not known are left out, which
/// is said on `err`. Throws Error(Input) for a lean graph.
EventGraph read_graph(const std::string& path, const Streams& streams, const ViewOptions& view);

/// The same for a command that shows only events that pass the filter: of a store, where its tables
/// tell which those are, only the part that has them. The whole graph has no `places`.
GraphPart read_part(const std::string& path, const Streams& streams, const ViewOptions& view,
                    PartOptions options = {});

/// Returns the timeline of a part as it stands in that of the whole.
std::vector<TimelineEntry> make_timeline(const GraphPart& part, const TimelineOptions& options);

/// Returns the node with that id, else the first with that label in any case. Throws Error(Usage)
/// with the closest id if there is none.
Vertex find_vertex(const EventGraph& graph, const std::string& wanted);

/// The same, for actors and places only.
Vertex find_actor_or_place(const EventGraph& graph, const std::string& wanted);

/// Returns the part of the graph that the options leave; the graph itself where they leave all.
EventGraph apply_view(EventGraph graph, const ViewOptions& view);

}  // namespace chronograph
