// SPDX-License-Identifier: Apache-2.0
#include "cli/diff.hpp"
#include "markup/json.hpp"

#include <ostream>

namespace chronograph {
namespace {

void write_node(JsonWriter& json, const EventGraph& graph, Vertex vertex) {
  json.begin_object()
      .member("id", graph.id_of(vertex))
      .member("kind", to_string(graph.graph[vertex].kind))
      .member("label", graph.label_of(vertex))
      .end_object();
}

void write_edge(JsonWriter& json, const EventGraph& graph, std::uint32_t row) {
  const EdgeRow& edge = graph.edges[row];
  json.begin_object().member("kind", to_string(edge.kind));
  if (edge.role != 0) {
    json.member(key_of_detail(edge.kind), graph.text(edge.role));
  }
  json.member("source", graph.id_of(edge.source)).member("target", graph.id_of(edge.target));
  json.end_object();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) {
    json.value(text);
  }
  json.end_array();
}

void write_changed(JsonWriter& json, const EventGraph& before, const EventGraph& after,
                   const NodeChange& change) {
  json.begin_object().key("before");
  write_node(json, before, *change.before);
  json.key("after");
  write_node(json, after, *change.after);
  json.key("fields").begin_object();
  for (const FieldChange& field : change.fields) {
    json.key(field.field).begin_object();
    write_texts(json, "before", field.before);
    write_texts(json, "after", field.after);
    json.end_object();
  }
  json.end_object().end_object();
}

}  // namespace

void write_diff_json(const EventGraph& before, const EventGraph& after, const GraphDiff& diff,
                     std::ostream& out) {
  std::string text;
  JsonWriter json(text, true);
  json.begin_object().key("nodes").begin_object().key("vanished").begin_array();
  for (const NodeChange& change : diff.nodes) {
    if (!change.after) {
      write_node(json, before, *change.before);
    }
  }
  json.end_array().key("appeared").begin_array();
  for (const NodeChange& change : diff.nodes) {
    if (!change.before) {
      write_node(json, after, *change.after);
    }
  }
  json.end_array().key("changed").begin_array();
  for (const NodeChange& change : diff.nodes) {
    if (change.before && change.after) {
      write_changed(json, before, after, change);
    }
  }
  json.end_array().end_object().key("edges").begin_object().key("vanished").begin_array();
  for (const EdgeChange& change : diff.edges) {
    if (change.before) {
      write_edge(json, before, *change.before);
    }
  }
  json.end_array().key("appeared").begin_array();
  for (const EdgeChange& change : diff.edges) {
    if (change.after) {
      write_edge(json, after, *change.after);
    }
  }
  json.end_array().end_object().end_object();
  out << text << '\n';
}

}  // namespace chronograph
