// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/layout.hpp"

#include "analyse/multilevel.hpp"
#include "analyse/quadtree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

using namespace chronograph;

namespace {

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Network ring(std::uint32_t nodes) {
  std::vector<WeightedPair> pairs;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    pairs.push_back({node, (node + 1) % nodes, 1});
  }
  return make_network(nodes, pairs);
}

}  // namespace

TEST_SUITE("analyse/layout") {
  TEST_CASE("nothing has no points, one node has one") {
    CHECK(layout(make_network(0, {})).empty());
    const std::vector<Point> points = layout(make_network(1, {}));
    REQUIRE(points.size() == 1);
    CHECK(points[0].x == 0);
    CHECK(points[0].y == 0);
  }

  TEST_CASE("two tied nodes lie a tie's length apart") {
    const std::vector<Point> points = layout(make_network(2, {{0, 1, 1}}));
    CHECK(distance(points[0], points[1]) == doctest::Approx(kTieLength).epsilon(0.05));
  }

  TEST_CASE("neighbours lie nearer than others, no two nodes in one place") {
    const std::vector<Point> points = layout(ring(24));
    std::set<std::pair<double, double>> places;
    for (std::size_t node = 0; node < points.size(); ++node) {
      CHECK(places.emplace(points[node].x, points[node].y).second);
      CHECK(points[node].x == std::round(points[node].x));
      CHECK(distance(points[node], points[(node + 1) % 24]) <
            distance(points[node], points[(node + 12) % 24]));
    }
  }

  TEST_CASE("parts that have nothing to do with each other stand apart") {
    std::vector<WeightedPair> pairs;
    for (std::uint32_t part = 0; part < 9; ++part) {
      pairs.push_back({3 * part, 3 * part + 1, 1});
      pairs.push_back({3 * part + 1, 3 * part + 2, 1});
    }
    const std::vector<Point> points = layout(make_network(30, pairs));  // three nodes stand alone
    for (std::size_t a = 0; a < points.size(); ++a) {
      for (std::size_t b = a + 1; b < points.size(); ++b) {
        if (a / 3 != b / 3 || a >= 27) {
          CHECK(distance(points[a], points[b]) >= 0.9 * kTieLength);
        }
      }
    }
  }

  TEST_CASE("the same network gives the same points") {
    const std::vector<Point> first = layout(ring(500));
    const std::vector<Point> second = layout(ring(500));
    CHECK(std::equal(first.begin(), first.end(), second.begin(),
                     [](Point a, Point b) { return a.x == b.x && a.y == b.y; }));
  }

  TEST_CASE("too many nodes for forces still have a point each") {
    const std::vector<Point> points = layout(ring(kLargestForceLayout + 1));
    std::set<std::pair<double, double>> places;
    for (const Point& point : points) {
      places.emplace(point.x, point.y);
    }
    CHECK(places.size() == points.size());
  }
}

TEST_SUITE("analyse/multilevel") {
  TEST_CASE("a coarser level has at most half of the nodes, and all of their mass") {
    // A star, a path and a clique on one node: who has only joined neighbours joins them.
    PartLevel level;
    for (std::uint32_t leaf = 1; leaf < 40; ++leaf) {
      level.ties.push_back({0, leaf, 1});
    }
    for (std::uint32_t node = 40; node < 80; ++node) {
      level.ties.push_back({node == 40 ? 0 : node - 1, node, 1});
    }
    for (std::uint32_t a = 80; a < 90; ++a) {
      level.ties.push_back({0, a, 1});
      for (std::uint32_t b = a + 1; b < 90; ++b) {
        level.ties.push_back({a, b, 1});
      }
    }
    level.masses.assign(90, 2);
    const CoarserLevel coarser = make_coarser(level);
    CHECK(coarser.level.masses.size() <= 45);
    CHECK(coarser.level.masses.size() > 1);
    double mass = 0;
    for (const double of_cluster : coarser.level.masses) {
      mass += of_cluster;
    }
    CHECK(mass == 180);
    for (const std::uint32_t cluster : coarser.cluster_of) {
      CHECK(cluster < coarser.level.masses.size());
    }
    for (std::size_t i = 1; i < coarser.level.ties.size(); ++i) {
      const LocalTie& tie = coarser.level.ties[i];
      CHECK(tie.first < tie.second);
      const LocalTie& before = coarser.level.ties[i - 1];
      CHECK(std::pair(before.first, before.second) < std::pair(tie.first, tie.second));
    }
  }

  TEST_CASE("a large network unfolds: who is tied stands near, who is far apart far away") {
    constexpr std::uint32_t kSide = 70;
    std::vector<WeightedPair> pairs;
    for (std::uint32_t y = 0; y < kSide; ++y) {
      for (std::uint32_t x = 0; x < kSide; ++x) {
        const std::uint32_t node = kSide * y + x;
        if (x + 1 < kSide) {
          pairs.push_back({node, node + 1, 1});
        }
        if (y + 1 < kSide) {
          pairs.push_back({node, node + kSide, 1});
        }
      }
    }
    const std::vector<Point> points = layout(make_network(kSide * kSide, pairs));
    double longest = 0;
    double sum = 0;
    for (const WeightedPair& pair : pairs) {
      sum += distance(points[pair.first], points[pair.second]);
    }
    for (std::uint32_t corner : {kSide - 1, kSide * (kSide - 1), kSide * kSide - 1}) {
      longest = std::max(longest, distance(points[0], points[corner]));
    }
    CHECK(sum / static_cast<double>(pairs.size()) < 0.03 * longest);
    CHECK(distance(points[0], points[kSide - 1]) > 0.3 * longest);
    CHECK(distance(points[0], points[kSide * (kSide - 1)]) > 0.3 * longest);
  }
}

TEST_SUITE("analyse/quadtree") {
  TEST_CASE("the push is about the sum over all points, and none by points in the same place") {
    std::vector<Point> points;
    for (int i = 0; i < 200; ++i) {
      points.push_back({static_cast<double>(i * 37 % 101), static_cast<double>(i * 53 % 97)});
    }
    points.push_back(points.front());
    const Point from{150, 20};
    Point exact;
    for (const Point& point : points) {
      const double square = distance(from, point) * distance(from, point);
      exact.x += (from.x - point.x) / square;
      exact.y += (from.y - point.y) / square;
    }
    const Point push = Quadtree(points).push_on(from);
    CHECK(push.x == doctest::Approx(exact.x).epsilon(0.05));
    CHECK(push.y == doctest::Approx(exact.y).epsilon(0.1));
    const std::vector<double> masses(points.size(), 3);
    CHECK(Quadtree(points, masses).push_on(from).x == doctest::Approx(3 * push.x));
    CHECK(Quadtree(points).push_on(from, 100).x < push.x);
    const std::vector<Point> twins{{5, 5}, {5, 5}};
    CHECK(Quadtree(twins).push_on(twins[0]).x == 0);
  }
}
