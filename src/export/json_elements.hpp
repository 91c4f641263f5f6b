// SPDX-License-Identifier: Apache-2.0
// JSON arrays that stream: one element a line, passed on in blocks.
#pragma once

#include "export/attributes.hpp"
#include "markup/json.hpp"
#include "markup/output_buffer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// Writes the elements of one array between `[` and `]`.
class JsonElements {
public:
  explicit JsonElements(OutputBuffer& out) : out_(out), json_(out.bytes()) { out_.bytes() += '['; }
  ~JsonElements() { out_.bytes() += ']'; }
  JsonElements(const JsonElements&) = delete;
  JsonElements& operator=(const JsonElements&) = delete;

  template <typename Write>
  void add(const Write& write) {
    out_.bytes() += first_ ? "\n" : ",\n";
    first_ = false;
    write(json_);
    out_.drain();
  }

private:
  OutputBuffer& out_;
  JsonWriter json_;
  bool first_ = true;
};

/// Writes attributes as members of an open object.
class JsonAttributes final : public AttributeSink {
public:
  explicit JsonAttributes(JsonWriter& json) : json_(json) {}
  void text(std::string_view name, std::string_view value) override { json_.member(name, value); }
  void number(std::string_view name, double value) override { json_.member(name, value); }
  void count(std::string_view name, std::uint64_t value) override { json_.member(name, value); }
  void list(std::string_view name, std::span<const std::string> values) override {
    json_.key(name).begin_array();
    for (const std::string& value : values) {
      json_.value(value);
    }
    json_.end_array();
  }

private:
  JsonWriter& json_;
};

/// Writes `"nodes":[...],"edges":[...]`: an object of each node and edge, opened and closed here,
/// filled by `tell_node(json, vertex)` and `tell_edge(json, edge, source id, target id)`.
template <typename TellNode, typename TellEdge>
void write_network(const EventGraph& graph, OutputBuffer& out, const TellNode& tell_node,
                   const TellEdge& tell_edge) {
  out.bytes() += "\"nodes\":";
  {
    JsonElements nodes(out);
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
      nodes.add([&](JsonWriter& json) {
        json.begin_object();
        tell_node(json, vertex);
        json.end_object();
      });
    }
  }
  out.bytes() += ",\n\"edges\":";
  JsonElements edges(out);
  // Edges lead all over a graph, and an id costs three looks into memory: those of a block are
  // looked up side by side, so that one waits while others do.
  constexpr std::size_t kBlock = 64;
  std::array<std::string_view, kBlock> sources;
  std::array<std::string_view, kBlock> targets;
  for (std::size_t first = 0; first < graph.edges.size(); first += kBlock) {
    const std::size_t size = std::min(kBlock, graph.edges.size() - first);
    for (std::size_t i = 0; i < size; ++i) {
      sources.at(i) = graph.id_of(graph.edges[first + i].source);
      targets.at(i) = graph.id_of(graph.edges[first + i].target);
    }
    for (std::size_t i = 0; i < size; ++i) {
      edges.add([&](JsonWriter& json) {
        json.begin_object();
        tell_edge(json, graph.edges[first + i], sources.at(i), targets.at(i));
        json.end_object();
      });
    }
  }
}

}  // namespace chronograph
