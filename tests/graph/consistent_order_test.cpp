// SPDX-License-Identifier: Apache-2.0
#include "graph/consistent_order.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

using namespace chronograph;

namespace {

using Kind = OrderStatement::Kind;
using Verdict = OrderVerdict;
constexpr Verdict kEssential = Verdict::Essential;
constexpr Verdict kImplied = Verdict::Implied;

std::optional<Date> day(int number) { return Date::from_days(number); }

EventTime on(int number) {
  return {{day(number), day(number)}, {day(number), day(number)}, Granularity::Day, "expression"};
}

OrderStatement before(std::uint32_t first, std::uint32_t second) {
  return {Kind::Before, first, second};
}

/// Numbers below a limit that look random, the same everywhere.
class Random {
public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 16U) % limit;
  }

private:
  std::uint32_t state_;
};

bool taken(Verdict verdict) { return verdict == kEssential || verdict == kImplied; }

/// A story small enough to try every assignment of days.
struct Story {
  static constexpr int kDays = 4;
  std::vector<EventTime> times;
  std::vector<OrderStatement> statements;
};

Story random_story(Random& random, std::uint32_t events, std::uint32_t statements) {
  Story story;
  for (std::uint32_t e = 0; e < events; ++e) {
    EventTime time;
    const auto days = [&] {
      DayBounds bounds;
      const int first = static_cast<int>(random.below(Story::kDays));
      const int last =
          first + static_cast<int>(random.below(Story::kDays)) % (Story::kDays - first);
      bounds.earliest = random.below(2) == 0 ? day(first) : std::nullopt;
      bounds.latest = random.below(2) == 0 ? day(last) : std::nullopt;
      return bounds;
    };
    time.begin = days();
    time.end = random.below(2) == 0 ? time.begin : days();
    if (time.begin.earliest && time.end.latest && *time.end.latest < *time.begin.earliest) {
      time.end = time.begin;
    }
    story.times.push_back(time);
  }
  for (std::uint32_t i = 0; i < statements; ++i) {
    const std::uint32_t kind = random.below(6);
    story.statements.push_back({kind == 0   ? Kind::Simultaneous
                                : kind == 1 ? Kind::Includes
                                            : Kind::Before,
                                random.below(events), random.below(events)});
  }
  return story;
}

using Days = std::array<int, 2>;  // begin, end

bool inside(const DayBounds& bounds, int number) {
  return (!bounds.earliest || *bounds.earliest <= *day(number)) &&
         (!bounds.latest || *bounds.latest >= *day(number));
}

// On the same day one thing may still come before another.
bool holds(const OrderStatement& statement, const std::vector<Days>& days) {
  const Days& a = days[statement.first];
  const Days& b = days[statement.second];
  switch (statement.kind) {
    case Kind::Before:
      return a[0] <= b[0];
    case Kind::Includes:
      return a[0] <= b[0] && b[1] <= a[1];
    case Kind::Simultaneous:
      return a == b;
  }
  return false;
}

/// Calls `use` for every assignment of days that fits the times. What is simultaneous with
/// something that lasts may last.
template <typename Use>
void for_each_assignment(const Story& story, const std::vector<bool>& lasts, const Use& use) {
  std::vector<Days> days(story.times.size());
  const auto fill = [&](const auto& self, std::size_t event) -> void {
    if (event == days.size()) {
      use(days);
      return;
    }
    for (int begin = 0; begin < Story::kDays; ++begin) {
      for (int end = begin; end < (lasts[event] ? Story::kDays : begin + 1); ++end) {
        days[event] = {begin, end};
        if (inside(story.times[event].begin, begin) && inside(story.times[event].end, end)) {
          self(self, event + 1);
        }
      }
    }
  };
  fill(fill, 0);
}

