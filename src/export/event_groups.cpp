// SPDX-License-Identifier: Apache-2.0
#include "export/event_groups.hpp"

#include <algorithm>
#include <tuple>

namespace chronograph {

std::vector<std::uint32_t> dated_events(const EventGraph& graph) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    if (native_dates(graph.events[row]).start) {
      rows.push_back(row);
    }
  }
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(graph.events[a].time->begin.earliest, a) <
           std::tuple(graph.events[b].time->begin.earliest, b);
  });
  return rows;
}

Omissions omissions_of_dated(const EventGraph& graph) {
  Omissions omissions;
  for (const EventNode& event : graph.events) {
    omissions.add(Omission::UndatedEvent, native_dates(event).start ? 0 : 1);
  }
  omissions.add_edges(graph);
  return omissions;
}

DaySpan days_of(const EventNode& event) {
  const EventTime& time = *event.time;
  DaySpan days{*time.begin.earliest, time.end.latest};
  if (days.last) {
    days.last = std::max(*days.last, *time.begin.latest);
  }
  return days;
}

std::vector<Vertex> choose_groups(const EventGraph& graph, std::span<const std::uint32_t> events,
                                  std::size_t most) {
  // Along the edges as they lie in memory, not event by event.
  std::vector<bool> chosen(graph.events.size());
  for (const std::uint32_t row : events) {
    chosen[row] = true;
  }
  const Vertex first_event = graph.event_vertex(0);
  const Vertex first_actor = graph.actor_vertex(0);
  std::vector<std::uint32_t> counts(graph.actors.size());
  for (const EdgeRow& edge : graph.edges) {
    if (edge.kind == EdgeKind::Participates && edge.source >= first_event &&
        chosen[edge.source - first_event] && edge.target >= first_actor &&
        edge.target - first_actor < counts.size()) {
      ++counts[edge.target - first_actor];
    }
  }
  std::vector<Vertex> groups;
  for (std::uint32_t row = 0; row < counts.size(); ++row) {
    if (counts[row] > 1) {
      groups.push_back(graph.actor_vertex(row));
    }
  }
  const auto rank = [&](Vertex actor) {
    const std::uint32_t row = graph.graph[actor].row;
    return std::tuple(counts[row], graph.actors[row].salience);
  };
  std::stable_sort(groups.begin(), groups.end(),
                   [&](Vertex a, Vertex b) { return rank(b) < rank(a); });
  groups.resize(std::min(groups.size(), most));
  if (groups.size() == 1) {
    groups.clear();
  }
  return groups;
}

std::optional<Vertex> group_of(std::span<const Vertex> groups, const EventFacts& facts) {
  for (const Vertex group : groups) {
    for (const Participant& participant : facts.participants) {
      if (participant.vertex == group) {
        return group;
      }
    }
  }
  return std::nullopt;
}

}  // namespace chronograph
