// SPDX-License-Identifier: Apache-2.0
// What a word tells of as a PLOVER type, from the word itself (resources/event_types.tsv) and from
// what stands in its slots (resources/event_patterns.tsv): "hold" is nothing, "hold talks" is
// CONSULT, "refuse to hold talks" is REJECT.
#pragma once

#include "annotate/lexicon.hpp"
#include "annotate/plover.hpp"
#include "annotate/tree_view.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// What a word tells of. Views point into the program itself.
struct Meaning {
  std::string_view type;  ///< PLOVER type or extension; empty where none fits
  std::string_view mode;  ///< empty where there is none
  /// The word that the meaning comes from, where it only passes through: "talks" of "hold talks".
  std::optional<std::uint32_t> through;
  /// The word that is asked, promised, refused, ended: its own meaning is not what is told here.
  std::optional<std::uint32_t> content;
};

/// The words and patterns that meanings are read with.
class EventLists {
public:
  /// Throws Error(Model) for a row that cannot be read.
  EventLists();

  using Words = std::vector<std::string_view>;
  /// One slot of a pattern and what must stand in it, or must not.
  struct Condition {
    Words slots;
    Words fillers;
    bool absent = false;
  };
  struct Pattern {
    std::vector<Condition> conditions;
    std::string_view type;  ///< "=" for that of the first condition's filler, "-" for none
    std::string_view mode;  ///< "=" for the one that the filler gives to the type
  };

  /// The tags of a lemma as that part of speech; empty for an unknown one.
  [[nodiscard]] const Words& tags_of(std::string_view lemma, Upos upos) const;
  /// The patterns of any of the tags, in the order of the file.
  [[nodiscard]] std::vector<const Pattern*> patterns_of(const Words& tags) const;
  /// PLOVER sector of a noun that describes an actor; empty for others.
  [[nodiscard]] std::string_view sector_of(std::string_view noun) const {
    return nouns_.get(noun, 5);
  }
  [[nodiscard]] const Plover& plover() const { return plover_; }

private:
  void read_words();
  void read_patterns();

  std::unordered_map<std::string, Words> words_;  // by lemma and part of speech
  std::vector<Pattern> patterns_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> patterns_of_tag_;
  Lexicon nouns_{"nominal_heads.tsv"};
  Plover plover_;
};

/// Reads the meanings of one document's words. Needs Syntax, Lemmas and Entities.
class MeaningReader {
public:
  MeaningReader(const Document& document, const TreeView& tree, const EventLists& lists);

  /// The meaning of a word; every word is read once. Deep nests beyond eight steps mean nothing.
  const Meaning& of(std::uint32_t token);

private:
  using Index = std::uint32_t;

  Meaning read(Index i);
  std::optional<Meaning> match(Index i, const EventLists::Pattern& pattern);
  [[nodiscard]] std::vector<Index> slot(Index i, std::string_view name) const;
  bool fills(Index i, const EventLists::Words& fillers, int depth);
  bool fills_one(Index i, std::string_view filler);
  Index meaning_inside(Index i);
  [[nodiscard]] bool is_obliged(Index i) const;
  [[nodiscard]] bool has_trait(Index i, std::string_view trait) const;
  [[nodiscard]] const Mention* mention_of(Index i) const;
  [[nodiscard]] std::optional<Index> particle_of(Index i) const;
  [[nodiscard]] EventLists::Words tags_of(Index i) const;
  [[nodiscard]] std::vector<Index> inside_of(Index i) const;

  const Document& document_;
  const TreeView& tree_;
  const EventLists& lists_;
  std::vector<std::optional<Meaning>> known_;
  std::vector<std::optional<Index>> mentions_;  // by their head
  int depth_ = 0;
};

}  // namespace chronograph
