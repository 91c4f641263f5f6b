// SPDX-License-Identifier: Apache-2.0
#include "time/order_graph.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace chronograph;

TEST_SUITE("time/order_graph") {
  using enum OrderGraph::Answer;

  TEST_CASE("an order that closes a cycle is refused, over any number of points") {
    OrderGraph graph(5);
    CHECK(graph.add_before(3, 1) == Taken);
    CHECK(graph.add_before(1, 4) == Taken);
    CHECK(graph.add_before(4, 0) == Taken);
    CHECK(graph.add_before(0, 3) == Contradiction);
    CHECK(graph.add_before(4, 1) == Contradiction);
    CHECK(graph.add_before(2, 2) == Contradiction);
    CHECK(graph.add_before(0, 2) == Taken);
    CHECK(graph.add_before(2, 3) == Contradiction);
    CHECK(graph.add_before(3, 2) == Taken);
  }

  TEST_CASE("whatever is added, what was taken has no cycle") {
    constexpr std::uint32_t kPoints = 40;
    OrderGraph graph(kPoints);
    std::vector<std::vector<bool>> before(kPoints, std::vector<bool>(kPoints));
    std::uint32_t random = 1;
    const auto next = [&random] { return (random = random * 1103515245U + 12345U) >> 16U; };
    for (int i = 0; i < 600; ++i) {
      const std::uint32_t a = next() % kPoints;
      const std::uint32_t b = next() % kPoints;
      const bool fits = a != b && !before[b][a];
      REQUIRE((graph.add_before(a, b) == Taken) == fits);
      for (std::uint32_t x = 0; fits && x < kPoints; ++x) {
        for (std::uint32_t y = 0; y < kPoints; ++y) {
          before[x][y] = before[x][y] || ((x == a || before[x][a]) && (y == b || before[b][y]));
        }
      }
    }
  }

  TEST_CASE("a search that would look at too many points is given up, and nothing changes") {
    constexpr std::uint32_t kPoints = OrderGraph::kMost + 10;
    OrderGraph graph(kPoints);
    for (std::uint32_t i = 0; i + 2 < kPoints; ++i) {
      CHECK(graph.add_before(i, i + 1) == Taken);
    }
    CHECK(graph.add_before(kPoints - 1, 0) == TooFar);
    CHECK(graph.place(kPoints - 1) == kPoints - 1);
    CHECK(graph.add_before(kPoints - 1, kPoints - 5) == Taken);
    CHECK(graph.place(kPoints - 1) < graph.place(kPoints - 5));
  }

  TEST_CASE("a sequence to start with is kept as far as the orders let it") {
    const std::vector<std::uint32_t> sequence{2, 0, 1};
    OrderGraph graph(sequence);
    CHECK(graph.add_before(2, 1) == Taken);
    CHECK(graph.place(2) == 0);
    CHECK(graph.add_before(1, 0) == Taken);
    CHECK(graph.place(1) < graph.place(0));
  }
}
