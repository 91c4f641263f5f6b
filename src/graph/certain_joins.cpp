// SPDX-License-Identifier: Apache-2.0
#include "graph/certain_joins.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

/// Bearers of one name that are known to be several ("Springfield") are told apart up to so many.
constexpr std::size_t kMostBearers = 8;

class Joiner {
public:
  Joiner(const NamedEntities& named, const std::vector<Document>& documents,
         const NameTables& tables, NameSets& sets)
      : named_(named), documents_(documents), tables_(tables), sets_(sets) {}

  std::vector<bool> run() {
    count_countries();
    std::vector<bool> is_certain(named_.entities.size(), false);
    for (Index i = 0; i < named_.entities.size(); ++i) {
      for (const FormId form : named_.entities[i].forms) {
        for (const std::string& key : keys_of(i, named_.forms[form])) {
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

  [[nodiscard]] std::vector<std::string> keys_of(Index i, const NameForm& form) const {
    switch (form.kind) {
      case NameClass::Person:
        return form.is_full ? std::vector<std::string>{"person " + form.key, "any " + form.plain}
                            : std::vector<std::string>{};
      case NameClass::People:
        return {"people " + form.key};
      case NameClass::Place:
        return place_keys(i, form);
      case NameClass::Body:
        break;
    }
    return body_keys(i, form);
  }

  [[nodiscard]] std::vector<std::string> place_keys(Index i, const NameForm& form) const {
    if (form.key.starts_with('@')) {
      return {"place " + form.key};
    }
    const auto known = countries_.find(form.key);
    if (known == countries_.end()) {
      std::vector<std::string> keys{"place " + form.key};
      if (form.is_full) {
        keys.push_back("any " + form.plain);
      }
      return keys;
    }
    const std::string& country = entity_of(i).country;
    if (country.empty() && known->second.size() > 1) {
      return {};
    }
    return {"place " + form.key + " " + (country.empty() ? *known->second.begin() : country)};
  }

  [[nodiscard]] std::vector<std::string> body_keys(Index i, const NameForm& form) const {
    if (!form.letters.empty()) {
      const bool country = !tables_.country_named(form.plain).empty();
      return country ? std::vector<std::string>{"place " + form.key} : std::vector<std::string>{};
    }
    if (!tables_.country_named(form.plain).empty()) {
      return {"place " + form.key};
    }
    if (!form.is_institution) {
      std::vector<std::string> keys{"body " + form.key};
      if (form.is_full) {
        keys.push_back("any " + form.plain);
      }
      return keys;
    }
    const bool has_country = std::any_of(form.tellers.begin(), form.tellers.end(),
                                         [](const auto& word) { return word.starts_with('@'); });
    const std::string& country = entity_of(i).country;
    if (has_country) {
      return {"body " + form.key};
    }
    return country.empty() ? std::vector<std::string>{}
                           : std::vector<std::string>{"body @" + country + " " + form.key};
  }

  void join_bearer(const std::string& key, Index i) {
    std::vector<Index>& bearers = bearers_[key];
    for (const Index bearer : bearers) {
      if (sets_.join(bearer, i)) {
        return;
      }
    }
    if (bearers.size() < kMostBearers) {
      bearers.push_back(i);
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
        join_bearer("letters " + letters, i);
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
  std::unordered_map<std::string, std::vector<Index>> bearers_;       // by key
};

}  // namespace

std::vector<bool> join_by_name(const NamedEntities& named, const std::vector<Document>& documents,
                               const NameTables& tables, NameSets& sets) {
  return Joiner(named, documents, tables, sets).run();
}

}  // namespace chronograph
