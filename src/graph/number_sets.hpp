// SPDX-License-Identifier: Apache-2.0
// Disjoint sets of numbers. (Boost's sets with storage of their own rest on accessors of pointers,
// which compressed_sparse_row_graph.hpp hides from them.)
#pragma once

#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/vector_property_map.hpp>

#include <cstddef>

namespace chronograph {

/// The numbers from 0 to `size` - 1, each a set of its own at first. Copies share their sets.
class NumberSets {
public:
  explicit NumberSets(std::size_t size)
      : sets_(Numbers(static_cast<unsigned>(size)), Numbers(static_cast<unsigned>(size))) {
    for (std::size_t number = 0; number < size; ++number) {
      sets_.make_set(number);
    }
  }

  /// Returns the number that stands for the set of this one.
  std::size_t find(std::size_t number) { return sets_.find_set(number); }
  void unite(std::size_t one, std::size_t other) { sets_.union_set(one, other); }

private:
  using Numbers = boost::vector_property_map<std::size_t>;
  boost::disjoint_sets<Numbers, Numbers> sets_;
};

}  // namespace chronograph
