// SPDX-License-Identifier: Apache-2.0
// What the HTML page carries of a graph: columns and numbers instead of graph.json's names, because
// a browser must read all of it before it can draw. Read by src/viewer/10_data.js and by nothing
// else.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "markup/output_buffer.hpp"

#include <string_view>

namespace chronograph {

inline constexpr std::string_view kPageSchema = "chronograph-page/1";

/// Writes one JSON object, one row a line, with everything that the page shows but texts:
///  - `generators`: objects with name and version;
///  - `documents`: as graph.json has them, without text, sentences and zones;
///  - `actors`: actors, then places, as graph.json has them but for `mention`, the first mention as
///    [document, begin, end, sentence begin, sentence end] instead of all;
///  - `events` by their first day, then as event_sequence() has them: [id, label, type, status,
///  negative (0 or 1), days,
///    basis, evidence, documents, sources, salience in thousandths, numbers]. `days` is null or the
///    four bounds in days since 1970-01-01 (null: open); `evidence` five numbers a mention:
///    document, trigger begin and end, sentence begin and end; `numbers` rows of [what, min, max,
///    unit], left out where there are none;
///  - `edges` with at least one event: {kind: {detail: [source, target, source, target, ...]}};
///    nodes are numbered through actors, places and events as they stand here;
///  - `relations` between actors and places: [source, target, type, days or null, known since];
///  - `stories`: [id, label, [number of each event]].
/// What is not shown is not here: edges to documents, the evidence of edges, other mentions,
/// annotations. O(n log n) for the order.
void write_page_graph(const EventGraph& graph, OutputBuffer& out);

/// Writes the texts of the documents, in their order, as one JSON array of strings; an empty array
/// for a lean graph.
void write_page_texts(const EventGraph& graph, OutputBuffer& out);

}  // namespace chronograph
