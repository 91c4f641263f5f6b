// SPDX-License-Identifier: Apache-2.0
#include "graph/dated_neighbours.hpp"

#include "support/documents.hpp"

#include <doctest/doctest.h>

using namespace chronograph;

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

DatedEvent event(std::uint32_t number, int day, std::uint32_t document,
                 std::vector<std::uint32_t> actors) {
  return {number, test::on_day(2021, 5, day), document, std::move(actors)};
}

}  // namespace

TEST_SUITE("graph/dated_neighbours") {
  TEST_CASE("the nearest earlier event of the same actor in another document") {
    const std::vector<DatedEvent> events{event(0, 1, 0, {7}), event(1, 3, 1, {7, 8}),
                                         event(2, 5, 0, {8}), event(3, 9, 2, {7})};
    CHECK(dated_neighbours(events) == Pairs{{0, 1}, {1, 2}, {1, 3}});
  }

  TEST_CASE("not within a document, not on one day, not without a shared actor") {
    const std::vector<DatedEvent> events{event(0, 1, 0, {7}), event(1, 3, 0, {7}),
                                         event(2, 3, 1, {6}), event(3, 3, 2, {6})};
    CHECK(dated_neighbours(events).empty());
  }

  TEST_CASE("an open bound tells of no order") {
    std::vector<DatedEvent> events{event(0, 1, 0, {7}), event(1, 3, 1, {7})};
    events[0].time.end.latest.reset();
    CHECK(dated_neighbours(events).empty());
  }

  TEST_CASE("bounds that overlap tell of no order, bounds that do not do") {
    std::vector<DatedEvent> events{event(0, 1, 0, {7}), event(1, 9, 1, {7})};
    events[0].time.begin.latest = events[0].time.end.latest = Date::from_civil(2021, 5, 9);
    CHECK(dated_neighbours(events).empty());
    events[0].time.begin.latest = events[0].time.end.latest = Date::from_civil(2021, 5, 8);
    CHECK(dated_neighbours(events) == Pairs{{0, 1}});
  }
}
