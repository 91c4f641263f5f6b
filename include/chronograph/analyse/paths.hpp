// SPDX-License-Identifier: Apache-2.0
// How two actors or places are connected: over events that both ends of a step take part in
// (or tell, or that lie there), and over relations.
#pragma once

#include "chronograph/graph/query.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

struct PathOptions {
  Filter filter;  ///< events and relations that may be used
  std::size_t most_steps = 6;
  bool respects_time = false;  ///< over dated events only, none before the one before it
};

struct PathStep {
  Vertex from = 0;
  Vertex to = 0;
  std::optional<std::uint32_t> event;     ///< row of EventGraph::events
  std::optional<std::uint32_t> relation;  ///< row of EventGraph::edges, where it is no event
};

/// Returns a shortest way from one actor or place to another, only actors between them; among
/// equals the one that the order of the graph's rows puts first. With `respects_time` it is the way
/// that can arrive first: an event may follow another if it can have happened on the same day or
/// later (with Filter::certain: if it must have). Nothing where there is no way, empty where both
/// are one. O(edges), with time O(edges log edges).
std::optional<std::vector<PathStep>> find_path(const EventGraph& graph, Vertex from, Vertex to,
                                               const PathOptions& options);

}  // namespace chronograph
