// SPDX-License-Identifier: Apache-2.0
// timeline.json and map.json: what the timeline and the relationship map show, ready to be drawn by
// anybody.
#include "chronograph/export/native_views.hpp"

#include "document/annotation_values.hpp"
#include "export/event_facts.hpp"
#include "export/json_elements.hpp"
#include "export/writers.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace chronograph {
namespace {

void write_optional(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!text.empty()) {
    json.member(key, text);
  }
}

void write_day(JsonWriter& json, std::string_view key, const std::optional<Date>& day) {
  if (day) {
    json.member(key, day->iso());
  }
}

void write_texts(JsonWriter& json, std::string_view key, const EventGraph& graph,
                 const std::vector<StringId>& ids) {
  if (ids.empty()) {
    return;
  }
  json.key(key).begin_array();
  for (const StringId id : ids) {
    json.value(graph.text(id));
  }
  json.end_array();
}

void write_head(OutputBuffer& out, std::string_view schema, const EventGraph& graph) {
  out.bytes() += "{\"schema\":\"" + std::string(schema) + "\",\n\"generators\":";
  {
    JsonElements generators(out);
    for (const Generator& generator : graph.generators) {
      generators.add([&](JsonWriter& json) {
        json.begin_object().member("name", generator.name).member("version", generator.version);
        write_optional(json, "model", generator.model);
        write_optional(json, "lexicons", generator.lexicons);
        json.end_object();
      });
    }
  }
  out.bytes() += ",\n";
}

class TimelineWriter {
public:
  explicit TimelineWriter(const EventGraph& graph) : graph_(graph) {}

  void write(const std::vector<TimelineEntry>& entries, std::size_t events,
             OutputBuffer& out) const {
    write_head(out, "chronograph-timeline/1", graph_);
    std::size_t undated = 0;
    for (const TimelineEntry& entry : entries) {
      undated += entry.display_date.empty() ? 1U : 0U;
    }
    out.bytes() += "\"counts\":";
    JsonWriter(out.bytes())
        .begin_object()
        .member("graph", std::uint64_t{events})
        .member("shown", std::uint64_t{entries.size()})
        .member("undated", std::uint64_t{undated})
        .end_object();
    out.bytes() += ",\n\"events\":";
    {
      JsonElements elements(out);
      for (const TimelineEntry& entry : entries) {
        elements.add([&](JsonWriter& json) { write_entry(json, entry); });
      }
    }
    out.bytes() += "}\n";
  }

private:
  void write_entry(JsonWriter& json, const TimelineEntry& entry) const {
    const EventNode& event = graph_.events[entry.event];
    json.begin_object().member("id", graph_.text(event.id));
    json.member("label", graph_.text(event.label)).member("date", entry.display_date);
    write_time(json, event);
    write_optional(json, "type", graph_.text(event.type));
    json.member("class", to_string(event.event_class)).member("status", to_string(event.status));
    json.member("polarity", event.polarity == Polarity::Pos ? "positive" : "negative");
    write_numbers(json, event);
    write_facts(json, gather_facts(graph_, entry.event));
    json.key("support").begin_object().member("documents", event.support_documents);
    json.member("sources", event.support_sources).end_object();
    json.member("salience", event.salience).end_object();
  }

  void write_numbers(JsonWriter& json, const EventNode& event) const {
    if (event.numbers.empty()) {
      return;
    }
    json.key("numbers").begin_array();
    for (const EventQuantity& number : event.numbers) {
      json.begin_object().member("what", graph_.text(number.what));
      if (number.min) {
        json.member("min", *number.min);
      }
      if (number.max) {
        json.member("max", *number.max);
      }
      write_optional(json, "unit", graph_.text(number.unit));
      json.end_object();
    }
    json.end_array();
  }

  static void write_time(JsonWriter& json, const EventNode& event) {
    const NativeDates dates = native_dates(event);
    write_optional(json, "start", dates.start.value_or(""));
    write_optional(json, "end", dates.end.value_or(""));
    if (!event.time || event.time->unknown()) {
      return;
    }
    json.key("time").begin_object().member("edtf", to_edtf(*event.time));
    write_bounds(json, "begin", event.time->begin);
    write_bounds(json, "end", event.time->end);
    json.member("granularity", to_string(event.time->granularity));
    write_optional(json, "basis", event.time->basis);
    json.end_object();
  }

