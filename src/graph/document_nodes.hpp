// SPDX-License-Identifier: Apache-2.0
// The documents of a graph: one node a text, whatever the number of its copies.
#pragma once

#include "chronograph/graph/builder.hpp"

#include <vector>

namespace chronograph {

/// Fills the tables `documents` and `evidence` of an empty graph, sorted by id, and counts.
void add_documents(std::vector<Evidence> evidence, EventGraph& graph, BuildCounts& counts);

}  // namespace chronograph
