// SPDX-License-Identifier: Apache-2.0
// Points of a plane in squares within squares, so that many far ones can be taken as one.
#pragma once

#include "chronograph/analyse/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace chronograph {

/// A quadtree over points that have a mass (Barnes and Hut, 1986).
class Quadtree {
public:
  /// `masses` are above 0; none: 1 each. O(points log points).
  explicit Quadtree(std::span<const Point> points, std::span<const double> masses = {});

  /// Returns the push of all points on one of them: each by its mass over its distance, away
  /// from it. A square that looks smaller than a radian or so is one point of its mass. Points in
  /// exactly the same place do not push each other.
  /// Beyond `reach` it fades faster, by the square of the distance, so that far masses do not drive
  /// each other ever further apart; without one it does not.
  [[nodiscard]] Point push_on(Point point, std::optional<double> reach = std::nullopt) const;

private:
  struct Cell {
    Point sum;                ///< of the points within, each by its mass
    double mass = 0;          ///< of the points within
    std::uint32_t first = 0;  ///< of four quarters; 0: none
  };
  struct Square {
    Point centre;
    double half = 0;  ///< of a side
  };
  void insert(Point point, double mass);
  std::uint32_t descend(std::uint32_t cell, Square& square, Point point) const;

  std::vector<Cell> cells_;
  Square all_;
};

}  // namespace chronograph
