// SPDX-License-Identifier: Apache-2.0
#include "analyse/event_sequence.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/topological_sort.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Orders = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

bool has_bound(const EventNode& event) { return event.time && !event.time->unknown(); }

// Events with a bound first, by the earliest day on which they may have begun; then the rest in the
// order of their text.
auto key_of(const EventGraph& graph, Index row) {
  const EventNode& event = graph.events[row];
  const DayBounds begin = event.time ? event.time->begin : DayBounds{};
  const DayBounds end = event.time ? event.time->end : DayBounds{};
  const auto first = begin.earliest ? begin.earliest
                     : begin.latest ? begin.latest
                     : end.latest   ? end.latest
                                    : end.earliest;
  const auto last = begin.latest ? begin.latest : first;
  const std::int32_t undated = INT32_MAX;
  const bool known = first.has_value();
  const auto where = event.evidence.empty() ? EventEvidence{} : event.evidence.front();
  return std::make_tuple(known ? first->days_since_1970() : undated,
                         known ? last->days_since_1970() : undated, known ? 0U : where.document,
                         where.trigger.begin, graph.text(event.id));
}

// Before and includes, from the event that begins first. What has no bound at all stands last, so
// it holds up nothing that has one.
Orders orders_of(const EventGraph& graph) {
  Orders orders(graph.events.size());
  for (const EdgeRow& edge : graph.edges) {
    const VertexBundle& source = graph.graph[edge.source];
    const VertexBundle& target = graph.graph[edge.target];
    const bool is_order = edge.kind == EdgeKind::Before || edge.kind == EdgeKind::Includes;
    if (is_order && source.kind == NodeKind::Event && target.kind == NodeKind::Event &&
        (has_bound(graph.events[source.row]) || !has_bound(graph.events[target.row]))) {
      boost::add_edge(source.row, target.row, orders);
    }
  }
  return orders;
}

std::vector<Index> ranks_by_key(const EventGraph& graph) {
  std::vector<Index> rows(graph.events.size());
  std::iota(rows.begin(), rows.end(), Index{0});
  std::sort(rows.begin(), rows.end(),
            [&](Index a, Index b) { return key_of(graph, a) < key_of(graph, b); });
  std::vector<Index> ranks(rows.size());
  for (Index rank = 0; rank < rows.size(); ++rank) {
    ranks[rows[rank]] = rank;
  }
  return ranks;
}

// Later events first; empty if there is a circle.
std::vector<Index> backwards(const Orders& orders) {
  std::vector<Index> rows;
  try {
    boost::topological_sort(orders, std::back_inserter(rows));
  } catch (const boost::not_a_dag&) {
    rows.clear();
  }
  return rows;
}

}  // namespace

std::vector<std::uint32_t> event_sequence(const EventGraph& graph) {
  const std::vector<Index> own = ranks_by_key(graph);
  const Orders orders = orders_of(graph);
  const std::vector<Index> rows = backwards(orders);
  if (rows.empty()) {
    return own;
  }
  // An event that comes before another is due no later than that one.
  std::vector<Index> due = own;
  for (const Index row : rows) {
    for (auto [next, last] = boost::adjacent_vertices(row, orders); next != last; ++next) {
      due[row] = std::min(due[row], due[*next]);
    }
  }
  using Entry = std::tuple<Index, Index, Index>;  // due, own rank, row
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> ready;
  std::vector<std::size_t> waits_for(own.size());
  for (Index row = 0; row < own.size(); ++row) {
    waits_for[row] = boost::in_degree(row, orders);
    if (waits_for[row] == 0) {
      ready.emplace(due[row], own[row], row);
    }
  }
  std::vector<Index> places(own.size());
  for (Index place = 0; !ready.empty(); ++place) {
    const Index row = std::get<2>(ready.top());
    ready.pop();
    places[row] = place;
    for (auto [next, last] = boost::adjacent_vertices(row, orders); next != last; ++next) {
      if (--waits_for[*next] == 0) {
        ready.emplace(due[*next], own[*next], static_cast<Index>(*next));
      }
    }
  }
  return places;
}

}  // namespace chronograph
