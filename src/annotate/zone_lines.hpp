// SPDX-License-Identifier: Apache-2.0
// What a line of an article is, told by its own words: page furniture, caption, byline, dateline.
// Precision before recall: a body line that is marked is lost, furniture that is not marked is
// merely a poor sentence.
#pragma once

#include "annotate/lexicon.hpp"
#include "chronograph/document/labels.hpp"
#include "chronograph/text/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// A line without the white space at its ends.
struct TextLine {
  Span span;
  std::u32string_view text;
  std::string folded;       ///< fold_name() of its first kFoldedLength code points
  std::uint32_t words = 0;  ///< counted up to kManyWords
};

inline constexpr std::uint32_t kFoldedLength = 240;
inline constexpr std::uint32_t kManyWords = 200;

/// Tells whether a line ends as a sentence does.
bool ends_sentence(const TextLine& line);

class LinePatterns {
public:
  struct Match {
    ZoneKind kind = ZoneKind::Boilerplate;
    bool begins_tail = false;  ///< short lines after it belong to it
  };
  /// Tells what kind of line it is as a whole, if it is furniture or a caption.
  [[nodiscard]] std::optional<Match> match(const TextLine& line) const;

  /// Returns how many code points at the begin of a line are a dateline with its dash ("MANILA,
  /// Philippines (AP) _"), 0 if none are.
  [[nodiscard]] std::uint32_t dateline_length(const TextLine& line) const;

  /// Tells whether a line holds a date and nothing else ("Friday, May 8, 2009").
  [[nodiscard]] bool is_date(const TextLine& line) const;

  /// Tells whether a line names authors and nothing else ("By Chen Siwu, Gui Juan").
  [[nodiscard]] bool is_byline(const TextLine& line) const;

private:
  [[nodiscard]] std::string_view kind_of_word(std::u32string_view word) const;
  [[nodiscard]] bool is_dateline(std::u32string_view head) const;

  Lexicon furniture_{"furniture.tsv"};
  Lexicon words_{"dateline_words.tsv"};
};

}  // namespace chronograph
