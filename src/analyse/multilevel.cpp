// SPDX-License-Identifier: Apache-2.0
#include "analyse/multilevel.hpp"

#include "analyse/quadtree.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>
#include <utility>

namespace chronograph {
namespace {

/// Forces alone place so many nodes well, in as many rounds as they get.
constexpr std::size_t kFewNodes = 600;
/// How far a node of a finer level may go at first: the coarser one has found about its place.
/// Of many nodes the far ones do not push with all their mass, else all that is left between them
/// is white.
constexpr double kReach = 10 * kTieLength;
constexpr double kRefinement = 3 * kTieLength;

/// Lets forces move the points for a number of rounds, first by `longest` at most, then ever less.
void settle(std::vector<Point>& points, const PartLevel& level, std::size_t rounds, double longest,
            std::optional<double> reach) {
  std::vector<Point> moves(points.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    const Quadtree tree(points, level.masses);
    for (std::size_t node = 0; node < points.size(); ++node) {
      const Point push = tree.push_on(points[node], reach);
      moves[node] = {kTieLength * kTieLength * push.x, kTieLength * kTieLength * push.y};
    }
    for (const LocalTie& tie : level.ties) {
      const double dx = points[tie.second].x - points[tie.first].x;
      const double dy = points[tie.second].y - points[tie.first].y;
      const double pull = tie.weight * std::sqrt(dx * dx + dy * dy) / kTieLength;
      // What moves as one moves by the mean of what pulls at its nodes.
      const double first = pull / level.masses[tie.first];
      const double second = pull / level.masses[tie.second];
      moves[tie.first].x += first * dx;
      moves[tie.first].y += first * dy;
      moves[tie.second].x -= second * dx;
      moves[tie.second].y -= second * dy;
    }
    const double left = 1 - static_cast<double>(round) / static_cast<double>(rounds);
    const double limit = std::max(1.0, longest * left * left);
    for (std::size_t node = 0; node < points.size(); ++node) {
      const double length =
          std::sqrt(moves[node].x * moves[node].x + moves[node].y * moves[node].y);
      const double share = length > limit ? limit / length : 1;
      points[node].x += share * moves[node].x;
      points[node].y += share * moves[node].y;
    }
  }
}

/// For each node its ties, as rows of PartLevel::ties: those of node n stand from begins[n] to
/// begins[n + 1].
struct TiesOfNodes {
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> ties;

  explicit TiesOfNodes(const PartLevel& level) : begins(level.masses.size() + 1) {
    for (const LocalTie& tie : level.ties) {
      ++begins[tie.first + 1];
      ++begins[tie.second + 1];
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    ties.resize(2 * level.ties.size());
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for (std::uint32_t row = 0; row < level.ties.size(); ++row) {
      ties[next[level.ties[row].first]++] = row;
      ties[next[level.ties[row].second]++] = row;
    }
  }
};

std::vector<LocalTie> ties_between(const std::vector<LocalTie>& fine,
                                   const std::vector<std::uint32_t>& cluster_of) {
  std::vector<LocalTie> ties;
  for (const LocalTie& tie : fine) {
    const auto [first, second] = std::minmax(cluster_of[tie.first], cluster_of[tie.second]);
    if (first != second) {
      ties.push_back({first, second, tie.weight});
    }
  }
  std::stable_sort(ties.begin(), ties.end(), [](const LocalTie& a, const LocalTie& b) {
    return std::pair(a.first, a.second) < std::pair(b.first, b.second);
  });
  std::vector<LocalTie> summed;
  for (const LocalTie& tie : ties) {
    if (!summed.empty() && summed.back().first == tie.first && summed.back().second == tie.second) {
      summed.back().weight += tie.weight;
    } else {
      summed.push_back(tie);
    }
  }
  return summed;
}

}  // namespace

CoarserLevel make_coarser(const PartLevel& fine) {
  constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  const std::size_t nodes = fine.masses.size();
  const TiesOfNodes of(fine);
  std::vector<std::uint32_t> order(nodes);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return of.begins[a + 1] - of.begins[a] < of.begins[b + 1] - of.begins[b];
  });
  CoarserLevel coarser;
  coarser.cluster_of.assign(nodes, kNone);
  std::uint32_t clusters = 0;
  for (const std::uint32_t node : order) {
    if (coarser.cluster_of[node] != kNone) {
      continue;
    }
    std::uint32_t best = kNone;
    double strongest = 0;
    for (std::uint32_t i = of.begins[node]; i < of.begins[node + 1]; ++i) {
      const LocalTie& tie = fine.ties[of.ties[i]];
      const std::uint32_t other = tie.first == node ? tie.second : tie.first;
      const bool free = coarser.cluster_of[other] == kNone;
      const bool best_is_free = best != kNone && coarser.cluster_of[best] == kNone;
      if (best == kNone || (free && !best_is_free) ||
          (free == best_is_free && tie.weight > strongest)) {
        best = other;
        strongest = tie.weight;
      }
    }
    if (best == kNone || coarser.cluster_of[best] == kNone) {
      coarser.cluster_of[node] = clusters++;
    } else {
      coarser.cluster_of[node] = coarser.cluster_of[best];
    }
    if (best != kNone) {
      coarser.cluster_of[best] = coarser.cluster_of[node];
    }
  }
  coarser.level.masses.assign(clusters, 0);
  for (std::size_t node = 0; node < nodes; ++node) {
    coarser.level.masses[coarser.cluster_of[node]] += fine.masses[node];
  }
  coarser.level.ties = ties_between(fine.ties, coarser.cluster_of);
  return coarser;
}

Point sunflower(std::size_t index) {
  const double angle = static_cast<double>(index) * std::numbers::pi * (3 - std::sqrt(5.0));
  const double radius = kTieLength * 0.6 * std::sqrt(static_cast<double>(index));
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

std::vector<Point> place_part(const PartLevel& level, std::size_t rounds, std::size_t most_rounds) {
  const std::size_t nodes = level.masses.size();
  std::vector<Point> points(nodes);
  if (nodes <= kFewNodes) {
    for (std::size_t node = 0; node < nodes; ++node) {
      points[node] = sunflower(node);
    }
    const double all = std::accumulate(level.masses.begin(), level.masses.end(), 0.0);
    const std::optional<double> reach =
        all > static_cast<double>(kFewNodes) ? std::optional(kReach) : std::nullopt;
    settle(points, level, rounds, kTieLength * std::sqrt(all) / 4, reach);
    return points;
  }
  const CoarserLevel coarser = make_coarser(level);
  const std::size_t fewer = coarser.level.masses.size();
  const std::vector<Point> centres =
      place_part(coarser.level, std::min(most_rounds, rounds * nodes / fewer), most_rounds);
  std::vector<std::size_t> placed(fewer);
  for (std::size_t node = 0; node < nodes; ++node) {
    const std::uint32_t cluster = coarser.cluster_of[node];
    const Point offset = sunflower(placed[cluster]++);
    points[node] = {centres[cluster].x + offset.x, centres[cluster].y + offset.y};
  }
  settle(points, level, rounds, kRefinement, kReach);
  return points;
}

}  // namespace chronograph
