// SPDX-License-Identifier: Apache-2.0
// From what a person names (ids, labels) to the mentions that corrections name.
#pragma once

#include "chronograph/graph/corrections.hpp"
#include "chronograph/graph/event_graph.hpp"

#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// Returns the node with that id, else the only one with that label or alias, in any case. Throws
/// Error(Usage) that lists those that it may be, or the closest id.
Vertex find_only_vertex(const EventGraph& graph, const std::string& wanted);

/// Returns a mention by which an event, actor or place is found again: the earliest of an event,
/// one by the label or an alias of the others. Throws Error(Usage) for a document and for a node
/// without mentions.
MentionPlace mention_of(const EventGraph& graph, Vertex vertex);

/// Returns the mentions of a node in one document (id or label), at one place of it
/// ("doc-3f9a12c07b1e:70"), or, of an actor or place, in one event. Throws Error(Usage) if there
/// are none.
std::vector<MentionPlace> mentions_in(const EventGraph& graph, Vertex vertex,
                                      const std::string& part);

/// Returns the node that holds a mention of the kind.
std::optional<Vertex> holder_of(const EventGraph& graph, const MentionPlace& mention,
                                CorrectionTarget target);

/// Returns the corrections that name a mention of a node, in the order in which they hold.
std::vector<const Correction*> corrections_of(const EventGraph& graph, Vertex vertex);

/// Event or Entity.
CorrectionTarget target_of(const EventGraph& graph, Vertex vertex);

}  // namespace chronograph
