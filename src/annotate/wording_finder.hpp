// SPDX-License-Identifier: Apache-2.0
// The words that tell an event in one line: who, the verb with what belongs to it, to whom, where,
// taken from the tree. What a reader does not need there is left out: asides, relative clauses,
// clauses beside this one, and the time, which stands in a column of its own.
#pragma once

#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace chronograph {

/// Reads the wordings of one document's events. Needs Syntax, Lemmas and Arguments; uses Times.
class WordingFinder {
public:
  WordingFinder(const Document& document, const TreeView& tree);

  /// Returns spans of whole words in reading order, which need not be that of the text: a subject
  /// comes first, a quotation after who says it. Empty where the trigger is no word of a sentence.
  /// O(words of the sentence).
  [[nodiscard]] std::vector<Span> of(const Event& event) const;

private:
  using Index = std::uint32_t;
  using Words = std::vector<Index>;
  /// How a phrase is to be told.
  struct Telling {
    int shortness = 0;             ///< 0: whole; each step leaves out one more kind of dependent
    bool dated = false;            ///< its date is told elsewhere
    std::optional<Index> without;  ///< the word that is told apart, with all that hangs on it
  };

  [[nodiscard]] std::optional<Index> trigger_of(const Event& event) const;
  [[nodiscard]] std::optional<Index> subject_of(Index verb, const Event& event) const;
  [[nodiscard]] std::optional<Index> told_subject(const Event& event, Index verb, Role role) const;
  [[nodiscard]] std::optional<Index> head_of(const Argument& argument) const;
  [[nodiscard]] Words verb_group(Index verb) const;
  [[nodiscard]] Words verb_chain(Index verb, std::optional<Index> subject) const;
  void add_auxiliaries(Index of, Index before, Words& out) const;
  [[nodiscard]] Words complements_of(Index verb, std::uint32_t used, const Event& event) const;
  [[nodiscard]] Words phrase(Index head, const Telling& telling) const;
  [[nodiscard]] Words noun_phrase(Index head, std::uint32_t longest, Telling telling) const;
  [[nodiscard]] Words shortened(Index head, std::uint32_t longest, Telling telling) const;
  void collect(Index head, const Telling& telling, int depth, Words& out) const;
  [[nodiscard]] bool is_left_out(Index word, Index head, const Telling& telling) const;
  [[nodiscard]] bool stands_apart(Index word) const;
  [[nodiscard]] bool takes_part(const Words& words, const Event& event) const;
  [[nodiscard]] std::uint32_t length(const Words& words) const;
  void append(const Words& words, std::vector<Span>& out) const;

  const Document& document_;
  const TreeView& tree_;
  // Of each token: whether it stands in an expression that names a day or period, and the words
  // [first, last) of the name that it stands in.
  std::vector<bool> in_date_;
  std::vector<std::pair<Index, Index>> name_;
};

}  // namespace chronograph
