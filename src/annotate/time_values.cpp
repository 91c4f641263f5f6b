// SPDX-License-Identifier: Apache-2.0
// One function per operation of the rules. Each returns a TIMEX3 value; the days follow from it.
#include "annotate/time_values.hpp"

#include "annotate/time_spelling.hpp"
#include "annotate/time_years.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

constexpr std::int32_t kHoursOfOneDay = 6 * kNumberScale;  // seldom lead to another day
constexpr std::int32_t kMostWeeks = 52;                    // "two weeks ago Tuesday"
// "a year earlier" means the same quarter of the year before where a quarter was told so recently.
constexpr std::uint32_t kSentencesOfQuarter = 12;
// "The first six months" and longer are a report of their own beside that of the quarter.
constexpr std::int32_t kMonthsOfReport = 6;

int year_at(Date date) { return date.civil().year; }

TimeUnit unit_in(const TimeSlots& slots) {
  return static_cast<TimeUnit>(slots.get(TimeSlot::Unit, static_cast<int>(TimeUnit::Day)));
}

std::optional<int> value_in(const TimeSlots& slots, TimeSlot slot) {
  return slots.has(slot) ? std::optional<int>(slots.get(slot)) : std::nullopt;
}

// What the words say themselves.
PartialDate stated_date(const TimeSlots& slots) {
  PartialDate date;
  date.month = value_in(slots, TimeSlot::Month);
  date.day = value_in(slots, TimeSlot::Day);
  date.season = value_in(slots, TimeSlot::Season);
  if (slots.has(TimeSlot::Ordinal)) {
    (unit_in(slots) == TimeUnit::Half ? date.half : date.quarter) = slots.get(TimeSlot::Ordinal);
  }
  if (slots.has(TimeSlot::IsoDate)) {
    const int digits = slots.get(TimeSlot::IsoDate);
    date.year = digits / 10000;
    date.month = digits / 100 % 100;
    date.day = digits % 100 != 0 ? std::optional(digits % 100) : std::nullopt;
  }
  return date;
}

std::optional<int> day_of_nth(const TimeSlots& slots, int year) {
  const auto day = nth_weekday(
      {year, slots.get(TimeSlot::Month), slots.get(TimeSlot::Weekday), slots.get(TimeSlot::Nth)});
  return day ? std::optional(day->civil().day) : std::nullopt;
}

bool names_a_day(std::string_view value) {
  return value.size() == 10 && value[4] == '-' && value[7] == '-';
}

}  // namespace

std::string_view mod_spelling(const TimeSlots& slots) {
  constexpr std::array<std::string_view, 9> kSpellings{
      "",          "START",     "MID",           "END",          "APPROX",
      "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"};
  return kSpellings.at(static_cast<std::size_t>(slots.get(TimeSlot::Mod)));
}

ResolvedTime TimeResolver::resolve(const TimeReading& reading) {
  const TimeRule& rule = grammar_.rule(reading.match.rule);
  ResolvedTime out;
  out.type = rule.type;
  out.value = value_of(reading, rule.op);
  const bool is_date = out.type == TimexType::Date || out.type == TimexType::Time;
  if (const std::string time = spell_time_of_day(reading.match.slots);
      is_date && !time.empty() && !out.value.empty() && rule.op != TimeOp::Fixed) {
    // A part of the day needs a day: "the night of 1998" has none.
    if (names_a_day(out.value) || out.value.substr(0, 9) == "XXXX-WXX-") {
      out.value += time;
      out.type = TimexType::Time;
    }
  }
  if (is_date && runs_ahead_of_story(reading, out.value)) {
    const TimeSlots& slots = reading.match.slots;
    out.value = slots.has(TimeSlot::Weekday)
                    ? "XXXX-WXX-" + std::to_string(slots.get(TimeSlot::Weekday))
                    : spell_unknown(unit_in(slots));
  }
  // At the ends of the calendar a neighbour may lie outside it.
  const bool names_days = out.value.find_first_of("X_") == std::string::npos;
  if (is_date && names_days && out.value.substr(0, 2) != "BC" && !days_of_value(out.value)) {
    out.value.clear();
  }
  out.days = days_of(reading, out);
  remember(reading, out);
  return out;
}

