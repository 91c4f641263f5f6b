// SPDX-License-Identifier: Apache-2.0
// The events of a graph.
#pragma once

#include "chronograph/graph/builder.hpp"
#include "graph/edge_drafts.hpp"
#include "graph/entity_nodes.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chronograph {

/// By document row and annotated event: the row of its node, if it has one.
using NodeOfEvent = std::vector<std::vector<std::optional<std::uint32_t>>>;

/// Fills the table of events from the evidence of all documents, one node for all mentions of one
/// event, in the order of their telling; drafts the edges to those who take part and to documents
/// and those between events that contradict each other, and counts. `copy_of`: see
/// find_near_copies. Corrections win.
NodeOfEvent add_events(EventGraph& graph, const NodeOfEntity& node_of_entity,
                       const std::vector<std::uint32_t>& copy_of, CorrectionSteps& corrections,
                       std::vector<EdgeDraft>& drafts, BuildCounts& counts);

}  // namespace chronograph
