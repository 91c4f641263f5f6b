// SPDX-License-Identifier: Apache-2.0
#include "graph/event_nodes.hpp"

#include "chronograph/document/zone_index.hpp"
#include "graph/event_groups.hpp"
#include "graph/identity.hpp"
#include "graph/labels.hpp"
#include "graph/merged_time.hpp"
#include "graph/near_copies.hpp"
#include "graph/same_event.hpp"
#include "graph/telling.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace chronograph {
namespace {

using Index = std::uint32_t;

// What the design calls an event of the graph: somebody named takes part, and a date, a type, a
// second participant or something that it caused makes it more than a remark. A reporting verb is
// news only where it has a date of its own.
bool becomes_node(const Event& event, const ZoneIndex& zones,
                  const std::vector<std::optional<NodeRef>>& node_of_entity) {
  const std::uint32_t at = event.span.begin;
  if (zones.holds(at, ZoneKind::Boilerplate) || zones.holds(at, ZoneKind::Dateline) ||
      zones.holds(at, ZoneKind::Byline)) {
    return false;
  }
  std::size_t named = 0;
  bool named_agent = false;
  for (const Argument& argument : event.arguments) {
    if (argument.entity && node_of_entity[*argument.entity]) {
      ++named;
      named_agent = named_agent || argument.role == Role::Agent;
    }
  }
  const bool has_expression = event.time && event.time->time;
  if (event.event_class == EventClass::Reporting) {
    return named_agent && has_expression;
  }
  return named > 0 && (has_expression || !event.type.empty() || event.arguments.size() > 1 ||
                       !event.causes.empty());
}

std::vector<EventRef> find_mentions(const std::vector<Document>& documents,
                                    const NodeOfEntity& node_of_entity) {
  std::vector<EventRef> mentions;
  for (Index row = 0; row < documents.size(); ++row) {
    const ZoneIndex zones(documents[row].zones);
    for (Index i = 0; i < documents[row].events.size(); ++i) {
      if (becomes_node(documents[row].events[i], zones, node_of_entity[row])) {
        mentions.push_back({row, i});
      }
    }
  }
  return mentions;
}

ActorOfEntity actors_of(const NodeOfEntity& node_of_entity) {
  ActorOfEntity actors(node_of_entity.size());
  for (std::size_t row = 0; row < actors.size(); ++row) {
    for (const std::optional<NodeRef>& node : node_of_entity[row]) {
      actors[row].push_back(
          node ? std::optional(2 * node->row + (node->kind == NodeKind::Place ? 1U : 0U))
               : std::nullopt);
    }
  }
  return actors;
}

// The id of the event by its mention: the day of writing, the document and the place in it. Given
// events may begin at one place; each needs an id of its own.
std::string id_of_mention(const EventGraph& graph, EventRef mention) {
  const DocumentNode& home = graph.documents[mention.document];
  const std::vector<Event>& events = graph.evidence[mention.document].events;
  const Index begin = events[mention.event].span.begin;
  std::size_t repeat = 0;
  for (Index i = mention.event; i > 0 && events[i - 1].span.begin == begin; --i) {
    ++repeat;
  }
  const auto day = home.published ? home.published->days.earliest : std::nullopt;
  return hashed_id("event-", (day ? day->iso() : std::string()) + "|" +
                                 std::string(graph.text(home.id)) + "|" + std::to_string(begin) +
                                 (repeat == 0 ? std::string() : "|" + std::to_string(repeat)));
}

class NodeMaker {
public:
  NodeMaker(EventGraph& graph, const NodeOfEntity& node_of_entity,
            const std::vector<Index>& copy_of)
      : graph_(graph), node_of_entity_(node_of_entity), copy_of_(copy_of) {}

