// SPDX-License-Identifier: Apache-2.0
// Which year a date without one belongs to ("April", "Sept. 30", "Christmas"), and the days of
// feasts.
#pragma once

#include "annotate/time_values.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace chronograph {

struct YearChoice {
  Date anchor;
  TimeDirection direction = TimeDirection::Unknown;
  std::optional<int> shift;  ///< -1, 0, 1 for "last", "this", "next"
};

/// Chooses the year of something that comes once a year. `days_in` returns its days in a year;
/// nothing where it does not come (February 29).
std::optional<int> choose_year(const YearChoice& choice, Granularity granularity,
                               const std::function<std::optional<DayBounds>(int)>& days_in);

/// Returns the day of a feast by its rule: "12-25", "11/4/4" (the fourth Thursday of November; -1
/// is the last), "E-2" (days from Easter Sunday).
std::optional<Date> feast(std::string_view rule, int year);

}  // namespace chronograph
