// SPDX-License-Identifier: Apache-2.0
#include "graph/consistent_order.hpp"

#include "graph/day_bounds_graph.hpp"
#include "time/order_graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;
using Kind = OrderStatement::Kind;
using Verdict = OrderVerdict;

/// So many events are looked at to find which orders of one event follow from others.
constexpr std::size_t kMostFollowed = 2000;

// An event ends no earlier than it begins; where its bounds say otherwise they say nothing.
EventTime tidied(EventTime time) {
  const auto& least = time.begin.earliest;
  if (least && (!time.end.earliest || *time.end.earliest < *least)) {
    time.end.earliest = least;
  }
  const auto& most = time.end.latest;
  if (most && (!time.begin.latest || *most < *time.begin.latest)) {
    time.begin.latest = most;
  }
  const auto possible = [](const DayBounds& days) {
    return !days.closed() || *days.earliest <= *days.latest;
  };
  if (!possible(time.begin) || !possible(time.end)) {
    time.begin = time.end = {};
  }
  return time;
}

class Settler {
public:
  Settler(std::span<const EventTime> times, std::span<const OrderStatement> statements)
      : times_(times), statements_(statements), group_(times.size()) {
    order_.verdicts.resize(statements.size(), Verdict::Essential);
  }

  ConsistentOrder run() {
    join_simultaneous();
    DayBoundsGraph days(group_times_, is_point_);
    refuse_by_dates();
    OrderGraph orders(first_sequence());
    take_orders(days, orders);
    leave_out_implied(orders);
    for (const Index group : group_) {
      order_.times.push_back(days.time(group));
      order_.places.push_back(orders.place(group));
    }
    return std::move(order_);
  }

private:
  // What happens together is one group; its days are those of all.
  void join_simultaneous() {
    const auto count = static_cast<Index>(times_.size());
    std::vector<Index> rank(count);
    std::vector<Index> parent(count);
    constexpr boost::typed_identity_property_map<Index> kByEvent;
    boost::disjoint_sets sets(boost::make_iterator_property_map(rank.data(), kByEvent),
                              boost::make_iterator_property_map(parent.data(), kByEvent));
    const auto root = [&](Index event) { return sets.find_set(event); };
    std::vector<EventTime> time_of;
    std::vector<bool> is_point;
    for (Index event = 0; event < count; ++event) {
      sets.make_set(event);
      time_of.push_back(tidied(times_[event]));
      is_point.push_back(times_[event].begin == times_[event].end);
    }
    for (const OrderStatement& statement : statements_) {
      if (statement.kind == Kind::Includes) {  // what includes another lasts
        is_point[statement.first] = false;
      }
    }
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const OrderStatement& statement = statements_[i];
      if (statement.kind != Kind::Simultaneous) {
        continue;
      }
      const Index a = root(statement.first);
      const Index b = root(statement.second);
      const auto begin = intersection(time_of[a].begin, time_of[b].begin);
      const auto end = intersection(time_of[a].end, time_of[b].end);
      if (!begin || !end) {
        order_.verdicts[i] = Verdict::ContradictsDates;
      } else if (a != b) {
        sets.link(a, b);
        const Index joined = root(a);
        time_of[joined].begin = *begin;
        time_of[joined].end = *end;
        is_point[joined] = is_point[a] && is_point[b];
      }
    }
    std::vector<std::optional<Index>> number(count);
    for (Index event = 0; event < count; ++event) {
      auto& group = number[root(event)];
      if (!group) {
        group = static_cast<Index>(group_times_.size());
        group_times_.push_back(time_of[root(event)]);
        is_point_.push_back(is_point[root(event)]);
      }
      group_[event] = *group;
    }
  }

  [[nodiscard]] std::pair<Index, Index> groups_of(const OrderStatement& statement) const {
    return {group_[statement.first], group_[statement.second]};
  }
  [[nodiscard]] bool is_open(std::size_t statement) const {
    return statements_[statement].kind != Kind::Simultaneous &&
           order_.verdicts[statement] == Verdict::Essential;
  }

  // One date against another is surer than any word.
  void refuse_by_dates() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      if (!is_open(i)) {
        continue;
      }
      const auto [first, second] = groups_of(statements_[i]);
      const EventTime& a = group_times_[first];
      const EventTime& b = group_times_[second];
      const auto later = [](const DayBounds& x, const DayBounds& y) {
        return x.earliest && y.latest && *y.latest < *x.earliest;
      };
      if (later(a.begin, b.begin) ||
          (statements_[i].kind == Kind::Includes && later(b.end, a.end))) {
        order_.verdicts[i] = Verdict::ContradictsDates;
      }
    }
  }

  // What is in no cycle needs no search later: the strong components come out in an order that fits
  // all statements between them. Inside one, the order of the days, then of the telling.
  std::vector<Index> first_sequence() {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(group_times_.size());
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      if (is_open(i)) {
        const auto [first, second] = groups_of(statements_[i]);
        boost::add_edge(first, second, graph);
      }
    }
    std::vector<Index> component(group_times_.size());
    const auto components = static_cast<Index>(boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(),
                                                 boost::get(boost::vertex_index, graph))));
    std::vector<Index> size(components);
    for (const Index group : group_) {
      ++size[component[group]];
    }
    for (const Index events : size) {
      order_.tied_events += events > 1 ? events : 0U;
    }
    const std::vector<std::int32_t> day = days_of_telling();
    std::vector<Index> sequence(group_times_.size());
    std::iota(sequence.begin(), sequence.end(), Index{0});
    std::sort(sequence.begin(), sequence.end(), [&](Index a, Index b) {
      return std::make_tuple(components - component[a], day[a], a) <
             std::make_tuple(components - component[b], day[b], b);
    });
    return sequence;
  }

  // The day that an event is placed by to start with: its own, else that of what is told before it.
  [[nodiscard]] std::vector<std::int32_t> days_of_telling() const {
    std::vector<std::int32_t> days;
    std::int32_t last = 0;
    for (const EventTime& time : group_times_) {
      const auto day = time.begin.earliest ? time.begin.earliest : time.begin.latest;
      last = day ? day->days_since_1970() : last;
      days.push_back(last);
    }
    return days;
  }

  void take_orders(DayBoundsGraph& days, OrderGraph& orders) {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      if (!is_open(i)) {
        continue;
      }
      const auto [first, second] = groups_of(statements_[i]);
      if (first == second) {  // and something includes what it is simultaneous with
        order_.verdicts[i] =
            statements_[i].kind == Kind::Includes ? Verdict::Implied : Verdict::ContradictsOrders;
        continue;
      }
      const auto by_days = days.take(statements_[i].kind, first, second);
      if (by_days != DayBoundsGraph::Answer::Fits) {
        order_.verdicts[i] = by_days == DayBoundsGraph::Answer::Contradiction
                                 ? Verdict::ContradictsDates
                                 : Verdict::TooFar;
        continue;
      }
      const auto by_orders = orders.add_before(first, second);
      if (by_orders != OrderGraph::Answer::Taken) {
        days.take_back();
        order_.verdicts[i] = by_orders == OrderGraph::Answer::Contradiction
                                 ? Verdict::ContradictsOrders
                                 : Verdict::TooFar;
      }
    }
  }

  // The transitive reduction of what is before what. Everything between two events stands between
  // them in the sequence, which bounds the search.
  void leave_out_implied(const OrderGraph& orders) {
    std::vector<std::vector<std::pair<Index, Index>>> after(group_times_.size());  // and statement
    for (Index i = 0; i < statements_.size(); ++i) {
      if (is_open(i) && statements_[i].kind == Kind::Before) {
        const auto [first, second] = groups_of(statements_[i]);
        after[first].emplace_back(second, i);
      }
    }
    const auto by_place = [&](const auto& a, const auto& b) {
      return std::pair(orders.place(a.first), a.second) <
             std::pair(orders.place(b.first), b.second);
    };
    std::vector<Index> reached_from(group_times_.size(), static_cast<Index>(group_times_.size()));
    std::vector<Index> reached;
    for (Index group = 0; group < after.size(); ++group) {
      if (after[group].size() < 2) {
        continue;
      }
      std::vector<std::pair<Index, Index>> nearest(after[group]);
      std::sort(nearest.begin(), nearest.end(), by_place);
      const Index last = orders.place(nearest.back().first);
      reached.clear();
      for (const auto& [second, statement] : nearest) {
        if (reached_from[second] == group) {
          order_.verdicts[statement] = Verdict::Implied;
          continue;
        }
        // The search goes on over what comes after; `second` itself follows from nothing yet.
        std::size_t next = reached.size();
        reached.push_back(second);
        for (; next < reached.size() && reached.size() < kMostFollowed; ++next) {
          for (const auto& [event, unused] : after[reached[next]]) {
            if (orders.place(event) <= last && reached_from[event] != group) {
              reached_from[event] = group;
              reached.push_back(event);
            }
          }
        }
      }
    }
  }

  std::span<const EventTime> times_;
  std::span<const OrderStatement> statements_;
  std::vector<Index> group_;            // of an event
  std::vector<EventTime> group_times_;  // before any order
  std::vector<bool> is_point_;          // of a group
  ConsistentOrder order_;
};

}  // namespace

ConsistentOrder settle_order(std::span<const EventTime> times,
                             std::span<const OrderStatement> statements) {
  return Settler(times, statements).run();
}

bool ends_before(const EventTime& a, const EventTime& b) {
  return a.end.latest && b.begin.earliest && *a.end.latest < *b.begin.earliest;
}

}  // namespace chronograph
