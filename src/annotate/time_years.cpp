// SPDX-License-Identifier: Apache-2.0
// Steps of units, feasts, and the year of a date that states none. For the last, every candidate
// costs its distance from the creation time, more so against the direction of its sentence, and the
// cheapest wins.
#include "annotate/time_years.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace chronograph {
namespace {

int year_at(Date date) { return date.civil().year; }

// A date against the direction of its sentence counts as so much further away. Dates with a day are
// often of the near side whatever the verb says ("declared a dividend payable Dec. 15"); a bare
// month seldom is. Chosen on tbaq-train.
int penalty_of(Granularity granularity) { return granularity == Granularity::Month ? 10 : 4; }

// How far a candidate is from what the choice asks for; nothing where it is out of the question.
std::optional<int> cost_of(const DayBounds& days, const YearChoice& choice,
                           Granularity granularity) {
  const std::int32_t at = choice.anchor.days_since_1970();
  const std::int32_t first = days.earliest->days_since_1970();
  const std::int32_t last = days.latest->days_since_1970();
  if (choice.shift && *choice.shift != 0) {
    const int gap = *choice.shift < 0 ? at - last : first - at;
    return gap > 0 ? std::optional(gap) : std::nullopt;
  }
  if (first > at) {
    // Without a verb to tell, news looks back rather than ahead; "expires in September" may be
    // either.
    const int doubt = granularity == Granularity::Month ? 3 : 1;
    return (first - at) * (choice.direction == TimeDirection::Past      ? penalty_of(granularity)
                           : choice.direction == TimeDirection::Unknown ? doubt
                                                                        : 1);
  }
  if (last < at) {
    return (at - last) * (choice.direction == TimeDirection::Future ? penalty_of(granularity) : 1);
  }
  return 0;
}

// The anonymous Gregorian computus (Nature, 1876).
std::optional<Date> easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Date::from_civil(year, n / 31, n % 31 + 1);
}

}  // namespace

std::optional<int> choose_year(const YearChoice& choice, Granularity granularity,
                               const std::function<std::optional<DayBounds>(int)>& days_in) {
  std::optional<int> best_year;
  int best_cost = 0;
  const int year = year_at(choice.anchor);
  if (choice.shift == 0 && days_in(year)) {
    return year;
  }
  // Far enough for the next leap day.
  for (int candidate = year - 8; candidate <= year + 8; ++candidate) {
    const auto days = days_in(candidate);
    const auto cost = days ? cost_of(*days, choice, granularity) : std::nullopt;
    if (cost && (!best_year || *cost < best_cost)) {
      best_year = candidate;
      best_cost = *cost;
    }
  }
  return best_year;
}

std::optional<Date> feast(std::string_view rule, int year) {
  std::array<int, 4> numbers{};
  std::size_t count = 0;
  const bool easter = rule.substr(0, 1) == "E";
  const char* at = rule.data() + (easter ? 1 : 0);
  const char* const end = rule.data() + rule.size();
  while (count < numbers.size() && at < end) {
    const auto [next, error] = std::from_chars(at, end, numbers.at(count));
    if (error != std::errc()) {
      break;
    }
    ++count;
    at = next < end ? next + 1 : end;
  }
  if (easter) {
    const auto sunday = easter_sunday(year);
    return sunday ? std::optional(sunday->plus_days(numbers[0])) : std::nullopt;
  }
  if (count == 2) {
    return Date::from_civil(year, numbers[0], numbers[1]);
  }
  if (count < 3) {
    return std::nullopt;
  }
  const auto day = nth_weekday({year, numbers[0], numbers[1], numbers[2]});
  return day ? std::optional(day->plus_days(numbers[3])) : std::nullopt;
}

std::optional<Date> nth_weekday(const NthWeekday& which) {
  const auto first = Date::from_civil(which.year, which.month, 1);
  if (!first || which.nth == 0 || which.nth > 5) {
    return std::nullopt;
  }
  const Date from =
      first->plus_days(which.nth > 0 ? 0 : days_in_month(which.year, which.month) - 7);
  const int ahead = (which.weekday - static_cast<int>(from.weekday()) + 7) % 7;
  const Date day = from.plus_days(ahead + (which.nth > 0 ? 7 * (which.nth - 1) : 0));
  return day.civil().month == which.month ? std::optional(day) : std::nullopt;
}

std::optional<Date> moved(Date from, TimeUnit unit, std::int32_t hundredths, int sign) {
  // In the order of TimeUnit: days of a unit, or months.
  constexpr std::array<int, 14> kDays{0, 0, 0, 1, 7, 14, 7, 0, 0, 0, 0, 0, 0, 0};
  constexpr std::array<int, 14> kMonths{0, 0, 0, 0, 0, 0, 0, 1, 3, 12, 120, 1200, 12000, 6};
  const auto index = static_cast<std::size_t>(unit);
  const std::int64_t months = std::int64_t{hundredths} * kMonths.at(index) / kNumberScale * sign;
  const std::int64_t days = unit == TimeUnit::Hour
                                ? hundredths / kHoursOfDay * sign
                                : std::int64_t{hundredths} * kDays.at(index) / kNumberScale * sign;
  const std::int64_t year = year_at(from) + months / 12 + days / 366;
  if (year < 2 || year > 9998) {
    return std::nullopt;
  }
  return from.plus_months(static_cast<int>(months)).plus_days(static_cast<std::int32_t>(days));
}

int coarseness(Granularity granularity) {
  switch (granularity) {
    case Granularity::Unknown:
    case Granularity::Time:
    case Granularity::Day:
      return 0;
    case Granularity::Week:
      return 1;
    case Granularity::Month:
      return 2;
    case Granularity::Quarter:
    case Granularity::Season:
      return 3;
    case Granularity::Year:
      return 4;
    default:
      return 5;
  }
}

int coarseness(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
    case TimeUnit::Weekend:
      return 1;
    case TimeUnit::Month:
      return 2;
    case TimeUnit::Quarter:
    case TimeUnit::Half:
      return 3;
    case TimeUnit::Year:
      return 4;
    case TimeUnit::Decade:
    case TimeUnit::Century:
    case TimeUnit::Millennium:
      return 5;
    default:
      return 0;
  }
}

}  // namespace chronograph