  // One event of all its mentions.
  EventNode make(const std::vector<GroupedMention>& group) {
    EventNode node;
    node.id = graph_.strings.intern(id_of_mention(graph_, group.front().mention));
    const EventRef speaker = speaker_of(group);
    const Event& told = event_at(speaker);
    node.label = graph_.strings.intern(label_of_event(graph_.evidence[speaker.document], told));
    node.event_class = told.event_class;
    node.status = status_of(told);
    node.polarity = told.polarity;
    set_type(group, told, node);
    std::set<Index> documents;
    for (const GroupedMention& grouped : group) {
      const EventRef mention = grouped.mention;
      const Document& document = graph_.evidence[mention.document];
      const Span trigger = event_at(mention).span;
      const auto sentence = document.sentence_at(trigger.begin);
      node.evidence.push_back({mention.document, trigger,
                               sentence ? document.sentences[*sentence].span : trigger,
                               mention.event, graph_.strings.intern(to_reason(grouped.grounds))});
      merge_time(event_at(mention).when, node.time);
      add_numbers(mention, node);
      documents.insert(mention.document);
    }
    std::sort(node.numbers.begin(), node.numbers.end(),
              [](const auto& a, const auto& b) { return a.evidence < b.evidence; });
    node.support_documents = static_cast<Index>(documents.size());
    node.support_sources =
        count_sources({documents.begin(), documents.end()}, graph_.evidence, copy_of_);
    return node;
  }

private:
  [[nodiscard]] const Event& event_at(EventRef mention) const {
    return graph_.evidence[mention.document].events[mention.event];
  }

  // Which mention gives label, class and status: what a text presents as having happened comes
  // before what it says that others say; then who names more of those who take part; then the
  // earliest.
  [[nodiscard]] EventRef speaker_of(const std::vector<GroupedMention>& group) const {
    const auto rank = [&](const GroupedMention& grouped) {
      const Event& event = event_at(grouped.mention);
      const auto& nodes = node_of_entity_[grouped.mention.document];
      const auto named = std::count_if(
          event.arguments.begin(), event.arguments.end(),
          [&](const Argument& argument) { return argument.entity && nodes[*argument.entity]; });
      return std::tuple(static_cast<int>(status_of(event)), -named);
    };
    return std::min_element(group.begin(), group.end(),
                            [&](const auto& a, const auto& b) { return rank(a) < rank(b); })
        ->mention;
  }

  // Type and context: those of the speaker, else of the earliest mention that has one.
  void set_type(const std::vector<GroupedMention>& group, const Event& speaker, EventNode& node) {
    const Event* typed = &speaker;
    for (std::size_t i = 0; i < group.size() && typed->type.empty(); ++i) {
      typed = &event_at(group[i].mention);
    }
    node.type = graph_.strings.intern(typed->type);
    node.mode = graph_.strings.intern(typed->mode);
    node.quad = graph_.strings.intern(typed->quad);
    const Event* placed = &speaker;
    for (std::size_t i = 0; i < group.size() && placed->context.empty(); ++i) {
      placed = &event_at(group[i].mention);
    }
    node.context = graph_.strings.intern(placed->context);
  }

  // What several mentions state alike is stated once, where it stands first.
  void add_numbers(EventRef mention, EventNode& node) {
    for (const Quantity& number : event_at(mention).numbers) {
      const EventQuantity added{graph_.strings.intern(number.what),
                                number.min,
                                number.max,
                                graph_.strings.intern(number.unit),
                                {mention.document, number.span}};
      const bool known =
          std::any_of(node.numbers.begin(), node.numbers.end(), [&](const auto& other) {
            return other.what == added.what && other.unit == added.unit && other.min == added.min &&
                   other.max == added.max;
          });
      if (!known) {
        node.numbers.push_back(added);
      }
    }
  }

