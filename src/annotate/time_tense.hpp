// SPDX-License-Identifier: Apache-2.0
// Whether the clause around a time expression looks back or ahead, from the nearest verb: "released
// Friday" the last one, "will be aired Saturday" the next.
#pragma once

#include "annotate/lexicon.hpp"
#include "annotate/time_values.hpp"

namespace chronograph {

class TimeTense {
public:
  /// Returns the direction at the tokens [first, last) of a sentence. O(tokens of the sentence).
  [[nodiscard]] TimeDirection direction_at(const Document& document, const Sentence& sentence,
                                           std::uint32_t first, std::uint32_t last) const;

private:
  [[nodiscard]] TimeDirection direction_of(const Document& document, const Sentence& sentence,
                                           std::uint32_t verb) const;
  [[nodiscard]] bool sets_date_of_object(const Document& document, std::uint32_t verb,
                                         std::uint32_t first) const;
  [[nodiscard]] TimeDirection direction_of_modal(const Document& document,
                                                 const Token& modal) const;
  [[nodiscard]] bool is_cue(std::string_view word, std::string_view kind) const {
    return cues_.get(word) == kind;
  }

  Lexicon cues_{"time_cues.tsv"};
};

}  // namespace chronograph
