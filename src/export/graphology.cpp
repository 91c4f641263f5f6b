// SPDX-License-Identifier: Apache-2.0
// Graphology's serialised graph, ready for sigma: every node has a place, a size and a colour.
// Sigma takes an attribute `type` for the name of a drawing program, so that it is called
// `subtype`.
#include "chronograph/analyse/layout.hpp"
#include "export/json_elements.hpp"
#include "export/look.hpp"
#include "export/writers.hpp"

namespace chronograph {
namespace {

class SigmaAttributes final : public AttributeSink {
public:
  explicit SigmaAttributes(JsonWriter& json) : members_(json) {}
  void text(std::string_view name, std::string_view value) override {
    members_.text(name == "type" ? "subtype" : name, value);
  }
  void number(std::string_view name, double value) override { members_.number(name, value); }
  void count(std::string_view name, std::uint64_t value) override { members_.count(name, value); }
  void list(std::string_view name, std::span<const std::string> values) override {
    members_.list(name, values);
  }

private:
  JsonAttributes members_;
};

}  // namespace

void write_graphology(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  const std::vector<Point> points = layout(graph);
  OutputBuffer buffer(out);
  buffer.bytes() +=
      "{\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},"
      "\"attributes\":{},\n";
  write_network(
      graph, buffer,
      [&](JsonWriter& json, Vertex vertex) {
        json.member("key", graph.id_of(vertex)).key("attributes").begin_object();
        SigmaAttributes sink(json);
        attributes.tell_node(vertex, sink);
        // Upwards in sigma, downwards in a layout.
        json.member("x", points[vertex].x).member("y", 0.0 - points[vertex].y);
        json.member("size", size_of(graph, vertex));
        json.member("color", hex(color_of(graph.graph[vertex].kind))).end_object();
      },
      [&](JsonWriter& json, const EdgeRow& edge, std::string_view source, std::string_view target) {
        json.member("key", graph.text(edge.id));
        json.member("source", source).member("target", target);
        json.key("attributes").begin_object();
        SigmaAttributes sink(json);
        attributes.tell_edge(edge, sink);
        json.end_object();
      });
  buffer.bytes() += "}\n";
}

}  // namespace chronograph
