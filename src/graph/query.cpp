// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/query.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace chronograph {
namespace {

// Names that a user gives: ids exactly, labels and other names in any spelling that fold_name makes
// equal.
class WantedNames {
public:
  explicit WantedNames(const std::vector<std::string>& names) : ids_(names.begin(), names.end()) {
    for (const std::string& name : names) {
      folded_.insert(fold_name(name));
    }
  }

  [[nodiscard]] bool mean(const EventGraph& graph, StringId id, StringId label,
                          std::initializer_list<const std::vector<StringId>*> others) const {
    const auto is_wanted = [&](StringId name) {
      return folded_.contains(fold_name(graph.text(name)));
    };
    return ids_.contains(graph.text(id)) || is_wanted(label) ||
           std::any_of(others.begin(), others.end(), [&](const auto* names) {
             return std::any_of(names->begin(), names->end(), is_wanted);
           });
  }

private:
  std::unordered_set<std::string_view> ids_;
  std::unordered_set<std::string> folded_;
};

enum class Documents : std::uint8_t { LeftOut, Included };

// The vertices that the names mean; none at all where there are no names.
std::vector<bool> vertices_named(const EventGraph& graph, const std::vector<std::string>& names,
                                 Documents documents) {
  if (names.empty()) {
    return {};
  }
  const WantedNames wanted(names);
  std::vector<bool> named(boost::num_vertices(graph.graph), false);
  for (std::uint32_t row = 0; row < graph.actors.size(); ++row) {
    const ActorNode& actor = graph.actors[row];
    named[graph.actor_vertex(row)] = wanted.mean(graph, actor.id, actor.label, {&actor.aliases});
  }
  for (std::uint32_t row = 0; row < graph.places.size(); ++row) {
    const PlaceNode& place = graph.places[row];
    named[graph.place_vertex(row)] = wanted.mean(graph, place.id, place.label, {&place.aliases});
  }
  for (std::uint32_t row = 0; documents == Documents::Included && row < graph.documents.size();
       ++row) {
    const DocumentNode& document = graph.documents[row];
    named[graph.document_vertex(row)] =
        wanted.mean(graph, document.id, document.label,
                    {&document.sources, &document.publishers, &document.ids});
  }
  return named;
}

template <typename List, typename Value>
bool among(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
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
  return actors.empty() && types.empty() && contexts.empty() && places.empty() && !from && !to &&
         statuses.empty() && sources.empty() && stories.empty() && min_sources == 0 && !as_of;
}

EventFilter::EventFilter(const EventGraph& graph, const Filter& filter)
    : graph_(graph),
      filter_(filter),
      actors_(vertices_named(graph, filter.actors, Documents::LeftOut)),
      places_(vertices_named(graph, filter.places, Documents::LeftOut)),
      sources_(vertices_named(graph, filter.sources, Documents::Included)) {
  const WantedNames wanted(filter.stories);
  for (const Storyline& story : graph.stories) {
    if (wanted.mean(graph, story.id, story.label, {})) {
      in_stories_.insert(story.events.begin(), story.events.end());
    }
  }
}

bool EventFilter::has_type(const EventNode& event) const {
  const std::string_view type = graph_.text(event.type);
  return among(filter_.types, type) ||
         (event.mode != 0 &&
          among(filter_.types, std::string(type) + ":" + std::string(graph_.text(event.mode))));
}

// Whether the event has an edge of one of the kinds to one of them.
bool EventFilter::reaches(std::uint32_t event_row, std::initializer_list<EdgeKind> kinds,
                          const std::vector<bool>& wanted) const {
  const auto [first, last] = boost::out_edges(graph_.event_vertex(event_row), graph_.graph);
  return std::any_of(first, last, [&](const auto& edge) {
    return among(kinds, graph_.graph[edge].kind) && wanted[boost::target(edge, graph_.graph)];
  });
}

bool EventFilter::is_told(std::uint32_t event_row) const {
  const std::vector<EventEvidence>& evidence = graph_.events[event_row].evidence;
  return reaches(event_row, {EdgeKind::ReportedBy}, sources_) ||
         std::any_of(evidence.begin(), evidence.end(), [&](const EventEvidence& mention) {
           return sources_[graph_.document_vertex(mention.document)];
         });
}

bool EventFilter::passes(std::uint32_t event_row) const {
  const EventNode& event = graph_.events[event_row];
  return (filter_.types.empty() || has_type(event)) &&
         (filter_.contexts.empty() || among(filter_.contexts, graph_.text(event.context))) &&
         (filter_.statuses.empty() || among(filter_.statuses, event.status)) &&
         (filter_.stories.empty() || in_stories_.contains(event.id)) &&
         event.support_sources >= filter_.min_sources && in_period(filter_, event.time) &&
         (filter_.actors.empty() || reaches(event_row, {EdgeKind::Participates}, actors_)) &&
         (filter_.places.empty() ||
          reaches(event_row, {EdgeKind::LocatedIn, EdgeKind::Participates}, places_)) &&
         (filter_.sources.empty() || is_told(event_row));
}

bool passes(const EventGraph& graph, const Filter& filter, std::uint32_t event_row) {
  return EventFilter(graph, filter).passes(event_row);
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