  EventGraph& graph_;
  const NodeOfEntity& node_of_entity_;
  const std::vector<Index>& copy_of_;
};

// "fled FROM Kabul": what begins somewhere and leads away does not lie there.
bool is_origin(const Document& document, Span place) {
  constexpr std::string_view kFrom = "from ";
  constexpr auto kLength = static_cast<std::uint32_t>(kFrom.size());
  return place.begin >= kLength &&
         to_lower(document.view(Span{place.begin - kLength, place.begin})) == kFrom;
}

void draft_edges(const Document& document, const Event& event, NodeRef self, Index row,
                 const std::vector<std::optional<NodeRef>>& node_of_entity,
                 std::vector<EdgeDraft>& drafts) {
  drafts.push_back({EdgeKind::MentionedIn, self, {NodeKind::Document, row}, {}, {row, event.span}});
  for (const Argument& argument : event.arguments) {
    if (!argument.entity || !node_of_entity[*argument.entity]) {
      continue;
    }
    const NodeRef target = *node_of_entity[*argument.entity];
    const bool place = argument.role == Role::Place && target.kind == NodeKind::Place;
    const bool origin = place && is_origin(document, argument.span);
    const bool where = place && !origin;
    drafts.push_back({where ? EdgeKind::LocatedIn : EdgeKind::Participates,
                      self,
                      target,
                      where    ? std::string()
                      : origin ? std::string("origin")
                               : std::string(to_string(argument.role)),
                      {row, argument.span}});
  }
  if (event.source && node_of_entity[*event.source]) {
    drafts.push_back(
        {EdgeKind::ReportedBy, self, *node_of_entity[*event.source], {}, {row, event.span}});
  }
}

// From the earlier telling to the later, with the words of both.
std::size_t draft_contradictions(const std::vector<EventContradiction>& contradictions,
                                 const EventGraph& graph, const NodeOfEvent& node_of_event,
                                 std::vector<EdgeDraft>& drafts) {
  std::set<std::tuple<Index, Index, std::string_view>> known;
  for (const EventContradiction& contradiction : contradictions) {
    Index first = *node_of_event[contradiction.first.document][contradiction.first.event];
    Index second = *node_of_event[contradiction.second.document][contradiction.second.event];
    if (second < first) {
      std::swap(first, second);
    }
    if (first == second) {
      continue;
    }
    known.emplace(first, second, contradiction.reason);
    for (const EventRef mention : {contradiction.first, contradiction.second}) {
      drafts.push_back(
          {EdgeKind::Contradicts,
           {NodeKind::Event, first},
           {NodeKind::Event, second},
           std::string(contradiction.reason),
           {mention.document, graph.evidence[mention.document].events[mention.event].span}});
    }
  }
  return known.size();
}

}  // namespace

NodeOfEvent add_events(EventGraph& graph, const NodeOfEntity& node_of_entity,
                       const std::vector<std::uint32_t>& copy_of, CorrectionSteps& corrections,
                       std::vector<EdgeDraft>& drafts, BuildCounts& counts) {
  const std::vector<EventRef> mentions = find_mentions(graph.evidence, node_of_entity);
  const ActorOfEntity actors = actors_of(node_of_entity);
  EventGroups found = group_events(TellingReader(graph.evidence, actors, copy_of), mentions);
  correct_groups(found, graph.evidence, corrections);
  NodeOfEvent node_of_event(graph.evidence.size());
  for (Index row = 0; row < graph.evidence.size(); ++row) {
    node_of_event[row].resize(graph.evidence[row].events.size());
  }
  NodeMaker maker(graph, node_of_entity, copy_of);
  for (const std::vector<GroupedMention>& group : found.groups) {
    const NodeRef self{NodeKind::Event, static_cast<Index>(graph.events.size())};
    graph.events.push_back(maker.make(group));
    for (const auto& [mention, grounds] : group) {
      node_of_event[mention.document][mention.event] = self.row;
      const Document& document = graph.evidence[mention.document];
      draft_edges(document, document.events[mention.event], self, mention.document,
                  node_of_entity[mention.document], drafts);
    }
  }
  counts.event_nodes = graph.events.size();
  counts.event_mentions = mentions.size();
  counts.unasked_pairs = found.unasked;
  counts.contradicted_events =
      draft_contradictions(found.contradictions, graph, node_of_event, drafts);
  return node_of_event;
}

}  // namespace chronograph
