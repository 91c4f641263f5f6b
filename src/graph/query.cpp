// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/query.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace chronograph {
namespace {

bool same_name(const EventGraph& graph, std::string_view wanted, StringId id, StringId label,
               const std::vector<StringId>& aliases) {
  if (graph.text(id) == wanted) {
    return true;
  }
  const std::string folded = fold_name(wanted);
  const auto equals = [&](StringId name) { return fold_name(graph.text(name)) == folded; };
  return equals(label) || std::any_of(aliases.begin(), aliases.end(), equals);
}

bool names_vertex(const EventGraph& graph, std::string_view wanted, Vertex vertex) {
  const VertexBundle& bundle = graph.graph[vertex];
  if (bundle.kind == NodeKind::Actor) {
    const ActorNode& actor = graph.actors[bundle.row];
    return same_name(graph, wanted, actor.id, actor.label, actor.aliases);
  }
  if (bundle.kind == NodeKind::Place) {
    const PlaceNode& place = graph.places[bundle.row];
    return same_name(graph, wanted, place.id, place.label, place.aliases);
  }
  return false;
}

// Whether the event has an edge of one of the kinds to something of that name.
bool reaches(const EventGraph& graph, std::uint32_t event_row,
             std::initializer_list<EdgeKind> kinds, const std::vector<std::string>& names) {
  const auto [first, last] = boost::out_edges(graph.event_vertex(event_row), graph.graph);
  return std::any_of(first, last, [&](const auto& edge) {
    const bool right_kind =
        std::find(kinds.begin(), kinds.end(), graph.graph[edge].kind) != kinds.end();
    return right_kind && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
             return names_vertex(graph, name, boost::target(edge, graph.graph));
           });
  });
}

bool told_by(const EventGraph& graph, const Filter& filter, std::uint32_t event_row) {
  if (reaches(graph, event_row, {EdgeKind::ReportedBy}, filter.sources)) {
    return true;
  }
  for (const EventEvidence& evidence : graph.events[event_row].evidence) {
    const DocumentNode& document = graph.documents[evidence.document];
    std::vector<StringId> names = document.sources;
    names.insert(names.end(), document.publishers.begin(), document.publishers.end());
    names.insert(names.end(), document.ids.begin(), document.ids.end());
    for (const std::string& wanted : filter.sources) {
      if (same_name(graph, wanted, document.id, document.label, names)) {
        return true;
      }
    }
  }
  return false;
}

template <typename List, typename Value>
bool among(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool has_type(const EventGraph& graph, const Filter& filter, const EventNode& event) {
  const std::string_view type = graph.text(event.type);
  return among(filter.types, type) ||
         (event.mode != 0 &&
          among(filter.types, std::string(type) + ":" + std::string(graph.text(event.mode))));
}

bool is_in_story(const EventGraph& graph, const Filter& filter, const EventNode& event) {
  return std::any_of(graph.stories.begin(), graph.stories.end(), [&](const Storyline& story) {
    return among(story.events, event.id) &&
           std::any_of(filter.stories.begin(), filter.stories.end(),
                       [&](const std::string& wanted) {
                         return same_name(graph, wanted, story.id, story.label, {});
                       });
  });
}

// Possible: some day on which the event may have been going on lies in the period. Certain: it must
// have begun and ended in it.
bool in_period(const Filter& filter, const std::optional<EventTime>& time) {
  if (!filter.from && !filter.to) {
    return true;
  }
  if (!time) {
    return false;
  }
  const auto not_before = [](const std::optional<Date>& day, const std::optional<Date>& bound,
                             bool if_open) { return !bound || (day ? *day >= *bound : if_open); };
  const auto not_after = [](const std::optional<Date>& day, const std::optional<Date>& bound,
                            bool if_open) { return !bound || (day ? *day <= *bound : if_open); };
  if (filter.certain) {
    return not_before(time->begin.earliest, filter.from, false) &&
           not_after(time->end.latest, filter.to, false);
  }
  return not_before(time->end.latest, filter.from, true) &&
         not_after(time->begin.earliest, filter.to, true);
}

template <typename Row>
void remap_evidence(std::vector<Row>& evidence,
                    const std::vector<std::optional<std::uint32_t>>& where) {
  std::erase_if(evidence, [&](const Row& row) { return !where[row.document]; });
  for (Row& row : evidence) {
    row.document = *where[row.document];
  }
}

// Copies the kept rows of a table and fills where each went.
template <typename Node>
std::vector<Node> keep_rows(const std::vector<Node>& nodes, const std::set<std::uint32_t>& kept,
                            std::vector<std::optional<std::uint32_t>>& where) {
  std::vector<Node> result;
  where.assign(nodes.size(), std::nullopt);
  for (const std::uint32_t row : kept) {
    where[row] = static_cast<std::uint32_t>(result.size());
    result.push_back(nodes[row]);
  }
  return result;
}

// Ids are the same in both graphs: the strings were copied.
void keep_stories(const EventGraph& graph, EventGraph& part) {
  std::set<StringId> kept;
  for (const EventNode& event : part.events) {
    kept.insert(event.id);
  }
  for (Storyline story : graph.stories) {
    std::erase_if(story.events, [&](StringId id) { return !kept.contains(id); });
    if (!story.events.empty()) {
      part.stories.push_back(std::move(story));
    }
  }
}

}  // namespace

