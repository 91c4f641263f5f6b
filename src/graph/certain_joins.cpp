// SPDX-License-Identifier: Apache-2.0
#include "graph/certain_joins.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <xxhash.h>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// Bearers of one name that are known to be several ("Springfield") are told apart up to so many.
constexpr std::size_t kMostBearers = 8;

/// A name that says who it is, by a hash so long that no two names have one.
struct Key {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool operator==(const Key&) const = default;
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept { return key.low; }
  };
};

struct Bearers {
  std::uint32_t count = 0;
  std::array<Index, kMostBearers> first{};
};

class Joiner {
public:
  Joiner(const NamedEntities& named, const std::vector<Document>& documents,
         const NameTables& tables, NameSets& sets)
      : named_(named), documents_(documents), tables_(tables), sets_(sets) {}

  std::vector<bool> run() {
    count_countries();
    bearers_.reserve(named_.entities.size());
    std::vector<bool> is_certain(named_.entities.size(), false);
    for (Index i = 0; i < named_.entities.size(); ++i) {
      for (const FormId form : named_.entities[i].forms) {
        keys_.clear();
        add_keys(i, named_.forms[form]);
        for (const Key& key : keys_) {
          is_certain[i] = true;
          join_bearer(key, i);
        }
      }
    }
    join_acronyms(is_certain);
    return is_certain;
  }

private:
  [[nodiscard]] const Entity& entity_of(Index i) const {
    const EntityRef ref = named_.entities[i].ref;
    return documents_[ref.document].entities[ref.entity];
  }

  // A place whose country a text leaves open is that of the others, if there is one country only.
  void count_countries() {
    for (Index i = 0; i < named_.entities.size(); ++i) {
      const NameForm& form = named_.forms[named_.entities[i].forms.front()];
      const std::string& country = entity_of(i).country;
      if (form.kind == NameClass::Place && !country.empty()) {
        countries_[form.key].insert(country);
      }
    }
  }

  void add_key(std::initializer_list<std::string_view> parts) { keys_.push_back(key_of(parts)); }

  Key key_of(std::initializer_list<std::string_view> parts) {
    spelt_.clear();
    for (const std::string_view part : parts) {
      spelt_ += part;
    }
    const XXH128_hash_t hash = XXH3_128bits(spelt_.data(), spelt_.size());
    return {hash.low64, hash.high64};
  }

  void add_keys(Index i, const NameForm& form) {
    switch (form.kind) {
      case NameClass::Person:
        if (form.is_full) {
          add_key({"person ", form.key});
          add_key({"any ", form.plain});
        }
        return;
      case NameClass::People:
        return add_key({"people ", form.key});
      case NameClass::Place:
        return add_place_keys(i, form);
      case NameClass::Body:
        return add_body_keys(i, form);
    }
  }

  void add_place_keys(Index i, const NameForm& form) {
    if (form.key.starts_with('@')) {
      return add_key({"place ", form.key});
    }
    const auto known = countries_.find(form.key);
    if (known == countries_.end()) {
      add_key({"place ", form.key});
      if (form.is_full) {
        add_key({"any ", form.plain});
      }
      return;
    }
    const std::string& country = entity_of(i).country;
    if (!country.empty() || known->second.size() == 1) {
      add_key({"place ", form.key, " ", country.empty() ? *known->second.begin() : country});
    }
  }

  void add_body_keys(Index i, const NameForm& form) {
    const bool is_country = !tables_.country_named(form.plain).empty();
    if (is_country) {
      return add_key({"place ", form.key});
    }
    if (!form.letters.empty()) {
      return;
    }
    if (!form.is_institution) {
      add_key({"body ", form.key});
      if (form.is_full) {
        add_key({"any ", form.plain});
      }
      return;
    }
    const bool has_country = std::any_of(form.tellers.begin(), form.tellers.end(),
                                         [](const auto& word) { return word.starts_with('@'); });
    const std::string& country = entity_of(i).country;
    if (has_country) {
      add_key({"body ", form.key});
    } else if (!country.empty()) {
      add_key({"body @", country, " ", form.key});
    }
  }

  void join_bearer(const Key& key, Index i) {
    Bearers& bearers = bearers_[key];
    for (std::size_t b = 0; b < bearers.count; ++b) {
      if (sets_.join(bearers.first.at(b), i)) {
        return;
      }
    }
    if (bearers.count < kMostBearers) {
      bearers.first.at(bearers.count++) = i;
    }
  }

  // Documents that say what an acronym stands for speak for those that do not, if they agree.
  void join_acronyms(std::vector<bool>& is_certain) {
    struct Uses {
      std::vector<Index> explained;
      std::vector<Index> bare;
    };
    std::map<std::string, Uses> uses;
    for (Index i = 0; i < named_.entities.size(); ++i) {
      const std::vector<FormId>& forms = named_.entities[i].forms;
      const bool full = std::any_of(forms.begin(), forms.end(),
                                    [&](FormId form) { return named_.forms[form].is_full; });
      for (const FormId id : forms) {
        const NameForm& form = named_.forms[id];
        if (form.kind == NameClass::Body && !form.letters.empty() &&
            tables_.country_named(form.plain).empty()) {
          Uses& of = uses[form.letters];
          (full ? of.explained : of.bare).push_back(i);
        }
      }
    }
    for (const auto& [letters, of] : uses) {
      std::vector<Index> meanings;
      for (const Index i : of.explained) {
        const bool joined = std::any_of(meanings.begin(), meanings.end(), [&](Index other) {
          return sets_.find(other) == sets_.find(i) ||
                 (share_words(i, other) && sets_.join(other, i));
        });
        if (!joined && meanings.size() < kMostBearers) {
          meanings.push_back(i);
        }
      }
      if (meanings.size() > 1) {
        continue;
      }
      for (const Index i : of.bare) {
        is_certain[i] = true;
        join_bearer(key_of({"letters ", letters}), i);
        if (!meanings.empty()) {
          sets_.join(meanings.front(), i);
        }
      }
    }
  }

  // "African National Congress" and "ANC of South Africa" are one, "Afghan News Centre" is not.
  bool share_words(Index a, Index b) {
    for (const FormId one : named_.entities[a].forms) {
      for (const FormId other : named_.entities[b].forms) {
        for (const std::string& word : named_.forms[one].words) {
          const std::vector<std::string>& words = named_.forms[other].words;
          if (named_.forms[one].is_full && named_.forms[other].is_full &&
              !tables_.has(WordRole::Institution, word) &&
              std::find(words.begin(), words.end(), word) != words.end()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  const NamedEntities& named_;
  const std::vector<Document>& documents_;
  const NameTables& tables_;
  NameSets& sets_;
  std::unordered_map<std::string, std::set<std::string>> countries_;  // of places, by name
  std::unordered_map<Key, Bearers, Key::Hash> bearers_;
  std::vector<Key> keys_;  // of the name at hand
  std::string spelt_;
};

}  // namespace

std::vector<bool> join_by_name(const NamedEntities& named, const std::vector<Document>& documents,
                               const NameTables& tables, NameSets& sets) {
  return Joiner(named, documents, tables, sets).run();
}

}  // namespace chronograph
