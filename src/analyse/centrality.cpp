// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/centrality.hpp"

#include <algorithm>
#include <cmath>

namespace chronograph {
namespace {

// One shortest-path tree of Brandes' algorithm and what it adds to each node's betweenness. The
// buffers live as long as the object, so that a tree allocates nothing.
class Brandes {
public:
  explicit Brandes(const Network& network)
      : network_(network),
        distance_(boost::num_vertices(network)),
        paths_(boost::num_vertices(network)),
        share_(boost::num_vertices(network)) {}

  void add_tree(std::uint32_t root, std::vector<double>& sums) {
    search(root);
    // From the farthest node back: what it passes on is spread over those before it on a path.
    for (std::size_t i = reached_.size(); i-- > 1;) {
      const std::uint32_t node = reached_[i];
      for (auto [edge, last] = boost::out_edges(node, network_); edge != last; ++edge) {
        const std::uint32_t before = boost::target(*edge, network_);
        if (distance_[before] + 1 == distance_[node]) {
          share_[before] += paths_[before] / paths_[node] * (1 + share_[node]);
        }
      }
      sums[node] += share_[node];
    }
  }

private:
  static constexpr std::int64_t kFar = -2;  // no distance + 1 of any node

  void search(std::uint32_t root) {
    std::ranges::fill(distance_, kFar);
    std::ranges::fill(paths_, 0.0);
    std::ranges::fill(share_, 0.0);
    reached_.assign(1, root);
    distance_[root] = 0;
    paths_[root] = 1;
    for (std::size_t next = 0; next < reached_.size(); ++next) {
      const std::uint32_t node = reached_[next];
      for (auto [edge, last] = boost::out_edges(node, network_); edge != last; ++edge) {
        const std::uint32_t other = boost::target(*edge, network_);
        if (distance_[other] == kFar) {
          distance_[other] = distance_[node] + 1;
          reached_.push_back(other);
        }
        if (distance_[other] == distance_[node] + 1) {
          paths_[other] += paths_[node];
        }
      }
    }
  }

  const Network& network_;
  std::vector<std::int64_t> distance_;
  std::vector<double> paths_;
  std::vector<double> share_;
  std::vector<std::uint32_t> reached_;
};

}  // namespace

std::vector<double> page_rank(const Network& network) {
  constexpr double kDamping = 0.85;
  constexpr int kMostRounds = 100;
  constexpr double kSettled = 1e-7;
  const std::uint32_t nodes = boost::num_vertices(network);
  std::vector<double> strength(nodes, 0);
  double total = 0;
  std::uint32_t loose = 0;  // nodes without ties
  for (std::uint32_t node = 0; node < nodes; ++node) {
    for (auto [edge, last] = boost::out_edges(node, network); edge != last; ++edge) {
      strength[node] += network[*edge].weight;
    }
    total += strength[node];
    loose += strength[node] > 0 ? 0U : 1U;
  }
  // What comes to every node, and all that comes to one without ties: (1 - d + d x loose x this) /
  // n.
  const double base = (1 - kDamping) / (nodes - kDamping * loose);
  // Rank over strength. Undamped, rank goes by strength: a start that is near already.
  std::vector<double> passed(nodes);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    passed[node] = strength[node] > 0 ? base / strength[node] + kDamping / total : 0;
  }
  // A node takes what its neighbours have by now (Gauss-Seidel): half the rounds of taking what
  // they had a round ago.
  for (int round = 0; round < kMostRounds; ++round) {
    double moved = 0;
    for (std::uint32_t node = 0; node < nodes; ++node) {
      if (strength[node] == 0) {
        continue;
      }
      double sum = 0;
      for (auto [edge, last] = boost::out_edges(node, network); edge != last; ++edge) {
        sum += network[*edge].weight * passed[boost::target(*edge, network)];
      }
      const double next = (base + kDamping * sum) / strength[node];
      moved = std::max(moved, std::abs(next - passed[node]) / next);
      passed[node] = next;
    }
    if (moved < kSettled) {
      break;
    }
  }
  for (std::uint32_t node = 0; node < nodes; ++node) {
    passed[node] = strength[node] > 0 ? passed[node] * strength[node] : base;
  }
  return passed;
}

std::vector<double> betweenness(const Network& network) {
  const std::uint32_t nodes = boost::num_vertices(network);
  std::vector<double> sums(nodes, 0);
  if (nodes < 3) {
    return sums;
  }
  const std::size_t pivots = nodes <= kMostExactNodes ? nodes : kPivots;
  Brandes brandes(network);
  for (std::size_t i = 0; i < pivots; ++i) {
    brandes.add_tree(static_cast<std::uint32_t>(i * nodes / pivots), sums);
  }
  const double trees = static_cast<double>(pivots) / nodes;
  const double pairs = static_cast<double>(nodes - 1) * (nodes - 2);
  for (double& sum : sums) {
    sum /= trees * pairs;
  }
  return sums;
}

std::vector<std::uint32_t> components(const EventGraph& graph) {
  constexpr auto kNone = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> component(boost::num_vertices(graph.graph), kNone);
  std::vector<Vertex> open;
  std::uint32_t next = 0;
  const auto reach = [&](Vertex vertex) {
    if (component[vertex] == kNone) {
      component[vertex] = next;
      open.push_back(vertex);
    }
  };
  for (Vertex first = 0; first < component.size(); ++first) {
    if (component[first] != kNone) {
      continue;
    }
    reach(first);
    while (!open.empty()) {
      const Vertex here = open.back();
      open.pop_back();
      for (auto [edge, last] = boost::out_edges(here, graph.graph); edge != last; ++edge) {
        reach(boost::target(*edge, graph.graph));
      }
      for (auto [edge, last] = boost::in_edges(here, graph.graph); edge != last; ++edge) {
        reach(boost::source(*edge, graph.graph));
      }
    }
    ++next;
  }
  return component;
}

}  // namespace chronograph
