// SPDX-License-Identifier: Apache-2.0
// The tables that are made from the evidence: the graph, and indexes to ask it without loading it
// (lookups.hpp).
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "store/database.hpp"

#include <string>
#include <string_view>

namespace chronograph {

/// Replaces all derived tables by those of the graph. REQUIRES: a transaction is open.
void write_derived(Database& database, const EventGraph& graph);

/// Returns the graph of the tables, without evidence. REQUIRES: a transaction is open.
EventGraph read_derived(const Database& database);

/// Appends what is neither node nor edge: by what the graph was made, and storylines.
void read_frame(const Database& database, EventGraph& graph);

/// Collects nodes as the tables keep them.
class StoredNodes {
public:
  void add(std::string_view json);
  /// Returns a graph of these nodes without edges. `name` is that of the store, for errors.
  [[nodiscard]] EventGraph read(std::string_view name, UnknownDocuments unknown) &&;

private:
  std::string lines_;
};

/// Rows of edges; ends and documents are the numbers of nodes.
class StoredEdges {
public:
  /// `condition` is a WHERE with one parameter, which find() sets, or nothing.
  explicit StoredEdges(const Database& database, const std::string& condition = {});
  void find(std::int64_t number);
  bool next();
  [[nodiscard]] std::int64_t source() const;
  [[nodiscard]] std::int64_t target() const;
  [[nodiscard]] EdgeRow edge(EventGraph& graph) const;

private:
  Statement select_;
  std::string path_;
};

/// By id.
void sort_edges(EventGraph& graph);

}  // namespace chronograph
