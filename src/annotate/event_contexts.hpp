// SPDX-License-Identifier: Apache-2.0
// The sphere of life that an event belongs to, as PLOVER contexts: "election", "legal",
// "disasters". Words of its clause, its type and the sectors of those who take part speak for one
// context or another (event_contexts.tsv); what speaks for none, or for two alike, is left open.
#pragma once

#include "annotate/lexicon.hpp"
#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// The rows of event_contexts.tsv.
class ContextWords {
public:
  enum class Kind : std::uint8_t {
    Word,     ///< anywhere in the clause
    Trigger,  ///< the event's own word
    Type,     ///< of the event, "TYPE" or "TYPE:mode"
    Sector,   ///< of a participant
  };
  struct Vote {
    std::string_view context;
    int strength = 0;
  };

  /// Throws Error(Model) for a row that cannot be read.
  ContextWords();

  /// What a word, type or sector speaks for; empty for most.
  [[nodiscard]] const std::vector<Vote>& votes_of(Kind kind, const std::string& key) const;
  /// So many words the longest key has.
  static constexpr std::size_t kLongest = 4;

private:
  std::array<std::unordered_map<std::string, std::vector<Vote>>, 4> votes_;
};

/// Returns the names of all contexts, sorted.
std::vector<std::string_view> context_names();

/// Reads the contexts of one document's events. Needs Syntax, Lemmas, Arguments and, of each event
/// asked for, its type.
class ContextReader {
public:
  ContextReader(const Document& document, const TreeView& tree, const ContextWords& words);

  /// Returns the context of an event; empty where it cannot be told. A view into the program.
  [[nodiscard]] std::string_view of(const Event& event) const;

private:
  using Index = std::uint32_t;
  using Sums = std::map<std::string_view, int>;

  [[nodiscard]] std::vector<int> steps_from(Index trigger, Index sentence) const;
  [[nodiscard]] bool opens_clause(Index t) const;
  void add_words(Index trigger, Sums& sums) const;
  void add(ContextWords::Kind kind, const std::string& key, Sums& sums) const;

  const Document& document_;
  const TreeView& tree_;
  const ContextWords& words_;
  std::vector<std::string> lemmas_;  // in small letters
};

}  // namespace chronograph
