// SPDX-License-Identifier: Apache-2.0
// The dependency tree of a document seen from above: what hangs on a word. Computed when asked, not
// a layer.
#pragma once

#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace chronograph {

/// Children and governors of all tokens, indices into Document::tokens. Needs Syntax and Lemmas.
class TreeView {
public:
  using Index = std::uint32_t;

  /// O(tokens).
  explicit TreeView(const Document& document);

  [[nodiscard]] const Token& token(Index i) const { return document_->tokens[i]; }
  /// What hangs on the word, in text order.
  [[nodiscard]] std::span<const Index> children(Index i) const {
    return std::span(children_).subspan(first_[i], first_[i + 1] - first_[i]);
  }
  /// What the word hangs on; nothing for a root.
  [[nodiscard]] std::optional<Index> governor(Index i) const;
  /// The first token of [first, last) that hangs on none of the others; nothing for an empty range.
  [[nodiscard]] std::optional<Index> head_of(Index first, Index last) const;
  /// The first child of that relation, subtypes apart.
  [[nodiscard]] std::optional<Index> child(Index i, Deprel relation) const;
  /// Lemma of the preposition or subordinator of a word ("with", "of", "that"); empty if none.
  [[nodiscard]] std::string_view marker(Index i) const;
  /// Whether an infinitive with "to".
  [[nodiscard]] bool is_infinitive(Index i) const;
  [[nodiscard]] bool is_passive(Index i) const;

  /// Who or what does it, grammar set right: subject of the active, "by" of the passive, what a
  /// participle hangs on; borrowed from the governing verb where the clause has no subject of its
  /// own. Of a noun: possessor and "by".
  [[nodiscard]] std::vector<Index> subjects(Index i) const;
  /// What it is done to: object of the active, subject of the passive. Of a noun: "of".
  [[nodiscard]] std::vector<Index> objects(Index i) const;
  /// Clauses that complete the word: "agreed to GO", "said they LEFT", "a plan to GO".
  [[nodiscard]] std::vector<Index> complements(Index i) const;
  /// Phrases and clauses with that preposition at the word or at its object.
  [[nodiscard]] std::vector<Index> with_preposition(Index i, std::string_view preposition) const;
  /// Words before a noun that describe it: "PEACE talks", "ISRAELI attack", "the army's attack".
  [[nodiscard]] std::vector<Index> modifiers(Index i) const;

private:
  void add_subjects(Index i, std::vector<Index>& out, int depth) const;
  void add_marked(Index i, std::string_view preposition, std::vector<Index>& out) const;

  const Document* document_;
  std::vector<Index> first_;
  std::vector<Index> children_;
  std::vector<Index> governor_;
  static constexpr Index kNone = 0xFFFFFFFF;
};

}  // namespace chronograph
