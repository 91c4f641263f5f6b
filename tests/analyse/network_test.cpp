// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/network.hpp"

#include "chronograph/analyse/centrality.hpp"
#include "chronograph/analyse/communities.hpp"

#include <doctest/doctest.h>

#include <numeric>

namespace chronograph {
namespace {

// 0 - 1 - 2 - 3
Network chain() { return make_network(4, {{0, 1}, {1, 2}, {3, 2}}); }

// Two triangles with one tie between them, and a node alone.
Network two_triangles() {
  return make_network(7, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}});
}

}  // namespace

TEST_SUITE("analyse/network") {
  TEST_CASE("pairs may repeat in either direction, and a node has no tie with itself") {
    const Network network = make_network(3, {{0, 1, 2}, {1, 0, 3}, {2, 2, 9}});
    CHECK(boost::num_edges(network) == 2);
    for (const std::uint32_t node : {0U, 1U}) {
      const auto [first, last] = boost::out_edges(node, network);
      REQUIRE(first != last);
      CHECK(network[*first].weight == 5);
    }
    CHECK(boost::out_degree(2U, network) == 0);
  }

  TEST_CASE("PageRank adds up to one and favours who is tied to many") {
    const std::vector<double> rank = page_rank(make_network(5, {{0, 1}, {0, 2}, {0, 3}}));
    CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == doctest::Approx(1));
    CHECK(rank[0] > rank[1]);
    CHECK(rank[1] == doctest::Approx(rank[3]));
    CHECK(rank[4] < rank[1]);
    CHECK(rank[4] > 0);
    CHECK(page_rank(make_network(0, {})).empty());
  }

  TEST_CASE("betweenness is the share of the ways between others") {
    // Of the 3 pairs without node 1, two lead over it: (0,2) and (0,3).
    const std::vector<double> share = betweenness(chain());
    CHECK(share[0] == doctest::Approx(0));
    CHECK(share[1] == doctest::Approx(2.0 / 3));
    CHECK(share[2] == doctest::Approx(2.0 / 3));
    CHECK(betweenness(make_network(2, {{0, 1}})) == std::vector<double>{0, 0});
  }

  TEST_CASE("a large network's betweenness is estimated from pivots") {
    std::vector<WeightedPair> star;
    for (std::uint32_t leaf = 1; leaf <= 3000; ++leaf) {
      star.push_back({0, leaf});
    }
    const std::vector<double> share = betweenness(make_network(3001, star));
    CHECK(share[0] == doctest::Approx(1).epsilon(0.02));
    CHECK(share[1] == 0);
  }

  TEST_CASE("components are numbered by their lowest vertex, whichever way their edges lead") {
    EventGraph graph;
    graph.actors.resize(6);
    for (const auto& [source, target] : {std::pair(1U, 0U), {1U, 3U}, {4U, 3U}}) {
      EdgeRow& edge = graph.edges.emplace_back();
      edge.source = source;
      edge.target = target;
    }
    rebuild_topology(graph);
    CHECK(components(graph) == std::vector<std::uint32_t>{0, 0, 1, 0, 0, 2});
  }

  TEST_CASE("communities are numbered by their lowest node") {
    CHECK(communities(two_triangles()) == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1, 2});
    CHECK(communities(make_network(0, {})).empty());
    CHECK(communities(make_network(2, {})) == std::vector<std::uint32_t>{0, 1});
  }

  TEST_CASE("a tie stands out where chance would not have it so heavy") {
    std::vector<WeightedPair> pairs{{0, 1, 50}};
    for (std::uint32_t other = 2; other < 12; ++other) {
      pairs.push_back({0, other, 1});
    }
    const auto kept = backbone(make_network(12, pairs), 0.05);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].first == 0);
    CHECK(kept[0].second == 1);
    CHECK(kept[0].weight == 50);
  }
}

}  // namespace chronograph
