// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/order_chain.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace chronograph {
namespace {

using Index = std::uint32_t;

bool is_dated_before(const EventNode& a, const EventNode& b) {
  return a.time && b.time && a.time->begin.latest && b.time->begin.earliest &&
         *a.time->begin.latest < *b.time->begin.earliest;
}

/// What order edges lead to from one event, forwards or backwards, nearest first.
class Reach {
public:
  Reach(const EventGraph& graph, Index from, bool forwards) : graph_(graph), forwards_(forwards) {
    add(from, kNone, kNone);
    for (std::size_t i = 0; i < events_.size() && events_.size() < kMostSearched; ++i) {
      const Vertex vertex = graph.event_vertex(events_[i]);
      for (auto [edge, last] = boost::out_edges(vertex, graph.graph); edge != last; ++edge) {
        follow(events_[i], graph.graph[*edge], boost::target(*edge, graph.graph), forwards);
      }
      for (auto [edge, last] = boost::in_edges(vertex, graph.graph); edge != last; ++edge) {
        follow(events_[i], graph.graph[*edge], boost::source(*edge, graph.graph), !forwards);
      }
    }
  }

  [[nodiscard]] const std::vector<Index>& events() const { return events_; }
  [[nodiscard]] bool holds(Index event) const { return steps_.contains(event); }

  /// The edges between the start and an event, in the order of time.
  [[nodiscard]] std::vector<Index> way_to(Index event) const {
    std::vector<Index> edges;
    for (Step step = steps_.at(event); step.edge != kNone; step = steps_.at(step.from)) {
      edges.push_back(step.edge);
    }
    if (forwards_) {
      std::reverse(edges.begin(), edges.end());
    }
    return edges;
  }

private:
  static constexpr Index kNone = 0xFFFFFFFF;
  struct Step {
    Index from = kNone;
    Index edge = kNone;
  };

  // `with_time`: whether the edge leaves in the direction that is looked in.
  void follow(Index from, const EdgeBundle& edge, Vertex other, bool with_time) {
    const bool is_order = edge.kind == EdgeKind::Before || edge.kind == EdgeKind::Includes;
    if (graph_.graph[other].kind != NodeKind::Event) {
      return;  // a foreign file may say so
    }
    if ((is_order && with_time) || edge.kind == EdgeKind::Simultaneous) {
      add(graph_.graph[other].row, from, edge.row);
    }
  }

  void add(Index event, Index from, Index edge) {
    if (steps_.try_emplace(event, Step{from, edge}).second) {
      events_.push_back(event);
    }
  }

  const EventGraph& graph_;
  bool forwards_;
  std::vector<Index> events_;
  std::unordered_map<Index, Step> steps_;
};

EventOrder order_of_edges(const EventGraph& graph, const std::vector<Index>& edges) {
  EventOrder order = EventOrder::Simultaneous;
  for (const Index row : edges) {
    if (graph.edges[row].kind == EdgeKind::Before) {
      return EventOrder::Before;
    }
    if (graph.edges[row].kind == EdgeKind::Includes) {
      order = EventOrder::Includes;
    }
  }
  return order;
}

// Statements to the event that is over first, statements from the one that begins last.
std::optional<OrderChain> by_both(const EventGraph& graph, const Reach& after_first,
                                  const Reach& before_second) {
  std::optional<Index> earliest;
  for (const Index event : after_first.events()) {
    const auto& time = graph.events[event].time;
    if (time && time->begin.latest &&
        (!earliest || *time->begin.latest < *graph.events[*earliest].time->begin.latest)) {
      earliest = event;
    }
  }
  std::optional<Index> latest;
  for (const Index event : before_second.events()) {
    const auto& time = graph.events[event].time;
    if (time && time->begin.earliest &&
        (!latest || *graph.events[*latest].time->begin.earliest < *time->begin.earliest)) {
      latest = event;
    }
  }
  if (!earliest || !latest || !is_dated_before(graph.events[*earliest], graph.events[*latest])) {
    return std::nullopt;
  }
  return OrderChain{EventOrder::Before, after_first.way_to(*earliest),
                    std::pair(*earliest, *latest), before_second.way_to(*latest)};
}

std::optional<OrderChain> chain_between(const EventGraph& graph, Index first, Index second) {
  if (is_dated_before(graph.events[first], graph.events[second])) {
    return OrderChain{EventOrder::Before, {}, std::pair(first, second), {}};
  }
  const Reach after_first(graph, first, true);
  if (after_first.holds(second)) {
    OrderChain chain;
    chain.edges_to_dates = after_first.way_to(second);
    chain.order = order_of_edges(graph, chain.edges_to_dates);
    return chain;
  }
  return by_both(graph, after_first, Reach(graph, second, false));
}

}  // namespace

std::string_view to_string(EventOrder order) {
  constexpr std::array<std::string_view, 6> kNames{"before",      "after",        "includes",
                                                   "is_included", "simultaneous", "unknown"};
  return kNames.at(static_cast<std::size_t>(order));
}

OrderChain find_order(const EventGraph& graph, std::uint32_t first, std::uint32_t second) {
  if (first == second) {
    return {EventOrder::Simultaneous, {}, {}, {}};
  }
  // Dates either way before anything is searched.
  const bool dated_after = is_dated_before(graph.events[second], graph.events[first]);
  if (auto chain = dated_after ? std::nullopt : chain_between(graph, first, second)) {
    return *chain;
  }
  auto chain = chain_between(graph, second, first).value_or(OrderChain{});
  chain.order = chain.order == EventOrder::Before     ? EventOrder::After
                : chain.order == EventOrder::Includes ? EventOrder::IsIncluded
                                                      : chain.order;
  return chain;
}

std::vector<std::uint32_t> contradictions_between(const EventGraph& graph, std::uint32_t first,
                                                  std::uint32_t second) {
  std::vector<Index> edges;
  const auto collect = [&](Index from, Index to) {
    for (auto [edge, last] = boost::out_edges(graph.event_vertex(from), graph.graph); edge != last;
         ++edge) {
      if (graph.graph[*edge].kind == EdgeKind::Contradicts &&
          boost::target(*edge, graph.graph) == graph.event_vertex(to)) {
        edges.push_back(graph.graph[*edge].row);
      }
    }
  };
  collect(first, second);
  collect(second, first);
  return edges;
}

}  // namespace chronograph
