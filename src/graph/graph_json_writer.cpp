// SPDX-License-Identifier: Apache-2.0
// chronograph-graph/1 out: one node, edge or evidence record a line, so that the file streams and
// two files can be compared by line.
#include "chronograph/graph/graph_json.hpp"
#include "document/annotation_json.hpp"
#include "document/annotation_values.hpp"
#include "graph/correction_json.hpp"
#include "graph/node_json.hpp"
#include "markup/json.hpp"

#include <ostream>
#include <span>

namespace chronograph {
namespace {

void write_span(JsonWriter& json, std::string_view key, Span span) {
  json.key(key).begin_array().value(span.begin).value(span.end).end_array();
}

class GraphWriter {
public:
  /// Without `out` for single nodes.
  explicit GraphWriter(const EventGraph& graph, std::ostream* out = nullptr)
      : graph_(graph), out_(out) {}

  void write() {
    *out_ << "{\"schema\":\"chronograph-graph/1\",\n\"generators\":[";
    list(graph_.generators, [&](JsonWriter& json, const Generator& generator) {
      json.begin_object().member("name", generator.name).member("version", generator.version);
      text_member(json, "model", generator.model);
      text_member(json, "lexicons", generator.lexicons);
      json.end_object();
    });
    *out_ << "],\n\"nodes\":[";
    write_nodes();
    *out_ << "],\n\"edges\":[";
    list(graph_.edges, [&](JsonWriter& json, const EdgeRow& edge) { write_edge(json, edge); });
    *out_ << "],\n\"stories\":[";
    list(graph_.stories, [&](JsonWriter& json, const Storyline& story) {
      json.begin_object()
          .member("id", graph_.text(story.id))
          .member("label", graph_.text(story.label));
      ids(json, "events", story.events);
      json.end_object();
    });
    if (!graph_.corrections.empty()) {
      *out_ << "],\n\"corrections\":[";
      list(graph_.corrections, [](JsonWriter& json, const Correction& correction) {
        write_correction(json, correction);
      });
    }
    *out_ << "],\n\"evidence\":[";
    write_evidence();
    *out_ << "]}\n";
  }

  void append_node(std::string& out, Vertex vertex) const {
    const VertexBundle& bundle = graph_.graph[vertex];
    JsonWriter json(out);
    json.begin_object();
    switch (bundle.kind) {
      case NodeKind::Document:
        write_document_head(json, graph_.documents[bundle.row]);
        break;
      case NodeKind::Actor:
        write_actor(json, graph_.actors[bundle.row]);
        break;
      case NodeKind::Place:
        write_place(json, graph_.places[bundle.row]);
        break;
      case NodeKind::Event:
        write_event(json, graph_.events[bundle.row]);
        break;
    }
    json.end_object();
  }

private:
  // Writes the elements of an array, one a line.
  template <typename Items, typename Write>
  void list(const Items& items, const Write& write) {
    bool first = true;
    for (const auto& item : items) {
      buffer_.assign(first ? "\n" : ",\n");
      first = false;
      JsonWriter json(buffer_);
      write(json, item);
      *out_ << buffer_;
    }
  }

  void text_member(JsonWriter& json, std::string_view key, std::string_view text) const {
    if (!text.empty()) {
      json.member(key, text);
    }
  }
  void text_member(JsonWriter& json, std::string_view key, StringId id) const {
    text_member(json, key, graph_.text(id));
  }

  void ids(JsonWriter& json, std::string_view key, const std::vector<StringId>& values) const {
    if (values.empty()) {
      return;
    }
    json.key(key).begin_array();
    for (const StringId id : values) {
      json.value(graph_.text(id));
    }
    json.end_array();
  }

  void spans(JsonWriter& json, std::string_view key, std::span<const EvidenceSpan> evidence) const {
    json.key(key).begin_array();
    for (const EvidenceSpan& span : evidence) {
      json.begin_object().member("document", graph_.text(graph_.documents[span.document].id));
      json.member("begin", span.span.begin).member("end", span.span.end).end_object();
    }
    json.end_array();
  }

  // The nodes of all kinds form one array, sorted by id: actor, doc, event, place are its order of
  // prefixes.
  void write_nodes() {
    bool first = true;
    const auto part = [&](const auto& nodes, const auto& write) {
      for (const auto& node : nodes) {
        buffer_.assign(first ? "\n" : ",\n");
        first = false;
        JsonWriter json(buffer_);
        json.begin_object();
        write(json, node);
        json.end_object();
        *out_ << buffer_;
      }
    };
    part(graph_.actors, [&](JsonWriter& json, const ActorNode& node) { write_actor(json, node); });
    part(graph_.documents,
         [&](JsonWriter& json, const DocumentNode& node) { write_document(json, node); });
    part(graph_.events, [&](JsonWriter& json, const EventNode& node) { write_event(json, node); });
    part(graph_.places, [&](JsonWriter& json, const PlaceNode& node) { write_place(json, node); });
  }

  void head(JsonWriter& json, StringId id, NodeKind kind, StringId label) const {
    json.member("id", graph_.text(id))
        .member("kind", to_string(kind))
        .member("label", graph_.text(label));
  }

  void write_document_head(JsonWriter& json, const DocumentNode& node) const {
    head(json, node.id, NodeKind::Document, node.label);
    ids(json, "sources", node.sources);
    ids(json, "publishers", node.publishers);
    ids(json, "ids", node.ids);
    text_member(json, "url", node.url);
    if (node.published) {
      json.key("published").begin_object();
      EventTime time;
      time.begin = time.end = node.published->days;
      json.member("edtf", to_edtf(time)).member("method", to_string(node.published->method));
      write_bounds(json, "days", node.published->days);
      if (node.published->evidence) {
        write_span(json, "evidence", *node.published->evidence);
      }
      json.end_object();
    }
  }

