// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/query.hpp"

#include <algorithm>

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
  const Few<EventEvidence>& evidence = graph_.events[event_row].evidence;
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

}  // namespace chronograph
