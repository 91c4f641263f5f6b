// SPDX-License-Identifier: Apache-2.0
// Which bearers of names are worth comparing: those in one block, by surname, first and last word,
// acronym or first letters. The work of a block is bounded.
#pragma once

#include "graph/name_fit.hpp"
#include "graph/named_entities.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// Entities that are one by name.
struct Bearer {
  std::vector<std::uint32_t> entities;  ///< indices of NamedEntities::entities; sorted
  std::vector<FormId> forms;            ///< sorted
  bool is_certain = false;              ///< the name says by itself who or what it is
};

/// Two bearers whose names fit, and how.
struct LikelyPair {
  std::uint32_t first = 0;  ///< index of the bearers; less than `second`
  std::uint32_t second = 0;
  Fit fit = Fit::None;  ///< the best of all their names; speaks for them
  FormId first_form = 0;
  FormId second_form = 0;
};

struct LikelyPairs {
  std::vector<LikelyPair> pairs;  ///< sorted by the bearers
  std::size_t compared = 0;
  std::size_t left_out = 0;  ///< beyond the bound of a block
};

/// Pairs no name of which speaks against, and that no document names apart. Bearers named by more
/// documents are compared first.
LikelyPairs find_likely_pairs(const std::vector<Bearer>& bearers, const NamedEntities& named,
                              const NameComparer& comparer);

}  // namespace chronograph