  void write_facts(JsonWriter& json, const EventFacts& facts) const {
    json.key("participants").begin_array();
    for (const Participant& participant : facts.participants) {
      write_reference(json, participant.vertex, participant.role);
    }
    json.end_array();
    write_references(json, "places", facts.places);
    write_references(json, "reported_by", facts.reporters);
    write_optional(json, "quote", facts.quote);
    if (facts.evidence == nullptr) {
      return;
    }
    const DocumentNode& document = graph_.documents[facts.evidence->document];
    json.key("source").begin_object().member("document", graph_.text(document.id));
    json.member("label", graph_.text(document.label));
    write_texts(json, "publishers", graph_, document.publishers);
    write_optional(json, "url", graph_.text(document.url));
    const auto write_span = [&](std::string_view key, Span span) {
      json.key(key).begin_array().value(span.begin).value(span.end).end_array();
    };
    write_span("trigger", facts.evidence->trigger);
    write_span("sentence", facts.evidence->sentence);
    json.end_object();
  }

  void write_reference(JsonWriter& json, Vertex vertex, std::string_view role) const {
    json.begin_object().member("id", graph_.id_of(vertex));
    json.member("label", graph_.label_of(vertex));
    write_optional(json, "role", role);
    json.end_object();
  }

  void write_references(JsonWriter& json, std::string_view key,
                        const std::vector<Vertex>& vertices) const {
    if (vertices.empty()) {
      return;
    }
    json.key(key).begin_array();
    for (const Vertex vertex : vertices) {
      write_reference(json, vertex, "");
    }
    json.end_array();
  }

  const EventGraph& graph_;
};

void write_map_node(JsonWriter& json, const EventGraph& graph, Vertex vertex) {
  const VertexBundle& bundle = graph.graph[vertex];
  json.begin_object().member("id", graph.id_of(vertex)).member("kind", to_string(bundle.kind));
  json.member("label", graph.label_of(vertex));
  if (bundle.kind == NodeKind::Actor) {
    const ActorNode& actor = graph.actors[bundle.row];
    json.member("type", to_string(actor.type));
    write_texts(json, "aliases", graph, actor.aliases);
    write_optional(json, "sector", graph.text(actor.sector));
    write_optional(json, "country", graph.text(actor.country));
    json.member("salience", actor.salience);
  } else if (bundle.kind == NodeKind::Place) {
    const PlaceNode& place = graph.places[bundle.row];
    write_texts(json, "aliases", graph, place.aliases);
    write_optional(json, "country", graph.text(place.country));
    write_optional(json, "precision", graph.text(place.precision));
    if (place.lat && place.lon) {
      json.member("lat", *place.lat).member("lon", *place.lon);
    }
    json.member("salience", place.salience);
  } else if (bundle.kind == NodeKind::Event) {
    const EventNode& event = graph.events[bundle.row];
    write_optional(json, "type", graph.text(event.type));
    json.member("salience", event.salience);
  }
  json.end_object();
}

void write_map_edge(JsonWriter& json, const EventGraph& graph, const MapEdge& edge) {
  json.begin_object().member("source", graph.id_of(edge.source));
  json.member("target", graph.id_of(edge.target));
  const bool of_event = graph.graph[edge.source].kind == NodeKind::Event;
  json.member("kind", edge.is_relation ? "relation" : of_event ? "participation" : "interaction");
  json.member("type", edge.type);
  json.member("directed", edge.directed).member("count", std::uint64_t{edge.count});
  write_day(json, "first", edge.first);
  write_day(json, "last", edge.last);
  json.member("balance", edge.balance);
  json.key("events").begin_array();
  for (const std::uint32_t row : edge.events) {
    json.value(graph.text(graph.events[row].id));
  }
  json.end_array().end_object();
}

}  // namespace

void write_timeline_json(const EventGraph& graph, const TimelineOptions& options,
                         std::ostream& out) {
  write_timeline_json(graph, make_timeline(graph, options), graph.events.size(), out);
}

void write_timeline_json(const EventGraph& graph, const std::vector<TimelineEntry>& entries,
                         std::size_t events, std::ostream& out) {
  OutputBuffer buffer(out);
  TimelineWriter(graph).write(entries, events, buffer);
}

void write_map_json(const EventGraph& graph, const MapOptions& options, std::ostream& out) {
  const RelationshipMap map = make_map(graph, options);
  OutputBuffer buffer(out);
  write_head(buffer, "chronograph-map/1", graph);
  buffer.bytes() += "\"nodes\":";
  {
    JsonElements nodes(buffer);
    for (const Vertex vertex : map.vertices) {
      nodes.add([&](JsonWriter& json) { write_map_node(json, graph, vertex); });
    }
  }
  buffer.bytes() += ",\n\"edges\":";
  {
    JsonElements edges(buffer);
    for (const MapEdge& edge : map.edges) {
      edges.add([&](JsonWriter& json) { write_map_edge(json, graph, edge); });
    }
  }
  buffer.bytes() += "}\n";
}

}  // namespace chronograph
