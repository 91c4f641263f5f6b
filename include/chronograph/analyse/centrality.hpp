// SPDX-License-Identifier: Apache-2.0
// How much the network hangs on each of its nodes.
#pragma once

#include "chronograph/analyse/network.hpp"

#include <cstddef>
#include <vector>

namespace chronograph {

/// Returns PageRank with damping 0.85 over the weights, one value a node; they add up to 1. A node
/// without ties passes its rank on to all. Stops when no value moves by more than 1e-7 of
/// itself, at the latest after 100 rounds. O(rounds x ties).
std::vector<double> page_rank(const Network& network);

/// Networks beyond this size have their betweenness estimated from kPivots shortest-path trees.
inline constexpr std::size_t kMostExactNodes = 2000;
inline constexpr std::size_t kPivots = 256;

/// Returns for each node the share (0 to 1) of shortest paths between others that lead over it,
/// ties counted alike whatever their weight (Brandes, 2001). In large networks the pivots are
/// spread evenly over the nodes. O(pivots x ties).
std::vector<double> betweenness(const Network& network);

/// Returns the component of each vertex, whatever kind and direction its edges have: components are
/// numbered by their lowest vertex. O(vertices + edges).
std::vector<std::uint32_t> components(const EventGraph& graph);

}  // namespace chronograph
