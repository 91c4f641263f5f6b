// SPDX-License-Identifier: Apache-2.0
// Tokens as the rules of time expressions see them: atoms with classes. A token with hyphens
// becomes several atoms ("mid-November", "10-year"), so that the rules need one spelling only.
// Words come from time_words.tsv, numbers and dates in digits from their shape.
#pragma once

#include "chronograph/document/document.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// A class of words, a part of an expression, or an argument of a rule: each has an integer value.
/// The upper-case name stands in time_words.tsv and time_rules.tsv.
enum class TimeSlot : std::uint8_t {
  Month,        ///< 1 to 12
  Weekday,      ///< 1 to 7
  Weekdays,     ///< the plural
  Unit,         ///< TimeUnit, in either number
  Units,        ///< the plural
  Unit1,        ///< the singular
  Season,       ///< TimeSeason
  Seasons,      ///< the plural
  DayPart,      ///< TimeDayPart
  DayParts,     ///< the plural
  Noon,         ///< noon, midnight: hours and minutes as hhmm
  AmPm,         ///< hours to add: 0 or 12
  Zone,         ///< minutes east of Greenwich
  Ones,         ///< 1 to 19, in words
  Tens,         ///< 20, 30 ... in words
  Scale,        ///< hundred, thousand
  Number,       ///< hundredths; kVagueNumber for "several"
  Ordinal,      ///< 1 ...
  DayOrdinal,   ///< 1 to 31
  Day,          ///< a numeral from 1 to 31
  Hour,         ///< a numeral from 0 to 24
  Year,         ///< 1000 to 2199
  ShortYear,    ///< "'98"
  Decade,       ///< "1990s", "'90s", "nineties": first year, without a century below 100
  ShortDecade,  ///< "90s", "nineties": without an apostrophe, so perhaps an age
  Clock,        ///< "10:35": seconds
  ShortClock,   ///< "0735" as in "0735 GMT": seconds
  IsoDate,      ///< "2021-09-24", "9/24/2021": year * 10000 + month * 100 + day
  Shift,        ///< units away from the anchor
  Every,        ///< "daily": TimeUnit
  Part,         ///< early, late: TimeMod
  PartOf,       ///< end, beginning: TimeMod
  About,        ///< nearly, about: TimeMod
  Mod,          ///< TimeMod, given by a rule
  Anchor,       ///< TimeAnchor, given by a rule
  Cut,          ///< -1: up to the anchor, 1: from it on; given by a rule
  Text,         ///< index of a string in the grammar, given by a rule
  YearShift,    ///< years away from the anchor's, given by a rule
  DotClock,     ///< "10.30": seconds; a time only before "a.m."
  LongYear,     ///< 10000 to 99999, which no year of the calendar is
  Weeks,        ///< weeks to add to a weekday ("a week ago Tuesday"), given by a rule
  WeekShift,    ///< the week that a weekday lies in ("Tuesday of last week"), given by a rule
  Nth,          ///< which one of the month ("the second Tuesday"), -1 the last; given by a rule
  Fiscal,       ///< of a company's year, which begins anywhere; given by a rule
  Era,          ///< -1: before Christ, 1: after; given by a rule
  Ahead,        ///< only where the clause looks ahead ("soon"); given by a rule
  DigitDate,    ///< "5/4/21", whose month may stand first or second: as IsoDate, in that order
  AsUnit,       ///< TimeUnit that the value is told in ("a year ago today"), given by a rule
  EndYear,      ///< the "99" of "1998-99"
  DateOrder,    ///< beside IsoDate: 1 the month stands first, -1 the day
  kCount
};
inline constexpr std::size_t kTimeSlots = static_cast<std::size_t>(TimeSlot::kCount);
inline constexpr std::int32_t kNumberScale = 100;
inline constexpr std::int32_t kVagueNumber = -1;

