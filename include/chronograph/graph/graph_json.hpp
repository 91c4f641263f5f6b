// SPDX-License-Identifier: Apache-2.0
// chronograph-graph/1, the native file. Complete: reading what was written gives the same graph and
// writes the same bytes.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace chronograph {

/// Writes the graph, arrays sorted by id, numbers in their shortest form.
void write_graph_json(const EventGraph& graph, std::ostream& out);

/// What becomes of mentions of actors and places in documents that are no nodes, as in a part of a
/// graph.
enum class UnknownDocuments : std::uint8_t { Refused, LeftOut };

/// Reads a graph; unknown keys are ignored. `name` stands in messages. Throws Error(Input) for
/// broken JSON, another schema, missing or repeated ids, edges whose ends are no nodes.
EventGraph read_graph_json(std::string_view json, std::string_view name,
                           UnknownDocuments unknown = UnknownDocuments::Refused);

/// Returns one line per broken rule of the native format that the JSON Schema cannot say: spans
/// inside texts, bounds in order, every quoted span inside its document, ids that are NMTOKENs,
/// sorted arrays. Empty if all hold.
std::vector<std::string> find_graph_violations(const EventGraph& graph);

}  // namespace chronograph
