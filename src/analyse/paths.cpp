// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/paths.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>

namespace chronograph {
namespace {

class PathSearch {
public:
  PathSearch(const EventGraph& graph, Vertex goal, const PathOptions& options)
      : graph_(graph),
        options_(options),
        filter_(graph, options.filter),
        goal_(goal),
        reached_(boost::num_vertices(graph.graph)) {}

  std::optional<std::vector<PathStep>> run(Vertex start) {
    start_ = start;
    reached_[start] = Arrival{kNoDay, 0, {}};
    queue_.push({kNoDay, 0, start});
    while (!queue_.empty()) {
      const auto [day, steps, vertex] = queue_.top();
      queue_.pop();
      const Arrival here = *reached_[vertex];
      if (here.steps != steps || here.day != day) {
        continue;  // there is a better way to it by now
      }
      if (vertex == goal_) {
        return way_to(vertex);
      }
      const bool passes_through = vertex == start || graph_.graph[vertex].kind == NodeKind::Actor;
      if (passes_through && steps < options_.most_steps) {
        follow_events(vertex, here);
        follow_relations(vertex, here);
      }
    }
    return std::nullopt;
  }

private:
  // Before every day: nothing says when.
  static constexpr Date kNoDay = Date::from_days(std::numeric_limits<std::int32_t>::min());

  struct Arrival {
    Date day = kNoDay;
    std::size_t steps = 0;
    PathStep by;
  };
  using Entry = std::tuple<Date, std::size_t, Vertex>;  // the earliest, then the shortest, first

  static bool takes_part(EdgeKind kind) {
    return kind == EdgeKind::Participates || kind == EdgeKind::LocatedIn ||
           kind == EdgeKind::ReportedBy;
  }

  void follow_events(Vertex vertex, const Arrival& here) {
    for (auto [edge, last] = boost::in_edges(vertex, graph_.graph); edge != last; ++edge) {
      if (!takes_part(graph_.graph[*edge].kind)) {
        continue;
      }
      const Vertex event = boost::source(*edge, graph_.graph);
      const std::uint32_t row = graph_.graph[event].row;
      Date day = kNoDay;
      if (!filter_.passes(row) || !arrives(row, here.day, day)) {
        continue;
      }
      for (auto [out, end] = boost::out_edges(event, graph_.graph); out != end; ++out) {
        if (takes_part(graph_.graph[*out].kind)) {
          reach(boost::target(*out, graph_.graph), {day, here.steps + 1, {}}, vertex, row, {});
        }
      }
    }
  }

  // Whether an event can follow on an arrival, and when one arrives by it.
  bool arrives(std::uint32_t row, Date before, Date& day) const {
    if (!options_.respects_time) {
      return true;
    }
    const auto& time = graph_.events[row].time;
    if (!time || time->begin.unknown()) {
      return false;
    }
    const bool certain = options_.filter.certain;
    const auto& reach = certain ? time->begin.earliest : time->begin.latest;
    if (reach && *reach < before) {
      return false;
    }
    if (certain && (!reach || !time->begin.latest)) {
      return false;
    }
    const auto& arrival = certain ? time->begin.latest : time->begin.earliest;
    day = std::max(before, arrival.value_or(kNoDay));
    return true;
  }

  void follow_relations(Vertex vertex, const Arrival& here) {
    if (options_.respects_time) {
      return;  // a relation has no day on which one arrives by it
    }
    const auto follow = [&](auto edge, Vertex other) {
      const std::uint32_t row = graph_.graph[edge].row;
      if (graph_.graph[edge].kind == EdgeKind::Relation &&
          holds(graph_.edges[row], options_.filter)) {
        reach(other, {here.day, here.steps + 1, {}}, vertex, {}, row);
      }
    };
    for (auto [edge, last] = boost::out_edges(vertex, graph_.graph); edge != last; ++edge) {
      follow(*edge, boost::target(*edge, graph_.graph));
    }
    for (auto [edge, last] = boost::in_edges(vertex, graph_.graph); edge != last; ++edge) {
      follow(*edge, boost::source(*edge, graph_.graph));
    }
  }

  void reach(Vertex vertex, Arrival arrival, Vertex from, std::optional<std::uint32_t> event,
             std::optional<std::uint32_t> relation) {
    auto& known = reached_[vertex];
    const auto rank = [](const Arrival& a) { return std::pair(a.day, a.steps); };
    if (known && rank(*known) <= rank(arrival)) {
      return;
    }
    arrival.by = {from, vertex, event, relation};
    queue_.push({arrival.day, arrival.steps, vertex});
    known = arrival;
  }

  [[nodiscard]] std::vector<PathStep> way_to(Vertex vertex) const {
    std::vector<PathStep> steps;
    while (vertex != start_) {
      steps.push_back(reached_[vertex]->by);
      vertex = steps.back().from;
    }
    std::ranges::reverse(steps);
    return steps;
  }

  const EventGraph& graph_;
  const PathOptions& options_;
  const EventFilter filter_;
  Vertex start_ = 0;
  Vertex goal_ = 0;
  std::vector<std::optional<Arrival>> reached_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace

std::optional<std::vector<PathStep>> find_path(const EventGraph& graph, Vertex from, Vertex to,
                                               const PathOptions& options) {
  return PathSearch(graph, to, options).run(from);
}

}  // namespace chronograph
