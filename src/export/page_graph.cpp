// SPDX-License-Identifier: Apache-2.0
#include "export/page_graph.hpp"

#include "analyse/event_sequence.hpp"
#include "export/json_elements.hpp"
#include "graph/node_json.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chronograph {
namespace {

void write_day(JsonWriter& json, const std::optional<Date>& day) {
  if (day) {
    json.value(day->days_since_1970());
  } else {
    json.null();
  }
}

void write_days(JsonWriter& json, const std::optional<EventTime>& time) {
  if (!time || time->unknown()) {
    json.null();
    return;
  }
  json.begin_array();
  for (const DayBounds& bounds : {time->begin, time->end}) {
    write_day(json, bounds.earliest);
    write_day(json, bounds.latest);
  }
  json.end_array();
}

void write_bound(JsonWriter& json, const std::optional<double>& bound) {
  if (bound) {
    json.value(*bound);
  } else {
    json.null();
  }
}

/// The first day that may be meant, and whether the begin is open: "by 3 May" stands before what
/// happened on 3 May. What has no date comes last.
std::pair<std::int32_t, bool> day_of(const EventNode& event) {
  if (event.time) {
    const DayBounds begin = event.time->begin, end = event.time->end;
    for (const auto& day : {begin.earliest, begin.latest, end.earliest, end.latest}) {
      if (day) {
        return {day->days_since_1970(), begin.earliest.has_value()};
      }
    }
  }
  return {INT32_MAX, true};
}

/// Rows of events as the list shows them: by the day that it shows, and by event_sequence() where
/// that is the same.
std::vector<std::uint32_t> listed_rows(const EventGraph& graph) {
  const std::vector<std::uint32_t> places = event_sequence(graph);
  std::vector<std::uint32_t> rows(places.size());
  for (std::uint32_t row = 0; row < places.size(); ++row) {
    rows[places[row]] = row;
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return day_of(graph.events[a]) < day_of(graph.events[b]);
  });
  return rows;
}

class PageGraphWriter {
public:
  PageGraphWriter(const EventGraph& graph, OutputBuffer& out)
      : graph_(graph), out_(out), numbers_(boost::num_vertices(graph.graph), kNoNumber) {
    rows_ = listed_rows(graph);
    const std::size_t named = graph.actors.size() + graph.places.size();
    for (std::uint32_t place = 0; place < rows_.size(); ++place) {
      numbers_[graph.event_vertex(rows_[place])] = static_cast<std::uint32_t>(named + place);
    }
    for (std::uint32_t number = 0; number < named; ++number) {
      numbers_[graph.documents.size() + number] = number;
    }
  }

  void write() {
    out_.bytes() += "{\"schema\":\"" + std::string(kPageSchema) + "\",\n\"generators\":";
    list(graph_.generators, [](JsonWriter& json, const Generator& generator) {
      json.begin_object().member("name", generator.name);
      json.member("version", generator.version).end_object();
    });
    out_.bytes() += ",\n\"documents\":";
    write_documents();
    out_.bytes() += ",\n\"actors\":";
    write_actors();
    out_.bytes() += ",\n\"events\":";
    list(rows_, [&](JsonWriter& json, std::uint32_t row) { write_event(json, row); });
    out_.bytes() += ",\n\"edges\":";
    write_edges();
    out_.bytes() += ",\n\"relations\":";
    write_relations();
    out_.bytes() += ",\n\"stories\":";
    write_stories();
    out_.bytes() += "}\n";
  }

private:
  static constexpr std::uint32_t kNoNumber = UINT32_MAX;

  template <typename Items, typename Write>
  void list(const Items& items, const Write& write) {
    JsonElements elements(out_);
    for (const auto& item : items) {
      elements.add([&](JsonWriter& json) { write(json, item); });
    }
  }

  void write_documents() {
    out_.bytes() += '[';
    for (std::uint32_t row = 0; row < graph_.documents.size(); ++row) {
      out_.bytes() += row == 0 ? "\n" : ",\n";
      append_node_json(out_.bytes(), graph_, graph_.document_vertex(row));
      out_.drain();
    }
    out_.bytes() += ']';
  }

  void write_actors() {
    JsonElements elements(out_);
    for (const ActorNode& node : graph_.actors) {
      elements.add([&](JsonWriter& json) {
        write_named(json, node, NodeKind::Actor);
        json.member("type", to_string(node.type));
        write_text(json, "sector", node.sector);
        json.end_object();
      });
    }
    for (const PlaceNode& node : graph_.places) {
      elements.add([&](JsonWriter& json) {
        write_named(json, node, NodeKind::Place);
        if (node.lat && node.lon) {
          json.member("lat", *node.lat).member("lon", *node.lon);
        }
        write_text(json, "precision", node.precision);
        json.end_object();
      });
    }
  }

  void write_text(JsonWriter& json, std::string_view key, StringId text) const {
    if (text != 0) {
      json.member(key, graph_.text(text));
    }
  }

  // Opens the object of an actor or place.
  template <typename Node>
  void write_named(JsonWriter& json, const Node& node, NodeKind kind) const {
    json.begin_object().member("id", graph_.text(node.id)).member("kind", to_string(kind));
    json.member("label", graph_.text(node.label)).member("salience", node.salience);
    write_text(json, "country", node.country);
    if (!node.aliases.empty()) {
      json.key("aliases").begin_array();
      for (const StringId alias : node.aliases) {
        json.value(graph_.text(alias));
      }
      json.end_array();
    }
    if (!node.mentions.empty()) {
      json.key("mention").begin_array();
      write_mention(json, node.mentions.front());
      json.end_array();
    }
  }