bool Filter::empty() const {
  return actors.empty() && types.empty() && places.empty() && !from && !to && statuses.empty() &&
         sources.empty() && stories.empty() && min_sources == 0 && !as_of;
}

bool passes(const EventGraph& graph, const Filter& filter, std::uint32_t event_row) {
  const EventNode& event = graph.events[event_row];
  return (filter.types.empty() || has_type(graph, filter, event)) &&
         (filter.statuses.empty() || among(filter.statuses, event.status)) &&
         (filter.stories.empty() || is_in_story(graph, filter, event)) &&
         event.support_sources >= filter.min_sources && in_period(filter, event.time) &&
         (filter.actors.empty() ||
          reaches(graph, event_row, {EdgeKind::Participates}, filter.actors)) &&
         (filter.places.empty() ||
          reaches(graph, event_row, {EdgeKind::LocatedIn, EdgeKind::Participates},
                  filter.places)) &&
         (filter.sources.empty() || told_by(graph, filter, event_row));
}

bool holds(const EdgeRow& relation, const Filter& filter) {
  if (!filter.as_of || relation.kind != EdgeKind::Relation) {
    return true;
  }
  const DayBounds begin = relation.valid ? relation.valid->begin : DayBounds{};
  const DayBounds end = relation.valid ? relation.valid->end : DayBounds{};
  const Date day = *filter.as_of;
  return filter.certain
             ? begin.latest && *begin.latest <= day && end.earliest && day <= *end.earliest
             : (!begin.earliest || *begin.earliest <= day) && (!end.latest || day <= *end.latest);
}

EventGraph subgraph(const EventGraph& graph, const std::vector<std::uint32_t>& event_rows,
                    const Filter& filter) {
  std::set<std::uint32_t> kept[4];  // rows by NodeKind
  auto& events = kept[static_cast<std::size_t>(NodeKind::Event)];
  events.insert(event_rows.begin(), event_rows.end());
  for (const std::uint32_t row : events) {
    for (auto [edge, last] = boost::out_edges(graph.event_vertex(row), graph.graph); edge != last;
         ++edge) {
      const VertexBundle& end = graph.graph[boost::target(*edge, graph.graph)];
      if (end.kind != NodeKind::Event) {
        kept[static_cast<std::size_t>(end.kind)].insert(end.row);
      }
    }
  }
  EventGraph result;
  result.generators = graph.generators;
  result.strings = graph.strings;
  result.lean = graph.lean;
  std::vector<std::optional<std::uint32_t>> where[4];
  result.documents = keep_rows(graph.documents, kept[0], where[0]);
  result.actors = keep_rows(graph.actors, kept[1], where[1]);
  result.places = keep_rows(graph.places, kept[2], where[2]);
  result.events = keep_rows(graph.events, kept[3], where[3]);
  for (DocumentNode& document : result.documents) {
    if (document.evidence < graph.evidence.size()) {
      result.evidence.push_back(graph.evidence[document.evidence]);
      document.evidence = static_cast<std::uint32_t>(result.evidence.size() - 1);
    }
  }
  for (ActorNode& actor : result.actors) {
    remap_evidence(actor.mentions, where[0]);
  }
  for (PlaceNode& place : result.places) {
    remap_evidence(place.mentions, where[0]);
  }
  for (EventNode& event : result.events) {
    remap_evidence(event.evidence, where[0]);
    std::erase_if(event.numbers,
                  [&](const EventQuantity& number) { return !where[0][number.evidence.document]; });
    for (EventQuantity& number : event.numbers) {
      number.evidence.document = *where[0][number.evidence.document];
    }
  }
  const auto vertex_of = [&](Vertex vertex) -> std::optional<std::uint32_t> {
    const VertexBundle& bundle = graph.graph[vertex];
    const auto row = where[static_cast<std::size_t>(bundle.kind)][bundle.row];
    if (!row) {
      return std::nullopt;
    }
    const std::array<Vertex, 4> first{result.document_vertex(0), result.actor_vertex(0),
                                      result.place_vertex(0), result.event_vertex(0)};
    return static_cast<std::uint32_t>(first[static_cast<std::size_t>(bundle.kind)] + *row);
  };
  for (const EdgeRow& edge : graph.edges) {
    const auto source = vertex_of(edge.source);
    const auto target = vertex_of(edge.target);
    if (source && target && holds(edge, filter)) {
      EdgeRow copy = edge;
      copy.source = *source;
      copy.target = *target;
      remap_evidence(copy.evidence, where[0]);
      result.edges.push_back(std::move(copy));
    }
  }
  keep_stories(graph, result);
  rebuild_topology(result);
  return result;
}

}  // namespace chronograph
