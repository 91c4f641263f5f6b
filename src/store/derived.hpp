// SPDX-License-Identifier: Apache-2.0
// The tables that are made from the evidence: the graph, and indexes to ask it without loading it
// (lookups.hpp).
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "store/database.hpp"

#include <string>
#include <string_view>

namespace chronograph {

/// Replaces all derived tables by those of the graph. REQUIRES: a transaction is open.
void write_derived(Database& database, const EventGraph& graph);

/// Returns the graph of the tables, without evidence. REQUIRES: a transaction is open.
EventGraph read_derived(const Database& database);

/// Collects nodes as the tables keep them.
class StoredNodes {
public:
  void add(std::string_view json);
  /// Returns a graph of these nodes without edges. `name` is that of the store, for errors.
  [[nodiscard]] EventGraph read(std::string_view name) &&;

private:
  std::string lines_;
};

}  // namespace chronograph
