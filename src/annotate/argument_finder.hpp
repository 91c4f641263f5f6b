// SPDX-License-Identifier: Apache-2.0
// Who did it, to whom, where: the arguments of a verb from its clause, those of a noun from the
// words around its phrase.
#pragma once

#include "annotate/clauses.hpp"
#include "annotate/event_anchor.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/sentence_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace chronograph {

/// The word lists that arguments are found with.
struct ArgumentLists {
  Grammar grammar;
  Lexicon prepositions{"preposition_roles.tsv"};
};

/// Finds the arguments of one document's events.
class ArgumentFinder {
public:
  ArgumentFinder(const Document& document, const Syntax& syntax, const ArgumentLists& lists)
      : document_(document),
        syntax_(syntax),
        lists_(lists),
        view_(document, syntax, lists.grammar.clause_words) {}

  /// Returns the arguments in text order, one for each member of a coordination.
  std::vector<Argument> arguments_of(const Event& event);

private:
  using Index = std::uint32_t;

  // Verbs.
  void find_of_verb(Index clause);
  void take_subject(const Clause& clause, FrameSet frames);
  void take_objects(Index clause, FrameSet frames);
  void take_obliques(const Clause& clause, FrameSet frames);
  bool take_oblique(const Clause& clause, FrameSet frames, const Oblique& oblique);
  std::optional<Index> shared_object(Index clause) const;
  bool recipient_object(Index clause, FrameSet frames) const;
  void take_place_near_subject(const Clause& clause);

  // Nouns.
  void find_of_noun(const EventAnchor& anchor);
  void take_owner(const NounPhrase& phrase, FrameSet frames);
  void take_modifier(const NounPhrase& phrase, FrameSet frames);
  void take_followers(Index phrase, FrameSet frames);
  void take_follower(std::string_view preposition, Index phrase, FrameSet frames);
  void take_between(Index phrase);
  void take_from_clause(const EventAnchor& anchor, FrameSet frames);

  void take_frame(Index token);

  bool is_means(Index phrase) const;
  bool allows(std::string_view preposition, std::string_view role) const;
  bool has(Role role) const;
  void add(Role role, Index phrase);
  void add_one(Role role, Index phrase);
  void add_token(Role role, Index token);
  FrameSet verb_frames(const Clause& clause) const;

  const Document& document_;
  const Syntax& syntax_;
  const ArgumentLists& lists_;
  SentenceView view_;
  std::vector<Argument> found_;
};

}  // namespace chronograph
