// SPDX-License-Identifier: Apache-2.0
// Questions about the neighbourhood of a token in its sentence, asked by the walks that find
// clauses.
#pragma once

#include "annotate/clauses.hpp"
#include "annotate/lexicon.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace chronograph {

/// What stands to the left of a place in the sentence. `before` is a boundary: the token before it
/// is meant.
enum class LeftKind : std::uint8_t {
  Start,
  Phrase,
  Clause,  ///< a verb group ends here
  Comma,   ///< or a dash, bracket, colon, quotation mark
  Coordinator,
  Relativiser,
  Marker,  ///< a word of clause_words.tsv
  Preposition,
  Adjective,
  Existential,
  Other,
};

/// Token-level questions about one sentence of a document.
class SentenceView {
public:
  SentenceView(const Document& document, const Syntax& syntax, const Lexicon& clause_words)
      : document_(document), syntax_(syntax), clause_words_(clause_words) {}
  /// Looks at the tokens [begin, end) of a sentence, or of a part of a very long one.
  void enter(std::uint32_t begin, std::uint32_t end);

  [[nodiscard]] std::uint32_t begin() const { return begin_; }
  [[nodiscard]] std::uint32_t end() const { return end_; }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return document_.tokens[i]; }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view lemma) const {
    return document_.tokens[i].lemma == lemma;
  }
  /// Tells what ends at the boundary.
  [[nodiscard]] LeftKind left_of(std::uint32_t before) const;
  /// Moves the boundary left over adverbs.
  [[nodiscard]] std::uint32_t skip_adverbs_left(std::uint32_t before) const;
  [[nodiscard]] std::uint32_t skip_adverbs_right(std::uint32_t from) const;
  /// First token of the phrase with its possessors.
  [[nodiscard]] std::uint32_t start_of(std::uint32_t phrase) const;
  /// The phrase that begins at the token, possessors left out: "Iran's leader" gives the leader.
  [[nodiscard]] std::optional<std::uint32_t> phrase_from(std::uint32_t token) const;
  /// The phrase after a preposition, adverbs and quotation marks skipped.
  [[nodiscard]] std::optional<std::uint32_t> phrase_after(std::uint32_t preposition) const;
  /// The kind of a clause word: "complement", "condition", ...; empty for other words.
  [[nodiscard]] std::string_view clause_word(std::uint32_t token) const;
  /// Whether the word joins a clause rather than a noun phrase to what is before it.
  [[nodiscard]] bool opens_clause(std::uint32_t token) const;
  /// Whether the phrase is a pronoun that can only be a subject.
  [[nodiscard]] bool is_nominative(std::uint32_t phrase) const;
  /// Whether the phrase is a bare number: an age, a score.
  [[nodiscard]] bool is_number(std::uint32_t phrase) const;
  [[nodiscard]] bool is_adverb(std::uint32_t i) const;
  [[nodiscard]] bool is_quote(std::uint32_t i) const;
  /// Whether the head of the phrase lies in a mention of a place.
  [[nodiscard]] bool is_place(std::uint32_t phrase) const;
  /// Whether the head of the phrase lies in a mention of somebody who can act.
  [[nodiscard]] bool is_actor(std::uint32_t phrase) const;

private:
  [[nodiscard]] std::optional<EntityType> type_of(std::uint32_t phrase) const;

  const Document& document_;
  const Syntax& syntax_;
  const Lexicon& clause_words_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace chronograph
