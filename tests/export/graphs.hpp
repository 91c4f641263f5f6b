// SPDX-License-Identifier: Apache-2.0
// Graphs to export, made by hand: a small one whose every row a test may name, and any number of
// generated ones with hostile labels.
#pragma once

#include "chronograph/graph/event_graph.hpp"

#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace chronograph {

/// One document ("Peace talks", VOA), the actors `actor-khan` and `actor-ttp`, the place
/// `place-kabul` and four events: `event-a` (August 2021, asserted), `event-b` (24 September 2021,
/// reported by Khan), `event-c` (on or after that day, planned), `event-d` (no date, denied).
EventGraph small_graph();

/// `size` events and actors, an edge between any two by chance, parallel ones and loops included;
/// labels are taken from hostile_labels().
EventGraph generated_graph(std::uint32_t seed, std::size_t size);

/// What a writer makes of a graph.
template <typename Omitted>
std::string written(Omitted (*write)(const EventGraph&, std::ostream&), const EventGraph& graph) {
  std::ostringstream out;
  write(graph, out);
  return out.str();
}

bool holds(std::string_view text, std::string_view part);
/// How often a text has a part, counted without overlap.
std::size_t count(std::string_view text, std::string_view part);

/// Labels that break a writer which escapes too little or too much.
const std::vector<std::string>& hostile_labels();

}  // namespace chronograph
