// SPDX-License-Identifier: Apache-2.0
#include "graph/name_sets.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace chronograph {
namespace {

constexpr std::size_t kMostForms = 48;
/// Two points for one town differ by less: lists give its centre, its port or
/// its district.
constexpr double kKilometresApart = 100;

template <typename T>
void add_all(std::vector<T>& to, const std::vector<T>& from) {
  std::vector<T> both;
  std::set_union(to.begin(), to.end(), from.begin(), from.end(), std::back_inserter(both));
  to = std::move(both);
}

}  // namespace

double kilometres_between(const GeoPosition& a, const GeoPosition& b) {
  constexpr double kRadius = 6371;
  constexpr double kRadians = std::numbers::pi / 180;
  const double half_lat = std::sin((b.lat - a.lat) * kRadians / 2);
  const double half_lon = std::sin((b.lon - a.lon) * kRadians / 2);
  const double h = half_lat * half_lat +
                   std::cos(a.lat * kRadians) * std::cos(b.lat * kRadians) * half_lon * half_lon;
  return 2 * kRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

NameSets::NameSets(const NamedEntities& named, const std::vector<Document>& documents,
                   const NameComparer& comparer)
    : named_(named),
      comparer_(comparer),
      facts_(named.entities.size()),
      sets_(named.entities.size()) {
  for (std::size_t i = 0; i < named.entities.size(); ++i) {
    const NamedEntity& entity = named.entities[i];
    const Entity& known = documents[entity.ref.document].entities[entity.ref.entity];
    Facts& facts = facts_[i];
    facts.forms = entity.forms;
    std::sort(facts.forms.begin(), facts.forms.end());
    if (named.forms[entity.forms.front()].kind == NameClass::Place) {
      if (!known.country.empty()) {
        facts.countries.push_back(known.country);
      }
      if (known.position && known.position->precision == "city") {
        facts.cities.push_back(*known.position);
      }
    }
  }
}

std::uint32_t NameSets::find(std::uint32_t entity) {
  return static_cast<std::uint32_t>(sets_.find(entity));
}

bool NameSets::names_contradict(const Facts& a, const Facts& b) const {
  if (std::includes(a.forms.begin(), a.forms.end(), b.forms.begin(), b.forms.end()) ||
      std::includes(b.forms.begin(), b.forms.end(), a.forms.begin(), a.forms.end())) {
    return false;
  }
  return std::any_of(a.forms.begin(), a.forms.end(), [&](FormId form) {
    return std::any_of(b.forms.begin(), b.forms.end(), [&](FormId other) {
      return form != other &&
             speaks_against(comparer_.compare(named_.forms[form], named_.forms[other]));
    });
  });
}

std::optional<Against> NameSets::find_contradiction(std::uint32_t a, std::uint32_t b) {
  const Facts& one = facts_[find(a)];
  const Facts& other = facts_[find(b)];
  if (&one == &other) {
    return std::nullopt;
  }
  if (names_contradict(one, other)) {
    return Against::Names;
  }
  if (!one.countries.empty() && !other.countries.empty() && one.countries != other.countries) {
    return Against::Countries;
  }
  const bool far = std::any_of(one.cities.begin(), one.cities.end(), [&](const GeoPosition& at) {
    return std::any_of(other.cities.begin(), other.cities.end(), [&](const GeoPosition& there) {
      return kilometres_between(at, there) > kKilometresApart;
    });
  });
  return far ? std::optional(Against::Positions) : std::nullopt;
}

bool NameSets::join(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t one = find(a);
  const std::uint32_t other = find(b);
  if (one == other) {
    return true;
  }
  if (find_contradiction(one, other)) {
    return false;
  }
  sets_.unite(one, other);
  const std::uint32_t root = find(one);
  Facts& kept = facts_[root];
  Facts taken = std::move(facts_[root == one ? other : one]);
  add_all(kept.forms, taken.forms);
  kept.forms.resize(std::min(kept.forms.size(), kMostForms));
  add_all(kept.countries, taken.countries);
  if (kept.cities.empty()) {
    kept.cities = std::move(taken.cities);
  }
  return true;
}

}  // namespace chronograph