std::string TimeResolver::value_of(const TimeReading& reading, TimeOp op) const {
  const TimeSlots& slots = reading.match.slots;
  switch (op) {
    case TimeOp::None:
      return {};
    case TimeOp::Calendar:
      return calendar(reading);
    case TimeOp::Weekday:
      return weekday(reading);
    case TimeOp::Shifted:
      return shifted(reading);
    case TimeOp::Offset:
      return offset(reading);
    case TimeOp::Duration:
      return spell_duration(unit_in(slots), slots.get(TimeSlot::Number, kVagueNumber));
    case TimeOp::Set:
      if (slots.has(TimeSlot::Weekday)) {
        return "XXXX-WXX-" + std::to_string(slots.get(TimeSlot::Weekday)) +
               spell_time_of_day(slots);
      }
      if (slots.has(TimeSlot::Month) || slots.has(TimeSlot::Season) ||
          slots.has(TimeSlot::Ordinal)) {
        return calendar({reading.match, TimeDirection::Unknown, 0, {}});
      }
      if (slots.has(TimeSlot::DayPart)) {
        return "XXXX-XX-XX" + spell_time_of_day(slots);
      }
      return spell_duration(unit_in(slots), slots.get(TimeSlot::Number, kNumberScale));
    case TimeOp::Fixed:
      return std::string(grammar_.text(slots.get(TimeSlot::Text)));
    case TimeOp::Holiday:
      return holiday(reading);
    case TimeOp::Decade: {
      const int first = slots.get(TimeSlot::Decade, slots.get(TimeSlot::Year));
      // "The '20s" may be those of either century; older ones are of the last.
      const int year = first >= 100 ? first : 1900 + first;
      return spell_year(year).substr(0, 3);
    }
    case TimeOp::Century: {
      const int century = slots.get(TimeSlot::Ordinal);
      return century >= 1 && century <= 99 ? spell_year((century - 1) * 100).substr(0, 2) : "";
    }
    case TimeOp::Clock:
      return clock_day(reading);
    case TimeOp::Same:
      return same(reading);
  }
  return {};
}

std::optional<Date> TimeResolver::anchor_of(const TimeSlots& slots, TimeUnit unit) const {
  const auto anchor = static_cast<TimeAnchor>(slots.get(TimeSlot::Anchor));
  if (anchor != TimeAnchor::Reference || !reference_) {
    return creation_;
  }
  if (coarseness(reference_->granularity) > coarseness(unit)) {
    return std::nullopt;  // "two days later" after a month
  }
  return reference_->days.earliest;
}

std::optional<int> TimeResolver::year_of(const TimeSlots& slots) const {
  if (slots.has(TimeSlot::LongYear)) {
    return slots.get(TimeSlot::LongYear);
  }
  if (slots.has(TimeSlot::EndYear)) {
    // The "99" of "1998-99", the "00" of "1999-00".
    const int begin = slots.get(TimeSlot::Year);
    const int end = begin / 100 * 100 + slots.get(TimeSlot::EndYear);
    return end > begin ? end : end + 100;
  }
  if (slots.has(TimeSlot::Year)) {
    return slots.get(TimeSlot::Year);
  }
  if (slots.has(TimeSlot::Era)) {
    return slots.get(TimeSlot::Number) / kNumberScale;
  }
  if (slots.get(TimeSlot::Number) >= 1000 * kNumberScale) {
    return slots.get(TimeSlot::Number) / kNumberScale;  // "the year two thousand"
  }
  if (slots.has(TimeSlot::ShortYear) ||
      (slots.has(TimeSlot::Fiscal) && slots.has(TimeSlot::Number))) {
    // The century that puts the year at most twenty years ahead.
    const int last = creation_ ? year_at(*creation_) + 20 : 2020;
    const int digits = slots.get(TimeSlot::ShortYear, slots.get(TimeSlot::Number) / kNumberScale);
    const int year = last / 100 * 100 + digits;
    return year > last ? year - 100 : year;
  }
  const auto anchor = anchor_of(slots, TimeUnit::Year);
  if (slots.has(TimeSlot::YearShift) && anchor) {
    return year_at(*anchor) + slots.get(TimeSlot::YearShift);
  }
  return std::nullopt;
}

