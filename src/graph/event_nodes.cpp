// SPDX-License-Identifier: Apache-2.0
#include "graph/event_nodes.hpp"

#include "chronograph/document/zone_index.hpp"
#include "graph/identity.hpp"
#include "graph/labels.hpp"

#include <map>
#include <string>
#include <utility>

namespace chronograph {
namespace {

Status status_of(const Event& event) {
  switch (event.modality) {
    case Modality::ReportedDoubt:
      return Status::Denied;
    case Modality::Future:
    case Modality::Intended:
      return Status::Planned;
    case Modality::Possible:
    case Modality::Conditional:
      return Status::Hypothetical;
    case Modality::Asserted:
      break;
  }
  return event.source ? Status::Reported : Status::Asserted;
}

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

// The id of the event by its mention: the day of writing, the document and the place in it.
std::string id_of_mention(const EventGraph& graph, std::uint32_t row, std::uint32_t begin,
                          std::uint32_t repeat) {
  const DocumentNode& home = graph.documents[row];
  const auto day = home.published ? home.published->days.earliest : std::nullopt;
  return hashed_id("event-", (day ? day->iso() : std::string()) + "|" +
                                 std::string(graph.text(home.id)) + "|" + std::to_string(begin) +
                                 (repeat == 0 ? std::string() : "|" + std::to_string(repeat)));
}

EventNode node_of(const Document& document, std::uint32_t row, std::uint32_t index,
                  StringTable& strings) {
  const Event& event = document.events[index];
  const auto sentence = document.sentence_at(event.span.begin);
  EventNode node;
  node.label = strings.intern(label_of_event(document, event));
  node.type = strings.intern(event.type);
  node.mode = strings.intern(event.mode);
  node.quad = strings.intern(event.quad);
  node.context = strings.intern(event.context);
  node.event_class = event.event_class;
  node.status = status_of(event);
  node.polarity = event.polarity;
  if (event.when && !event.when->unknown()) {
    node.time = event.when;
  }
  for (const Quantity& number : event.numbers) {
    node.numbers.push_back({strings.intern(number.what),
                            number.min,
                            number.max,
                            strings.intern(number.unit),
                            {row, number.span}});
  }
  node.evidence = {
      {row, event.span, sentence ? document.sentences[*sentence].span : event.span, index}};
  return node;
}

void draft_edges(const Event& event, NodeRef self, std::uint32_t row,
                 const std::vector<std::optional<NodeRef>>& node_of_entity,
                 std::vector<EdgeDraft>& drafts) {
  drafts.push_back({EdgeKind::MentionedIn, self, {NodeKind::Document, row}, {}, {row, event.span}});
  for (const Argument& argument : event.arguments) {
    if (!argument.entity || !node_of_entity[*argument.entity]) {
      continue;
    }
    const NodeRef target = *node_of_entity[*argument.entity];
    const bool where = argument.role == Role::Place && target.kind == NodeKind::Place;
    drafts.push_back({where ? EdgeKind::LocatedIn : EdgeKind::Participates,
                      self,
                      target,
                      where ? std::string() : std::string(to_string(argument.role)),
                      {row, argument.span}});
  }
  if (event.source && node_of_entity[*event.source]) {
    drafts.push_back(
        {EdgeKind::ReportedBy, self, *node_of_entity[*event.source], {}, {row, event.span}});
  }
}

}  // namespace

NodeOfEvent add_events(EventGraph& graph, const NodeOfEntity& node_of_entity,
                       std::vector<EdgeDraft>& drafts, BuildCounts& counts) {
  NodeOfEvent node_of_event(graph.evidence.size());
  for (std::uint32_t row = 0; row < graph.evidence.size(); ++row) {
    const Document& document = graph.evidence[row];
    const ZoneIndex zones(document.zones);
    // Given events may begin at one place; each needs an id of its own.
    std::map<std::uint32_t, std::uint32_t> repeats;
    node_of_event[row].resize(document.events.size());
    for (std::uint32_t i = 0; i < document.events.size(); ++i) {
      const Event& event = document.events[i];
      if (!becomes_node(event, zones, node_of_entity[row])) {
        continue;
      }
      const NodeRef self{NodeKind::Event, static_cast<std::uint32_t>(graph.events.size())};
      EventNode node = node_of(document, row, i, graph.strings);
      node.id = graph.strings.intern(
          id_of_mention(graph, row, event.span.begin, repeats[event.span.begin]++));
      graph.events.push_back(std::move(node));
      node_of_event[row][i] = self.row;
      draft_edges(event, self, row, node_of_entity[row], drafts);
    }
  }
  counts.event_nodes = graph.events.size();
  return node_of_event;
}

}  // namespace chronograph
