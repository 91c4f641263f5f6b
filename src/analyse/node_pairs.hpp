// SPDX-License-Identifier: Apache-2.0
// Which nodes of two graphs are the same thing.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <optional>
#include <vector>

namespace chronograph {

struct NodePairs {
  std::vector<std::optional<Vertex>> after;   ///< by vertex of the old graph
  std::vector<std::optional<Vertex>> before;  ///< by vertex of the new graph
};

/// Pairs each node with one at most: documents by id, the rest by shared mentions, the most first,
/// then by id. Actors and places pair with each other.
NodePairs pair_nodes(const EventGraph& before, const EventGraph& after);

}  // namespace chronograph
