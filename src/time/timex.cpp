// SPDX-License-Identifier: Apache-2.0
// TIMEX3 values. A value is read once into bounds and granularity; the validity test works on the
// value's shape, in which every digit and every X is `d`.
#include "chronograph/time/timex.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace chronograph {
namespace {

struct Reading {
  DayBounds days;
  Granularity granularity = Granularity::Unknown;
};

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

std::optional<int> number_of(std::string_view text) {
  if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit_char)) {
    return std::nullopt;
  }
  int number = 0;
  for (const char c : text) {
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<Reading> months(int year, int first, int last, Granularity granularity) {
  const int last_year = year + (last - 1) / 12;
  const int last_month = (last - 1) % 12 + 1;
  const auto from = Date::from_civil(year, first, 1);
  const auto to = Date::from_civil(last_year, last_month, days_in_month(last_year, last_month));
  if (!from || !to) {
    return std::nullopt;
  }
  return Reading{{from, to}, granularity};
}

std::optional<Reading> years(int first, int last, Granularity granularity) {
  // The year 0 is none, but the first decade and century are the years 1 to 9 and 1 to 99.
  const auto from = Date::from_civil(std::max(first, last > first ? 1 : first), 1, 1);
  const auto to = Date::from_civil(last, 12, 31);
  if (!from || !to) {
    return std::nullopt;
  }
  return Reading{{from, to}, granularity};
}

// `39`, `39-WE`, `39-5` after the W.
std::optional<Reading> read_week(int year, std::string_view rest) {
  const auto week = number_of(rest.substr(0, 2));
  const auto monday = week ? Date::from_iso_week(year, *week) : std::nullopt;
  if (rest.size() < 2 || !monday) {
    return std::nullopt;
  }
  const std::string_view tail = rest.substr(2);
  if (tail.empty()) {
    return Reading{{*monday, monday->plus_days(6)}, Granularity::Week};
  }
  if (tail == "-WE") {
    return Reading{{monday->plus_days(5), monday->plus_days(6)}, Granularity::Range};
  }
  if (tail.size() == 2 && tail[0] == '-' && tail[1] >= '1' && tail[1] <= '7') {
    const Date day = monday->plus_days(tail[1] - '1');
    return Reading{{day, day}, Granularity::Day};
  }
  return std::nullopt;
}

// The month in which a season begins; each lasts three.
struct Season {
  std::string_view code;
  int first_month;
};
constexpr std::array kSeasons{Season{"SP", 3}, Season{"SU", 6}, Season{"FA", 9}, Season{"AU", 9},
                              Season{"WI", 12}};

// What follows `YYYY-`.
std::optional<Reading> read_part_of_year(int year, std::string_view rest) {
  if (rest.empty()) {
    return std::nullopt;
  }
  if (rest[0] == 'W' && rest.size() >= 3 && is_digit_char(rest[1])) {
    return read_week(year, rest.substr(1));
  }
  if (rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'H')) {
    const int parts = rest[0] == 'Q' ? 4 : 2;
    const int index = rest[1] - '0';
    if (index < 1 || index > parts) {
      return std::nullopt;
    }
    const int length = 12 / parts;
    return months(year, (index - 1) * length + 1, index * length,
                  parts == 4 ? Granularity::Quarter : Granularity::Range);
  }
  for (const Season& season : kSeasons) {
    if (rest == season.code) {
      return months(year, season.first_month, season.first_month + 2, Granularity::Season);
    }
  }
  const auto month = number_of(rest.substr(0, 2));
  if (rest.size() < 2 || !month || *month < 1 || *month > 12) {
    return std::nullopt;
  }
  if (rest.size() == 2) {
    return months(year, *month, *month, Granularity::Month);
  }
  const auto day =
      rest.size() == 5 && rest[2] == '-' ? number_of(rest.substr(3)) : std::optional<int>();
  const auto date = day ? Date::from_civil(year, *month, *day) : std::nullopt;
  if (!date) {
    return std::nullopt;
  }
  return Reading{{date, date}, Granularity::Day};
}

std::optional<Reading> read_date(std::string_view value) {
  const std::size_t digits = static_cast<std::size_t>(
      std::find_if_not(value.begin(), value.end(), is_digit_char) - value.begin());
  const std::string_view rest = value.substr(digits);
  const auto head = number_of(value.substr(0, digits));
  if (!head) {
    return std::nullopt;
  }
  // `199X` and `19XX` are the older spellings of `199` and `19`.
  if (digits == 3 && (rest.empty() || rest == "X")) {
    return years(*head * 10, *head * 10 + 9, Granularity::Decade);
  }
  if (digits == 2 && (rest.empty() || rest == "XX")) {
    return years(*head * 100, *head * 100 + 99, Granularity::Century);
  }
  if (digits != 4) {
    return std::nullopt;
  }
  if (rest.empty()) {
    return years(*head, *head, Granularity::Year);
  }
  return rest[0] == '-' ? read_part_of_year(*head, rest.substr(1)) : std::nullopt;
}

// Every digit and X becomes `d`, so that one pattern stands for stated and unstated parts.
std::string shape_of(std::string_view value) {
  std::string shape(value);
  for (char& c : shape) {
    if (is_digit_char(c) || c == 'X') {
      c = 'd';
    }
  }
  return shape;
}

