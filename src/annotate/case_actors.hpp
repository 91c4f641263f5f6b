// SPDX-License-Identifier: Apache-2.0
// Who stands on the two sides of an event as coders see them: the arguments where they are actors,
// else the nearest actor in the tree below ("threatened to cut ties with RUSSIA").
#pragma once

#include "annotate/event_meaning.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// The word lists that sides are found with.
struct CaseLists {
  EventLists events;
  Lexicon nouns{"nominal_heads.tsv"};
  Lexicon prepositions{"case_prepositions.tsv"};
};

/// Finds the actors of one document's cases. Needs Arguments.
class CaseActors {
public:
  CaseActors(const Document& document, const TreeView& tree, const CaseLists& lists);

  /// Who does it; empty where nobody is named or described.
  [[nodiscard]] std::vector<CaseActor> sources_of(std::uint32_t event) const;
  /// To whom; nobody of `sources`.
  [[nodiscard]] std::vector<CaseActor> targets_of(std::uint32_t event,
                                                  const std::vector<CaseActor>& sources) const;

private:
  using Index = std::uint32_t;

  [[nodiscard]] std::optional<Index> trigger_of(const Event& event) const;
  [[nodiscard]] std::optional<Index> head_of(Span span) const;
  [[nodiscard]] const Mention* mention_of(Index head) const;
  [[nodiscard]] bool is_actor(Index head) const;
  [[nodiscard]] bool may_act(Index head) const;
  [[nodiscard]] bool has_known_owner(Index head) const;
  [[nodiscard]] bool is_means(Index head, std::string_view type) const;
  [[nodiscard]] bool is_owned_by(Index head, const std::vector<CaseActor>& actors) const;
  [[nodiscard]] Span phrase_of(Index head) const;
  [[nodiscard]] CaseActor actor_at(Index head) const;
  void add(Index head, std::vector<CaseActor>& actors) const;
  void add_with_conjuncts(Index head, std::vector<CaseActor>& actors) const;
  [[nodiscard]] std::vector<CaseActor> arguments_of(std::uint32_t event, Role role) const;
  enum class Look : std::uint8_t { Skip, Pass, Place, Actor };
  [[nodiscard]] Look look_at(Index child, bool at_trigger,
                             const std::vector<CaseActor>& excluded) const;
  [[nodiscard]] std::vector<Index> nearest_below(const Event& event, Index trigger,
                                                 const std::vector<CaseActor>& excluded) const;
  bool add_each_nation(Index head, std::vector<CaseActor>& actors) const;

  const Document& document_;
  const TreeView& tree_;
  const CaseLists& lists_;
  std::vector<std::optional<Index>> mentions_;  // of the word that heads it
};

}  // namespace chronograph