std::vector<bool> lasting(const Story& story, const ConsistentOrder& order) {
  std::vector<bool> lasts;
  for (const EventTime& time : story.times) {
    lasts.push_back(time.begin != time.end);
  }
  for (const OrderStatement& each : story.statements) {
    if (each.kind == Kind::Includes) {
      lasts[each.first] = true;
    }
  }
  for (std::size_t round = 0; round < lasts.size(); ++round) {
    for (std::size_t i = 0; i < story.statements.size(); ++i) {
      const OrderStatement& each = story.statements[i];
      if (each.kind == Kind::Simultaneous && taken(order.verdicts[i])) {
        lasts[each.first] = lasts[each.second] = lasts[each.first] || lasts[each.second];
      }
    }
  }
  return lasts;
}

/// What is before what, by all taken statements or by the essential ones only.
std::vector<std::vector<bool>> closure(const Story& story, const ConsistentOrder& order,
                                       bool essential_only) {
  const std::size_t count = story.times.size();
  std::vector<std::vector<bool>> reaches(count, std::vector<bool>(count));
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t i = 0; i < story.statements.size(); ++i) {
      const OrderStatement& each = story.statements[i];
      if (each.kind == Kind::Before && taken(order.verdicts[i]) &&
          (!essential_only || order.verdicts[i] == kEssential)) {
        for (std::size_t x = 0; x < count; ++x) {
          for (std::size_t y = 0; y < count; ++y) {
            if (order.places[x] == order.places[each.first] &&
                order.places[y] == order.places[each.second]) {
              reaches[x][y] = true;
            }
          }
        }
      }
    }
  }
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        reaches[a][b] = reaches[a][b] || (reaches[a][k] && reaches[k][b]);
      }
    }
  }
  return reaches;
}

}  // namespace

