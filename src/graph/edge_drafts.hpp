// SPDX-License-Identifier: Apache-2.0
// Edges before their ends have a final place: nodes are named by the row that they had when they
// were made.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chronograph {

/// A node by its kind and its row in the table of that kind before the tables are sorted.
struct NodeRef {
  NodeKind kind = NodeKind::Event;
  std::uint32_t row = 0;
  auto operator<=>(const NodeRef&) const = default;
};

/// One statement of an edge. Several of one kind, ends and role become one edge with the evidence
/// of all.
struct EdgeDraft {
  EdgeKind kind = EdgeKind::Participates;
  NodeRef source;
  NodeRef target;
  std::string role;
  EvidenceSpan evidence;
  std::optional<EventTime> valid = std::nullopt;   ///< of a relation
  std::optional<Date> known_since = std::nullopt;  ///< of a relation
};

/// Takes out the groups and other things that no event and no relation holds and that only one
/// document names: "Turkish" or a law that is merely named is no actor, but what several documents
/// name is something that they have in common. People and organizations stay.
void drop_bystanders(EventGraph& graph, std::vector<EdgeDraft>& drafts);

/// Sorts the tables of actors, places and events by id (documents are sorted already) and makes the
/// edges, sorted likewise. Leaves the topology: see rebuild_topology.
void connect(EventGraph& graph, const std::vector<EdgeDraft>& drafts);

}  // namespace chronograph
