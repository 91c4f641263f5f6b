// SPDX-License-Identifier: Apache-2.0
// The two forms in which `why` answers.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "cli/command.hpp"

#include <cstdint>
#include <iosfwd>

namespace chronograph {

/// One JSON object about a node, or about the order of two events (rows).
void write_why_json(const EventGraph& graph, Vertex vertex, std::ostream& out);
void write_why_order_json(const EventGraph& graph, std::uint32_t first, std::uint32_t second,
                          std::ostream& out);
/// Likewise about two actors or places: why they are two.
void write_why_two_json(const EventGraph& graph, Vertex first, Vertex second, std::ostream& out);

}  // namespace chronograph