enum class TimeUnit : std::uint8_t {
  Second,
  Minute,
  Hour,
  Day,
  Week,
  Fortnight,
  Weekend,
  Month,
  Quarter,
  Year,
  Decade,
  Century,
  Millennium,
  Half  ///< of a year
};
enum class TimeSeason : std::uint8_t { Spring, Summer, Autumn, Winter };
enum class TimeDayPart : std::uint8_t { Morning, Afternoon, Evening, Night };
enum class TimeMod : std::uint8_t {
  None,
  Start,
  Mid,
  End,
  Approx,
  MoreThan,
  LessThan,
  EqualOrMore,
  EqualOrLess
};
enum class TimeAnchor : std::uint8_t { Creation, Reference };

/// Returns the slot of an upper-case name.
std::optional<TimeSlot> parse_time_slot(std::string_view name);
/// Reads a slot's value as the tables spell it: a number, or a code ("SU", "MIN", "START",
/// "reference").
std::optional<std::int32_t> parse_time_value(TimeSlot slot, std::string_view spelling);

/// Values of slots.
class TimeSlots {
public:
  [[nodiscard]] bool has(TimeSlot slot) const { return (mask_ >> index(slot) & 1U) != 0; }
  [[nodiscard]] std::int32_t get(TimeSlot slot, std::int32_t otherwise = 0) const {
    return has(slot) ? values_[index(slot)] : otherwise;
  }
  void set(TimeSlot slot, std::int32_t value) {
    values_[index(slot)] = value;
    mask_ |= std::uint64_t{1} << index(slot);
  }
  void clear(TimeSlot slot) { mask_ &= ~(std::uint64_t{1} << index(slot)); }
  [[nodiscard]] std::uint64_t mask() const { return mask_; }

private:
  static constexpr std::size_t index(TimeSlot slot) { return static_cast<std::size_t>(slot); }
  std::array<std::int32_t, kTimeSlots> values_{};
  std::uint64_t mask_ = 0;
};

constexpr std::uint64_t time_class_bit(TimeSlot slot) {
  return std::uint64_t{1} << static_cast<unsigned>(slot);
}

struct TimeAtom {
  Span span;
  std::uint32_t token = 0;         ///< index into Document::tokens
  std::uint32_t word = 0;          ///< number of a word that rules name; 0 for others
  std::uint32_t number_atoms = 1;  ///< how many atoms the number takes that begins here
  std::uint64_t classes = 0;       ///< bits of TimeSlot
  std::string_view text;           ///< lower case where the word is known, else as it stands
  TimeSlots values;
  Xpos xpos = Xpos::Xx;
  bool capital = false;
  bool needs_numeral = false;  ///< an abbreviation that is a date only beside a numeral
};

/// The words that the rules know. Immutable after construction.
class TimeWords {
public:
  /// Reads time_words.tsv. Throws Error(Model) for an unknown class or value.
  TimeWords();

  /// Returns the number of a word, a new one where it has none yet: for the compiler of the rules.
  std::uint32_t intern(std::string_view word);
  /// Replaces `atoms` by those of the tokens [first, last). O(tokens).
  void read(const Document& document, std::uint32_t first, std::uint32_t last,
            std::vector<TimeAtom>& atoms) const;

private:
  struct Word {
    TimeSlots values;
    std::uint64_t classes = 0;
    char flag = 0;
  };
  struct Entry {
    std::uint32_t id = 0;  // of words in rules
    std::vector<Word> words;
  };

  void append(const Document& document, std::uint32_t token, Span span,
              std::vector<TimeAtom>& atoms) const;
  static void apply(const Entry& entry, TimeAtom& atom, std::string_view spelling,
                    bool after_number);

  std::unordered_map<std::string_view, Entry> entries_;
  std::uint32_t last_id_ = 0;
};

/// Adds the classes that digits tell: numbers, days, years, clock times, dates.
void classify_digits(std::string_view text, TimeAtom& atom);

/// Joins numbers of several atoms ("twenty-one", "two and a half", "nineteen ninety-six").
void join_numbers(std::vector<TimeAtom>& atoms);

}  // namespace chronograph