std::string TimeResolver::calendar(const TimeReading& reading) const {
  const TimeSlots& slots = reading.match.slots;
  if (slots.has(TimeSlot::DigitDate)) {
    return spell_year(slots.get(TimeSlot::DigitDate) / 10000) + "-XX-XX";
  }
  PartialDate date = stated_date(slots);
  if (!date.year) {
    date.year = year_of(slots);
  }
  if (date.day && !date.month && slots.has(TimeSlot::Weekday)) {
    return day_of_some_month(slots);
  }
  if (date.day && !date.month && unit_in(slots) == TimeUnit::Month) {
    return day_of_near_month(date, slots.get(TimeSlot::Shift));
  }
  if (!date.possible()) {
    return {};
  }
  if (date.year && unit_in(slots) == TimeUnit::Week && slots.has(TimeSlot::Number)) {
    const auto week = Date::from_iso_week(*date.year, slots.get(TimeSlot::Number) / kNumberScale);
    return week ? spell_week(*week) : std::string();
  }
  if (slots.get(TimeSlot::Era) < 0) {
    return date.year ? "BC" + spell_year(*date.year) : std::string();
  }
  const bool yearly = date.month || date.season || date.quarter || date.half;
  const bool is_set = grammar_.rule(reading.match.rule).type == TimexType::Set;
  if (!date.year && yearly && creation_ && !is_set && !slots.has(TimeSlot::YearShift)) {
    const YearChoice choice{*creation_, reading.direction, value_in(slots, TimeSlot::Shift)};
    const auto weekday = value_in(slots, TimeSlot::Weekday);
    const Granularity granularity = date.day     ? Granularity::Day
                                    : date.month ? Granularity::Month
                                                 : Granularity::Season;
    date.year = choose_year(choice, granularity, [&](int year) -> std::optional<DayBounds> {
      PartialDate candidate = date;
      candidate.year = year;
      if (slots.has(TimeSlot::Nth)) {
        candidate.day = day_of_nth(slots, year);
      }
      const auto days = days_of_value(spell(candidate));
      // "Monday, Oct. 26" tells the year by its weekday.
      const bool fits = days && (!weekday || !date.day ||
                                 static_cast<int>(days->earliest->weekday()) == *weekday);
      return fits ? days : std::nullopt;
    });
  }
  if (slots.has(TimeSlot::Nth)) {
    date.day = date.year ? day_of_nth(slots, *date.year) : std::nullopt;
    if (!date.day && date.year) {
      return {};  // "the fifth Friday of February"
    }
  }
  if (date.year && date.day && slots.has(TimeSlot::Unit)) {
    // "The quarter ended Sept. 30", "the week of March 6".
    const auto day = Date::from_civil(*date.year, *date.month, *date.day);
    return day ? spell_unit(unit_in(slots), *day) : std::string();
  }
  if (date.year && date.month && !date.day && unit_in(slots) == TimeUnit::Quarter) {
    const auto first = Date::from_civil(*date.year, *date.month, 1);  // "the quarter ended in June"
    return first ? spell_quarter(*first) : std::string();
  }
  return date.possible() ? spell(date) : std::string();
}

std::string TimeResolver::day_of_near_month(PartialDate date, int months) const {
  if (!creation_) {
    return spell_unknown(TimeUnit::Day);
  }
  // Counted from the first, since months differ in length.
  const Date first = creation_->plus_days(1 - creation_->civil().day);
  const YearMonthDay month = first.plus_months(months).civil();
  date.year = month.year;
  date.month = month.month;
  return date.possible() ? spell(date) : std::string();
}

std::string TimeResolver::day_of_some_month(const TimeSlots& slots) const {
  if (creation_) {
    const Date first = creation_->plus_days(1 - creation_->civil().day);
    for (const int months : {0, -1, 1}) {
      const YearMonthDay month = first.plus_months(months).civil();
      const auto day = Date::from_civil(month.year, month.month, slots.get(TimeSlot::Day));
      if (day && static_cast<int>(day->weekday()) == slots.get(TimeSlot::Weekday)) {
        return day->iso();
      }
    }
  }
  return "XXXX-WXX-" + std::to_string(slots.get(TimeSlot::Weekday));
}

