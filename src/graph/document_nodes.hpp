// SPDX-License-Identifier: Apache-2.0
// The documents of a graph: one node a text, whatever the number of its copies.
#pragma once

#include "chronograph/graph/builder.hpp"

#include <vector>

namespace chronograph {

/// Fills the tables `documents` and `evidence` of an empty graph, sorted by id, and counts. Of the
/// copies of one text the one whose date is best founded speaks for all. Tokens and what hangs on
/// them are dropped: a graph does not need them.
void add_documents(std::vector<Document> documents, EventGraph& graph, BuildCounts& counts);

}  // namespace chronograph
