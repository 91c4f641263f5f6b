// SPDX-License-Identifier: Apache-2.0
// What needs the whole graph: salience and storylines. A pure function of the graph's evidence.
#pragma once

#include "chronograph/graph/event_graph.hpp"

namespace chronograph {

/// Fills salience (0 to 1, three decimals) of events, actors and places, and the storylines.
void finalize(EventGraph& graph);

/// Returns the salience of a node as finalize() left it; 0 for a document.
double node_salience(const EventGraph& graph, Vertex vertex);

}  // namespace chronograph
