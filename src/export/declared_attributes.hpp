// SPDX-License-Identifier: Apache-2.0
// Attributes for formats (GraphML, GEXF) that must declare each before the graph and know no lists.
#pragma once

#include "export/attributes.hpp"
#include "markup/number.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// An attribute of all nodes or of all edges. The same name may have two types in theory; in this
/// graph it never has.
struct DeclaredAttribute {
  std::string name;
  std::string_view type;  ///< "string", "double" or "long"
};

/// Collects the names that occur.
class AttributeCollector final : public AttributeSink {
public:
  void text(std::string_view name, std::string_view /*value*/) override { add(name, "string"); }
  void number(std::string_view name, double /*value*/) override { add(name, "double"); }
  void count(std::string_view name, std::uint64_t /*value*/) override { add(name, "long"); }
  void list(std::string_view name, std::span<const std::string> /*values*/) override {
    add(name, "string");
  }
  [[nodiscard]] bool wants_values() const override { return false; }
  [[nodiscard]] const std::vector<DeclaredAttribute>& found() const { return found_; }

private:
  void add(std::string_view name, std::string_view type) {
    for (const DeclaredAttribute& attribute : found_) {
      if (attribute.name == name) {
        return;
      }
    }
    found_.push_back({std::string(name), type});
  }
  std::vector<DeclaredAttribute> found_;  // about twenty, in the order of their first use
};

/// What occurs on the nodes and on the edges of a graph.
struct DeclaredAttributes {
  AttributeCollector nodes;
  AttributeCollector edges;

  DeclaredAttributes(const EventGraph& graph, const Attributes& attributes) {
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
      attributes.tell_node(vertex, nodes);
    }
    for (const EdgeRow& edge : graph.edges) {
      attributes.tell_edge(edge, edges);
    }
  }
};

/// Takes every value as text; `|` joins lists.
class TextSink : public AttributeSink {
public:
  void number(std::string_view name, double value) final { text(name, shortest(value)); }
  void count(std::string_view name, std::uint64_t value) final {
    text(name, std::to_string(value));
  }
  void list(std::string_view name, std::span<const std::string> values) final {
    std::string joined;
    for (const std::string& value : values) {
      joined += joined.empty() ? "" : "|";
      joined += value;
    }
    text(name, joined);
  }
};

}  // namespace chronograph
