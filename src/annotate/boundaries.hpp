// SPDX-License-Identifier: Apache-2.0
// Places between tokens where a sentence may end, and what is looked at there: the mark, the words
// around it and how they are written. tools/train/train_sentences.cpp learns from the same code.
#pragma once

#include "annotate/lexicon.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

class Boundaries {
public:
  /// `dates`: date_words.tsv, its kind in the second column. Both outlive the object.
  Boundaries(const Document& document, const Lexicon& dates);

  enum class Kind : std::uint8_t { Never, Always, Open };
  /// Tells whether a sentence may end between `token_index` and the next token. Always: at the end
  /// of a paragraph or of a dateline. REQUIRES: there is a next token.
  [[nodiscard]] Kind kind(std::uint32_t token_index) const;

  /// Fills `features` with what speaks for or against an end at an open place; `length` is the
  /// number of tokens since the last end.
  void features(std::uint32_t token_index, std::uint32_t length,
                std::vector<std::string>& features) const;

private:
  enum class Gap : std::uint8_t { None, Space, Line, Paragraph };

  [[nodiscard]] Gap gap_after(std::uint32_t token_index) const;
  [[nodiscard]] std::uint32_t mark_before(std::uint32_t token_index) const;
  [[nodiscard]] std::string_view word(std::uint32_t token_index) const;
  [[nodiscard]] char32_t first_of(std::uint32_t token_index) const;
  [[nodiscard]] bool is_wrapped() const;
  [[nodiscard]] bool ends_dateline(std::uint32_t token_index) const;
  [[nodiscard]] bool begins_date(std::uint32_t token_index) const;

  const Document& document_;
  const Lexicon& dates_;
  std::vector<Span> datelines_;
  bool wrapped_ = false;  ///< lines end where the width is used up, not where sentences do
};

}  // namespace chronograph
