// SPDX-License-Identifier: Apache-2.0
// The days that events may lie on when orders between them hold: bounds go along the orders, lower
// ones to what comes later, upper ones to what comes earlier.
#pragma once

#include "graph/consistent_order.hpp"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace chronograph {

/// Bounds of begins and ends, kept as narrow as the orders taken make them.
class DayBoundsGraph {
public:
  /// `times`: one an event, none impossible; `is_point`: whether it begins and ends on one day.
  DayBoundsGraph(std::vector<EventTime> times, const std::vector<bool>& is_point);

  enum class Answer : std::uint8_t { Fits, Contradiction, TooFar };
  /// Takes an order (Before or Includes) and narrows what follows from it. Other answers than Fits
  /// change nothing.
  Answer take(OrderStatement::Kind kind, std::uint32_t first, std::uint32_t second);
  /// Undoes the last `take` that fitted.
  void take_back();

  [[nodiscard]] EventTime time(std::uint32_t event) const;

  /// What all orders together may cost: so many changes of bounds for each order, and this many
  /// to start with.
  static constexpr std::size_t kChangesEach = 100;
  static constexpr std::size_t kChangesFirst = 10000;

private:
  using Index = std::uint32_t;
  using Day = std::int32_t;
  enum Side : std::uint8_t { Earliest, Latest };
  struct Change {
    Index point = 0;
    Side side = Earliest;
    Day old = 0;
  };

  static Index begin_of(Index event) { return 2 * event; }
  static Index end_of(Index event) { return 2 * event + 1; }
  void link(Index earlier, Index later);
  bool narrow(Index point, Side side, Day day);
  Answer spread();

  std::vector<EventTime> times_;
  std::vector<std::array<Day, 2>> days_;                 // of points, by Side
  std::array<std::vector<std::vector<Index>>, 2> next_;  // where a bound of a Side goes
  std::size_t changes_left_ = kChangesFirst;
  std::vector<Change> changes_;                 // of the last order
  std::vector<std::pair<Index, Index>> links_;  // of the last order
};

}  // namespace chronograph
