// SPDX-License-Identifier: Apache-2.0
#include "analyse/quadtree.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace chronograph {
namespace {

/// Points that so many halvings do not part are taken as one.
constexpr int kDeepest = 32;

}  // namespace

Quadtree::Quadtree(std::span<const Point> points, std::span<const double> masses) {
  cells_.reserve(3 * points.size() + 1);
  cells_.emplace_back();
  if (points.empty()) {
    return;
  }
  Point low = points.front();
  Point high = points.front();
  for (const Point& point : points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  all_.centre = {(low.x + high.x) / 2, (low.y + high.y) / 2};
  all_.half = std::max(high.x - low.x, high.y - low.y) / 2;
  for (std::size_t i = 0; i < points.size(); ++i) {
    insert(points[i], masses.empty() ? 1 : masses[i]);
  }
}

std::uint32_t Quadtree::descend(std::uint32_t cell, Square& square, Point point) const {
  const bool right = point.x > square.centre.x;
  const bool lower = point.y > square.centre.y;
  square.half /= 2;
  square.centre.x += right ? square.half : -square.half;
  square.centre.y += lower ? square.half : -square.half;
  return cells_[cell].first + (right ? 1U : 0U) + (lower ? 2U : 0U);
}

void Quadtree::insert(Point point, double mass) {
  Square square = all_;
  std::uint32_t cell = 0;
  for (int depth = 0;; ++depth) {
    if (cells_[cell].first == 0 && cells_[cell].mass > 0 && depth < kDeepest) {
      // A second point comes to a cell without quarters: the first one moves into its own.
      const Cell first = cells_[cell];
      cells_[cell].first = static_cast<std::uint32_t>(cells_.size());
      cells_.resize(cells_.size() + 4);
      Square quarter = square;
      const Point old{first.sum.x / first.mass, first.sum.y / first.mass};
      const std::uint32_t moved = descend(cell, quarter, old);
      cells_[moved].sum = first.sum;
      cells_[moved].mass = first.mass;
    }
    cells_[cell].sum.x += mass * point.x;
    cells_[cell].sum.y += mass * point.y;
    cells_[cell].mass += mass;
    if (cells_[cell].first == 0) {
      return;
    }
    cell = descend(cell, square, point);
  }
}

Point Quadtree::push_on(Point point, std::optional<double> reach) const {
  struct Open {
    std::uint32_t cell;
    double side;
  };
  // Each step down leaves at most three quarters behind.
  std::array<Open, 4 * kDeepest + 8> open{};
  std::size_t size = 0;
  open.at(size++) = {0, 2 * all_.half};
  Point push;
  while (size > 0) {
    const Open now = open[--size];
    const Cell& cell = cells_[now.cell];
    if (cell.mass == 0) {
      continue;
    }
    const double dx = point.x - cell.sum.x / cell.mass;
    const double dy = point.y - cell.sum.y / cell.mass;
    const double square = dx * dx + dy * dy;
    if (cell.first == 0 || now.side * now.side < square) {
      if (square > 1e-9) {
        const double fading = reach ? *reach / (*reach + std::sqrt(square)) : 1;
        push.x += fading * dx * cell.mass / square;
        push.y += fading * dy * cell.mass / square;
      }
      continue;
    }
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
      open[size++] = {cell.first + quarter, now.side / 2};
    }
  }
  return push;
}

}  // namespace chronograph
