// SPDX-License-Identifier: Apache-2.0
#include "time/order_graph.hpp"

#include <algorithm>
#include <numeric>

namespace chronograph {

using Index = std::uint32_t;

OrderGraph::OrderGraph(std::size_t points)
    : place_(points), after_(points), before_(points), seen_(points) {
  std::iota(place_.begin(), place_.end(), Index{0});
}

OrderGraph::OrderGraph(std::span<const Index> sequence) : OrderGraph(sequence.size()) {
  for (Index place = 0; place < sequence.size(); ++place) {
    place_[sequence[place]] = place;
  }
}

template <typename Inside>
bool OrderGraph::reach(Index from, const std::vector<std::vector<Index>>& edges,
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
  for (const Index point : out) {
    seen_[point] = false;
  }
  return out.size() <= kMost;
}

OrderGraph::Answer OrderGraph::add_before(Index a, Index b) {
  if (a == b) {
    return Answer::Contradiction;
  }
  if (place_[a] > place_[b]) {
    const Index last = place_[a];
    const Index first = place_[b];
    std::vector<Index> later;
    const bool told = reach(
        b, after_, [last](Index place) { return place <= last; }, later);
    if (std::find(later.begin(), later.end(), a) != later.end()) {
      return Answer::Contradiction;
    }
    std::vector<Index> earlier;
    if (!told || !reach(
                     a, before_, [first](Index place) { return place >= first; }, earlier)) {
      return Answer::TooFar;
    }
    reorder(earlier, later);
  }
  after_[a].push_back(b);
  before_[b].push_back(a);
  return Answer::Taken;
}

/// Shares out the places of both groups anew: first all of `before`, then all of `after`.
void OrderGraph::reorder(std::vector<Index>& before, std::vector<Index>& after) {
  const auto by_place = [this](Index a, Index b) { return place_[a] < place_[b]; };
  std::sort(before.begin(), before.end(), by_place);
  std::sort(after.begin(), after.end(), by_place);
  std::vector<Index> points(before);
  points.insert(points.end(), after.begin(), after.end());
  std::vector<Index> places;
  places.reserve(points.size());
  for (const Index point : points) {
    places.push_back(place_[point]);
  }
  std::sort(places.begin(), places.end());
  for (std::size_t i = 0; i < points.size(); ++i) {
    place_[points[i]] = places[i];
  }
}

}  // namespace chronograph
