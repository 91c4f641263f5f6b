// SPDX-License-Identifier: Apache-2.0
// Whether a date of the text surely lies behind its writer, or surely ahead. Stricter than the
// direction that chooses between two readings of a weekday: where the tree leaves a doubt, neither.
#pragma once

#include "annotate/lexicon.hpp"
#include "annotate/time_values.hpp"
#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <string_view>

namespace chronograph {

enum class DateStance : std::uint8_t {
  Unknown,
  Told,   ///< something is said to have happened then
  Ahead,  ///< something is announced for then
  /// Something was announced for then, ahead of those who said so: of the writer too where their
  /// saying is news.
  AheadOfReport,
};

class DateStances {
public:
  /// Returns the stance of an expression; `names_day` says that it is as exact as a day. Unknown
  /// before the layer Syntax. O(depth of the tree).
  [[nodiscard]] DateStance stance_of(const Document& document, const TreeView& tree,
                                     const TimeReading& reading, bool names_day) const;

private:
  enum class Tense : std::uint8_t { None, Past, Present, Future };
  class Clauses;

  [[nodiscard]] bool is_cue(std::string_view word, std::string_view kind) const {
    return cues_.get(word) == kind;
  }
  [[nodiscard]] DateStance of_clause(const Clauses& clauses, std::uint32_t verb,
                                     bool names_day) const;
  [[nodiscard]] DateStance of_infinitive(const Clauses& clauses, std::uint32_t verb) const;

  Lexicon cues_{"creation_cues.tsv"};
};

}  // namespace chronograph
