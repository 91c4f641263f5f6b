// SPDX-License-Identifier: Apache-2.0
// What is new, gone or different in another graph of the same or other documents.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// One property in which two nodes differ. Of a list only what one of them lacks.
struct FieldChange {
  std::string_view field;  ///< "id", "label", "type", "date", "participants", ...
  std::vector<std::string> before;
  std::vector<std::string> after;
};

/// One node or two that are the same thing. Only in the old graph: it is gone; only in the new: it
/// has appeared.
struct NodeChange {
  std::optional<Vertex> before;
  std::optional<Vertex> after;
  std::vector<FieldChange> fields;  ///< of a node in both; never empty then
};

/// An edge between events, or between actors and places, that only one of the graphs has. Edges of
/// events to who takes part, where and who says so are fields of the event.
struct EdgeChange {
  std::optional<std::uint32_t> before;  ///< row of EventGraph::edges
  std::optional<std::uint32_t> after;
};

struct GraphDiff {
  std::vector<NodeChange> nodes;  ///< documents, actors and places, events; gone first, then
                                  ///< appeared, then changed
  std::vector<EdgeChange> edges;  ///< gone, then appeared
  [[nodiscard]] bool empty() const { return nodes.empty() && edges.empty(); }
};

/// Nodes are the same where they share mentions (document and characters), the most first; what
/// shares none is by its id. Salience, evidence and generators do not count. O(mentions log
/// mentions).
GraphDiff compare_graphs(const EventGraph& before, const EventGraph& after);

}  // namespace chronograph
