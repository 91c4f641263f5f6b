// SPDX-License-Identifier: Apache-2.0
// Civil days by the proleptic Gregorian calendar of <chrono>; this file only adds the bounds (years
// 1 to 9999), ISO weeks and the spelling.
#include "chronograph/time/calendar.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace chronograph {
namespace {

namespace chr = std::chrono;

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;

chr::year_month_day to_chrono(int year, int month, int day) {
  return {chr::year(year), chr::month(static_cast<unsigned>(month)),
          chr::day(static_cast<unsigned>(day))};
}

std::int32_t count_days(int year, int month, int day) {
  return static_cast<std::int32_t>(
      chr::sys_days(to_chrono(year, month, day)).time_since_epoch().count());
}

// The Monday of the week that holds January 4, which ISO 8601 makes week 1.
std::int32_t first_monday(int year) {
  const std::int32_t fourth = count_days(year, 1, 4);
  return fourth - (static_cast<std::int32_t>(Date::from_days(fourth).weekday()) - 1);
}

void append_digits(std::string& out, int number, int width) {
  std::array<char, 8> digits{};
  for (int i = width - 1; i >= 0; --i) {
    digits.at(static_cast<std::size_t>(i)) = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  out.append(digits.data(), static_cast<std::size_t>(width));
}

std::optional<int> parse_digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<Date> Date::from_civil(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 ||
      day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return Date(count_days(year, month, day));
}

std::optional<Date> Date::from_iso_week(int year, int week) {
  if (year < kFirstYear || year > kLastYear || week < 1 || week > 53) {
    return std::nullopt;
  }
  const std::int32_t monday = first_monday(year) + 7 * (week - 1);
  if (week == 53 && monday >= first_monday(year + 1)) {
    return std::nullopt;
  }
  return Date(monday);
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
    return std::nullopt;
  }
  const auto year = parse_digits(iso.substr(0, 4));
  const auto month = parse_digits(iso.substr(5, 2));
  const auto day = parse_digits(iso.substr(8, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  return from_civil(*year, *month, *day);
}

YearMonthDay Date::civil() const {
  const chr::year_month_day ymd{chr::sys_days{chr::days{days_}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

IsoWeek Date::iso_week() const {
  // A week belongs to the year of its Thursday.
  const std::int32_t monday = days_ - (static_cast<std::int32_t>(weekday()) - 1);
  const int year = Date(monday + 3).civil().year;
  return {year, (monday - first_monday(year)) / 7 + 1};
}

Weekday Date::weekday() const {
  return static_cast<Weekday>(chr::weekday{chr::sys_days{chr::days{days_}}}.iso_encoding());
}

std::string Date::iso() const {
  const YearMonthDay day = civil();
  std::string out;
  append_digits(out, day.year, 4);
  out += '-';
  append_digits(out, day.month, 2);
  out += '-';
  append_digits(out, day.day, 2);
  return out;
}

Date Date::plus_months(int months) const {
  const YearMonthDay from = civil();
  constexpr int kFirst = kFirstYear * 12;
  constexpr int kLast = kLastYear * 12 + 11;
  const int index = std::clamp(from.year * 12 + from.month - 1 + months, kFirst, kLast);
  const int year = index / 12;
  const int month = index % 12 + 1;
  return Date(count_days(year, month, std::min(from.day, days_in_month(year, month))));
}

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

}  // namespace chronograph
