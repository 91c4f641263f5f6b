// SPDX-License-Identifier: Apache-2.0
// By what descriptions the actors of a document are known so far, and the only one that a later
// description can mean. A long text describes thousands as "the minister": a role is filed under
// every word that may be asked for, and the shortest list that must hold the answer is read.
#pragma once

#include "annotate/actors.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace chronograph {

/// The roles of one document's actors. Order of filing does not matter to what is found.
class KnownRoles {
public:
  explicit KnownRoles(std::vector<Actor>& actors) : actors_(actors) {}

  /// Gives a role to an actor that does not have that very one yet, and files it.
  void add(std::uint32_t actor, const ActorRole& role) {
    if (!seen_.insert(key_of(actor, role)).second) {
      return;
    }
    add_word(actor, role.noun);
    add_word(actor, role.group);
    const Record record{actor, static_cast<std::uint32_t>(actors_[actor].roles.size())};
    actors_[actor].roles.push_back(role);
    file(record, list_of('n', role.noun, role, actors_[actor].type), role);
    if (!role.group.empty()) {
      file(record, list_of('g', role.group, role, actors_[actor].type), role);
    }
  }

  /// Returns the only actor of a type, first mentioned before `mention`, that is described with
  /// `word` (a noun or a class of nouns) and known by a role that `role` can mean.
  [[nodiscard]] std::optional<std::uint32_t> only(std::string_view word, const ActorRole& role,
                                                  EntityType type, std::uint32_t mention) {
    const auto described = by_word_.find(word);
    if (described == by_word_.end()) {
      return std::nullopt;
    }
    const List& same = shortest('n', role.noun, role, type);
    const List& kin = is_loose(role) ? shortest('g', role.group, role, type) : kNone;
    Found found;
    const auto see = [&](std::uint32_t actor, const ActorRole& known) {
      ++looked_at_;
      const Actor& candidate = actors_[actor];
      return candidate.type == type && !candidate.mentions.empty() &&
             candidate.mentions.front() < mention && is_same_role(role, known, candidate.country);
    };
    if (described->second.size() < same.size() + kin.size()) {
      for (const std::uint32_t actor : described->second) {
        const std::vector<ActorRole>& roles = actors_[actor].roles;
        const bool fits = found.actor != actor &&
                          std::any_of(roles.begin(), roles.end(),
                                      [&](const ActorRole& known) { return see(actor, known); });
        if (fits && !found.take(actor)) {
          return std::nullopt;
        }
      }
      return found.actor;
    }
    for (const List* list : {&same, &kin}) {
      for (const Record& record : *list) {
        const bool fits = found.actor != record.actor && is_described(record.actor, word) &&
                          see(record.actor, actors_[record.actor].roles[record.role]);
        if (fits && !found.take(record.actor)) {
          return std::nullopt;
        }
      }
    }
    return found.actor;
  }

  /// Number of roles compared so far: grows with the text, not with its square.
  [[nodiscard]] std::size_t looked_at() const { return looked_at_; }

private:
  struct Record {
    std::uint32_t actor = 0;
    std::uint32_t role = 0;  // index into its roles
  };
  using List = std::vector<Record>;
  struct Found {
    std::optional<std::uint32_t> actor;
    // Returns false for a second actor: then none is meant.
    bool take(std::uint32_t another) {
      const bool first = !actor;
      actor = another;
      return first;
    }
  };

  // "the leader" may be the president, "the former leader" must have been called so.
  static bool is_loose(const ActorRole& role) {
    return !role.group.empty() && role.modifiers.empty();
  }

  static bool is_same_role(const ActorRole& role, const ActorRole& known,
                           const std::string& country) {
    const bool kin = is_loose(role) && known.group == role.group;
    return (known.noun == role.noun || kin) && known.plural == role.plural &&
           (role.country.empty() || role.country == known.country || role.country == country) &&
           (role.possessor.empty() || role.possessor == known.possessor) &&
           std::includes(known.modifiers.begin(), known.modifiers.end(), role.modifiers.begin(),
                         role.modifiers.end());
  }

  static std::string key_of(std::uint32_t actor, const ActorRole& role) {
    std::string key = std::to_string(actor);
    for (const std::string_view part :
         {role.noun, role.group, role.sector, std::string_view(role.country),
          std::string_view(role.possessor)}) {
      key += '\x1f';
      key += part;
    }
    for (const std::string& modifier : role.modifiers) {
      key += '\x1f';
      key += modifier;
    }
    key += role.plural ? "\x1e+" : "\x1e-";
    return key;
  }

  static std::string list_of(char kind, std::string_view word, const ActorRole& role,
                             EntityType type) {
    std::string name{kind, role.plural ? '+' : '-',
                     static_cast<char>('a' + static_cast<int>(type))};
    name += word;
    name += '\x1f';
    return name;
  }

  void file(const Record& record, const std::string& list, const ActorRole& role) {
    lists_[list].push_back(record);
    for (const std::string& modifier : role.modifiers) {
      lists_[list + 'm' + modifier].push_back(record);
    }
    if (!role.possessor.empty()) {
      lists_[list + 'p' + role.possessor].push_back(record);
    }
    const std::string& country = actors_[record.actor].country;
    if (!role.country.empty()) {
      lists_[list + 'c' + role.country].push_back(record);
    }
    if (!country.empty() && country != role.country) {
      lists_[list + 'c' + country].push_back(record);
    }
  }

  // The shortest of the lists that hold every role that `role` can mean by this word.
  const List& shortest(char kind, std::string_view word, const ActorRole& role,
                       EntityType type) const {
    const std::string list = list_of(kind, word, role, type);
    const List* best = &list_at(list);
    const auto consider = [&](char facet, const std::string& value) {
      const List& other = list_at(list + facet + value);
      best = other.size() < best->size() ? &other : best;
    };
    for (const std::string& modifier : role.modifiers) {
      consider('m', modifier);
    }
    if (!role.possessor.empty()) {
      consider('p', role.possessor);
    }
    if (!role.country.empty()) {
      consider('c', role.country);
    }
    return *best;
  }

  const List& list_at(const std::string& name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? kNone : found->second;
  }

  bool is_described(std::uint32_t actor, std::string_view word) const {
    const auto found = words_of_.find(actor);
    return found != words_of_.end() &&
           std::find(found->second.begin(), found->second.end(), word) != found->second.end();
  }

  void add_word(std::uint32_t actor, std::string_view word) {
    if (!word.empty() && !is_described(actor, word)) {
      words_of_[actor].push_back(word);
      by_word_[word].push_back(actor);
    }
  }

  static inline const List kNone;

  std::vector<Actor>& actors_;
  std::unordered_set<std::string> seen_;         // roles, with their actor
  std::unordered_map<std::string, List> lists_;  // by noun or class, and facet
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_word_;   // actors
  std::unordered_map<std::uint32_t, std::vector<std::string_view>> words_of_;  // of actors
  std::size_t looked_at_ = 0;
};

}  // namespace chronograph