  void write_mention(JsonWriter& json, const EvidenceSpan& mention) const {
    json.value(mention.document).value(mention.span.begin).value(mention.span.end);
    const Span sentence = sentence_of(mention);
    json.value(sentence.begin).value(sentence.end);
  }

  // The sentence around a mention; the mention itself where the graph does not know it.
  [[nodiscard]] Span sentence_of(const EvidenceSpan& mention) const {
    const std::uint32_t row = graph_.documents[mention.document].evidence;
    if (row < graph_.evidence.size()) {
      for (const Sentence& sentence : graph_.evidence[row].sentences) {
        if (sentence.span.begin <= mention.span.begin && mention.span.end <= sentence.span.end) {
          return sentence.span;
        }
      }
    }
    return mention.span;
  }

  void write_event(JsonWriter& json, std::uint32_t row) const {
    const EventNode& node = graph_.events[row];
    json.begin_array().value(graph_.text(node.id)).value(graph_.text(node.label));
    json.value(graph_.text(node.type)).value(to_string(node.status));
    json.value(node.polarity == Polarity::Pos ? 0 : 1);
    write_days(json, node.time);
    json.value(node.time ? std::string_view(node.time->basis) : std::string_view());
    json.begin_array();
    for (const EventEvidence& evidence : node.evidence) {
      json.value(evidence.document).value(evidence.trigger.begin).value(evidence.trigger.end);
      json.value(evidence.sentence.begin).value(evidence.sentence.end);
    }
    json.end_array().value(node.support_documents).value(node.support_sources);
    json.value(static_cast<int>(std::lround(node.salience * 1000)));
    if (!node.numbers.empty()) {
      json.begin_array();
      for (const EventQuantity& number : node.numbers) {
        json.begin_array().value(graph_.text(number.what));
        write_bound(json, number.min);
        write_bound(json, number.max);
        json.value(graph_.text(number.unit)).end_array();
      }
      json.end_array();
    }
    json.end_array();
  }

  [[nodiscard]] bool is_event(Vertex vertex) const {
    return graph_.graph[vertex].kind == NodeKind::Event;
  }

  // By kind and detail, the ends side by side: a browser reads plain numbers many times faster than
  // objects.
  void write_edges() {
    using Ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    std::map<std::string_view, std::map<std::string_view, Ends>> edges;
    for (const EdgeRow& edge : graph_.edges) {
      const std::uint32_t source = numbers_[edge.source], target = numbers_[edge.target];
      if (source != kNoNumber && target != kNoNumber &&
          (is_event(edge.source) || is_event(edge.target))) {
        edges[to_string(edge.kind)][graph_.text(edge.role)].emplace_back(source, target);
      }
    }
    JsonWriter json(out_.bytes());
    json.begin_object();
    for (auto& [kind, details] : edges) {
      json.key(kind).begin_object();
      for (auto& [detail, ends] : details) {
        std::sort(ends.begin(), ends.end());
        json.key(detail).begin_array();
        for (const auto& [source, target] : ends) {
          json.value(source).value(target);
          out_.drain();
        }
        json.end_array();
      }
      json.end_object();
    }
    json.end_object();
  }

  void write_relations() {
    JsonElements elements(out_);
    for (const EdgeRow& edge : graph_.edges) {
      const std::uint32_t source = numbers_[edge.source], target = numbers_[edge.target];
      if (source == kNoNumber || target == kNoNumber || is_event(edge.source) ||
          is_event(edge.target)) {
        continue;
      }
      elements.add([&](JsonWriter& json) {
        const bool named = edge.kind == EdgeKind::Relation && edge.role != 0;
        json.begin_array().value(source).value(target);
        json.value(named ? graph_.text(edge.role) : to_string(edge.kind));
        if (edge.valid) {
          write_days(json, *edge.valid);
        } else {
          json.null();
        }
        if (edge.known_since) {
          json.value(edge.known_since->days_since_1970());
        } else {
          json.null();
        }
        json.end_array();
      });
    }
  }

  void write_stories() {
    std::unordered_map<StringId, std::uint32_t> numbers;
    for (std::uint32_t row = 0; row < graph_.events.size(); ++row) {
      numbers.emplace(graph_.events[row].id, numbers_[graph_.event_vertex(row)]);
    }
    list(graph_.stories, [&](JsonWriter& json, const Storyline& story) {
      json.begin_array().value(graph_.text(story.id)).value(graph_.text(story.label));
      json.begin_array();
      for (const StringId id : story.events) {
        if (const auto found = numbers.find(id); found != numbers.end()) {
          json.value(found->second);
        }
      }
      json.end_array().end_array();
    });
  }

  const EventGraph& graph_;
  OutputBuffer& out_;
  std::vector<std::uint32_t> rows_;     // of events, as the list shows them
  std::vector<std::uint32_t> numbers_;  // of vertices; documents have none
};

}  // namespace

void write_page_graph(const EventGraph& graph, OutputBuffer& out) {
  PageGraphWriter(graph, out).write();
}

void write_page_texts(const EventGraph& graph, OutputBuffer& out) {
  JsonElements elements(out);
  if (graph.lean) {
    return;
  }
  for (const DocumentNode& node : graph.documents) {
    elements.add([&](JsonWriter& json) {
      json.value(node.evidence < graph.evidence.size()
                     ? std::string_view(graph.evidence[node.evidence].text.bytes())
                     : std::string_view());
    });
  }
}

}  // namespace chronograph
