// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/network.hpp"

#include "chronograph/analyse/timeline.hpp"

#include <algorithm>
#include <cmath>
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

}  // namespace

Network make_network(std::uint32_t nodes, std::vector<WeightedPair> pairs) {
  std::erase_if(pairs, [](const WeightedPair& pair) { return pair.first == pair.second; });
  for (WeightedPair& pair : pairs) {
    if (pair.second < pair.first) {
      std::swap(pair.first, pair.second);
    }
  }
  const auto ends = [](const WeightedPair& pair) { return std::pair(pair.first, pair.second); };
  std::ranges::stable_sort(pairs, {}, ends);
  std::vector<WeightedPair> ties;
  for (const WeightedPair& pair : pairs) {
    if (ties.empty() || ends(ties.back()) != ends(pair)) {
      ties.push_back(pair);
    } else {
      ties.back().weight += pair.weight;
    }
  }
  const std::size_t size = ties.size();
  for (std::size_t i = 0; i < size; ++i) {
    ties.push_back({ties[i].second, ties[i].first, ties[i].weight});
  }
  std::ranges::stable_sort(ties, {}, ends);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<Tie> weights;
  edges.reserve(ties.size());
  weights.reserve(ties.size());
  for (const WeightedPair& tie : ties) {
    edges.emplace_back(tie.first, tie.second);
    weights.push_back({tie.weight});
  }
  return {boost::edges_are_sorted, edges.begin(), edges.end(),
          weights.begin(),         nodes,         static_cast<std::uint32_t>(edges.size())};
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