  void write_document(JsonWriter& json, const DocumentNode& node) const {
    write_document_head(json, node);
    if (graph_.lean || node.evidence >= graph_.evidence.size()) {
      return;
    }
    const Document& document = graph_.evidence[node.evidence];
    json.member("text", document.text.bytes());
    json.key("sentences").begin_array();
    for (const Sentence& sentence : document.sentences) {
      json.begin_array().value(sentence.span.begin).value(sentence.span.end).end_array();
    }
    json.end_array();
    json.key("zones").begin_array();
    for (const Zone& zone : document.zones) {
      json.begin_object().member("begin", zone.span.begin).member("end", zone.span.end);
      json.member("kind", to_string(zone.kind)).end_object();
    }
    json.end_array();
  }

  void write_actor(JsonWriter& json, const ActorNode& node) const {
    head(json, node.id, NodeKind::Actor, node.label);
    json.member("type", to_string(node.type));
    ids(json, "aliases", node.aliases);
    text_member(json, "sector", node.sector);
    text_member(json, "country", node.country);
    spans(json, "mentions", node.mentions);
    json.member("salience", node.salience);
  }

  void write_place(JsonWriter& json, const PlaceNode& node) const {
    head(json, node.id, NodeKind::Place, node.label);
    ids(json, "aliases", node.aliases);
    if (node.lat && node.lon) {
      json.member("lat", *node.lat).member("lon", *node.lon);
    }
    text_member(json, "precision", node.precision);
    text_member(json, "country", node.country);
    spans(json, "mentions", node.mentions);
    json.member("salience", node.salience);
  }

  void write_event(JsonWriter& json, const EventNode& node) const {
    head(json, node.id, NodeKind::Event, node.label);
    text_member(json, "type", node.type);
    text_member(json, "mode", node.mode);
    text_member(json, "quad", node.quad);
    text_member(json, "context", node.context);
    json.member("class", to_string(node.event_class)).member("status", to_string(node.status));
    json.member("polarity", node.polarity == Polarity::Pos ? "positive" : "negative");
    const NativeDates dates = native_dates(node);
    if (dates.start) {
      json.member("start", *dates.start);
    }
    if (dates.end) {
      json.member("end", *dates.end);
    }
    if (node.time) {
      json.key("time").begin_object().member("edtf", to_edtf(*node.time));
      write_bounds(json, "begin", node.time->begin);
      write_bounds(json, "end", node.time->end);
      json.member("granularity", to_string(node.time->granularity));
      text_member(json, "basis", node.time->basis);
      json.end_object();
    }
    write_numbers(json, node.numbers);
    json.key("evidence").begin_array();
    for (const EventEvidence& evidence : node.evidence) {
      json.begin_object().member("document", graph_.text(graph_.documents[evidence.document].id));
      write_span(json, "trigger", evidence.trigger);
      write_span(json, "sentence", evidence.sentence);
      json.member("event", evidence.event);
      if (evidence.reason != 0) {
        json.member("reason", graph_.text(evidence.reason));
      }
      json.end_object();
    }
    json.end_array();
    json.key("support").begin_object().member("documents", node.support_documents);
    json.member("sources", node.support_sources).end_object();
    json.member("salience", node.salience);
  }

  void write_numbers(JsonWriter& json, const std::vector<EventQuantity>& numbers) const {
    if (numbers.empty()) {
      return;
    }
    json.key("numbers").begin_array();
    for (const EventQuantity& number : numbers) {
      json.begin_object();
      write_quantity(json, graph_.text(number.what), number.min, number.max,
                     graph_.text(number.unit));
      json.member("document", graph_.text(graph_.documents[number.evidence.document].id));
      json.member("begin", number.evidence.span.begin).member("end", number.evidence.span.end);
      json.end_object();
    }
    json.end_array();
  }

  void write_edge(JsonWriter& json, const EdgeRow& edge) const {
    json.begin_object().member("id", graph_.text(edge.id)).member("kind", to_string(edge.kind));
    json.member("source", graph_.id_of(edge.source)).member("target", graph_.id_of(edge.target));
    text_member(json, key_of_detail(edge.kind), edge.role);
    if (edge.valid) {
      json.key("valid").begin_object();
      write_bounds(json, "begin", edge.valid->begin);
      write_bounds(json, "end", edge.valid->end);
      json.end_object();
    }
    if (edge.known_since) {
      json.member("known_since", edge.known_since->iso());
    }
    spans(json, "evidence", edge.evidence);
    json.end_object();
  }

  void write_evidence() {
    if (graph_.lean) {
      return;
    }
    list(graph_.documents, [&](JsonWriter& json, const DocumentNode& node) {
      Document lean = graph_.evidence[node.evidence];
      lean.sentences.clear();
      lean.zones.clear();
      lean.set(Layer::Sentences, false);
      lean.set(Layer::Zones, false);
      json.begin_object().member("document", graph_.text(node.id)).key("annotation");
      write_annotation(json, lean, AnnotationText::LeftOut);
      json.end_object();
    });
  }

  const EventGraph& graph_;
  std::ostream* out_;
  std::string buffer_;
};

}  // namespace

void append_node_json(std::string& out, const EventGraph& graph, Vertex vertex) {
  GraphWriter(graph).append_node(out, vertex);
}

void write_graph_json(const EventGraph& graph, std::ostream& out) {
  GraphWriter(graph, &out).write();
}

}  // namespace chronograph
