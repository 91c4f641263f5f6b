// SPDX-License-Identifier: Apache-2.0
#include "export/located_events.hpp"

#include <algorithm>

namespace chronograph {

std::vector<GeoPoint> points_of(const EventGraph& graph, const EventFacts& facts) {
  std::vector<Vertex> places = facts.places;
  for (const Participant& participant : facts.participants) {
    places.push_back(participant.vertex);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::vector<GeoPoint> points;
  for (const Vertex vertex : places) {
    if (graph.graph[vertex].kind != NodeKind::Place) {
      continue;
    }
    const PlaceNode& place = graph.places[graph.graph[vertex].row];
    if (place.lat && place.lon) {
      points.push_back({*place.lon, *place.lat});
    }
  }
  return points;
}

}  // namespace chronograph
