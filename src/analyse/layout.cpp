// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/layout.hpp"

#include "analyse/multilevel.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace chronograph {
namespace {

constexpr std::size_t kMostRounds = 300;
constexpr std::size_t kFewestRounds = 10;
/// Rounds times nodes: about a second.
constexpr std::size_t kWork = 300'000;
/// Heavier ties pull no harder: else a few of them make a lump of all the rest.
constexpr double kHardestPull = 3;
constexpr double kPullOfDocuments = 0.1;
/// Between two parts of a drawing.
constexpr double kGap = kTieLength;

/// The nodes of each connected part, nearest first from the node with most ties; largest part
/// first.
std::vector<std::vector<std::uint32_t>> parts_of(const Network& network) {
  const auto nodes = static_cast<std::uint32_t>(boost::num_vertices(network));
  std::vector<std::uint32_t> by_degree(nodes);
  std::iota(by_degree.begin(), by_degree.end(), 0U);
  std::stable_sort(by_degree.begin(), by_degree.end(), [&](std::uint32_t a, std::uint32_t b) {
    return boost::out_degree(a, network) > boost::out_degree(b, network);
  });
  std::vector<std::vector<std::uint32_t>> parts;
  std::vector<bool> seen(nodes);
  for (const std::uint32_t start : by_degree) {
    if (seen[start]) {
      continue;
    }
    std::vector<std::uint32_t> part{start};
    seen[start] = true;
    for (std::size_t next = 0; next < part.size(); ++next) {
      for (auto [tie, last] = boost::out_edges(part[next], network); tie != last; ++tie) {
        const auto neighbour = boost::target(*tie, network);
        if (!seen[neighbour]) {
          seen[neighbour] = true;
          part.push_back(neighbour);
        }
      }
    }
    parts.push_back(std::move(part));
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return parts;
}

/// Moves a part's points so that its box begins at the origin, and returns the box's other corner.
Point to_origin(std::vector<Point>& points) {
  Point low = points.front();
  Point high = points.front();
  for (const Point& point : points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  for (Point& point : points) {
    point = {point.x - low.x, point.y - low.y};
  }
  return {high.x - low.x, high.y - low.y};
}

class Drawing {
public:
  explicit Drawing(const Network& network)
      : network_(network), points_(boost::num_vertices(network)), local_(points_.size()) {}

  std::vector<Point> draw() {
    const std::vector<std::vector<std::uint32_t>> parts = parts_of(network_);
    std::vector<std::vector<Point>> drawn;
    std::vector<Point> sizes;
    double area = 0;
    double widest = 0;
    for (const auto& part : parts) {
      drawn.push_back(draw_part(part));
      sizes.push_back(to_origin(drawn.back()));
      area += (sizes.back().x + kGap) * (sizes.back().y + kGap);
      widest = std::max(widest, sizes.back().x);
    }
    stand_in_rows(parts, drawn, sizes, std::max(widest, std::sqrt(1.5 * area)));
    return std::move(points_);
  }

private:
  std::vector<Point> draw_part(const std::vector<std::uint32_t>& part) {
    if (part.size() == 1) {
      return {Point{}};
    }
    if (points_.size() > kLargestForceLayout) {
      std::vector<Point> points(part.size());
      for (std::size_t i = 0; i < part.size(); ++i) {
        points[i] = sunflower(i);
      }
      return points;
    }
    for (std::size_t i = 0; i < part.size(); ++i) {
      local_[part[i]] = static_cast<std::uint32_t>(i);
    }
    PartLevel level;
    level.masses.assign(part.size(), 1);
    for (const std::uint32_t node : part) {
      for (auto [tie, last] = boost::out_edges(node, network_); tie != last; ++tie) {
        const std::uint32_t other = boost::target(*tie, network_);
        if (node < other) {
          level.ties.push_back({local_[node], local_[other], pull_of(node, other, network_[*tie])});
        }
      }
    }
    return place_part(level, std::clamp(kWork / points_.size(), kFewestRounds, kMostRounds),
                      kMostRounds);
  }

  /// Who has many ties is pulled less by each, else all that are close are one heap.
  [[nodiscard]] double pull_of(std::uint32_t a, std::uint32_t b, const Tie& tie) const {
    const std::size_t ties =
        std::min(boost::out_degree(a, network_), boost::out_degree(b, network_));
    return std::min(kHardestPull, tie.weight) / std::sqrt(static_cast<double>(ties));
  }

  void stand_in_rows(const std::vector<std::vector<std::uint32_t>>& parts,
                     const std::vector<std::vector<Point>>& drawn, const std::vector<Point>& sizes,
                     double width) {
    Point corner;
    double row_height = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (corner.x > 0 && corner.x + sizes[i].x > width) {
        corner = {0, corner.y + row_height + kGap};
        row_height = 0;
      }
      for (std::size_t j = 0; j < parts[i].size(); ++j) {
        points_[parts[i][j]] = {std::round(corner.x + drawn[i][j].x),
                                std::round(corner.y + drawn[i][j].y)};
      }
      corner.x += sizes[i].x + kGap;
      row_height = std::max(row_height, sizes[i].y);
    }
  }

  const Network& network_;
  std::vector<Point> points_;
  std::vector<std::uint32_t> local_;  ///< of a node: its index in its part
};

}  // namespace

std::vector<Point> layout(const Network& network) { return Drawing(network).draw(); }

std::vector<Point> layout(const EventGraph& graph) {
  std::vector<WeightedPair> pairs;
  pairs.reserve(graph.edges.size());
  for (const EdgeRow& edge : graph.edges) {
    pairs.push_back(
        {edge.source, edge.target, edge.kind == EdgeKind::MentionedIn ? kPullOfDocuments : 1.0});
  }
  return layout(
      make_network(static_cast<std::uint32_t>(boost::num_vertices(graph.graph)), std::move(pairs)));
}

}  // namespace chronograph
