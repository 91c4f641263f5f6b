// SPDX-License-Identifier: Apache-2.0
// TIMEX3 spelling in one place: everything else speaks of dates and units.
#include "annotate/time_spelling.hpp"

#include <array>

namespace chronograph {
namespace {

constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 4> kDayParts{"MO", "AF", "EV", "NI"};

void append_two_digits(std::string& out, int number) {
  out += static_cast<char>('0' + number / 10 % 10);
  out += static_cast<char>('0' + number % 10);
}

std::string spell_clock(int hour, int minute, int second) {
  std::string out = "T";
  append_two_digits(out, hour);
  out += ':';
  append_two_digits(out, minute);
  if (second != 0) {
    out += ':';
    append_two_digits(out, second);
  }
  return out;
}

// "12 a.m." is midnight, "12 p.m." noon.
int on_24_hours(int hour, const TimeSlots& slots) {
  if (!slots.has(TimeSlot::AmPm) || hour > 12) {
    return hour;
  }
  return hour % 12 + slots.get(TimeSlot::AmPm);
}

}  // namespace

bool PartialDate::possible() const {
  if ((month && (*month < 1 || *month > 12)) || (quarter && (*quarter < 1 || *quarter > 4)) ||
      (half && (*half < 1 || *half > 2))) {
    return false;
  }
  if (!day) {
    return !year || (*year >= 1 && *year <= 9999);
  }
  // 2000 is a leap year, so that it has every day that some year has.
  return month && Date::from_civil(year.value_or(2000), *month, *day).has_value();
}

std::string spell_year(int year) {
  std::string out;
  append_two_digits(out, year / 100);
  append_two_digits(out, year % 100);
  return out;
}

std::string spell(const PartialDate& date) {
  std::string out = date.year ? spell_year(*date.year) : "XXXX";
  if (date.season) {
    return out.append("-").append(kSeasons.at(static_cast<std::size_t>(*date.season)));
  }
  if (date.quarter || date.half) {
    out += date.quarter ? "-Q" : "-H";
    return out + static_cast<char>('0' + (date.quarter ? *date.quarter : *date.half));
  }
  if (date.month) {
    out += '-';
    append_two_digits(out, *date.month);
  }
  if (date.day) {
    out += '-';
    append_two_digits(out, *date.day);
  }
  return out;
}

std::string spell_month(Date date) { return date.iso().substr(0, 7); }

std::string spell_week(Date date) {
  const IsoWeek week = date.iso_week();
  std::string out = spell_year(week.year) + "-W";
  append_two_digits(out, week.week);
  return out;
}

std::string spell_quarter(Date date) {
  const YearMonthDay day = date.civil();
  PartialDate out;
  out.year = day.year;
  out.quarter = (day.month - 1) / 3 + 1;
  return spell(out);
}

std::string spell_unit(TimeUnit unit, Date date) {
  switch (unit) {
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
      return spell_week(date);
    case TimeUnit::Weekend:
      return spell_week(date) + "-WE";
    case TimeUnit::Month:
      return spell_month(date);
    case TimeUnit::Quarter:
      return spell_quarter(date);
    case TimeUnit::Half: {
      PartialDate out;
      out.year = date.civil().year;
      out.half = date.civil().month <= 6 ? 1 : 2;
      return spell(out);
    }
    case TimeUnit::Year:
      return date.iso().substr(0, 4);
    case TimeUnit::Decade:
      return date.iso().substr(0, 3);
    case TimeUnit::Century:
    case TimeUnit::Millennium:
      return date.iso().substr(0, 2);
    default:
      return date.iso();
  }
}

std::string spell_unknown(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
      return "XXXX-WXX";
    case TimeUnit::Weekend:
      return "XXXX-WXX-WE";
    case TimeUnit::Month:
      return "XXXX-XX";
    case TimeUnit::Quarter:
      return "XXXX-QX";
    case TimeUnit::Half:
      return "XXXX-HX";
    case TimeUnit::Year:
      return "XXXX";
    case TimeUnit::Decade:
      return "XXX";
    case TimeUnit::Century:
    case TimeUnit::Millennium:
      return "XX";
    default:
      return "XXXX-XX-XX";
  }
}

std::string spell_duration(TimeUnit unit, std::int32_t hundredths) {
  struct Spelling {
    std::string_view prefix;
    std::string_view letters;
    int half = 0;  // how many of the next smaller unit a half is
    std::string_view smaller{};
    int factor = 1;
  };
  // In the order of TimeUnit.
  static constexpr std::array<Spelling, 14> kSpellings{
      Spelling{"PT", "S"},         Spelling{"PT", "M", 30, "S"}, Spelling{"PT", "H", 30, "M"},
      Spelling{"P", "D", 12, "H"}, Spelling{"P", "W"},           Spelling{"P", "W", 0, {}, 2},
      Spelling{"P", "WE"},         Spelling{"P", "M"},           Spelling{"P", "Q"},
      Spelling{"P", "Y", 6, "M"},  Spelling{"P", "DE"},          Spelling{"P", "CE"},
      Spelling{"P", "ML"},         Spelling{"P", "M", 0, {}, 6}};
  // ISO 8601 counts nothing longer than years.
  constexpr int kLongUnits = 3;
  const int longer = static_cast<int>(unit) - static_cast<int>(TimeUnit::Year);
  if (hundredths != kVagueNumber && longer >= 1 && longer <= kLongUnits) {
    constexpr std::array<std::int32_t, kLongUnits> kYears{10, 100, 1000};
    const std::int64_t years =
        std::int64_t{hundredths} * kYears.at(static_cast<std::size_t>(longer) - 1) / kNumberScale;
    return "P" + std::to_string(years) + "Y";
  }
  const Spelling& spelling = kSpellings.at(static_cast<std::size_t>(unit));
  std::string out(spelling.prefix);
  if (hundredths == kVagueNumber) {
    return out.append("X").append(spelling.letters);
  }
  const std::int32_t amount = hundredths * spelling.factor;
  const std::int32_t whole = amount / kNumberScale;
  const std::int32_t rest = amount % kNumberScale;
  const bool half = rest * 2 == kNumberScale;
  if (rest == 0 || (half && spelling.half != 0)) {
    if (whole > 0 || rest == 0) {
      out.append(std::to_string(whole)).append(spelling.letters);
    }
    if (half) {
      // A half day is hours, which stand behind the T.
      out.append(unit == TimeUnit::Day ? "T" : "")
          .append(std::to_string(spelling.half))
          .append(spelling.smaller);
    }
    return out;
  }
  out.append(std::to_string(whole)).append(".").append(std::to_string(rest / 10));
  if (rest % 10 != 0) {
    out.append(std::to_string(rest % 10));
  }
  return out.append(spelling.letters);
}

std::string spell_time_of_day(const TimeSlots& slots) {
  if (slots.has(TimeSlot::Clock)) {
    const int seconds = slots.get(TimeSlot::Clock);
    return spell_clock(on_24_hours(seconds / 3600, slots), seconds / 60 % 60, seconds % 60);
  }
  if (slots.has(TimeSlot::Hour)) {
    return spell_clock(on_24_hours(slots.get(TimeSlot::Hour), slots), 0, 0);
  }
  if (slots.has(TimeSlot::Noon)) {
    return spell_clock(slots.get(TimeSlot::Noon) / 100, slots.get(TimeSlot::Noon) % 100, 0);
  }
  if (slots.has(TimeSlot::DayPart)) {
    return "T" + std::string(kDayParts.at(static_cast<std::size_t>(slots.get(TimeSlot::DayPart))));
  }
  return {};
}

}  // namespace chronograph
