// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/order_chain.hpp"

#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

/// A graph of events without texts; edges are added by hand.
class GraphMaker {
public:
  explicit GraphMaker(std::size_t events) {
    for (std::size_t i = 0; i < events; ++i) {
      EventNode event;
      event.id = graph_.strings.intern("event-" + std::to_string(i));
      graph_.events.push_back(event);
    }
  }

  GraphMaker& on(std::uint32_t event, int day) {
    graph_.events[event].time = test::on_day(2021, 5, day);
    return *this;
  }

  GraphMaker& edge(EdgeKind kind, std::uint32_t source, std::uint32_t target) {
    EdgeRow row;
    row.id = EdgeId("edge-" + std::to_string(graph_.edges.size()), graph_.strings);
    row.kind = kind;
    row.source = source;
    row.target = target;
    graph_.edges.push_back(row);
    return *this;
  }

  EventGraph graph() {
    rebuild_topology(graph_);
    return graph_;
  }

private:
  EventGraph graph_;
};

using enum EdgeKind;
using Rows = std::vector<std::uint32_t>;

struct Interval {
  int begin = 0;
  int end = 0;
};

std::vector<Interval> intervals_within(int last) {
  std::vector<Interval> intervals;
  for (int begin = 0; begin <= last; ++begin) {
    for (int end = begin; end <= last; ++end) {
      intervals.push_back({begin, end});
    }
  }
  return intervals;
}

// What an order edge says of two intervals: orders are those of the begins.
bool holds(EdgeKind kind, const Interval& source, const Interval& target) {
  switch (kind) {
    case Before:
      return source.begin < target.begin;
    case Includes:
      return source.begin <= target.begin && target.end <= source.end;
    default:
      return source.begin == target.begin && source.end == target.end;
  }
}

bool holds(EventOrder order, const Interval& first, const Interval& second) {
  switch (order) {
    case EventOrder::Before:
      return holds(Before, first, second);
    case EventOrder::After:
      return holds(Before, second, first);
    case EventOrder::Includes:
      return holds(Includes, first, second);
    case EventOrder::IsIncluded:
      return holds(Includes, second, first);
    default:
      return holds(Simultaneous, first, second);
  }
}

}  // namespace

TEST_SUITE("analyse/order_chain") {
  TEST_CASE("dates tell an order without any statement, either way") {
    const EventGraph graph = GraphMaker(2).on(0, 3).on(1, 9).graph();
    const OrderChain chain = find_order(graph, 0, 1);
    CHECK(chain.order == EventOrder::Before);
    CHECK(chain.dates == std::pair(0U, 1U));
    CHECK(find_order(graph, 1, 0).order == EventOrder::After);
    CHECK(find_order(graph, 1, 0).dates == std::pair(0U, 1U));
  }

  TEST_CASE("two statements compose to what holds in every pair of intervals that they allow") {
    const std::vector<Interval> all = intervals_within(3);
    const std::vector<EventOrder> orders{EventOrder::Before, EventOrder::After,
                                         EventOrder::Includes, EventOrder::IsIncluded,
                                         EventOrder::Simultaneous};
    for (const EdgeKind one : {Before, Includes, Simultaneous}) {
      for (const EdgeKind two : {Before, Includes, Simultaneous}) {
        for (const int turned : {0, 1, 2, 3}) {
          const std::pair<std::uint32_t, std::uint32_t> a =
              (turned & 1) != 0 ? std::pair(1U, 0U) : std::pair(0U, 1U);
          const std::pair<std::uint32_t, std::uint32_t> b =
              (turned & 2) != 0 ? std::pair(2U, 1U) : std::pair(1U, 2U);
          CAPTURE(to_string(one));
          CAPTURE(to_string(two));
          CAPTURE(turned);
          const EventGraph graph =
              GraphMaker(3).edge(one, a.first, a.second).edge(two, b.first, b.second).graph();
          std::vector<EventOrder> always = orders;
          for (const Interval& x : all) {
            for (const Interval& y : all) {
              for (const Interval& z : all) {
                const Interval of[] = {x, y, z};
                if (holds(one, of[a.first], of[a.second]) &&
                    holds(two, of[b.first], of[b.second])) {
                  std::erase_if(always, [&](EventOrder order) { return !holds(order, x, z); });
                }
              }
            }
          }
          const EventOrder found = find_order(graph, 0, 2).order;
          const bool sound = std::find(always.begin(), always.end(), found) != always.end();
          CHECK((found == EventOrder::Unknown ? always.empty() : sound));
        }
      }
    }
  }

  TEST_CASE("dates on one day tell none, statements do, over others and backwards") {
    const EventGraph graph = GraphMaker(4)
                                 .on(0, 3)
                                 .on(3, 3)
                                 .edge(Before, 1, 3)
                                 .edge(Before, 0, 2)
                                 .edge(Simultaneous, 1, 2)
                                 .graph();
    const OrderChain chain = find_order(graph, 0, 3);
    CHECK(chain.order == EventOrder::Before);
    CHECK(chain.edges_to_dates == Rows{1, 2, 0});
    CHECK_FALSE(chain.dates);
    CHECK(find_order(graph, 3, 0).order == EventOrder::After);
    CHECK(find_order(graph, 3, 0).edges_to_dates == Rows{1, 2, 0});
  }

  TEST_CASE("statements lead to dates and on from them") {
    const EventGraph graph =
        GraphMaker(4).on(1, 3).on(2, 9).edge(Before, 0, 1).edge(Before, 2, 3).graph();
    const OrderChain chain = find_order(graph, 0, 3);
    CHECK(chain.order == EventOrder::Before);
    CHECK(chain.edges_to_dates == Rows{0});
    CHECK(chain.dates == std::pair(1U, 2U));
    CHECK(chain.edges_from_dates == Rows{1});
  }

  TEST_CASE("what includes another is no later, and what is simultaneous neither") {
    const EventGraph graph = GraphMaker(3).edge(Includes, 0, 1).edge(Simultaneous, 1, 2).graph();
    CHECK(find_order(graph, 0, 2).order == EventOrder::Includes);
    CHECK(find_order(graph, 2, 0).order == EventOrder::IsIncluded);
    CHECK(find_order(graph, 2, 1).order == EventOrder::Simultaneous);
  }

  TEST_CASE("a contradiction tells no order and is found from both sides") {
    const EventGraph graph = GraphMaker(3).edge(Contradicts, 0, 1).graph();
    CHECK(find_order(graph, 0, 1).order == EventOrder::Unknown);
    CHECK(contradictions_between(graph, 1, 0) == Rows{0});
    CHECK(contradictions_between(graph, 1, 2).empty());
  }

  TEST_CASE("an edge to what is no event tells no order, and a circle ends") {
    GraphMaker maker(2);
    EventGraph graph = maker.edge(Before, 0, 1).edge(Before, 1, 0).graph();
    CHECK(find_order(graph, 0, 1).order == EventOrder::Before);
    graph = GraphMaker(2).graph();
    graph.actors.emplace_back();
    EdgeRow row;
    row.kind = Before;
    row.source = 0;  // the actor
    row.target = static_cast<std::uint32_t>(graph.event_vertex(1));
    graph.edges = {row};
    rebuild_topology(graph);
    CHECK(find_order(graph, 0, 1).order == EventOrder::Unknown);
  }
}

}  // namespace chronograph
