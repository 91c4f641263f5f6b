// SPDX-License-Identifier: Apache-2.0
// Which events can be put on a map, and where: what GeoJSON and KML share.
#pragma once

#include "export/event_facts.hpp"

#include <cstdint>
#include <vector>

namespace chronograph {

/// Degrees, WGS 84.
struct GeoPoint {
  double lon = 0;
  double lat = 0;
};

/// Returns the points of the places where an event was or that took part in it, each place once,
/// by id; empty where none of them is known.
std::vector<GeoPoint> points_of(const EventGraph& graph, const EventFacts& facts);

}  // namespace chronograph
