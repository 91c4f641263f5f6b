// SPDX-License-Identifier: Apache-2.0
// Nouns that relate who they describe to what they belong to: "prime minister" in "Pakistan's prime
// minister, Imran Khan". Where they stand, whom they describe and what they belong to.
#pragma once

#include "annotate/relation_scene.hpp"

#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace chronograph {

/// One noun of relation_nouns.tsv in the text.
struct RoleNoun {
  std::uint32_t at = 0;     ///< the word that the tree hangs the rest on
  std::uint32_t first = 0;  ///< of several words
  std::uint32_t last = 0;
  RelationType relation = RelationType::MemberOf;
  std::string_view prepositions;  ///< before what it belongs to, `|` between them
  std::string_view targets;       ///< kinds of what it belongs to: letters of letter_of()
  std::string_view holders;       ///< kinds of what it describes
  bool bare = false;              ///< only without a noun of its field: "director"
};

/// What the words before the noun make of the office.
struct RoleModifiers {
  bool past = false;
  bool not_yet = false;
  bool lesser = false;  ///< "deputy"
  bool narrow = false;  ///< "opposition" leader
  bool field = false;   ///< "research" director
};

/// What a noun belongs to.
struct RoleTarget {
  std::uint32_t entity = 0;
  std::uint32_t at = 0;  ///< token
  bool before = false;   ///< a name or demonym before the noun, no possessor
  bool demonym = false;
};

/// Returns p, o, l, g for a person, organization, place, group; x for other things.
char letter_of(EntityType type);
/// Tells whether a list with `|` between its words has one.
bool has_word(std::string_view list, std::string_view word);

/// Finds role nouns and their two ends. Keeps a reference to the scene.
class RoleFinder {
public:
  explicit RoleFinder(const RelationScene& scene) : scene_(scene) {}

  /// The noun whose last word is at `t`, with as many words before it as a row has.
  [[nodiscard]] std::optional<RoleNoun> noun_at(std::uint32_t t) const;
  [[nodiscard]] RoleModifiers modifiers_of(const RoleNoun& noun) const;
  /// What it belongs to, of the kinds that the row takes.
  [[nodiscard]] std::vector<RoleTarget> targets_of(const RoleNoun& noun) const;
  /// Words at which those stand whom it describes: names beside it, its subject, or the noun itself
  /// where it means somebody known.
  [[nodiscard]] std::vector<std::uint32_t> holders_of(const RoleNoun& noun) const;
  /// Names and demonyms before the noun in its phrase.
  void add_before(const RoleNoun& noun, std::vector<RoleTarget>& targets) const;
  /// A person named right behind the noun.
  void add_title(const RoleNoun& noun, std::vector<std::uint32_t>& holders) const;
  void add_beside(std::uint32_t noun, std::vector<std::uint32_t>& holders) const;
  void add_subject(std::uint32_t noun, std::vector<std::uint32_t>& holders) const;

private:
  [[nodiscard]] bool is_noun(std::uint32_t t) const;
  [[nodiscard]] bool is_role(std::uint32_t t) const { return is_noun(t) && noun_at(t).has_value(); }
  [[nodiscard]] bool is_inside_noun(std::uint32_t t) const;
  [[nodiscard]] std::uint32_t top_of(const RoleNoun& noun) const;
  [[nodiscard]] std::uint32_t first_before(const RoleNoun& noun) const;
  [[nodiscard]] std::optional<std::uint32_t> first_of_pair(std::uint32_t pronoun) const;
  [[nodiscard]] bool is_other_sex(std::uint32_t pronoun, std::uint32_t meant) const;
  [[nodiscard]] bool is_nearest(std::uint32_t pronoun) const;
  [[nodiscard]] std::uint32_t through(std::uint32_t t) const;
  void add_possessors(std::uint32_t t, std::vector<RoleTarget>& targets) const;
  void add_prepositions(const RoleNoun& noun, std::uint32_t t,
                        std::vector<RoleTarget>& targets) const;
  void add_shared(const RoleNoun& noun, std::vector<RoleTarget>& targets) const;
  void add_target(std::uint32_t t, std::vector<RoleTarget>& targets) const;
  void keep_fitting(const RoleNoun& noun, std::vector<RoleTarget>& targets) const;
  void add_names(std::uint32_t name, std::uint32_t noun, std::vector<std::uint32_t>& holders) const;
  void add_coordinated(std::uint32_t t, std::vector<std::uint32_t>& holders) const;
  void add_one_of(std::uint32_t t, std::vector<std::uint32_t>& holders) const;
  [[nodiscard]] std::optional<std::uint32_t> name_before_comma(std::uint32_t t,
                                                               std::string_view kinds) const;
  [[nodiscard]] bool is_definite(const RoleNoun& noun) const;

  const RelationScene& scene_;
};

}  // namespace chronograph
