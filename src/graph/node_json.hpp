// SPDX-License-Identifier: Apache-2.0
// One node of graph.json, for files that keep nodes apart.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <string>

namespace chronograph {

/// Appends a node as graph.json writes it; a document without its text, sentences and zones.
void append_node_json(std::string& out, const EventGraph& graph, Vertex vertex);

}  // namespace chronograph
