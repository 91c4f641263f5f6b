// SPDX-License-Identifier: Apache-2.0
// Numbers of people, things and money as a text states them, with the bounds that its words give:
// "at least 12", "dozens", "20 to 30", "$3.2 million". The words are in resources/count_words.tsv
// and currencies.tsv.
#pragma once

#include "annotate/lexicon.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chronograph {

/// A number in the text. Tokens are half-open indices into Document::tokens.
struct Count {
  std::uint32_t first = 0;  ///< with the words of its bound and its currency
  std::uint32_t last = 0;
  std::optional<double> min;  ///< absent: no lower bound is stated
  std::optional<double> max;  ///< absent: no upper bound is stated
  std::string_view currency;  ///< ISO 4217 or a noun; empty: no money
  bool is_strong = false;     ///< "200-strong"
  bool is_year_like = false;  ///< four digits alone, as years have
  /// Both sides of "52 to 48" and "52-48" as they stand; `min` and `max` are those of a range.
  std::optional<std::pair<double, double>> sides;
};

/// The words that numbers are read with.
struct CountLists {
  Lexicon words{"count_words.tsv"};
  Lexicon currencies{"currencies.tsv"};
};

/// Returns the numbers of a document in text order, without overlap: none inside time expressions
/// and names, no ordinals, no parts of compounds ("19-year-old"). Needs Lemmas, Times and Mentions.
/// O(tokens).
std::vector<Count> counts_of(const Document& document, const CountLists& lists);

}  // namespace chronograph