TEST_SUITE("graph/consistent_order") {
  TEST_CASE("an order that follows from others is implied") {
    const std::vector<EventTime> times(4);
    const std::vector<OrderStatement> said{before(0, 3), before(0, 1), before(1, 2), before(2, 3),
                                           before(0, 2)};
    CHECK(settle_order(times, said).verdicts ==
          std::vector{kImplied, kEssential, kEssential, kEssential, kImplied});
  }

  TEST_CASE("dates are surer than words, and the surer word than the other") {
    const std::vector<EventTime> times{on(10), on(12), {}, {}};
    const std::vector<OrderStatement> said{before(1, 0), before(2, 3), before(3, 2)};
    const ConsistentOrder order = settle_order(times, said);
    CHECK(order.verdicts ==
          std::vector{Verdict::ContradictsDates, kEssential, Verdict::ContradictsOrders});
    CHECK(order.tied_events == 2);
  }

  TEST_CASE("two dates contradict a word over events between them that have none") {
    const std::vector<EventTime> times{on(12), {}, {}, on(10)};
    const std::vector<OrderStatement> said{before(0, 1), before(2, 3), before(1, 2)};
    const ConsistentOrder order = settle_order(times, said);
    CHECK(order.verdicts == std::vector{kEssential, kEssential, Verdict::ContradictsDates});
    CHECK(order.times[1].begin == DayBounds{day(12), {}});
    CHECK(order.times[2].begin == DayBounds{{}, day(10)});
  }

  TEST_CASE(
      "what has no date gets bounds from what lies before and after, and a day only where both are "
      "that day") {
    const std::vector<EventTime> times{on(10), {}, on(12), {}, on(12)};
    const std::vector<OrderStatement> said{before(0, 1), before(1, 2), before(2, 3), before(3, 4)};
    const ConsistentOrder order = settle_order(times, said);
    CHECK(order.times[1].begin == DayBounds{day(10), day(12)});
    CHECK(order.times[1].end == DayBounds{day(10), day(12)});
    CHECK(order.times[3].begin == DayBounds{day(12), day(12)});
  }

  TEST_CASE("what includes an event neither begins after it nor ends before it") {
    EventTime since;
    since.begin = {day(1), day(20)};
    since.end = {day(5), {}};
    const std::vector<EventTime> times{since, on(12)};
    const ConsistentOrder order =
        settle_order(times, std::vector{OrderStatement{Kind::Includes, 0, 1}});
    CHECK(order.times[0].begin == DayBounds{day(1), day(12)});
    CHECK(order.times[0].end == DayBounds{day(12), {}});
  }

  TEST_CASE("what includes events of two days is on neither of them") {
    const std::vector<EventTime> times{{}, on(12), on(14)};
    const std::vector<OrderStatement> said{{Kind::Includes, 0, 1}, {Kind::Includes, 0, 2}};
    const ConsistentOrder order = settle_order(times, said);
    CHECK(order.verdicts == std::vector{kEssential, kEssential});
    CHECK(order.times[0].begin == DayBounds{{}, day(12)});
    CHECK(order.times[0].end == DayBounds{day(14), {}});
  }

  TEST_CASE("simultaneous events share their days and their place") {
    const std::vector<EventTime> times{on(10), {}, {}};
    const std::vector<OrderStatement> said{before(1, 2), {Kind::Simultaneous, 0, 1}, before(0, 1)};
    const ConsistentOrder order = settle_order(times, said);
    CHECK(order.verdicts == std::vector{kEssential, kEssential, Verdict::ContradictsOrders});
    CHECK(order.times[1].begin == DayBounds{day(10), day(10)});
    CHECK(order.times[2].begin == DayBounds{day(10), {}});
    CHECK(order.places[0] == order.places[1]);
  }

  TEST_CASE("bounds that cannot be say nothing") {
    EventTime impossible;
    impossible.begin = {day(9), day(3)};
    const std::vector<EventTime> times{impossible, on(1)};
    CHECK(settle_order(times, std::vector{before(0, 1)}).verdicts.front() == kEssential);
  }

  TEST_CASE("whatever is said, what is taken holds together, and no more and no less follows") {
    Random random(7);
    for (int round = 0; round < 400; ++round) {
      CAPTURE(round);
      const Story story = random_story(random, 2 + random.below(3), random.below(9));
      const ConsistentOrder order = settle_order(story.times, story.statements);
      for (std::size_t i = 0; i < story.statements.size(); ++i) {
        const auto& [kind, first, second] = story.statements[i];
        if (taken(order.verdicts[i]) && kind == Kind::Before) {
          REQUIRE(order.places[first] < order.places[second]);
        }
      }
      REQUIRE(closure(story, order, true) == closure(story, order, false));

      // The bounds are those of all assignments in which the statements taken hold, and what was
      // refused for its dates holds in none of them.
      std::vector<std::array<Days, 2>> seen(story.times.size(), {Days{9, 9}, Days{-1, -1}});
      std::vector<bool> possible(story.statements.size());
      const std::vector<bool> lasts = lasting(story, order);
      for_each_assignment(story, lasts, [&](const std::vector<Days>& days) {
        for (std::size_t i = 0; i < story.statements.size(); ++i) {
          if (taken(order.verdicts[i]) && !holds(story.statements[i], days)) {
            return;
          }
        }
        for (std::size_t i = 0; i < story.statements.size(); ++i) {
          possible[i] = possible[i] || holds(story.statements[i], days);
        }
        for (std::size_t e = 0; e < days.size(); ++e) {
          for (std::size_t side = 0; side < 2; ++side) {
            seen[e][0][side] = std::min(seen[e][0][side], days[e][side]);
            seen[e][1][side] = std::max(seen[e][1][side], days[e][side]);
          }
        }
      });
      for (std::size_t e = 0; e < story.times.size(); ++e) {
        const auto clipped = [](const DayBounds& bounds) {
          return std::array{bounds.earliest.value_or(*day(0)), bounds.latest.value_or(*day(3))};
        };
        const auto expected = [&](std::size_t side) {
          return std::array{*day(seen[e][0][side]), *day(seen[e][1][side])};
        };
        REQUIRE(clipped(order.times[e].begin) == expected(0));
        REQUIRE(clipped(order.times[e].end) == expected(1));
      }
      for (std::size_t i = 0; i < story.statements.size(); ++i) {
        const auto [first, second] =
            std::pair(story.statements[i].first, story.statements[i].second);
        REQUIRE(order.verdicts[i] != Verdict::TooFar);
        if (order.verdicts[i] == Verdict::ContradictsDates) {
          REQUIRE(!possible[i]);
        } else if (order.verdicts[i] == Verdict::ContradictsOrders) {
          REQUIRE(order.places[second] <= order.places[first]);
        }
      }
    }
  }
}
