// SPDX-License-Identifier: Apache-2.0
// What the readers of causes ask of a text: its words, who is whose subject, and which events a
// phrase or a clause stands for.
#pragma once

#include "annotate/causal_markers.hpp"
#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// Where a cause or an effect stands: a noun phrase or a clause, by its head.
struct CausePlace {
  std::uint32_t token = 0;
  bool clause = false;
};

/// Tokens, sentences and events are indices into the document's. Refers to what it is made from.
class CauseScene {
public:
  CauseScene(const Document& document, const CausalMarkers& markers);

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const TreeView& tree() const { return tree_; }
  [[nodiscard]] const Token& token(std::uint32_t t) const { return tree_.token(t); }
  /// A token's word in small letters; the number of words is that of the tokens.
  [[nodiscard]] const std::string& word(std::uint32_t t) const { return words_[t]; }
  [[nodiscard]] std::uint32_t word_count() const {
    return static_cast<std::uint32_t>(words_.size());
  }
  [[nodiscard]] bool is_verb(std::uint32_t t) const;
  /// The sentence that a token stands in. O(log sentences).
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t t) const;

  /// The subject of a clause, of whatever voice; borrowed where the clause has none of its own.
  [[nodiscard]] std::optional<std::uint32_t> surface_subject(std::uint32_t clause,
                                                             int depth = 0) const;
  /// Of a noun that a copula makes the predicate, also in "the delay seems to be due to floods".
  [[nodiscard]] std::optional<std::uint32_t> subject_of_predicate(std::uint32_t t) const;
  /// The main verb of the sentence before one; of what somebody says, that.
  [[nodiscard]] std::optional<std::uint32_t> told_before(std::uint32_t sentence) const;

  /// The event whose trigger a token belongs to.
  [[nodiscard]] const std::optional<std::uint32_t>& event_at(std::uint32_t token) const {
    return event_of_token_[token];
  }
  /// The events that a phrase or clause stands for; of joined nouns all of theirs. None where it
  /// stands for no event.
  [[nodiscard]] std::vector<std::uint32_t> events_of(const CausePlace& place) const;

private:
  // "a wave of ARRESTS"
  void add_event_of_noun(std::uint32_t noun, std::vector<std::uint32_t>& found) const;
  // What a clause tells: behind "began to" that which began; of a verb that is no event, its
  // object; of "said it closed because of" what is said, not the saying.
  [[nodiscard]] std::optional<std::uint32_t> event_of_clause(std::uint32_t verb) const;

  const Document& document_;
  const CausalMarkers& markers_;
  TreeView tree_;
  std::vector<std::string> words_;
  std::vector<std::optional<std::uint32_t>> event_of_token_;
};

}  // namespace chronograph
