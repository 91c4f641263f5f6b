// SPDX-License-Identifier: Apache-2.0
#include "graph/dated_neighbours.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// So many events of the same document are passed over on the way back in time.
constexpr int kMostPassed = 20;

bool is_closed(const EventTime& time) { return time.begin.earliest && time.end.latest; }

// The later it ends, and of those the later it begins, the nearer it is.
auto nearness(const DatedEvent& event) {
  return std::make_tuple(*event.time.end.latest, *event.time.begin.earliest, event.event);
}

}  // namespace

std::vector<std::pair<Index, Index>> dated_neighbours(std::span<const DatedEvent> events) {
  std::map<Index, std::vector<const DatedEvent*>> events_of_actor;
  for (const DatedEvent& event : events) {
    if (is_closed(event.time)) {
      for (const Index actor : event.actors) {
        events_of_actor[actor].push_back(&event);
      }
    }
  }
  for (auto& [actor, of_actor] : events_of_actor) {
    std::sort(of_actor.begin(), of_actor.end(),
              [](const DatedEvent* a, const DatedEvent* b) { return nearness(*a) < nearness(*b); });
  }
  std::vector<std::pair<Index, Index>> pairs;
  for (const DatedEvent& event : events) {
    if (!is_closed(event.time)) {
      continue;
    }
    const DatedEvent* nearest = nullptr;
    for (const Index actor : event.actors) {
      const auto& of_actor = events_of_actor.at(actor);
      auto at =
          std::partition_point(of_actor.begin(), of_actor.end(), [&](const DatedEvent* other) {
            return *other->time.end.latest < *event.time.begin.earliest;
          });
      for (int passed = 0; at != of_actor.begin() && passed < kMostPassed; ++passed) {
        const DatedEvent* other = *--at;
        if (other->document != event.document) {
          if (nearest == nullptr || nearness(*nearest) < nearness(*other)) {
            nearest = other;
          }
          break;
        }
      }
    }
    if (nearest != nullptr) {
      pairs.emplace_back(nearest->event, event.event);
    }
  }
  return pairs;
}

}  // namespace chronograph
