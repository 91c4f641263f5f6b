// SPDX-License-Identifier: Apache-2.0
// What a text tells as past bounds its creation time from below, what it announces from above, and
// "today, May 3, 2021" gives it. A dateline without a year cuts such bounds down to its day in some
// year. Where what is told and what is announced contradict each other, the announcements give way:
// they may be of a story long past.
#include "annotate/creation_inference.hpp"

#include "annotate/time_spelling.hpp"
#include "annotate/time_years.hpp"

#include <algorithm>
#include <string_view>

namespace chronograph {
namespace {

// A wire story is dated at the place it comes from and sent the day after at the latest.
constexpr std::int32_t kDaysOnTheWire = 1;
// The same day of the same month falls on the same weekday again within so many years, a leap day
// across a century that has none included.
constexpr int kYearsOfCalendar = 40;
constexpr std::size_t kLongestGap = 8;  // bytes between "today" and its date

/// Bounds of the creation time and what they rest on.
struct Claim {
  DayBounds days;
  Span span;
};

std::optional<int> value_in(const TimeSlots& slots, TimeSlot slot) {
  return slots.has(slot) ? std::optional<int>(slots.get(slot)) : std::nullopt;
}

TimeUnit unit_in(const TimeSlots& slots) {
  return static_cast<TimeUnit>(slots.get(TimeSlot::Unit, static_cast<int>(TimeUnit::Day)));
}

/// "October 1", "Friday, Oct. 1": a day of every year, or of those with that weekday.
class YearlyDay {
public:
  explicit YearlyDay(const TimeSlots& slots)
      : month_(slots.get(TimeSlot::Month)),
        day_(slots.get(TimeSlot::Day)),
        weekday_(value_in(slots, TimeSlot::Weekday)) {}

  [[nodiscard]] std::optional<Date> in(int year) const {
    const auto day = Date::from_civil(year, month_, day_);
    const bool fits = day && (!weekday_ || static_cast<int>(day->weekday()) == *weekday_);
    return fits ? day : std::nullopt;
  }
  /// The first such day that is no earlier.
  [[nodiscard]] std::optional<Date> from(Date first) const {
    for (int year = first.civil().year; year <= first.civil().year + kYearsOfCalendar; ++year) {
      if (const auto day = in(year); day && *day >= first) {
        return day;
      }
    }
    return std::nullopt;
  }
  /// The last such day that is no later.
  [[nodiscard]] std::optional<Date> until(Date last) const {
    for (int year = last.civil().year; year >= last.civil().year - kYearsOfCalendar; --year) {
      if (const auto day = in(year); day && *day <= last) {
        return day;
      }
    }
    return std::nullopt;
  }

private:
  int month_;
  int day_;
  std::optional<int> weekday_;
};

/// The claims of one document, and what follows from them together.
class Evidence {
public:
  void told(Date day, Span span) { told_.push_back({{day, std::nullopt}, span}); }
  void ahead(Date day, Span span) { ahead_.push_back({{std::nullopt, day}, span}); }
  void now(const DayBounds& days, Span span) { now_.push_back({days, span}); }

  [[nodiscard]] std::optional<Claim> together() const {
    const Claim* last = latest_told(std::nullopt);
    const Claim* first = earliest_ahead();
    if (last != nullptr && first != nullptr && *last->days.earliest > *first->days.latest) {
      last = latest_told(first->days.latest);
      first = nullptr;
    }
    if (last == nullptr && first == nullptr) {
      return now_.size() == 1 ? std::optional(now_.front()) : std::nullopt;
    }
    Claim claim{{}, last != nullptr ? last->span : first->span};
    claim.days.earliest = last != nullptr ? last->days.earliest : std::nullopt;
    claim.days.latest = first != nullptr ? first->days.latest : std::nullopt;
    for (const Claim& now : now_) {
      if (const auto both = intersection(claim.days, now.days)) {
        claim = {*both, now.span};
      }
    }
    return claim;
  }

private:
  [[nodiscard]] const Claim* latest_told(std::optional<Date> no_later) const {
    const Claim* found = nullptr;
    for (const Claim& claim : told_) {
      const bool fits = !no_later || *claim.days.earliest <= *no_later;
      if (fits && (found == nullptr || *claim.days.earliest > *found->days.earliest)) {
        found = &claim;
      }
    }
    return found;
  }
  [[nodiscard]] const Claim* earliest_ahead() const {
    const auto found =
        std::ranges::min_element(ahead_, {}, [](const Claim& claim) { return *claim.days.latest; });
    return found == ahead_.end() ? nullptr : &*found;
  }

