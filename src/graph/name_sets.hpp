// SPDX-License-Identifier: Apache-2.0
// Sets of entities taken to be one, which never come to hold what cannot be
// one: before two are put together every name of one is held against every name
// of the other.
#pragma once

#include "graph/name_fit.hpp"
#include "graph/named_entities.hpp"
#include "graph/number_sets.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// Why two sets cannot be one.
enum class Against : std::uint8_t { Names, Countries, Positions };

/// On a sphere; good to half a per cent.
double kilometres_between(const GeoPosition& a, const GeoPosition& b);

/// Holds references to all that it is given.
class NameSets {
public:
  /// One set for each entity.
  NameSets(const NamedEntities& named, const std::vector<Document>& documents,
           const NameComparer& comparer);

  [[nodiscard]] std::uint32_t find(std::uint32_t entity);
  /// Looks for what speaks against one set of both. O(names of one * names of
  /// the other).
  [[nodiscard]] std::optional<Against> find_contradiction(std::uint32_t a, std::uint32_t b);
  /// Puts two sets together unless something speaks against it; tells whether
  /// they are one now.
  bool join(std::uint32_t a, std::uint32_t b);
  /// Names of the set of an entity, sorted; of very many the first.
  [[nodiscard]] const std::vector<FormId>& forms(std::uint32_t entity) {
    return facts_[find(entity)].forms;
  }

private:
  struct Facts {
    std::vector<FormId> forms;
    std::vector<GeoPosition> cities;     // not more than a few
    std::vector<std::string> countries;  // of places
  };
  [[nodiscard]] bool names_contradict(const Facts& a, const Facts& b) const;

  const NamedEntities& named_;
  const NameComparer& comparer_;
  std::vector<Facts> facts_;  // of the roots
  NumberSets sets_;
};

}  // namespace chronograph
