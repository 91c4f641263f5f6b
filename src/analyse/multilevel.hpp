// SPDX-License-Identifier: Apache-2.0
// Forces that place the nodes of one connected part, and the levels that let few rounds do for many
// nodes: the part is made coarser until little is left, that is placed, and each finer level begins
// where the coarser one ended.
#pragma once

#include "chronograph/analyse/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chronograph {

struct LocalTie {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double weight = 1;
};

/// A part as it is, or coarser: `masses` say how many nodes each of its nodes stands for.
struct PartLevel {
  std::vector<double> masses;
  std::vector<LocalTie> ties;
};

/// A coarser level, and for each node of the finer one the node that it is part of.
struct CoarserLevel {
  PartLevel level;
  std::vector<std::uint32_t> cluster_of;
};

/// Joins each node with a neighbour, those with few ties first, by the strongest tie; who finds all
/// its neighbours joined joins them. At most half of the nodes of a connected part are left. The
/// ties between two clusters add up. O(nodes + ties log ties).
CoarserLevel make_coarser(const PartLevel& fine);

/// Returns the `index`-th seed of a sunflower: evenly spread about the origin, whatever their
/// number.
Point sunflower(std::size_t index);

/// Places the nodes of a part. `rounds` is for the part as it is; coarser levels have as many more
/// as they have fewer nodes, up to `most_rounds`. The same level gives the same points. O(rounds
/// (nodes log nodes + ties)).
std::vector<Point> place_part(const PartLevel& level, std::size_t rounds, std::size_t most_rounds);

}  // namespace chronograph
