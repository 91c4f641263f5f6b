// SPDX-License-Identifier: Apache-2.0
// Parts of a network that hang together more than with the rest.
#pragma once

#include "chronograph/analyse/network.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// Returns the community of each node by greedy modularity (Louvain; Blondel and others, 2008),
/// nodes visited in ascending order, so that the answer is one. Communities are numbered by their
/// lowest node. About O(ties x rounds); 2 million nodes take some seconds.
std::vector<std::uint32_t> communities(const Network& network);

}  // namespace chronograph
