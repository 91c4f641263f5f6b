// SPDX-License-Identifier: Apache-2.0
// chronograph-graph/1 in. Other programs may have edited or made the file: nodes may come in any
// order and lack all but id, kind and label; what does not hold together is refused with the id
// that is wrong.
#include "chronograph/error.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "chronograph/time/timex.hpp"
#include "document/annotation_json.hpp"
#include "document/annotation_values.hpp"
#include "graph/correction_json.hpp"
#include "markup/json.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace chronograph {
namespace {

std::optional<std::uint32_t> count_of(std::optional<JsonValue> json) {
  const auto number = json ? json->as_int() : std::nullopt;
  return number && *number >= 0 && *number <= UINT32_MAX
             ? std::optional(static_cast<std::uint32_t>(*number))
             : std::nullopt;
}

std::optional<Span> span_of(JsonValue pair) {
  if (pair.size() != 2) {
    return std::nullopt;
  }
  const auto begin = count_of(pair[0]);
  const auto end = count_of(pair[1]);
  return begin && end && *begin <= *end ? std::optional(Span{*begin, *end}) : std::nullopt;
}

// The days of `2021`, `2021-10`, `2021-10-01` or a time of that day.
std::optional<DayBounds> days_of_prefix(std::string_view iso) {
  return days_of_value(iso.substr(0, iso.find('T')));
}

class GraphReader {
public:
  GraphReader(JsonValue root, std::string_view name, UnknownDocuments unknown)
      : root_(root), name_(name), unknown_(unknown) {}