std::string TimeResolver::weekday(const TimeReading& reading) const {
  const TimeSlots& slots = reading.match.slots;
  const int wanted = slots.get(TimeSlot::Weekday);
  const auto anchor = anchor_of(slots, TimeUnit::Day);
  if (!anchor) {
    return "XXXX-WXX-" + std::to_string(wanted);
  }
  const int back = (static_cast<int>(anchor->weekday()) - wanted + 7) % 7;
  const int ahead = (7 - back) % 7;
  if (slots.has(TimeSlot::WeekShift)) {
    const int from_monday = 1 - static_cast<int>(anchor->weekday());
    return anchor->plus_days(from_monday + 7 * slots.get(TimeSlot::WeekShift) + wanted - 1).iso();
  }
  if (slots.has(TimeSlot::Weeks)) {
    const std::int32_t weeks = slots.get(TimeSlot::Number) / kNumberScale;
    if (weeks < 1 || weeks > kMostWeeks) {
      return {};
    }
    const bool past = slots.get(TimeSlot::Weeks) < 0;
    return anchor->plus_days(past ? -back - 7 * weeks : ahead + 7 * weeks).iso();
  }
  const int shift = slots.get(TimeSlot::Shift);
  if (shift < 0) {
    return anchor->plus_days(back == 0 ? -7 : -back).iso();
  }
  if (shift > 0) {
    return anchor->plus_days(ahead == 0 ? 7 : ahead).iso();
  }
  const bool future = reading.direction == TimeDirection::Future ||
                      (slots.has(TimeSlot::Shift) && reading.direction != TimeDirection::Past);
  return anchor->plus_days(future ? ahead : -back).iso();
}

std::string TimeResolver::weekend(const TimeReading& reading) const {
  const TimeSlots& slots = reading.match.slots;
  const auto anchor = anchor_of(slots, TimeUnit::Weekend);
  if (!anchor) {
    return spell_unknown(TimeUnit::Weekend);
  }
  // On a weekday "the weekend" is the last one, unless the sentence looks ahead.
  const bool within = anchor->weekday() >= Weekday::Saturday;
  const bool back =
      !within && (slots.get(TimeSlot::Shift) < 0 ||
                  (!slots.has(TimeSlot::Shift) && reading.direction != TimeDirection::Future));
  const int weeks = within ? slots.get(TimeSlot::Shift) : back ? -1 : 0;
  const auto day = moved(*anchor, TimeUnit::Week, weeks * kNumberScale, 1);
  return day ? spell_unit(TimeUnit::Weekend, *day) : std::string();
}

std::string TimeResolver::shifted(const TimeReading& reading) const {
  const TimeSlots& slots = reading.match.slots;
  const TimeUnit unit = unit_in(slots);
  if (unit == TimeUnit::Weekend) {
    return weekend(reading);
  }
  const auto anchor = anchor_of(slots, unit);
  const std::int32_t amount = slots.get(TimeSlot::Shift);
  const auto day = anchor ? moved(*anchor, unit, amount * kNumberScale, 1) : std::nullopt;
  return day ? spell_unit(unit, *day) : spell_unknown(unit);
}

std::string TimeResolver::offset(const TimeReading& reading) const {
  const TimeSlots& slots = reading.match.slots;
  const TimeUnit unit = unit_in(slots);
  const std::int32_t amount = slots.get(TimeSlot::Number, kNumberScale);
  const int sign = slots.get(TimeSlot::Shift) < 0 ? -1 : 1;
  if (amount == kVagueNumber) {
    // "A few days later" in a story is no future of ours.
    const bool told = slots.get(TimeSlot::Anchor) == static_cast<int>(TimeAnchor::Reference) &&
                      (reference_ || reading.direction == TimeDirection::Past);
    return sign < 0 ? "PAST_REF" : told ? spell_unknown(unit) : "FUTURE_REF";
  }
  if (unit == TimeUnit::Year && sign < 0 && amount == kNumberScale && compares_quarters(reading)) {
    const auto day = moved(*quarter_->days.earliest, unit, amount, sign);
    return day ? spell_unit(TimeUnit::Quarter, *day) : std::string();
  }
  if (unit == TimeUnit::Hour && amount > kHoursOfOneDay && amount % kHoursOfDay != 0) {
    return spell_unknown(unit);  // "ten hours ago" may be yesterday
  }
  const bool reports_months =
      unit == TimeUnit::Year && sign < 0 && quarter_ && months_told_in_ == reading.sentence;
  const auto anchor = reports_months ? quarter_->days.earliest : anchor_of(slots, unit);
  const auto day = anchor ? moved(*anchor, unit, amount, sign) : std::nullopt;
  if (!day) {
    return spell_unknown(unit);
  }
  const bool in_years = unit > TimeUnit::Year && unit != TimeUnit::Half;
  const bool in_months = unit == TimeUnit::Year && amount % kNumberScale != 0;
  const TimeUnit shown = in_years ? TimeUnit::Year : in_months ? TimeUnit::Month : unit;
  return spell_unit(
      static_cast<TimeUnit>(slots.get(TimeSlot::AsUnit, static_cast<std::int32_t>(shown))), *day);
}

