// SPDX-License-Identifier: Apache-2.0
// All events of a graph in one sequence that fits their dates and their order edges.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// Returns the place of each event, by its row: events with a date or bounds first, by the earliest
/// day on which they may have begun, what is known to come before them ahead of them; then the
/// others in the order of their text, as far as their order edges let it. Edges that go round in a
/// circle, which only a foreign file has, count for nothing. O(n log n).
std::vector<std::uint32_t> event_sequence(const EventGraph& graph);

}  // namespace chronograph
