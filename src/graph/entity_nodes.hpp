// SPDX-License-Identifier: Apache-2.0
// The actors and places of a graph: one node for what is one over all documents.
#pragma once

#include "chronograph/graph/builder.hpp"
#include "graph/correction_steps.hpp"
#include "graph/edge_drafts.hpp"

#include <optional>
#include <vector>

namespace chronograph {

/// By document row and entity: its actor or place, if it has one.
using NodeOfEntity = std::vector<std::vector<std::optional<NodeRef>>>;

/// Fills the tables of actors and places from the evidence of all documents, and drafts where each
/// is mentioned and which may be one. REQUIRES: the tables of documents and evidence.
/// Corrections win.
NodeOfEntity add_entities(EventGraph& graph, CorrectionSteps& corrections,
                          std::vector<EdgeDraft>& drafts, BuildCounts& counts);

}  // namespace chronograph