std::string TimeResolver::holiday(const TimeReading& reading) const {
  const TimeSlots& slots = reading.match.slots;
  const std::string_view rule = grammar_.text(slots.get(TimeSlot::Text));
  std::optional<int> year = year_of(slots);
  if (!year && creation_) {
    const auto shift =
        slots.has(TimeSlot::Shift) ? std::optional<int>(slots.get(TimeSlot::Shift)) : std::nullopt;
    year = choose_year({*creation_, reading.direction, shift}, Granularity::Day,
                       [&](int candidate) -> std::optional<DayBounds> {
                         const auto day = feast(rule, candidate);
                         return day ? std::optional(DayBounds{day, day}) : std::nullopt;
                       });
  }
  const auto day = year ? feast(rule, *year) : std::nullopt;
  if (day) {
    return slots.has(TimeSlot::Unit) ? spell_unit(unit_in(slots), *day) : day->iso();
  }
  return rule.size() == 5 && rule[2] == '-' ? "XXXX-" + std::string(rule) : "XXXX-XX-XX";
}

bool TimeResolver::compares_quarters(const TimeReading& reading) const {
  return quarter_ && reading.sentence - quarter_->sentence <= kSentencesOfQuarter &&
         months_told_in_ != reading.sentence;
}

std::string TimeResolver::same(const TimeReading& reading) const {
  const TimeSlots& slots = reading.match.slots;
  const TimeUnit unit = unit_in(slots);
  if (slots.has(TimeSlot::Year)) {
    // "The 1988 period"
    const int year = slots.get(TimeSlot::Year);
    const auto period = compares_quarters(reading)
                            ? Date::from_civil(year, quarter_->days.earliest->civil().month, 1)
                            : std::nullopt;
    return period ? spell_quarter(*period) : spell_year(year);
  }
  const std::int32_t years = slots.get(TimeSlot::YearShift);
  std::optional<Date> day;
  if (unit == TimeUnit::Quarter && quarter_) {
    day = quarter_->days.earliest;
  } else if (unit == TimeUnit::Quarter && creation_ && reading.direction != TimeDirection::Future) {
    day = creation_->plus_months(-3);
  } else {
    day = anchor_of(slots, unit);
  }
  if (day) {
    day = moved(*day, TimeUnit::Year, years * kNumberScale, 1);
  }
  return day ? spell_unit(unit, *day) : spell_unknown(unit);
}

std::string TimeResolver::clock_day(const TimeReading& reading) const {
  if (reference_ && reference_->sentence == reading.sentence &&
      coarseness(reference_->granularity) == 0) {
    return reference_->days.earliest->iso();
  }
  return creation_ ? creation_->iso() : spell_unknown(TimeUnit::Day);
}

void TimeResolver::remember(const TimeReading& reading, const ResolvedTime& time) {
  const TimeSlots& slots = reading.match.slots;
  if (time.type == TimexType::Duration && unit_in(slots) == TimeUnit::Month &&
      slots.get(TimeSlot::Number) >= kMonthsOfReport * kNumberScale) {
    months_told_in_ = reading.sentence;
  }
  if (time.type != TimexType::Date && time.type != TimexType::Time) {
    return;
  }
  const auto days = days_of_value(time.value);
  if (!days) {
    return;
  }
  const Reference told{*days, granularity_of_value(time.value), reading.sentence};
  const TimeOp op = grammar_.rule(reading.match.rule).op;
  const bool is_comparison = op == TimeOp::Offset || slots.has(TimeSlot::YearShift) ||
                             (op == TimeOp::Same && slots.has(TimeSlot::Year));
  // A forecast of a later quarter is not what a report compares with.
  const bool ahead =
      creation_ && (*days->earliest > *creation_ || (quarter_ && *days->latest >= *creation_ &&
                                                     reading.direction == TimeDirection::Future));
  if (told.granularity == Granularity::Quarter && !is_comparison && !ahead) {
    quarter_ = told;
  }
  if (coarseness(told.granularity) <= 4) {
    reference_ = told;
  }
}

}  // namespace chronograph
