// SPDX-License-Identifier: Apache-2.0
// Which events belong to one story.
#pragma once

#include "chronograph/graph/event_graph.hpp"

namespace chronograph {

/// Fills EventGraph::stories: communities of events that share actors, places and documents, rare
/// ones counting more; of three events or more, sorted by id. A story's id is a hash of its first
/// event's id, so it stays as long as that event does; its label names the actors that take part
/// most and the time it spans.
void find_storylines(EventGraph& graph);

}  // namespace chronograph
