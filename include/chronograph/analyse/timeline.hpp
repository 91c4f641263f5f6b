// SPDX-License-Identifier: Apache-2.0
// Which events a timeline shows, and in which order.
#pragma once

#include "chronograph/graph/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

struct TimelineOptions {
  Filter filter;
  std::optional<std::size_t> top;  ///< only the most salient ones
};

struct TimelineEntry {
  std::uint32_t event = 0;  ///< row of EventGraph::events
  std::string
      display_date;  ///< "24 Sep 2021", "Aug 2021", "24 Sep 2021 or later", "" where undated
};

/// Returns the events in order: by the earliest possible begin, then the latest, but none before
/// one that the graph's order edges put ahead of it; events without any date last, in the order of
/// their text as far as those edges let it. Denied events are left out unless the filter asks for
/// them.
std::vector<TimelineEntry> make_timeline(const EventGraph& graph, const TimelineOptions& options);

/// The same, with the place of each event, by its row, in the sequence of the whole graph that this
/// one is a part of.
std::vector<TimelineEntry> make_timeline(const EventGraph& graph, const TimelineOptions& options,
                                         const std::vector<std::uint32_t>& places);

/// Returns a date as a person writes it, exactly as exact as it is.
std::string display_date(const EventTime& time);

/// Returns the events that a view shows: those that pass the filter, rows ascending; where more
/// than `top` do, the most salient of them, and of those that one sentence tells in the same words
/// only one.
std::vector<std::uint32_t> select_events(const EventGraph& graph, const Filter& filter,
                                         std::optional<std::size_t> top);

}  // namespace chronograph
