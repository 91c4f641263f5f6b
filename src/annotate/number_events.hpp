// SPDX-License-Identifier: Apache-2.0
// Which event a number belongs to, and what it says of it: resources/number_events.tsv.
#pragma once

#include "annotate/counted_things.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// One row of the table. Views point into the program itself.
struct NumberRule {
  std::string_view what;
  std::vector<std::string_view> slots;  ///< the first that gives a number counts
  std::vector<std::string_view> units;  ///< what may be counted; empty: whatever is no measure
  std::string_view with;                ///< lemma of a word that must hang on the trigger
};

/// The words that numbers are given to events with.
class NumberLists {
public:
  /// Throws Error(Model) for a row that cannot be read.
  NumberLists();

  /// The rules of a lemma, or of a PLOVER type, as that part of speech ('v', 'n', 'a').
  [[nodiscard]] const std::vector<NumberRule>& rules_of(std::string_view key, char part) const;

  CountedLists counted;

private:
  std::unordered_map<std::string, std::vector<NumberRule>> rules_;
};

/// A number and the event that it belongs to, an index into Document::events.
struct EventNumber {
  std::uint32_t event = 0;
  Quantity quantity;
};

/// Finds the numbers of one document's events.
class NumberFinder {
public:
  NumberFinder(const Document& document, const TreeView& tree, const CountedThings& things,
               const NumberLists& lists);

  /// Returns the numbers in the order of their triggers.
  std::vector<EventNumber> find();

private:
  using Index = std::uint32_t;

  void find_at(Index token);
  void apply(Index token, const NumberRule& rule);
  [[nodiscard]] std::vector<CountedThing> in_slot(Index token, std::string_view slot) const;
  [[nodiscard]] std::vector<CountedThing> things_at(const std::vector<Index>& heads) const;
  [[nodiscard]] std::vector<CountedThing> objects_of(Index token) const;
  [[nodiscard]] std::vector<CountedThing> value_of(Index token) const;
  [[nodiscard]] bool has_word(Index token, std::string_view lemma) const;
  [[nodiscard]] bool fits(const CountedThing& thing, const NumberRule& rule) const;
  [[nodiscard]] std::optional<Index> host_of(Index token) const;
  void add(Index event, std::string_view what, const CountedThing& thing);

  void find_money(const Count& count);
  [[nodiscard]] std::string_view kind_of(Index token) const;
  [[nodiscard]] bool is_rate(const Count& count) const;
  [[nodiscard]] bool takes_money(Index token) const;
  void find_votes(const Count& count);

  const Document& document_;
  const TreeView& tree_;
  const CountedThings& things_;
  const NumberLists& lists_;
  std::vector<Index> event_at_;  // by the last token of the trigger; kNone
  std::vector<EventNumber> found_;
  static constexpr Index kNone = 0xFFFFFFFF;
};

}  // namespace chronograph
