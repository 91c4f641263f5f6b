// SPDX-License-Identifier: Apache-2.0
// How days stand in the columns of the derived tables.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace chronograph {

/// An open begin and an open end.
inline constexpr std::int32_t kOpenBegin = INT32_MIN;
inline constexpr std::int32_t kOpenEnd = INT32_MAX;

/// The classes of `reach` and how many days they reach; what reaches further or has an open end is
/// in the class after them.
inline constexpr std::array<std::int64_t, 2> kReaches{31, 366};
inline constexpr std::int32_t kAnyReach = kReaches.size();
inline constexpr std::int32_t kUndated = kAnyReach + 1;

/// The days within which an event lies; of one without a time the first is after the last.
struct DayRange {
  std::int32_t earliest = kOpenEnd;
  std::int32_t latest = kOpenBegin;
};

inline DayRange day_range(const EventNode& event) {
  if (!event.time) {
    return {};
  }
  const auto& earliest = event.time->begin.earliest;
  const auto& latest = event.time->end.latest;
  return {earliest ? earliest->days_since_1970() : kOpenBegin,
          latest ? latest->days_since_1970() : kOpenEnd};
}

inline std::int32_t reach_of(DayRange days) {
  const std::int64_t length = std::int64_t{days.latest} - days.earliest;
  if (length < 0) {
    return kUndated;
  }
  const auto* class_at = std::lower_bound(kReaches.begin(), kReaches.end(), length);
  return static_cast<std::int32_t>(class_at - kReaches.begin());
}

}  // namespace chronograph
