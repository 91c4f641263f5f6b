// SPDX-License-Identifier: Apache-2.0
// The days of an expression: those of its value as a rule, wider where the value is only a part of
// what the words tell.
#include "annotate/time_values.hpp"
#include "annotate/time_years.hpp"

#include <algorithm>
#include <array>

namespace chronograph {
namespace {

// "a few", "several", "recent" weeks: at most this many, for the days that they span.
constexpr std::int32_t kMostOfAFew = 6;

int year_at(Date date) { return date.civil().year; }

TimeUnit unit_in(const TimeSlots& slots) {
  return static_cast<TimeUnit>(slots.get(TimeSlot::Unit, static_cast<int>(TimeUnit::Day)));
}

bool counts_from_reference(const TimeSlots& slots) {
  return slots.get(TimeSlot::Anchor) == static_cast<int>(TimeAnchor::Reference);
}

// A fiscal year is named by the year in which most of it lies, or in which it ends; it may begin in
// any month.
DayBounds days_of_fiscal(int year) {
  return {Date::from_civil(year - 1, 2, 1), Date::from_civil(year + 1, 3, 31)};
}

// "3/4/21": the day stands first or the month.
std::array<std::optional<Date>, 2> both_readings(std::int32_t digits) {
  const int year = digits / 10000;
  const int first = digits / 100 % 100;
  const int second = digits % 100;
  return {Date::from_civil(year, first, second), Date::from_civil(year, second, first)};
}

}  // namespace

DayBounds TimeResolver::days_of(const TimeReading& reading, const ResolvedTime& time) const {
  const TimeSlots& slots = reading.match.slots;
  DayBounds days = days_of_value(time.value).value_or(DayBounds());
  if (time.type == TimexType::Set) {
    return days;
  }
  if (slots.has(TimeSlot::DigitDate)) {
    const auto [a, b] = both_readings(slots.get(TimeSlot::DigitDate));
    return a && b ? hull({a, a}, {b, b}) : DayBounds();
  }
  if (slots.has(TimeSlot::Fiscal) && days.earliest) {
    const bool last = creation_ && slots.get(TimeSlot::Shift) < 0;
    days = days_of_fiscal(year_at(*days.earliest));
    return last ? DayBounds{days.earliest, std::min(*days.latest, *creation_)} : days;
  }
  const bool is_date = time.type == TimexType::Date || time.type == TimexType::Time;
  if (is_date && days.unknown() && reference_ && counts_from_reference(slots)) {
    return days_from_reference(reading);
  }
  if (!creation_) {
    return days;
  }
  if (is_date && days.unknown() && reading.direction == TimeDirection::Past &&
      counts_from_reference(slots)) {
    return {std::nullopt, creation_};
  }
  if (time.type == TimexType::Duration) {
    return days_of_duration(slots);
  }
  if (time.value == "PAST_REF") {
    return {std::nullopt, creation_};
  }
  if (time.value == "FUTURE_REF") {
    // "They talked about the future" tells nothing of when they talked.
    const bool told =
        reading.direction == TimeDirection::Past || reading.direction == TimeDirection::Present;
    return told ? DayBounds() : DayBounds{creation_, std::nullopt};
  }
  if (slots.has(TimeSlot::Cut)) {
    const DayBounds side = slots.get(TimeSlot::Cut) < 0 ? DayBounds{std::nullopt, creation_}
                                                        : DayBounds{creation_, std::nullopt};
    days = days.unknown() ? days : intersection(days, side).value_or(days);
  }
  return days;
}

// "He left three days later" where no date was told: three days after something past, so the
// creation time is no day to count from.
bool TimeResolver::runs_ahead_of_story(const TimeReading& reading, std::string_view value) const {
  const TimeSlots& slots = reading.match.slots;
  const bool counts_from_story =
      !reference_ && slots.get(TimeSlot::Shift) > 0 && counts_from_reference(slots);
  if (!counts_from_story || !creation_ || reading.direction != TimeDirection::Past) {
    return false;
  }
  const auto days = days_of_value(value);
  return days && *days->latest > *creation_;
}

// "Two days later" after a month: no day, but bounds of it.
DayBounds TimeResolver::days_from_reference(const TimeReading& reading) const {
  const TimeSlots& slots = reading.match.slots;
  const TimeOp op = grammar_.rule(reading.match.rule).op;
  const int shift = slots.get(TimeSlot::Shift);
  const DayBounds& told = reference_->days;
  if (op == TimeOp::Offset && slots.get(TimeSlot::Number, kNumberScale) == kVagueNumber) {
    const bool past = reading.direction == TimeDirection::Past && creation_;
    return shift < 0 ? DayBounds{std::nullopt, told.latest}
                     : DayBounds{told.earliest, past ? creation_ : std::nullopt};
  }
  if (op != TimeOp::Offset && op != TimeOp::Shifted) {
    return {};
  }
  const std::int32_t amount =
      op == TimeOp::Offset ? slots.get(TimeSlot::Number, kNumberScale) : kNumberScale;
  return {moved(*told.earliest, unit_in(slots), amount, shift),
          moved(*told.latest, unit_in(slots), amount, shift)};
}

DayBounds TimeResolver::days_of_duration(const TimeSlots& slots) const {
  const std::int32_t amount = slots.get(TimeSlot::Number, kVagueNumber);
  const int shift = slots.get(TimeSlot::Shift);
  const TimeUnit unit = unit_in(slots);
  if (shift == 0 || (amount == kVagueNumber && unit > TimeUnit::Year)) {
    return {};
  }
  const auto far =
      moved(*creation_, unit, amount == kVagueNumber ? kMostOfAFew * kNumberScale : amount, shift);
  return shift < 0 ? DayBounds{far, creation_} : DayBounds{creation_, far};
}

DayBounds days_of_anchored(const TimeSlots& duration, const DayBounds& date, int sign) {
  const std::int32_t amount = duration.get(TimeSlot::Number, kVagueNumber);
  if (amount == kVagueNumber || !date.closed()) {
    return {};
  }
  const auto far = moved(sign < 0 ? *date.earliest : *date.latest, unit_in(duration), amount, sign);
  if (!far) {
    return {};
  }
  return sign < 0 ? DayBounds{far, date.latest} : DayBounds{date.earliest, far};
}

}  // namespace chronograph
