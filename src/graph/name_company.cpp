// SPDX-License-Identifier: Apache-2.0
#include "graph/name_company.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace chronograph {
namespace {

// How much it says that two documents name one thing, when no third does. Set by hand on training
// news (tempeval3-silver) so that a lone surname needs about two people in common.
constexpr double kPerson = 2;
constexpr double kBody = 1.5;
constexpr double kInstitution = 0.5;
constexpr double kPlace = 1;
constexpr double kCountry = 0.5;
constexpr double kMedium = 0.2;
constexpr std::size_t kFewDocuments = 100;
constexpr std::size_t kMostDocuments = 64;
constexpr std::size_t kMostShown = 3;

double weight_of(const NameForm& form) {
  switch (form.kind) {
    case NameClass::Person:
      return kPerson;
    case NameClass::People:
      return kCountry;
    case NameClass::Place:
      return form.key.starts_with('@') ? kCountry : kPlace;
    case NameClass::Body:
      return form.is_institution ? kInstitution : kBody;
  }
  return 0;
}

// A person is known by the last name, so that a lone one meets the full one.
std::string key_of(const NameForm& form) {
  return form.kind == NameClass::Person ? "p" + form.person.last
         : form.key.starts_with('@')    ? form.key
                                        : "n" + form.key;
}

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

CompanyIndex::CompanyIndex(const NamedEntities& named, const std::vector<Document>& documents)
    : named_(named), name_of_form_(named.forms.size()), names_(documents.size()) {
  std::unordered_map<std::string, std::uint32_t> ids;
  for (FormId form = 0; form < named.forms.size(); ++form) {
    const auto [place, added] =
        ids.try_emplace(key_of(named.forms[form]), static_cast<std::uint32_t>(spellings_.size()));
    if (added) {
      spellings_.push_back(form);
      weights_.push_back(weight_of(named.forms[form]));
    }
    name_of_form_[form] = place->second;
  }
  for (const NamedEntity& entity : named.entities) {
    const Entity& known = documents[entity.ref.document].entities[entity.ref.entity];
    const std::uint32_t name = name_of_form_[entity.forms.front()];
    names_[entity.ref.document].push_back(name);
    if (known.sector == "JRN") {
      weights_[name] = std::min(weights_[name], kMedium);
    }
  }
  std::vector<std::size_t> counts(spellings_.size());
  for (std::vector<std::uint32_t>& names : names_) {
    sort_unique(names);
    for (const std::uint32_t name : names) {
      ++counts[name];
    }
  }
  // A name of two documents has its full weight, one of all of them next to none, but for a few
  // documents: those are likely of one story.
  const auto all = static_cast<double>(std::max(documents.size() + 1, kFewDocuments));
  for (std::size_t name = 0; name < weights_.size(); ++name) {
    const double held = std::max(2.0, static_cast<double>(counts[name]));
    weights_[name] *= std::log(all / held) / std::log(all / 2);
  }
}

CompanyIndex::Profile CompanyIndex::profile_of(const std::vector<std::uint32_t>& entities) const {
  Profile profile;
  std::vector<std::uint32_t> documents;
  for (const std::uint32_t index : entities) {
    documents.push_back(named_.entities[index].ref.document);
    for (const FormId form : named_.entities[index].forms) {
      profile.own.push_back(name_of_form_[form]);
    }
  }
  sort_unique(profile.own);
  sort_unique(documents);
  documents.resize(std::min(documents.size(), kMostDocuments));
  std::vector<std::uint32_t> all;
  for (const std::uint32_t document : documents) {
    all.insert(all.end(), names_[document].begin(), names_[document].end());
  }
  std::sort(all.begin(), all.end());
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i + 1;
    while (end < all.size() && all[end] == all[i]) {
      ++end;
    }
    profile.shares.emplace_back(
        all[i], static_cast<double>(end - i) / static_cast<double>(documents.size()));
    i = end;
  }
  return profile;
}

template <typename Visit>
void CompanyIndex::for_each_shared(const Profile& a, const Profile& b, Visit visit) const {
  for (std::size_t i = 0, j = 0; i < a.shares.size() && j < b.shares.size();) {
    const auto [name, share] = a.shares[i];
    const auto [other, other_share] = b.shares[j];
    if (name != other) {
      (name < other ? i : j) += 1;
      continue;
    }
    if (!std::binary_search(a.own.begin(), a.own.end(), name) &&
        !std::binary_search(b.own.begin(), b.own.end(), name)) {
      visit(name, weights_[name] * std::sqrt(share * other_share));
    }
    ++i;
    ++j;
  }
}

double CompanyIndex::weight_of_shared(const Profile& a, const Profile& b) const {
  double sum = 0;
  for_each_shared(a, b, [&](std::uint32_t, double weight) { sum += weight; });
  return sum;
}

std::vector<std::uint32_t> CompanyIndex::shared_names(const Profile& a, const Profile& b) const {
  std::vector<std::pair<double, std::uint32_t>> found;
  for_each_shared(a, b,
                  [&](std::uint32_t name, double weight) { found.emplace_back(-weight, name); });
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> names;
  for (std::size_t i = 0; i < std::min(found.size(), kMostShown); ++i) {
    names.push_back(found[i].second);
  }
  return names;
}

}  // namespace chronograph
