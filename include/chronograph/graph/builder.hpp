// SPDX-License-Identifier: Apache-2.0
// Documents to one graph: actors and places by name and alias, events by mention. The result
// depends on the set of documents only.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <vector>

namespace chronograph {

struct BuildOptions {
  Generator generator;
  bool lean = false;  ///< leave texts and evidence out
};

/// What became of the annotations, for the summary.
struct BuildCounts {
  std::size_t documents = 0;
  std::size_t duplicate_documents = 0;  ///< same text more than once
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t annotated_events = 0;
  std::size_t event_nodes = 0;
  std::size_t dated_events = 0;
  std::size_t undated_documents = 0;
};

struct BuildResult {
  EventGraph graph;
  BuildCounts counts;
};

/// Builds the graph. Order and repetition of `documents` do not matter. Salience is left 0: see
/// analyse/finalize.hpp.
BuildResult build_graph(std::vector<Document> documents, const BuildOptions& options);

}  // namespace chronograph
