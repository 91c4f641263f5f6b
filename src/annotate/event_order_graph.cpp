// SPDX-License-Identifier: Apache-2.0
#include "annotate/event_order_graph.hpp"

#include <algorithm>
#include <numeric>

namespace chronograph {

using Index = std::uint32_t;

EventOrderGraph::EventOrderGraph(std::size_t events)
    : place_(events), after_(events), before_(events), seen_(events) {
  std::iota(place_.begin(), place_.end(), Index{0});
}

template <typename Inside>
bool EventOrderGraph::reach(Index from, const std::vector<std::vector<Index>>& edges,
                            const Inside& inside, std::vector<Index>& out) {
  out.push_back(from);
  seen_[from] = true;
  for (std::size_t i = 0; i < out.size() && out.size() <= kMost; ++i) {
    for (const Index next : edges[out[i]]) {
      if (!seen_[next] && inside(place_[next])) {
        seen_[next] = true;
        out.push_back(next);
      }
    }
  }
  for (const Index event : out) {
    seen_[event] = false;
  }
  return out.size() <= kMost;
}

bool EventOrderGraph::add_before(Index a, Index b) {
  if (a == b) {
    return false;
  }
  if (place_[a] > place_[b]) {
    std::vector<Index> later;
    std::vector<Index> earlier;
    const Index last = place_[a];
    const Index first = place_[b];
    const bool told = reach(
                          b, after_, [last](Index place) { return place <= last; }, later) &&
                      std::find(later.begin(), later.end(), a) == later.end() &&
                      reach(
                          a, before_, [first](Index place) { return place >= first; }, earlier);
    if (!told) {
      return false;
    }
    reorder(earlier, later);
  }
  after_[a].push_back(b);
  before_[b].push_back(a);
  return true;
}

/// Shares out the places of both groups anew: first all of `before`, then all of `after`.
void EventOrderGraph::reorder(std::vector<Index>& before, std::vector<Index>& after) {
  const auto by_place = [this](Index a, Index b) { return place_[a] < place_[b]; };
  std::sort(before.begin(), before.end(), by_place);
  std::sort(after.begin(), after.end(), by_place);
  std::vector<Index> events(before);
  events.insert(events.end(), after.begin(), after.end());
  std::vector<Index> places;
  places.reserve(events.size());
  for (const Index event : events) {
    places.push_back(place_[event]);
  }
  std::sort(places.begin(), places.end());
  for (std::size_t i = 0; i < events.size(); ++i) {
    place_[events[i]] = places[i];
  }
}

}  // namespace chronograph
