// SPDX-License-Identifier: Apache-2.0
// From matches to TIMEX3 values and days. A resolver reads the matches of a document in text order
// against one creation day; without one, what depends on it stays underspecified (`XXXX-WXX-5`).
// The running reference time ("the previous day") is the last date that was told.
#pragma once

#include "annotate/time_grammar.hpp"
#include "annotate/time_spelling.hpp"
#include "chronograph/time/interval.hpp"
#include "chronograph/time/timex.hpp"

#include <optional>
#include <string>

namespace chronograph {

/// Where the clause around an expression points.
enum class TimeDirection : std::uint8_t { Unknown, Past, Present, Future };

struct ResolvedTime {
  TimexType type = TimexType::Date;
  std::string value;
  DayBounds days;
};

/// A match with what the text around it tells.
struct TimeReading {
  TimeMatch match;
  TimeDirection direction = TimeDirection::Unknown;
  std::uint32_t sentence = 0;
  Span span;
};

class TimeResolver {
public:
  TimeResolver(const TimeGrammar& grammar, std::optional<Date> creation)
      : grammar_(grammar), creation_(creation) {}

  /// Resolves the next expression of the document.
  ResolvedTime resolve(const TimeReading& reading);

private:
  struct Reference {
    DayBounds days;
    Granularity granularity = Granularity::Unknown;
    std::uint32_t sentence = 0;
  };

  [[nodiscard]] std::string value_of(const TimeReading& reading, TimeOp op) const;
  [[nodiscard]] std::string calendar(const TimeReading& reading) const;
  [[nodiscard]] std::string weekday(const TimeReading& reading) const;
  /// "The 14th of last month": a day so many months from the creation time.
  [[nodiscard]] std::string day_of_near_month(PartialDate date, int months) const;
  /// "Tuesday the 5th": the nearest month in which that is a Tuesday.
  [[nodiscard]] std::string day_of_some_month(const TimeSlots& slots) const;
  [[nodiscard]] std::string shifted(const TimeReading& reading) const;
  [[nodiscard]] std::string weekend(const TimeReading& reading) const;
  [[nodiscard]] std::string offset(const TimeReading& reading) const;
  [[nodiscard]] std::string holiday(const TimeReading& reading) const;
  [[nodiscard]] std::string same(const TimeReading& reading) const;
  [[nodiscard]] std::string clock_day(const TimeReading& reading) const;
  /// Whether "a year ago" after a report of quarters means the quarter of the year before.
  [[nodiscard]] bool compares_quarters(const TimeReading& reading) const;
  /// The day that "later" and "ago" count from; nothing where that is known less exactly than
  /// the unit.
  [[nodiscard]] std::optional<Date> anchor_of(const TimeSlots& slots, TimeUnit unit) const;
  [[nodiscard]] std::optional<int> year_of(const TimeSlots& slots) const;
  [[nodiscard]] DayBounds days_of(const TimeReading& reading, const ResolvedTime& time) const;
  [[nodiscard]] DayBounds days_from_reference(const TimeReading& reading) const;
  [[nodiscard]] bool runs_ahead_of_story(const TimeReading& reading, std::string_view value) const;
  [[nodiscard]] DayBounds days_of_duration(const TimeSlots& slots) const;
  void remember(const TimeReading& reading, const ResolvedTime& time);

  const TimeGrammar& grammar_;
  std::optional<Date> creation_;
  std::optional<Reference> reference_;
  std::optional<Reference> quarter_;             // the last quarter that was told
  std::optional<std::uint32_t> months_told_in_;  // sentence of the last "nine months"
};

/// Returns the days of a length of time that begins (`sign` 1) or ends (-1) with a date ("three
/// weeks starting May 1"); unknown where the length is vague.
DayBounds days_of_anchored(const TimeSlots& duration, const DayBounds& date, int sign);

/// Returns the TIMEX3 spelling of `TimeSlot::Mod` ("START"), empty for none.
std::string_view mod_spelling(const TimeSlots& slots);

}  // namespace chronograph
