// SPDX-License-Identifier: Apache-2.0
// The spelling of TIMEX3 values; a part that is not known is spelt with X.
#pragma once

#include "annotate/time_words.hpp"
#include "chronograph/time/calendar.hpp"

#include <optional>
#include <string>

namespace chronograph {

/// A calendar date with parts that may be missing; at most one of month, season, quarter, half.
struct PartialDate {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  std::optional<int> season;  ///< TimeSeason
  std::optional<int> quarter;
  std::optional<int> half;

  /// Tells whether some year has such a day.
  [[nodiscard]] bool possible() const;
};

std::string spell(const PartialDate& date);
std::string spell_year(int year);
std::string spell_month(Date date);
std::string spell_week(Date date);
std::string spell_quarter(Date date);
/// Returns the unit of the calendar that holds the day; a day for units below one.
std::string spell_unit(TimeUnit unit, Date date);
/// Returns the value of a unit of which nothing is known ("XXXX-WXX").
std::string spell_unknown(TimeUnit unit);
/// Returns a duration; `hundredths` may be kVagueNumber. Halves of years, days, hours and minutes
/// are spelt in the next smaller unit (`P2Y6M`), decades and longer in years.
std::string spell_duration(TimeUnit unit, std::int32_t hundredths);
/// Returns what follows the day of a time ("TMO", "T17:00"), empty if the slots hold none.
std::string spell_time_of_day(const TimeSlots& slots);

}  // namespace chronograph
