// SPDX-License-Identifier: Apache-2.0
// What is known of when something began and ended: bounds, never guesses. An absent bound is open.
#pragma once

#include "chronograph/time/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace chronograph {

/// The days between which a point in time lies; an absent end is open. Both absent: nothing is
/// known.
struct DayBounds {
  std::optional<Date> earliest;
  std::optional<Date> latest;

  [[nodiscard]] bool unknown() const { return !earliest && !latest; }
  [[nodiscard]] bool closed() const { return earliest && latest; }
  [[nodiscard]] bool is_day() const { return closed() && *earliest == *latest; }
  bool operator==(const DayBounds&) const = default;
};

/// Returns the days that lie within both; nothing if there are none.
std::optional<DayBounds> intersection(const DayBounds& a, const DayBounds& b);
/// Returns the smallest bounds that hold both.
DayBounds hull(const DayBounds& a, const DayBounds& b);

/// How exactly a text tells a time.
enum class Granularity : std::uint8_t {
  Unknown,
  Time,
  Day,
  Week,
  Month,
  Quarter,
  Season,
  Year,
  Decade,
  Century,
  Range
};

/// When an event began and ended. A point event has equal bounds for both.
struct EventTime {
  DayBounds begin;
  DayBounds end;
  Granularity granularity = Granularity::Unknown;
  std::string basis;  ///< what the bounds rest on: "expression", "expression+tense",
                      ///< "creation-time", "order"

  [[nodiscard]] bool unknown() const { return begin.unknown() && end.unknown(); }
  bool operator==(const EventTime&) const = default;
};

/// Returns the EDTF (ISO 8601-2) rendering, the best one that EDTF allows: `2021-10-01` a day,
/// `2021-08` a month, `2021` a year, `2021-08-01/2021-09-15` an interval, `[2021-09-24..]` a point
/// on or after, `[..2021-10-01]` on or before,
/// `[2021-09-20..2021-09-24]` one of several days, `../2021-10-01` unknown begin, `../..` what held
/// on a day and neither end is known; empty if nothing is known.
std::string to_edtf(const EventTime& time);

/// Returns the begin as `YYYY-MM-DD`, `YYYY-MM` or `YYYY` where the bounds are exactly the first
/// and last day of that one unit; else nothing.
std::optional<std::string> unit_of(const DayBounds& bounds);

}  // namespace chronograph
