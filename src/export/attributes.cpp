// SPDX-License-Identifier: Apache-2.0
#include "export/attributes.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace chronograph {
namespace {

void append_number(std::string& out, std::uint32_t number) {
  std::array<char, 10> digits{};
  const auto [end, _] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

}  // namespace

template <typename Row, typename Append>
void Attributes::tell_list(std::string_view name, std::span<const Row> rows, AttributeSink& sink,
                           const Append& append) const {
  if (rows.empty()) {
    return;
  }
  if (!sink.wants_values()) {
    sink.list(name, {});
    return;
  }
  values_.resize(std::max(values_.size(), rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    values_[i].clear();
    append(values_[i], rows[i]);
  }
  sink.list(name, {values_.data(), rows.size()});
}

std::string_view edge_label(const EventGraph& graph, const EdgeRow& edge) {
  const bool named = edge.kind == EdgeKind::Participates || edge.kind == EdgeKind::Relation;
  const std::string_view detail = graph.text(edge.role);
  return named && !detail.empty() ? detail : to_string(edge.kind);
}

Attributes::Attributes(const EventGraph& graph) : graph_(graph) {
  for (const Storyline& story : graph.stories) {
    for (const StringId event : story.events) {
      story_of_.emplace(event, story.id);
    }
  }
}

void Attributes::tell_node(Vertex vertex, AttributeSink& sink) const {
  const VertexBundle& bundle = graph_.graph[vertex];
  sink.text("label", graph_.label_of(vertex));
  sink.text("kind", to_string(bundle.kind));
  switch (bundle.kind) {
    case NodeKind::Document:
      return tell_document(graph_.documents[bundle.row], sink);
    case NodeKind::Actor:
      return tell_actor(graph_.actors[bundle.row], sink);
    case NodeKind::Place:
      return tell_place(graph_.places[bundle.row], sink);
    case NodeKind::Event:
      return tell_event(graph_.events[bundle.row], sink);
  }
}

void Attributes::tell_edge(const EdgeRow& edge, AttributeSink& sink) const {
  sink.text("label", edge_label(graph_, edge));
  sink.text("kind", to_string(edge.kind));
  tell_text(key_of_detail(edge.kind), graph_.text(edge.role), sink);
  tell_spans("evidence", edge.evidence, sink);
}

void Attributes::tell_document(const DocumentNode& node, AttributeSink& sink) const {
  tell_texts("sources", node.sources, sink);
  tell_texts("publishers", node.publishers, sink);
  tell_texts("ids", node.ids, sink);
  tell_text("url", graph_.text(node.url), sink);
  if (node.published) {
    EventTime time;
    time.begin = time.end = node.published->days;
    tell_text("published", to_edtf(time), sink);
    sink.text("published_method", to_string(node.published->method));
  }
}

void Attributes::tell_actor(const ActorNode& node, AttributeSink& sink) const {
  sink.text("type", to_string(node.type));
  tell_texts("aliases", node.aliases, sink);
  tell_text("sector", graph_.text(node.sector), sink);
  tell_text("country", graph_.text(node.country), sink);
  tell_spans("mentions", node.mentions, sink);
  sink.number("salience", node.salience);
}

void Attributes::tell_place(const PlaceNode& node, AttributeSink& sink) const {
  tell_texts("aliases", node.aliases, sink);
  tell_text("country", graph_.text(node.country), sink);
  tell_text("precision", graph_.text(node.precision), sink);
  if (node.lat && node.lon) {
    sink.number("lat", *node.lat);
    sink.number("lon", *node.lon);
  }
  tell_spans("mentions", node.mentions, sink);
  sink.number("salience", node.salience);
}

void Attributes::tell_event(const EventNode& node, AttributeSink& sink) const {
  tell_text("type", graph_.text(node.type), sink);
  tell_text("mode", graph_.text(node.mode), sink);
  tell_text("quad", graph_.text(node.quad), sink);
  tell_text("context", graph_.text(node.context), sink);
  sink.text("class", to_string(node.event_class));
  sink.text("status", to_string(node.status));
  sink.text("polarity", node.polarity == Polarity::Pos ? "positive" : "negative");
  tell_time(node, sink);
  tell_numbers(node, sink);
  if (const auto story = story_of_.find(node.id); story != story_of_.end()) {
    sink.text("story", graph_.text(story->second));
  }
  if (!node.evidence.empty()) {
    const EventEvidence& first = node.evidence.front();
    tell_text("quote", graph_.quote(first.document, first.sentence), sink);
    tell_list<EventEvidence>("evidence", node.evidence, sink,
                             [&](std::string& out, const EventEvidence& evidence) {
                               append_reference(out, evidence.document, evidence.trigger);
                             });
  }
  sink.count("support_documents", node.support_documents);
  sink.count("support_sources", node.support_sources);
  sink.number("salience", node.salience);
}

void Attributes::tell_time(const EventNode& node, AttributeSink& sink) const {
  const NativeDates dates = native_dates(node);
  tell_text("start", dates.start.value_or(""), sink);
  tell_text("end", dates.end.value_or(""), sink);
  if (!node.time) {
    return;
  }
  tell_text("edtf", to_edtf(*node.time), sink);
  const auto tell_day = [&](std::string_view name, const std::optional<Date>& day) {
    if (day) {
      sink.text(name, day->iso());
    }
  };
  tell_day("begin_earliest", node.time->begin.earliest);
  tell_day("begin_latest", node.time->begin.latest);
  tell_day("end_earliest", node.time->end.earliest);
  tell_day("end_latest", node.time->end.latest);
  sink.text("granularity", to_string(node.time->granularity));
  tell_text("basis", node.time->basis, sink);
}

void Attributes::tell_numbers(const EventNode& node, AttributeSink& sink) const {
  tell_list<EventQuantity>("numbers", node.numbers, sink,
                           [&](std::string& out, const EventQuantity& number) {
                             out += shown_quantity(graph_, number);
                           });
}

void Attributes::tell_text(std::string_view name, std::string_view value,
                           AttributeSink& sink) const {
  if (!value.empty()) {
    sink.text(name, value);
  }
}

void Attributes::tell_texts(std::string_view name, const std::vector<StringId>& ids,
                            AttributeSink& sink) const {
  tell_list<StringId>(name, ids, sink,
                      [&](std::string& out, StringId id) { out += graph_.text(id); });
}

void Attributes::tell_spans(std::string_view name, std::span<const EvidenceSpan> spans,
                            AttributeSink& sink) const {
  tell_list<EvidenceSpan>(name, spans, sink, [&](std::string& out, const EvidenceSpan& evidence) {
    append_reference(out, evidence.document, evidence.span);
  });
}

void Attributes::append_reference(std::string& out, std::uint32_t document_row, Span span) const {
  out += graph_.id_of(graph_.document_vertex(document_row));
  out += ':';
  append_number(out, span.begin);
  out += '-';
  append_number(out, span.end);
}

}  // namespace chronograph
