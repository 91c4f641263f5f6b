// SPDX-License-Identifier: Apache-2.0
// Why two clusters are not one, said of the clusters alone.
#pragma once

#include "graph/resolution.hpp"

#include <string>
#include <vector>

namespace chronograph {

struct NameDifference {
  /// What the two names say: against one bearer (Generation, GivenNames,
  /// MiddleNames, Qualifiers), nothing in common (None), or that they fit; then
  /// the documents have too little in common.
  Fit fit = Fit::None;
  std::string first;  ///< the names compared
  std::string second;
  std::string first_words;  ///< of them the words that the other has not; empty
                            ///< where there is none
  std::string second_words;
  bool other_country = false;  ///< places that lie in two countries
  double kilometres = 0;       ///< between two towns of one name; 0 where not known or near
  std::size_t documents = 0;   ///< that name both, and so know them apart
};

/// O(names of one * names of the other).
NameDifference difference_of(const Cluster& a, const Cluster& b);

}  // namespace chronograph
