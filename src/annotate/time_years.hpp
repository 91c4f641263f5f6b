// SPDX-License-Identifier: Apache-2.0
// Arithmetic of the calendar: which year a date without one belongs to ("April", "Sept. 30",
// "Christmas"), the days of feasts, and steps of units.
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
/// is the last; "11/4/4/1" is the day after), "E-2" (days from Easter Sunday).
std::optional<Date> feast(std::string_view rule, int year);

/// "The second Tuesday of May": `nth` counts from 1, -1 is the last; Monday is 1.
struct NthWeekday {
  int year = 1;
  int month = 1;
  int weekday = 1;
  int nth = 1;
};
/// Returns the day; nothing if the month has none (a fifth Monday).
std::optional<Date> nth_weekday(const NthWeekday& which);

inline constexpr std::int32_t kHoursOfDay = 24 * kNumberScale;

/// Moves a day by hundredths of a unit, back where `sign` is negative; nothing outside the years 1
/// to 9999.
std::optional<Date> moved(Date from, TimeUnit unit, std::int32_t hundredths, int sign);

/// How coarse a granularity or unit is, in steps that can be compared: 0 a day, 5 a decade.
int coarseness(Granularity granularity);
int coarseness(TimeUnit unit);

}  // namespace chronograph
