// SPDX-License-Identifier: Apache-2.0
// The native views: chronograph-timeline/1 and chronograph-map/1.
#pragma once

#include "chronograph/analyse/relations.hpp"
#include "chronograph/analyse/timeline.hpp"

#include <cstddef>
#include <iosfwd>
#include <vector>

namespace chronograph {

void write_timeline_json(const EventGraph& graph, const TimelineOptions& options,
                         std::ostream& out);
/// The same of entries of a graph that is a part of one with so many events.
void write_timeline_json(const EventGraph& graph, const std::vector<TimelineEntry>& entries,
                         std::size_t events, std::ostream& out);
void write_map_json(const EventGraph& graph, const MapOptions& options, std::ostream& out);

}  // namespace chronograph