  std::vector<Claim> told_;
  std::vector<Claim> ahead_;
  std::vector<Claim> now_;
};

/// "Today", "last year" beside an absolute date: the bounds of the creation time.
std::optional<DayBounds> now_by(const TimeSlots& relative, const ResolvedTime& absolute) {
  const TimeUnit unit = unit_in(relative);
  const Granularity granularity = granularity_of_value(absolute.value);
  const bool same_unit = (unit == TimeUnit::Day && granularity == Granularity::Day) ||
                         (unit == TimeUnit::Month && granularity == Granularity::Month) ||
                         (unit == TimeUnit::Year && granularity == Granularity::Year);
  const auto day = same_unit ? moved(*absolute.days.earliest, unit,
                                     relative.get(TimeSlot::Shift) * kNumberScale, -1)
                             : std::nullopt;
  return day ? days_of_value(spell_unit(unit, *day)) : std::nullopt;
}

bool is_near(std::string_view between) {
  const auto is_mark = [](char c) { return c == ' ' || c == ',' || c == '('; };
  std::string_view word = between;
  while (!word.empty() && is_mark(word.front())) {
    word.remove_prefix(1);
  }
  while (!word.empty() && is_mark(word.back())) {
    word.remove_suffix(1);
  }
  return between.size() <= kLongestGap && (word.empty() || word == "is" || word == "of");
}

std::string_view after(const Document& document, Span span, std::uint32_t count) {
  const auto size = static_cast<std::uint32_t>(document.text.size());
  return document.view(Span{span.end, std::min(span.end + count, size)});
}

/// "2005/06" is no year of the calendar.
bool goes_on(const Document& document, Span span) { return after(document, span, 1) == "/"; }

/// A date in apposition ends in a mark: "this year, 2021, ..." but not "this year, 2021 saw".
bool ends_in_mark(const Document& document, Span span) {
  const std::string_view next = after(document, span, 1);
  return next != " " && next != "\n";
}

/// Cuts bounds down to those that begin and end with the day, or the days on the wire after it.
void cut_to(const YearlyDay& day, std::int32_t days_after, DayBounds& bounds) {
  DayBounds cut = bounds;
  if (bounds.earliest) {
    const auto first = day.from(bounds.earliest->plus_days(-days_after));
    cut.earliest = first ? std::max(*first, *bounds.earliest) : *bounds.earliest;
  }
  if (bounds.latest) {
    const auto last = day.until(*bounds.latest);
    cut.latest = last ? std::min(last->plus_days(days_after), *bounds.latest) : *bounds.latest;
  }
  if (!cut.closed() || *cut.earliest <= *cut.latest) {
    bounds = cut;
  }
}

}  // namespace

std::optional<CreationTime> CreationInference::infer(
    const Document& document, const TimeGrammar& grammar,
    const std::vector<TimeReading>& readings) const {
  TimeResolver resolver(grammar, std::nullopt);
  const TreeView tree(document);
  std::vector<ResolvedTime> times;
  times.reserve(readings.size());
  Evidence evidence;
  const auto is_relative = [&](std::size_t i) {
    return grammar.rule(readings[i].match.rule).op == TimeOp::Shifted && times[i].days.unknown();
  };
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const TimeReading& reading = readings[i];
    times.push_back(resolver.resolve(reading));
    const TimeOp op = grammar.rule(reading.match.rule).op;
    const bool absolute = (op == TimeOp::Calendar || op == TimeOp::Decade) &&
                          times[i].days.closed() && !reading.match.slots.has(TimeSlot::ShortYear);
    if (!absolute || document.in_zone(reading.span.begin, ZoneKind::Boilerplate) ||
        goes_on(document, reading.span)) {
      continue;
    }
    const DateStance stance = stances_.stance_of(document, tree, reading, times[i].days.is_day());
    if (stance == DateStance::Told) {
      evidence.told(*times[i].days.earliest, reading.span);
    } else if (stance == DateStance::Ahead || stance == DateStance::AheadOfReport) {
      evidence.ahead(*times[i].days.latest, reading.span);
    }
    if (i > 0 && is_relative(i - 1) && readings[i - 1].sentence == reading.sentence &&
        !document.in_zone(reading.span.begin, ZoneKind::Quote) &&
        ends_in_mark(document, reading.span) &&
        is_near(document.view(Span{readings[i - 1].span.end, reading.span.begin}))) {
      if (const auto days = now_by(readings[i - 1].match.slots, times[i])) {
        evidence.now(*days, reading.span);
      }
    }
  }
  auto claim = evidence.together();
  if (!claim) {
    return std::nullopt;
  }
  for (const TimeReading& reading : readings) {
    const TimeSlots& slots = reading.match.slots;
    if (grammar.rule(reading.match.rule).op == TimeOp::Calendar && slots.has(TimeSlot::Month) &&
        slots.has(TimeSlot::Day) && !slots.has(TimeSlot::Year) &&
        document.in_zone(reading.span.begin, ZoneKind::Dateline)) {
      cut_to(YearlyDay(slots), kDaysOnTheWire, claim->days);
      break;
    }
  }
  return CreationTime{claim->days, CreationMethod::Inferred, claim->span};
}

}  // namespace chronograph
