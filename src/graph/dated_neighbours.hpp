// SPDX-License-Identifier: Apache-2.0
// The few orders between dated events of different documents that a reader needs.
#pragma once

#include "chronograph/time/interval.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace chronograph {

struct DatedEvent {
  std::uint32_t event = 0;  ///< how the caller calls it
  EventTime time;
  std::uint32_t document = 0;
  std::vector<std::uint32_t> actors;
};

/// Returns for each event the last one that is over before it begins, shares an actor with it and
/// is told in another document, if any: (earlier, later), at most one pair a later event. Events
/// that lack a bound at either side take no part. O(n log n) for n participations.
std::vector<std::pair<std::uint32_t, std::uint32_t>> dated_neighbours(
    std::span<const DatedEvent> events);

}  // namespace chronograph
