// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/storylines.hpp"

#include "chronograph/analyse/communities.hpp"
#include "chronograph/analyse/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <map>
#include <string>
#include <utility>
#include <xxhash.h>

namespace chronograph {
namespace {

constexpr std::size_t kFewestEvents = 3;
constexpr std::size_t kActorsInLabel = 2;

// Events and what they share, as one network with the nodes of the event graph: two events are
// close where both hang on the same rare node.
Network events_and_what_they_share(const EventGraph& graph) {
  const auto events = static_cast<double>(graph.events.size());
  std::vector<double> rarity(boost::num_vertices(graph.graph), 0);
  for (Vertex vertex = 0; vertex < graph.event_vertex(0); ++vertex) {
    std::size_t users = 0;
    for (auto [edge, last] = boost::in_edges(vertex, graph.graph); edge != last; ++edge) {
      users += graph.graph[boost::source(*edge, graph.graph)].kind == NodeKind::Event ? 1U : 0U;
    }
    rarity[vertex] = users == 0 ? 0 : std::log1p(events / static_cast<double>(users));
  }
  std::vector<WeightedPair> pairs;
  for (const EdgeRow& edge : graph.edges) {
    const bool shared = edge.kind == EdgeKind::Participates || edge.kind == EdgeKind::LocatedIn ||
                        edge.kind == EdgeKind::MentionedIn;
    if (shared && graph.graph[edge.source].kind == NodeKind::Event) {
      pairs.push_back({edge.source, edge.target, rarity[edge.target]});
    }
  }
  return make_network(static_cast<std::uint32_t>(boost::num_vertices(graph.graph)),
                      std::move(pairs));
}

// The actors with most events of the story, then the more salient, then by id.
std::vector<Vertex> main_actors(const EventGraph& graph, const std::vector<std::uint32_t>& rows) {
  std::map<Vertex, std::size_t> counts;
  for (const std::uint32_t row : rows) {
    for (auto [edge, last] = boost::out_edges(graph.event_vertex(row), graph.graph); edge != last;
         ++edge) {
      const Vertex target = boost::target(*edge, graph.graph);
      if (graph.graph[*edge].kind == EdgeKind::Participates &&
          graph.graph[target].kind == NodeKind::Actor) {
        ++counts[target];
      }
    }
  }
  std::vector<Vertex> actors;
  for (const auto& [actor, count] : counts) {
    actors.push_back(actor);
  }
  std::ranges::stable_sort(actors, [&](Vertex a, Vertex b) {
    const double left = graph.actors[graph.graph[a].row].salience;
    const double right = graph.actors[graph.graph[b].row].salience;
    return std::pair(counts[a], left) > std::pair(counts[b], right);
  });
  if (actors.size() > kActorsInLabel) {
    actors.erase(actors.begin() + kActorsInLabel, actors.end());
  }
  return actors;
}

// From the first to the last dated month; empty where no event has a date.
std::string period_of(const EventGraph& graph, const std::vector<std::uint32_t>& rows) {
  std::optional<Date> first;
  std::optional<Date> last;
  for (const std::uint32_t row : rows) {
    const auto& time = graph.events[row].time;
    if (!time || !unit_of(time->begin)) {
      continue;
    }
    first = first ? std::min(*first, *time->begin.earliest) : *time->begin.earliest;
    last = last ? std::max(*last, *time->begin.latest) : *time->begin.latest;
  }
  if (!first) {
    return {};
  }
  const auto month = [](Date day) {
    const YearMonthDay civil = day.civil();
    EventTime time;
    time.begin.earliest = Date::from_civil(civil.year, civil.month, 1);
    time.begin.latest =
        Date::from_civil(civil.year, civil.month, days_in_month(civil.year, civil.month));
    time.end = time.begin;
    return display_date(time);
  };
  const std::string from = month(*first);
  const std::string to = month(*last);
  return from == to ? from : from + " – " + to;
}

std::string label_of(const EventGraph& graph, const std::vector<std::uint32_t>& rows) {
  std::string label;
  for (const Vertex actor : main_actors(graph, rows)) {
    label += (label.empty() ? "" : ", ") + std::string(graph.label_of(actor));
  }
  if (label.empty()) {
    label = graph.text(graph.events[rows.front()].label);
  }
  const std::string period = period_of(graph, rows);
  return period.empty() ? label : label + " (" + period + ")";
}

}  // namespace

void find_storylines(EventGraph& graph) {
  const std::vector<std::uint32_t> community = communities(events_and_what_they_share(graph));
  std::map<std::uint32_t, std::vector<std::uint32_t>> stories;
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    stories[community[graph.event_vertex(row)]].push_back(row);
  }
  graph.stories.clear();
  for (const auto& [number, rows] : stories) {
    if (rows.size() < kFewestEvents) {
      continue;
    }
    Storyline story;
    const std::string_view first = graph.text(graph.events[rows.front()].id);
    story.id = graph.strings.intern(
        fmt::format("story-{:012x}", XXH3_64bits(first.data(), first.size()) >> 16U));
    story.label = graph.strings.intern(label_of(graph, rows));
    for (const std::uint32_t row : rows) {
      story.events.push_back(graph.events[row].id);
    }
    graph.stories.push_back(std::move(story));
  }
  std::ranges::sort(graph.stories, {},
                    [&](const Storyline& story) { return graph.text(story.id); });
}

}  // namespace chronograph
