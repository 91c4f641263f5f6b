// SPDX-License-Identifier: Apache-2.0
// Noun phrases that say how many: "at least 12 people", "seven of the hostages", "a crowd of
// 5,000", "a soldier".
#pragma once

#include "annotate/counts.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// How many of what a phrase says.
struct CountedThing {
  std::uint32_t head = 0;  ///< token of the noun, or of the number where there is none
  std::optional<double> min;
  std::optional<double> max;
  std::string unit;  ///< "people", or the lemma of the noun
  Span span;         ///< the number and, where it follows, the noun
  bool is_person = false;
  bool is_measure = false;  ///< "years", "percent": counts nobody to whom something happens
};

/// The nouns that numbers stand before.
struct CountedLists {
  CountLists counts;
  Lexicon units{"number_units.tsv"};
  Lexicon nouns{"nominal_heads.tsv"};
};

/// Reads the counted phrases of one document. Needs Syntax, Lemmas, Times and Mentions.
class CountedThings {
public:
  using Index = std::uint32_t;

  CountedThings(const Document& document, const TreeView& tree, const CountedLists& lists);

  [[nodiscard]] const std::vector<Count>& counts() const { return counts_; }
  /// The number that the token is part of; null if none.
  [[nodiscard]] const Count* count_of(Index token) const;
  /// The number right before the token.
  [[nodiscard]] const Count* count_before(Index token) const;
  /// How many the phrase with that head says, and each phrase coordinated with it that says so.
  [[nodiscard]] std::vector<CountedThing> with_conjuncts(Index head) const;
  /// How many the phrase with that head says; nothing where it says no number.
  [[nodiscard]] std::optional<CountedThing> one(Index head) const { return read(head, 0); }
  /// The number that stands before the word with nothing but its modifiers between, counting
  /// people.
  [[nodiscard]] std::optional<CountedThing> people_before(Index token) const;

private:
  [[nodiscard]] std::optional<CountedThing> read(Index head, int depth) const;
  [[nodiscard]] std::optional<CountedThing> read_number(Index head, const Count& count) const;
  [[nodiscard]] std::optional<CountedThing> read_article(Index head) const;
  [[nodiscard]] bool counts_with(Index head) const;
  [[nodiscard]] const Count* number_of_noun(Index head) const;
  [[nodiscard]] CountedThing thing(const Count& count, Index head) const;
  void set_unit(CountedThing& thing, Index noun) const;
  [[nodiscard]] bool is_person(Index noun) const;
  [[nodiscard]] bool is_age(const Count& count) const;

  const Document& document_;
  const TreeView& tree_;
  const CountedLists& lists_;
  std::vector<Count> counts_;
  std::vector<Index> count_at_;  // by token; kNone
  std::vector<EntityType> mention_types_;
  std::vector<bool> is_mention_head_;
  static constexpr Index kNone = 0xFFFFFFFF;
};

}  // namespace chronograph
