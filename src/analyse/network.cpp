// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/network.hpp"

#include "chronograph/analyse/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace chronograph {
namespace {

// The distinct actors that take part in an event, ascending.
std::vector<Vertex> actors_of(const EventGraph& graph, std::uint32_t event_row) {
  std::vector<Vertex> actors;
  for (auto [edge, last] = boost::out_edges(graph.event_vertex(event_row), graph.graph);
       edge != last; ++edge) {
    const Vertex target = boost::target(*edge, graph.graph);
    if (graph.graph[*edge].kind == EdgeKind::Participates &&
        graph.graph[target].kind == NodeKind::Actor) {
      actors.push_back(target);
    }
  }
  std::sort(actors.begin(), actors.end());
  actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
  return actors;
}

// Every pair at both of its ends, those of one node side by side. Two counting sorts put them in
// order: comparing pairs took four times as long.
class TieRows {
public:
  // The ties of a node stand in the order of the pairs.
  TieRows(std::uint32_t nodes, const std::vector<WeightedPair>& pairs) : begin_(nodes + 1, 0) {
    const auto each_end = [&](const auto& put) {
      for (const WeightedPair& pair : pairs) {
        if (pair.first != pair.second) {
          put(pair.first, pair.second, pair.weight);
          put(pair.second, pair.first, pair.weight);
        }
      }
    };
    each_end([&](std::uint32_t node, std::uint32_t, double) { ++begin_[node + 1]; });
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    fill(each_end);
  }

  // The same, the ties of a node by their other end, repeated ones in the order of the pairs: who
  // hands its name to its neighbours in the order of names comes to each of them in that order.
  [[nodiscard]] TieRows turned() const {
    TieRows result;
    result.begin_ = begin_;
    result.fill([&](const auto& put) {
      for (std::uint32_t node = 0; node + 1 < begin_.size(); ++node) {
        each_of(node, [&](std::uint32_t other, double weight) { put(other, node, weight); });
      }
    });
    return result;
  }

  [[nodiscard]] std::size_t size() const { return others_.size(); }

  template <typename Take>
  void each_of(std::uint32_t node, const Take& take) const {
    for (std::uint32_t i = begin_[node]; i < begin_[node + 1]; ++i) {
      take(others_[i], weights_[i]);
    }
  }

private:
  TieRows() = default;

  template <typename EachEnd>
  void fill(const EachEnd& each_end) {
    others_.resize(begin_.back());
    weights_.resize(begin_.back());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    each_end([&](std::uint32_t node, std::uint32_t other, double weight) {
      others_[next[node]] = other;
      weights_[next[node]++] = weight;
    });
  }

  std::vector<std::uint32_t> begin_;  // of each node, and the end of the last
  std::vector<std::uint32_t> others_;
  std::vector<double> weights_;
};

}  // namespace

Network make_network(std::uint32_t nodes, std::vector<WeightedPair> pairs) {
  const TieRows ties = TieRows(nodes, pairs).turned();
  pairs = {};
  std::vector<std::uint32_t> sources;
  std::vector<std::uint32_t> targets;
  std::vector<Tie> weights;
  sources.reserve(ties.size());
  targets.reserve(ties.size());
  weights.reserve(ties.size());
  for (std::uint32_t node = 0; node < nodes; ++node) {
    ties.each_of(node, [&](std::uint32_t other, double weight) {
      if (!sources.empty() && sources.back() == node && targets.back() == other) {
        weights.back().weight += weight;
      } else {
        sources.push_back(node);
        targets.push_back(other);
        weights.push_back({weight});
      }
    });
  }
  return {boost::construct_inplace_from_sources_and_targets, sources, targets, weights, nodes};
}

std::optional<std::uint32_t> ActorNetwork::node_of(Vertex vertex) const {
  const auto found = std::lower_bound(vertices.begin(), vertices.end(), vertex);
  if (found == vertices.end() || *found != vertex) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(found - vertices.begin());
}

ActorNetwork actor_network(const EventGraph& graph, const Filter& filter) {
  const Vertex first = graph.actor_vertex(0);
  const auto node = [&](Vertex vertex) { return static_cast<std::uint32_t>(vertex - first); };
  std::vector<WeightedPair> pairs;
  for (const std::uint32_t row : select_events(graph, filter, std::nullopt)) {
    const std::vector<Vertex> actors = actors_of(graph, row);
    for (std::size_t i = 0; i < actors.size(); ++i) {
      for (std::size_t j = i + 1; j < actors.size(); ++j) {
        pairs.push_back(
            {node(actors[i]), node(actors[j]), 1.0 / static_cast<double>(actors.size() - 1)});
      }
    }
  }
  for (const EdgeRow& edge : graph.edges) {
    if (edge.kind == EdgeKind::Relation && holds(edge, filter) &&
        graph.graph[edge.source].kind == NodeKind::Actor &&
        graph.graph[edge.target].kind == NodeKind::Actor) {
      pairs.push_back({node(edge.source), node(edge.target), 1});
    }
  }
  ActorNetwork result;
  for (std::uint32_t row = 0; row < graph.actors.size(); ++row) {
    result.vertices.push_back(graph.actor_vertex(row));
  }
  result.network = make_network(static_cast<std::uint32_t>(graph.actors.size()), std::move(pairs));
  return result;
}

std::vector<WeightedPair> backbone(const Network& network, double alpha) {
  const std::uint32_t nodes = boost::num_vertices(network);
  std::vector<double> strength(nodes, 0);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    for (auto [edge, last] = boost::out_edges(node, network); edge != last; ++edge) {
      strength[node] += network[*edge].weight;
    }
  }
  const auto stands_out = [&](std::uint32_t node, double weight) {
    const auto ties = static_cast<double>(boost::out_degree(node, network));
    return ties > 1 && std::pow(1 - weight / strength[node], ties - 1) < alpha;
  };
  std::vector<WeightedPair> kept;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    for (auto [edge, last] = boost::out_edges(node, network); edge != last; ++edge) {
      const std::uint32_t other = boost::target(*edge, network);
      const double weight = network[*edge].weight;
      if (node < other && (stands_out(node, weight) || stands_out(other, weight))) {
        kept.push_back({node, other, weight});
      }
    }
  }
  return kept;
}

}  // namespace chronograph
