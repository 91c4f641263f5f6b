// SPDX-License-Identifier: Apache-2.0
#include "export/event_facts.hpp"

#include "chronograph/analyse/timeline.hpp"
#include "markup/xml.hpp"

#include <algorithm>
#include <tuple>

namespace chronograph {
namespace {

/// Unknown roles stand behind all known ones.
std::size_t rank_of_role(std::string_view role) {
  const auto known = parse_label<Role>(role);
  return known ? static_cast<std::size_t>(*known) : label_count<Role>();
}

}  // namespace

EventFacts gather_facts(const EventGraph& graph, std::uint32_t event_row) {
  EventFacts facts;
  for (auto [edge, last] = boost::out_edges(graph.event_vertex(event_row), graph.graph);
       edge != last; ++edge) {
    const EdgeBundle& bundle = graph.graph[*edge];
    const Vertex target = boost::target(*edge, graph.graph);
    switch (bundle.kind) {
      case EdgeKind::Participates:
        facts.participants.push_back({target, graph.text(graph.edges[bundle.row].role)});
        break;
      case EdgeKind::LocatedIn:
        facts.places.push_back(target);
        break;
      case EdgeKind::ReportedBy:
        facts.reporters.push_back(target);
        break;
      default:
        break;
    }
  }
  // Vertices of one kind stand in the order of their ids.
  std::sort(facts.participants.begin(), facts.participants.end(),
            [](const Participant& a, const Participant& b) {
              return std::tuple(rank_of_role(a.role), a.role, a.vertex) <
                     std::tuple(rank_of_role(b.role), b.role, b.vertex);
            });
  std::sort(facts.places.begin(), facts.places.end());
  std::sort(facts.reporters.begin(), facts.reporters.end());
  const EventNode& event = graph.events[event_row];
  if (!event.evidence.empty()) {
    facts.evidence = &event.evidence.front();
    facts.quote = graph.quote(facts.evidence->document, facts.evidence->sentence);
  }
  return facts;
}

std::string joined_labels(const EventGraph& graph, const std::vector<Vertex>& vertices,
                          std::string_view between, std::string (*shown)(std::string_view label)) {
  std::string list;
  for (const Vertex vertex : vertices) {
    const std::string_view label = graph.label_of(vertex);
    list += list.empty() ? "" : between;
    list += shown == nullptr ? std::string(label) : shown(label);
  }
  return list;
}

std::string_view web_address(const EventGraph& graph, const DocumentNode& document) {
  const std::string_view url = graph.text(document.url);
  return url.starts_with("https://") || url.starts_with("http://") ? url : std::string_view();
}

std::vector<std::string> notes_of(const EventGraph& graph, const EventNode& event,
                                  const EventFacts& facts) {
  std::vector<std::string> notes;
  std::string when = event.time ? display_date(*event.time) : std::string();
  if (event.status != Status::Asserted) {
    when += (when.empty() ? "(" : " (") + std::string(to_string(event.status)) + ")";
  }
  if (!when.empty()) {
    notes.push_back(std::move(when));
  }
  if (!facts.quote.empty()) {
    notes.push_back("\u201C" + std::string(facts.quote) + "\u201D");
  }
  if (facts.evidence != nullptr) {
    notes.emplace_back(graph.text(graph.documents[facts.evidence->document].label));
  }
  return notes;
}

std::string html_notes_of(const EventGraph& graph, const EventNode& event,
                          const EventFacts& facts) {
  std::string html;
  for (const std::string& note : notes_of(graph, event, facts)) {
    html += (html.empty() ? "" : "<br>") + escape_html(note);
  }
  return html;
}

}  // namespace chronograph
