// SPDX-License-Identifier: Apache-2.0
// How fast the order of a long story is settled. Two stories are made up, the same each time: days
// go by, about 3.5 statements an event between events near each other in the text, one in twenty of
// them wrong. In the plain one 60 of 100 events have a date and statements reach over 30 events; in
// the hard one it is 2 of 100 and 300 events, so that nearly all go round in circles.
//
// Usage: order_speed [EVENTS...]: two lines of a table each.
#include "graph/consistent_order.hpp"
#include "random.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace chronograph;

namespace {

struct Story {
  std::vector<EventTime> times;
  std::vector<OrderStatement> statements;
  std::vector<std::int64_t> truth;  // when an event really begins, in thousandths of a day
};

struct Kind {
  const char* name;
  std::uint32_t dated;  // of 100 events
  std::uint32_t reach;  // in events
};
constexpr std::array kKinds{Kind{"plain", 60, 30}, Kind{"hard", 2, 300}};

Story story_of(std::uint32_t events, const Kind& kind) {
  Random random;
  Story story;
  for (std::uint32_t event = 0; event < events; ++event) {
    // The text goes on in time, with looks back and ahead of some days.
    const std::int64_t now = std::int64_t{event} * 50;
    story.truth.push_back(now + random.below(20000));
    EventTime time;
    if (random.below(100) < kind.dated) {
      const auto day = Date::from_days(static_cast<std::int32_t>(story.truth.back() / 1000));
      time = {{day, day}, {day, day}, Granularity::Day, "expression"};
    }
    story.times.push_back(time);
  }
  for (std::uint32_t i = 0; i < events * 346 / 100; ++i) {
    std::uint32_t a = random.below(events);
    std::uint32_t b = std::min(events - 1, a + 1 + random.below(kind.reach));
    if (story.truth[b] < story.truth[a]) {
      std::swap(a, b);
    }
    if (random.below(20) == 0) {
      std::swap(a, b);
    }
    if (a != b) {
      story.statements.push_back({OrderStatement::Kind::Before, a, b});
    }
  }
  return story;
}

void measure(std::uint32_t events, const Kind& kind) {
  const Story story = story_of(events, kind);
  const std::clock_t start = std::clock();
  const ConsistentOrder order = settle_order(story.times, story.statements);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::array<std::size_t, 5> verdicts{};
  std::size_t wrong = 0;
  std::size_t wrong_taken = 0;
  std::size_t right_refused = 0;
  for (std::size_t i = 0; i < story.statements.size(); ++i) {
    const OrderStatement& statement = story.statements[i];
    const auto verdict = static_cast<std::size_t>(order.verdicts[i]);
    ++verdicts.at(verdict);
    const bool is_wrong = story.truth[statement.first] > story.truth[statement.second];
    wrong += is_wrong ? 1U : 0U;
    wrong_taken += is_wrong && verdict < 2 ? 1U : 0U;
    right_refused += !is_wrong && verdict >= 2 ? 1U : 0U;
  }
  std::printf("| %s | %u | %zu | %zu | %zu | %zu | %zu | %zu | %zu of %zu | %zu | %.0f |\n",
              kind.name, events, story.statements.size(), order.tied_events, verdicts[2],
              verdicts[3], verdicts[4], verdicts[0], wrong - wrong_taken, wrong, right_refused,
              seconds * 1000);
}

}  // namespace

int main(int count, char** arguments) {
  std::printf(
      "| story | events | statements | events in circles | refused by dates | by surer statements "
      "| "
      "undecided | edges left | wrong ones refused | right ones refused | CPU ms |\n"
      "|---|---|---|---|---|---|---|---|---|---|---|\n");
  std::vector<std::uint32_t> sizes{5000, 10000, 20000, 50000};
  if (count > 1) {
    sizes.clear();
    for (int i = 1; i < count; ++i) {
      sizes.push_back(static_cast<std::uint32_t>(std::strtoul(arguments[i], nullptr, 10)));
    }
  }
  for (const Kind& kind : kKinds) {
    for (const std::uint32_t events : sizes) {
      measure(events, kind);
    }
  }
  return 0;
}
