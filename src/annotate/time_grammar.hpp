// SPDX-License-Identifier: Apache-2.0
// The rules of time expressions: time_rules.tsv, compiled to a trie over classes and words. The
// longest match from each atom wins; among equals, the rule that stands first.
//
// A row is `pattern TAB type TAB operation TAB arguments TAB conditions`, or `%name TAB pattern`
// for a part that patterns can name. In a pattern: words in lower case, CLASSES, /TAGS (Penn), `(a
// | b)`, `x?`, `[context]` at either end that does not belong to the expression, `{slot=value}`.
// Conditions look at one atom: `prev`, `next`, `first`, `last`, each with `=` or `!=` and
// alternatives joined by `|`; `^` and `$` are the ends of the sentence.
#pragma once

#include "annotate/time_words.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// What a match means; how it becomes a value is decided in time_values.
enum class TimeOp : std::uint8_t {
  None,      ///< no expression at all: keeps shorter rules from matching
  Calendar,  ///< a date of the calendar, complete or not
  Weekday,   ///< the weekday before or after the anchor
  Shifted,   ///< a unit of the calendar, `shift` units from the anchor
  Offset,    ///< `number` units of `unit` away from the anchor
  Duration,  ///< a length
  Set,       ///< something that recurs
  Fixed,     ///< the value that the rule gives
  Holiday,   ///< a feast by the rule in `text`
  Decade,    ///< "the 1990s"
  Century,   ///< "the 20th century"
  Clock,     ///< a time of day without a day
  Same,      ///< "that day", "the quarter": the unit around the reference time
};

struct TimeRule {
  TimexType type = TimexType::Date;
  TimeOp op = TimeOp::None;
};

struct TimeMatch {
  std::uint32_t first_atom = 0;
  std::uint32_t last_atom = 0;  ///< one past the last
  std::uint32_t rule = 0;
  TimeSlots slots;
};

/// Immutable after construction, which takes a few milliseconds.
class TimeGrammar {
public:
  /// Reads the rules. Throws Error(Model) for a row that is no rule.
  TimeGrammar();
  /// Compiles the rules of `rows` instead of time_rules.tsv, for tests.
  explicit TimeGrammar(const std::vector<std::vector<std::string_view>>& rows);
  ~TimeGrammar();
  TimeGrammar(TimeGrammar&&) noexcept;
  TimeGrammar& operator=(TimeGrammar&&) noexcept;

  [[nodiscard]] const TimeWords& words() const;
  [[nodiscard]] const TimeRule& rule(std::uint32_t index) const;
  /// Returns a string that a rule gives as `text=`.
  [[nodiscard]] std::string_view text(std::int32_t index) const;
  /// Replaces `matches` by those of one sentence, in text order, without overlap. O(atoms) times a
  /// constant of the rules.
  void match(const std::vector<TimeAtom>& atoms, std::vector<TimeMatch>& matches) const;

private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace chronograph
