// SPDX-License-Identifier: Apache-2.0
// What a native graph promises beyond its JSON Schema.
#include "chronograph/graph/graph_json.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace chronograph {
namespace {

// XML's NMTOKEN without the colon: what every format takes as an id.
bool is_id(std::string_view id) {
  std::size_t at = 0;
  while (at < id.size()) {
    const char32_t c = decode_utf8(id, at);
    const bool ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
                       c == '-' || c == '_' || c == '.';
    if (!ascii && (c < 0x80 || !is_letter(c))) {
      return false;
    }
  }
  return !id.empty();
}

bool in_order(const DayBounds& bounds) {
  return !bounds.closed() || *bounds.earliest <= *bounds.latest;
}

class Checker {
public:
  explicit Checker(const EventGraph& graph) : graph_(graph) {}

  std::vector<std::string> run() {
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph_.graph); ++vertex) {
      if (!is_id(graph_.id_of(vertex))) {
        say(graph_.id_of(vertex), "is no NMTOKEN without a colon");
      }
    }
    for (const ActorNode& actor : graph_.actors) {
      check_spans(graph_.text(actor.id), actor.mentions);
    }
    for (const PlaceNode& place : graph_.places) {
      check_spans(graph_.text(place.id), place.mentions);
    }
    for (const EventNode& event : graph_.events) {
      check_event(event);
    }
    for (const EdgeRow& edge : graph_.edges) {
      check_spans(graph_.text(edge.id), edge.evidence);
    }
    return std::move(found_);
  }

private:
  void say(std::string_view id, const std::string& what) {
    found_.push_back("\"" + std::string(id) + "\" " + what);
  }

  bool inside(std::uint32_t document, Span span) const {
    return graph_.lean ||
           span.end <= graph_.evidence[graph_.documents[document].evidence].text.size();
  }

  void check_spans(std::string_view id, std::span<const EvidenceSpan> spans) {
    for (const EvidenceSpan& span : spans) {
      if (!inside(span.document, span.span)) {
        say(id, "points outside the text of \"" +
                    std::string(graph_.text(graph_.documents[span.document].id)) + "\"");
      }
    }
  }

  void check_event(const EventNode& event) {
    const std::string_view id = graph_.text(event.id);
    for (const EventQuantity& number : event.numbers) {
      check_spans(id, {&number.evidence, 1});
    }
    for (const EventEvidence& evidence : event.evidence) {
      if (!inside(evidence.document, evidence.trigger) ||
          !inside(evidence.document, evidence.sentence)) {
        say(id, "points outside the text of \"" +
                    std::string(graph_.text(graph_.documents[evidence.document].id)) + "\"");
      } else if (!evidence.sentence.contains(evidence.trigger)) {
        say(id, "has a trigger outside its sentence");
      }
    }
    if (!event.time) {
      return;
    }
    if (!in_order(event.time->begin) || !in_order(event.time->end)) {
      say(id, "has bounds whose earliest day lies after the latest");
    }
    if (event.time->begin.earliest && event.time->end.latest &&
        *event.time->end.latest < *event.time->begin.earliest) {
      say(id, "must end before it can begin");
    }
  }

  const EventGraph& graph_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> find_graph_violations(const EventGraph& graph) {
  return Checker(graph).run();
}

}  // namespace chronograph
