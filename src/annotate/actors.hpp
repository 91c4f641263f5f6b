// SPDX-License-Identifier: Apache-2.0
// The clusters of mentions that the stage entities builds, step by step: first by names, then by
// descriptions, then by pronouns. Each step is sure of what it joins or leaves it apart.
#pragma once

#include "annotate/chunks.hpp"
#include "annotate/coreference.hpp"
#include "annotate/frames.hpp"
#include "annotate/lexicon.hpp"
#include "annotate/names.hpp"
#include "annotate/nominals.hpp"
#include "chronograph/document/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chronograph {

/// How a description calls an actor.
struct ActorRole {
  std::string_view noun;               ///< "prime minister"
  std::string_view group;              ///< class of the noun, or empty
  std::string_view sector;             ///< PLOVER sector, or empty
  std::string country;                 ///< ISO code of a country or demonym in it, or empty
  std::string possessor;               ///< folded: what it belongs to, if that is no country
  std::vector<std::string> modifiers;  ///< folded, sorted: "former", "military"
  bool plural = false;
};

/// A cluster: one person, organisation, place, group or thing of the document.
struct Actor {
  EntityType type = EntityType::Other;
  std::vector<std::uint32_t> mentions;  ///< in text order
  std::vector<std::string> names;       ///< distinct, folded with fold_name()
  std::string canonical;                ///< name by which the word lists know it, or empty
  std::string country;                  ///< ISO code, or empty
  std::vector<ActorRole> roles;
  char sex = 0;              ///< 'm', 'f' or 0
  bool sex_guessed = false;  ///< from a given name or what looks like one
};

/// Mentions, and the actors they belong to. Indices of actors stay; a merged one is left empty.
class ActorBook {
public:
  explicit ActorBook(const Document& document)
      : document_(document), owner_(document.mentions.size()) {}

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] std::vector<Actor>& actors() { return actors_; }
  [[nodiscard]] const std::vector<Actor>& actors() const { return actors_; }
  [[nodiscard]] std::optional<std::uint32_t> owner(std::uint32_t mention) const {
    return owner_[mention];
  }
  [[nodiscard]] std::string_view words(std::uint32_t mention) const {
    return document_.view(document_.mentions[mention].span);
  }

  /// Makes an actor of one mention; returns its index.
  std::uint32_t add(std::uint32_t mention);
  /// Gives a mention without owner to an actor.
  void give(std::uint32_t mention, std::uint32_t actor);
  /// Moves all of `from` into `to` (types may differ: `to` decides). Returns `to`.
  std::uint32_t merge(std::uint32_t to, std::uint32_t from);

private:
  const Document& document_;
  std::vector<Actor> actors_;
  std::vector<std::optional<std::uint32_t>> owner_;
};

/// Step 1: names. The same spelling, aliases that the word lists or the text itself give, acronyms,
/// surnames, short forms. Immutable after construction.
class NameLinker {
public:
  explicit NameLinker(const NameLexicon& names);
  void link(ActorBook& book) const;

private:
  friend class NameLinking;
  const NameLexicon& names_;
  std::unordered_map<std::string_view, char> sexes_;  ///< of given names
  Lexicon titles_;
  Lexicon heads_;
  Lexicon alias_words_;
};

/// Step 2: descriptions. Appositions, titles, and definite descriptions of what is already known;
/// every other description is an actor of its own. Immutable after construction.
class DescriptionLinker {
public:
  DescriptionLinker(const NameLexicon& names, const Nominals& nominals);
  void link(ActorBook& book, const std::vector<NounPhrase>& phrases,
            const std::vector<Nominal>& nominals) const;

private:
  friend class DescriptionLinking;
  const NameLexicon& names_;
  const Nominals& nominals_;
  Lexicon organisations_;
  Lexicon relation_words_;
};

/// Step 3: what the language core takes pronouns and descriptions to mean. What steps 1 and 2 are
/// sure of stays: two actors with names are never joined, and nobody changes sex, kind or number.
/// Immutable after construction.
class AntecedentLinker {
public:
  AntecedentLinker();
  /// O(mentions * kCandidates).
  void link(ActorBook& book, const CoreferenceReading& reading) const;

private:
  friend class AntecedentLinking;
  Frames verbs_;
  Lexicon relation_words_;
};

/// Step 3 without a language core that reads mentions: "he" and "she", and "it" and "they" right
/// behind "... said", where the text leaves little choice. Immutable after construction.
class PronounFinder {
public:
  PronounFinder();
  /// Returns mentions to be added, with the actor as their entity, in text order.
  [[nodiscard]] std::vector<Mention> find(const ActorBook& book) const;

private:
  Frames verbs_;
};

}  // namespace chronograph
