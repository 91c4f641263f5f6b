// SPDX-License-Identifier: Apache-2.0
// Civil days of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31. A day is a number,
// so order and distance are integer arithmetic; nothing here knows the clock or a time zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chronograph {

/// Monday is 1, as in ISO 8601.
enum class Weekday : std::uint8_t {
  Monday = 1,
  Tuesday,
  Wednesday,
  Thursday,
  Friday,
  Saturday,
  Sunday
};

struct YearMonthDay {
  int year = 1;
  int month = 1;
  int day = 1;
};

struct IsoWeek {
  int year = 1;
  int week = 1;
};

/// A civil day.
class Date {
public:
  /// 1970-01-01.
  constexpr Date() = default;
  /// Returns nothing for a day that does not exist (February 30) or lies outside the years 1 to
  /// 9999.
  static std::optional<Date> from_civil(int year, int month, int day);
  /// Returns the Monday of an ISO week; nothing if the year has no such week.
  static std::optional<Date> from_iso_week(int year, int week);
  /// Reads exactly `YYYY-MM-DD`.
  static std::optional<Date> parse(std::string_view iso);
  static constexpr Date from_days(std::int32_t days_since_1970) { return Date(days_since_1970); }

  [[nodiscard]] YearMonthDay civil() const;
  [[nodiscard]] IsoWeek iso_week() const;
  [[nodiscard]] Weekday weekday() const;
  [[nodiscard]] constexpr std::int32_t days_since_1970() const { return days_; }
  [[nodiscard]] std::string iso() const;
  [[nodiscard]] constexpr Date plus_days(std::int32_t days) const { return Date(days_ + days); }
  /// Moves by months and keeps the day where it exists, else takes the month's last one.
  [[nodiscard]] Date plus_months(int months) const;
  constexpr auto operator<=>(const Date&) const = default;

private:
  explicit constexpr Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

bool is_leap_year(int year);
int days_in_month(int year, int month);

}  // namespace chronograph