  EventGraph read() {
    if (root_.string_at("schema") != "chronograph-graph/1") {
      const auto schema = root_.string_at("schema");
      fail(schema
               ? "has the schema \"" + std::string(*schema) + "\", expected \"chronograph-graph/1\""
               : "is no chronograph graph, expected \"schema\": \"chronograph-graph/1\"");
    }
    for_each(root_, "generators", [&](JsonValue json) {
      graph_.generators.push_back({text_at(json, "name"), text_at(json, "version"),
                                   text_at(json, "model"), text_at(json, "lexicons")});
    });
    sort_nodes();
    read_texts();
    read_nodes();
    read_edges();
    for_each(root_, "stories", [&](JsonValue json) {
      graph_.stories.push_back(
          {intern_at(json, "id"), intern_at(json, "label"), list_at(json, "events")});
    });
    for_each(root_, "corrections", [&](JsonValue json) {
      const std::string place =
          name_ + ": corrections[" + std::to_string(graph_.corrections.size()) + "]";
      graph_.corrections.push_back(read_correction(json, place, 0));
    });
    graph_.corrections = unite(std::move(graph_.corrections));
    rebuild_topology(graph_);
    return std::move(graph_);
  }

private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorKind::Input, name_ + ": " + what);
  }

  template <typename Visit>
  void for_each(JsonValue parent, std::string_view key, const Visit& visit) const {
    const auto items = parent.find(key);
    for (std::size_t i = 0; items && i < items->size(); ++i) {
      visit((*items)[i]);
    }
  }

  StringId intern_at(JsonValue json, std::string_view key) {
    return graph_.strings.intern(json.string_at(key).value_or(""));
  }
  std::vector<StringId> list_at(JsonValue json, std::string_view key) {
    std::vector<StringId> ids;
    for_each(json, key, [&](JsonValue item) {
      ids.push_back(graph_.strings.intern(item.as_string().value_or("")));
    });
    return ids;
  }

  // Sorts the nodes by kind and id and gives each its row, so that references can be resolved.
  void sort_nodes() {
    const auto nodes = root_.find("nodes");
    const auto edges = root_.find("edges");
    if (!nodes || !nodes->is_array() || !edges || !edges->is_array()) {
      fail("has no lists \"nodes\" and \"edges\"");
    }
    for (std::size_t i = 0; i < nodes->size(); ++i) {
      const JsonValue node = (*nodes)[i];
      const auto id = node.string_at("id");
      const std::string where = "nodes[" + std::to_string(i) + "]";
      if (!id || id->empty()) {
        fail(where + " has no id");
      }
      const auto kind = parse_node_kind(node.string_at("kind").value_or(""));
      if (!kind) {
        fail(where + " \"" + std::string(*id) + "\" has the kind \"" + text_at(node, "kind") +
             "\", expected document, actor, place or event");
      }
      if (!node.string_at("label")) {
        fail(where + " \"" + std::string(*id) + "\" has no label");
      }
      nodes_[static_cast<std::size_t>(*kind)].emplace_back(*id, node);
    }
    std::uint32_t vertex = 0;
    for (auto& list : nodes_) {
      std::sort(list.begin(), list.end(),
                [](const auto& a, const auto& b) { return a.first < b.first; });
      std::uint32_t row = 0;
      for (const auto& [id, node] : list) {
        if (!vertices_.emplace(id, Place{vertex++, row++}).second) {
          fail("the id \"" + std::string(id) + "\" stands twice");
        }
      }
    }
  }

  void read_texts() {
    std::map<std::string_view, JsonValue> annotations;
    for_each(root_, "evidence", [&](JsonValue json) {
      const auto document = json.string_at("document");
      const auto annotation = json.find("annotation");
      if (!document || !annotation) {
        fail("an entry of \"evidence\" has no document or no annotation");
      }
      annotations.emplace(*document, *annotation);
    });
    // Without documents there is nothing that could have been left out.
    graph_.lean = !nodes_[0].empty() && annotations.empty() &&
                  std::none_of(nodes_[0].begin(), nodes_[0].end(),
                               [](const auto& node) { return node.second.find("text"); });
    if (graph_.lean) {
      return;
    }
    for (const auto& [id, node] : nodes_[0]) {
      Document document = text_of(id, node);
      if (const auto found = annotations.find(id); found != annotations.end()) {
        Document annotated = read_annotation(
            found->second, name_ + ": evidence of \"" + std::string(id) + "\"", &document.text);
        annotated.sentences = std::move(document.sentences);
        annotated.zones = std::move(document.zones);
        annotated.set(Layer::Sentences, document.has(Layer::Sentences));
        annotated.set(Layer::Zones, document.has(Layer::Zones));
        document = std::move(annotated);
      }
      graph_.evidence.push_back(std::move(document));
    }
  }

  Document text_of(std::string_view id, JsonValue node) {
    Document document;
    document.id = id;
    document.text = Text(text_at(node, "text"));
    document.set(Layer::Sentences, node.find("sentences").has_value());
    document.set(Layer::Zones, node.find("zones").has_value());
    const auto checked = [&](std::optional<Span> span) {
      if (!span || span->end > document.text.size()) {
        fail("document \"" + std::string(id) + "\" has a sentence or zone outside its text");
      }
      return *span;
    };
    for_each(node, "sentences", [&](JsonValue pair) {
      document.sentences.push_back({checked(span_of(pair)), 0, 0});
    });
    for_each(node, "zones", [&](JsonValue zone) {
      const auto begin = count_of(zone.find("begin"));
      const auto end = count_of(zone.find("end"));
      const bool ordered = begin && end && *begin <= *end;
      document.zones.push_back({checked(ordered ? std::optional(Span{*begin, *end}) : std::nullopt),
                                label_at(zone, "kind", ZoneKind::Boilerplate)});
    });
    return document;
  }

  void read_nodes() {
    for (const auto& [id, node] : nodes_[0]) {
      graph_.documents.push_back(
          document_of(node, static_cast<std::uint32_t>(graph_.documents.size())));
    }
    for (const auto& [id, node] : nodes_[1]) {
      ActorNode actor;
      actor.id = intern_at(node, "id");
      actor.label = intern_at(node, "label");
      actor.type = label_at(node, "type", EntityType::Other);
      actor.aliases = list_at(node, "aliases");
      actor.sector = intern_at(node, "sector");
      actor.country = intern_at(node, "country");
      actor.mentions = spans_at<std::vector<EvidenceSpan>>(node, "mentions");
      actor.salience = number_at(node, "salience").value_or(0);
      graph_.actors.push_back(std::move(actor));
    }
    for (const auto& [id, node] : nodes_[2]) {
      PlaceNode place;
      place.id = intern_at(node, "id");
      place.label = intern_at(node, "label");
      place.aliases = list_at(node, "aliases");
      place.country = intern_at(node, "country");
      place.precision = intern_at(node, "precision");
      place.lat = number_at(node, "lat");
      place.lon = number_at(node, "lon");
      place.mentions = spans_at<std::vector<EvidenceSpan>>(node, "mentions");
      place.salience = number_at(node, "salience").value_or(0);
      graph_.places.push_back(std::move(place));
    }
    graph_.events.reserve(nodes_[3].size());
    for (const auto& [id, node] : nodes_[3]) {
      graph_.events.push_back(event_of(node));
    }
  }

  DocumentNode document_of(JsonValue node, std::uint32_t row) {
    DocumentNode document;
    document.id = intern_at(node, "id");
    document.label = intern_at(node, "label");
    document.sources = list_at(node, "sources");
    document.publishers = list_at(node, "publishers");
    document.ids = list_at(node, "ids");
    document.url = intern_at(node, "url");
    document.evidence = row;
    if (const auto published = node.find("published"); published && published->is_object()) {
      CreationTime time;
      time.days = bounds_at(*published, "days")
                      .value_or(days_of_value(text_at(*published, "edtf")).value_or(DayBounds{}));
      time.method = label_at(*published, "method", CreationMethod::Field);
      if (const auto evidence = published->find("evidence")) {
        time.evidence = span_of(*evidence);
      }
      document.published = time;
    }
    return document;
  }

  EventNode event_of(JsonValue node) {
    EventNode event;
    event.id = intern_at(node, "id");
    event.label = intern_at(node, "label");
    event.type = intern_at(node, "type");
    event.mode = intern_at(node, "mode");
    event.quad = intern_at(node, "quad");
    event.context = intern_at(node, "context");
    event.event_class = label_at(node, "class", EventClass::Occurrence);
    event.status = parse_status(node.string_at("status").value_or("")).value_or(Status::Asserted);
    event.polarity = node.string_at("polarity") == "negative" ? Polarity::Neg : Polarity::Pos;
    event.time = time_of(node);
    event.numbers = numbers_at(node);
    for_each(node, "evidence", [&](JsonValue json) {
      const auto trigger = json.find("trigger");
      const auto sentence = json.find("sentence");
      const Span span = trigger ? span_of(*trigger).value_or(Span{}) : Span{};
      event.evidence.push_back(
          {document_row(json), span, sentence ? span_of(*sentence).value_or(span) : span,
           count_of(json.find("event")).value_or(0), intern_at(json, "reason")});
    });
    if (const auto support = node.find("support")) {
      event.support_documents = count_of(support->find("documents")).value_or(1);
      event.support_sources = count_of(support->find("sources")).value_or(1);
    }
    event.salience = number_at(node, "salience").value_or(0);
    return event;
  }

  std::vector<EventQuantity> numbers_at(JsonValue node) {
    std::vector<EventQuantity> numbers;
    for_each(node, "numbers", [&](JsonValue json) {
      const auto begin = count_of(json.find("begin"));
      const auto end = count_of(json.find("end"));
      if (!begin || !end || *end < *begin) {
        fail("a number of an event has no span");
      }
      numbers.push_back({intern_at(json, "what"),
                         number_at(json, "min"),
                         number_at(json, "max"),
                         intern_at(json, "unit"),
                         {document_row(json), {*begin, *end}}});
    });
    std::ranges::stable_sort(numbers, {}, &EventQuantity::evidence);
    return numbers;
  }

  static std::optional<EventTime> time_of(JsonValue node) {
    if (const auto json = node.find("time"); json && json->is_object()) {
      EventTime time;
      time.begin = bounds_at(*json, "begin").value_or(DayBounds{});
      time.end = bounds_at(*json, "end").value_or(DayBounds{});
      time.granularity = label_at(*json, "granularity", Granularity::Unknown);
      time.basis = text_at(*json, "basis");
      return time;
    }
    const auto start = node.string_at("start");
    const auto begin = start ? days_of_prefix(*start) : std::nullopt;
    if (!begin) {
      return std::nullopt;
    }
    EventTime time;
    time.begin = time.end = *begin;
    if (const auto end = node.string_at("end")) {
      time.end = days_of_prefix(*end).value_or(*begin);
    }
    time.granularity = start->size() == 4   ? Granularity::Year
                       : start->size() == 7 ? Granularity::Month
                                            : Granularity::Day;
    return time;
  }

  std::uint32_t document_row(JsonValue json) const {
    const auto id = json.string_at("document");
    const auto found = id ? vertices_.find(*id) : vertices_.end();
    if (found == vertices_.end() || found->second.vertex >= nodes_[0].size()) {
      fail("evidence names the document \"" + std::string(id.value_or("")) +
           "\", which is no node");
    }
    return found->second.row;
  }

  template <typename Spans>
  Spans spans_at(JsonValue json, std::string_view key) const {
    Spans spans;
    for_each(json, key, [&](JsonValue item) {
      if (unknown_ == UnknownDocuments::LeftOut &&
          !vertices_.contains(item.string_at("document").value_or(""))) {
        return;
      }
      const auto begin = count_of(item.find("begin"));
      const auto end = count_of(item.find("end"));
      if (!begin || !end || *end < *begin) {
        fail("a mention or evidence has no span");
      }
      spans.push_back({document_row(item), {*begin, *end}});
    });
    std::sort(spans.begin(), spans.end());
    return spans;
  }

  std::uint32_t vertex_at(JsonValue edge, std::string_view key, std::size_t index) const {
    const auto id = edge.string_at(key);
    const auto found = id ? vertices_.find(*id) : vertices_.end();
    if (found == vertices_.end()) {
      fail("edges[" + std::to_string(index) + "] has the " + std::string(key) + " \"" +
           std::string(id.value_or("")) + "\", which is no node");
    }
    return found->second.vertex;
  }

  void read_edges() {
    const JsonValue edges = *root_.find("edges");
    graph_.edges.reserve(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const JsonValue json = edges[i];
      EdgeRow edge;
      const auto kind = parse_edge_kind(json.string_at("kind").value_or(""));
      if (!kind) {
        fail("edges[" + std::to_string(i) + "] has the unknown kind \"" + text_at(json, "kind") +
             "\"");
      }
      edge.kind = *kind;
      const auto id = json.string_at("id");
      edge.id = EdgeId(id ? std::string(*id) : "edge-" + std::to_string(i), graph_.strings);
      edge.source = vertex_at(json, "source", i);
      edge.target = vertex_at(json, "target", i);
      edge.role = intern_at(json, key_of_detail(edge.kind));
      if (const auto valid = json.find("valid")) {
        edge.set_valid(when_of(*valid));
      }
      edge.known_since = Date::parse(json.string_at("known_since").value_or(""));
      edge.evidence = spans_at<Few<EvidenceSpan>>(json, "evidence");
      graph_.edges.push_back(std::move(edge));
    }
    std::stable_sort(graph_.edges.begin(), graph_.edges.end(),
                     [&](const EdgeRow& a, const EdgeRow& b) {
                       return EdgeId::is_less(a.id, b.id, graph_.strings);
                     });
    for (std::size_t i = 1; i < graph_.edges.size(); ++i) {
      if (graph_.edges[i].id == graph_.edges[i - 1].id) {
        fail("the edge id \"" + graph_.text(graph_.edges[i].id) + "\" stands twice");
      }
    }
  }

  struct Place {
    std::uint32_t vertex;
    std::uint32_t row;
  };
  JsonValue root_;
  std::string name_;
  UnknownDocuments unknown_;
  EventGraph graph_;
  std::vector<std::pair<std::string_view, JsonValue>> nodes_[4];  // by NodeKind, sorted by id
  std::unordered_map<std::string_view, Place> vertices_;
};

}  // namespace

EventGraph read_graph_json(std::string_view json, std::string_view name, UnknownDocuments unknown) {
  const JsonDocument document(json, name);
  return GraphReader(document.root(), name, unknown).read();
}

}  // namespace chronograph
