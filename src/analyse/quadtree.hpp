// SPDX-License-Identifier: Apache-2.0
// Points of a plane in squares within squares, so that many far ones can be taken as one.
#pragma once

#include "chronograph/analyse/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace chronograph {

/// A quadtree over points of weight 1 (Barnes and Hut, 1986).
class Quadtree {
public:
  /// O(points log points).
  explicit Quadtree(std::span<const Point> points);

  /// Returns the push of all points on one of them: each by the inverse of its distance, away from
  /// it. A square that looks smaller than a radian or so is one point of its weight. Points in
  /// exactly the same place do not push each other.
  [[nodiscard]] Point push_on(Point point) const;

private:
  struct Cell {
    Point sum;                ///< of the points within
    double count = 0;         ///< of the points within
    std::uint32_t first = 0;  ///< of four quarters; 0: none
  };
  struct Square {
    Point centre;
    double half = 0;  ///< of a side
  };
  void insert(Point point);
  std::uint32_t descend(std::uint32_t cell, Square& square, Point point) const;

  std::vector<Cell> cells_;
  Square all_;
};

}  // namespace chronograph
