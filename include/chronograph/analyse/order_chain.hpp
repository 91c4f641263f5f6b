// SPDX-License-Identifier: Apache-2.0
// Which of two events comes first, and what that rests on.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph {

/// How the first of two events stands to the second, by their begins.
enum class EventOrder : std::uint8_t { Before, After, Includes, IsIncluded, Simultaneous, Unknown };
/// Returns "before", "is_included" and the like.
std::string_view to_string(EventOrder order);

/// The way from the event that comes first to the other one: order edges, then at most one step
/// from a date to a later one, then order edges again. All are rows of the graph's tables.
struct OrderChain {
  EventOrder order = EventOrder::Unknown;
  std::vector<std::uint32_t> edges_to_dates;  ///< all edges where no dates are needed
  std::optional<std::pair<std::uint32_t, std::uint32_t>>
      dates;  ///< events: the first begins, at the latest, before the second can
  std::vector<std::uint32_t> edges_from_dates;
};

/// Tells the order of two events (rows): by their dates, else by what is stated, else by both. The
/// search over order edges is bounded: beyond kMostSearched events it gives up.
OrderChain find_order(const EventGraph& graph, std::uint32_t first, std::uint32_t second);
inline constexpr std::size_t kMostSearched = 20000;

/// Returns the Contradicts edges (rows) between two events, either way.
std::vector<std::uint32_t> contradictions_between(const EventGraph& graph, std::uint32_t first,
                                                  std::uint32_t second);

}  // namespace chronograph