bool is_two_digits_up_to(std::string_view text, int most) {
  if (text.size() < 2) {
    return false;
  }
  const auto number = number_of(text.substr(0, 2));
  return text.substr(0, 2) == "XX" || (number && *number <= most);
}

bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") {
    return true;
  }
  const std::string shape = shape_of(text.substr(1));
  return (text[0] == '+' || text[0] == '-') &&
         (shape == "d" || shape == "dd" || shape == "dddd" || shape == "dd:dd");
}

// What follows the `T` of a time: a part of the day, or a clock time with an optional zone.
bool is_time_of_day(std::string_view text) {
  constexpr std::array<std::string_view, 9> kDayParts{"MO", "MI", "AF", "EV", "NI",
                                                      "DT", "PM", "AM", "NO"};
  if (std::find(kDayParts.begin(), kDayParts.end(), text) != kDayParts.end()) {
    return true;
  }
  if (!is_two_digits_up_to(text, 24)) {
    return false;
  }
  text.remove_prefix(2);
  for (int part = 0; part < 2 && !text.empty() && text[0] == ':'; ++part) {
    if (!is_two_digits_up_to(text.substr(1), 59)) {
      return false;
    }
    text.remove_prefix(3);
  }
  if (text.size() > 1 && text[0] == '.') {
    text.remove_prefix(1);
    text = text.substr(static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_digit_char) - text.begin()));
  }
  return is_zone(text);
}

bool is_date_shape(std::string_view value) {
  constexpr std::array<std::string_view, 22> kShapes{
      "dd",         "ddd",         "dddd",      "dddd-dd",  "dddd-dd-dd", "dddd-Wdd",
      "dddd-Wdd-d", "dddd-Wdd-WE", "dddd-WE",   "dddd-Qd",  "dddd-Hd",    "dddd-SP",
      "dddd-SU",    "dddd-FA",     "dddd-AU",   "dddd-WI",  "FYdddd",     "FYdddd-Qd",
      "FYdddd-Hd",  "BCdddd",      "dddd-Dddd", "FYdddd-dd"};
  return std::find(kShapes.begin(), kShapes.end(), shape_of(value)) != kShapes.end();
}

// The amounts and units of a duration: `3D`, `2Y6M`, `X`, `2.5`. `units` are the allowed letters or
// pairs of letters.
bool is_amounts(std::string_view text, std::span<const std::string_view> units) {
  if (text.empty()) {
    return false;
  }
  while (!text.empty()) {
    std::size_t length = 0;
    while (length < text.size() &&
           (is_digit_char(text[length]) || text[length] == 'X' || text[length] == '.')) {
      ++length;
    }
    if (length == 0 || text[0] == '.' || text[length - 1] == '.') {
      return false;
    }
    text.remove_prefix(length);
    const auto unit = std::find_if(units.begin(), units.end(), [&](std::string_view candidate) {
      return text.substr(0, candidate.size()) == candidate;
    });
    if (unit == units.end()) {
      return false;
    }
    text.remove_prefix(unit->size());
  }
  return true;
}

bool is_duration(std::string_view value) {
  // Longer units stand before those that begin them: `DE` (decade) before `D`.
  constexpr std::array<std::string_view, 19> kLong{"DE", "CE", "ML", "WE", "WD", "SP", "SU",
                                                   "FA", "WI", "MO", "AF", "EV", "NI", "Y",
                                                   "M",  "W",  "D",  "Q",  "H"};
  constexpr std::array<std::string_view, 9> kShort{"MO", "MI", "AF", "EV", "NI",
                                                   "DT", "H",  "M",  "S"};
  if (value.empty() || value[0] != 'P') {
    return false;
  }
  value.remove_prefix(1);
  const std::size_t t = value.find('T');
  const std::string_view days = value.substr(0, t);
  if (t == std::string_view::npos) {
    return is_amounts(days, kLong);
  }
  return (days.empty() || is_amounts(days, kLong)) && is_amounts(value.substr(t + 1), kShort);
}

}  // namespace

std::optional<DayBounds> days_of_value(std::string_view value) {
  const std::size_t t = value.find('T');
  if (t != std::string_view::npos && !is_time_of_day(value.substr(t + 1))) {
    return std::nullopt;
  }
  const auto reading = read_date(value.substr(0, t));
  return reading ? std::optional(reading->days) : std::nullopt;
}

Granularity granularity_of_value(std::string_view value) {
  if (!days_of_value(value)) {
    return Granularity::Unknown;
  }
  const std::size_t t = value.find('T');
  return t != std::string_view::npos ? Granularity::Time : read_date(value)->granularity;
}

bool is_timex_value(std::string_view value) {
  if (value == "PAST_REF" || value == "PRESENT_REF" || value == "FUTURE_REF") {
    return true;
  }
  if (is_duration(value)) {
    return true;
  }
  const std::size_t t = value.find('T');
  const std::string_view date = value.substr(0, t);
  if (t == std::string_view::npos) {
    return is_date_shape(date);
  }
  return (date.empty() || is_date_shape(date)) && is_time_of_day(value.substr(t + 1));
}

}  // namespace chronograph
