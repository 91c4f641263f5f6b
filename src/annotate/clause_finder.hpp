// SPDX-License-Identifier: Apache-2.0
// The part of clauses.cpp that walks to the left of a verb: who is its subject, what governs it.
#pragma once

#include "annotate/clauses.hpp"
#include "annotate/sentence_view.hpp"

#include <cstdint>
#include <optional>

namespace chronograph {

/// Finds subject, link and governor of the clauses of a document, in text order.
class ClauseFinder {
public:
  ClauseFinder(Syntax& syntax, const Frames& frames, SentenceView& view)
      : syntax_(syntax), frames_(frames), view_(view) {}

  /// Handles the clauses [first, last) of one sentence.
  void run(std::uint32_t first, std::uint32_t last);

private:
  using Index = std::uint32_t;
  /// A phrase and the boundary left of the whole complex that it heads.
  struct Complex {
    Index phrase = 0;
    Index before = 0;
  };

  Clause& at(Index c) { return syntax_.clauses[c]; }
  const Clause& at(Index c) const { return syntax_.clauses[c]; }
  FrameSet frames_of(Index clause) const;
  std::optional<Index> clause_ending(Index before) const;
  std::optional<Index> phrase_ending(Index before) const;
  std::optional<Index> previous(Index c) const;
  Complex climb(Index phrase) const;
  std::optional<Index> step_over_preposition(Index before) const;
  std::optional<Index> modified_by(Index clause) const;
  bool starts_freely(Index before) const;

  void find_finite(Index c);
  bool find_finite_at(Index c, Index& before);
  void take_subject(Index c, Index phrase);
  void find_relative(Index c, Index pronoun);
  void find_after_comma(Index c, Index before);
  std::optional<Index> subject_before_comma(Index before) const;
  void take_inverted(Index c);
  bool inverts(Index c) const;
  bool is_relative(Index clause) const;
  void find_conjunct(Index c);
  bool compatible(const Clause& clause, const Clause& other, bool exact) const;
  void inherit(Index c, Index other);

  void link_by_left(Index c, Index before);
  void link_by_marker(Index c, Index marker);
  void link_after_phrase(Index c, Index before);
  void link_after_comma(Index c);
  std::optional<Index> free_complementiser(Index c, Index before) const;
  void link_object_relative(Index c, Index pronoun);
  std::optional<Index> governing_clause(Index before) const;

  void find_infinitive(Index c);
  void infinitive_after_phrase(Index c, Index phrase);
  void find_participle(Index c);
  void participle_after_phrase(Index c, Index phrase);
  void participle_after_comma(Index c, Index before);
  void participle_after_marker(Index c, Index marker);
  void depend(Index c, ClauseLink link, std::optional<Index> governor);

  bool repair_to_participle(Index c, const Complex& complex);
  bool repair_to_finite(Index c, Index phrase, const Complex& complex);
  bool needs_verb(Index c, Index before) const;
  bool lets(Index before) const;
  std::optional<Index> object_before(Index phrase) const;
  bool lists_gerunds(Index c) const;
  void resolve_fronted();
  void resolve_inserted();

  Syntax& syntax_;
  const Frames& frames_;
  SentenceView& view_;
  Index first_ = 0;
  Index last_ = 0;
};

}  // namespace chronograph
