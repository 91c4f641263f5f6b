// SPDX-License-Identifier: Apache-2.0
#include "analyse/node_pairs.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace chronograph {
namespace {

bool is_event(const EventGraph& graph, Vertex vertex) {
  return graph.graph[vertex].kind == NodeKind::Event;
}

/// Characters of a document as a mention of an event or of an actor or place.
struct Place {
  std::string_view document;
  Span span;
  bool event = false;
  auto operator<=>(const Place&) const = default;
};

template <typename Visit>
void for_each_mention(const EventGraph& graph, Visit visit) {
  const auto id = [&](std::uint32_t row) { return graph.text(graph.documents[row].id); };
  for (std::uint32_t row = 0; row < graph.actors.size(); ++row) {
    for (const EvidenceSpan& mention : graph.actors[row].mentions) {
      visit(Place{id(mention.document), mention.span, false}, graph.actor_vertex(row));
    }
  }
  for (std::uint32_t row = 0; row < graph.places.size(); ++row) {
    for (const EvidenceSpan& mention : graph.places[row].mentions) {
      visit(Place{id(mention.document), mention.span, false}, graph.place_vertex(row));
    }
  }
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    for (const EventEvidence& evidence : graph.events[row].evidence) {
      visit(Place{id(evidence.document), evidence.trigger, true}, graph.event_vertex(row));
    }
  }
}

struct Candidate {
  std::size_t shared = 0;
  bool same_id = false;
  Vertex before = 0;
  Vertex after = 0;
};

std::vector<Candidate> find_candidates(const EventGraph& before, const EventGraph& after) {
  std::map<Place, Vertex> known;
  for_each_mention(before,
                   [&](const Place& place, Vertex vertex) { known.emplace(place, vertex); });
  std::map<std::pair<Vertex, Vertex>, std::size_t> shared;
  for_each_mention(after, [&](const Place& place, Vertex vertex) {
    if (const auto found = known.find(place); found != known.end()) {
      ++shared[{found->second, vertex}];
    }
  });
  std::vector<Candidate> candidates;
  for (const auto& [pair, count] : shared) {
    candidates.push_back(
        {count, before.id_of(pair.first) == after.id_of(pair.second), pair.first, pair.second});
  }
  // Vertices are sorted by id, so what is equal comes in a fixed order.
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return std::tie(a.shared, a.same_id) > std::tie(b.shared, b.same_id);
                   });
  return candidates;
}

}  // namespace

NodePairs pair_nodes(const EventGraph& before, const EventGraph& after) {
  NodePairs pairs;
  pairs.after.resize(boost::num_vertices(before.graph));
  pairs.before.resize(boost::num_vertices(after.graph));
  const auto pair = [&](Vertex a, Vertex b) {
    if (!pairs.after[a] && !pairs.before[b]) {
      pairs.after[a] = b;
      pairs.before[b] = a;
    }
  };
  for (const Candidate& candidate : find_candidates(before, after)) {
    pair(candidate.before, candidate.after);
  }
  std::unordered_map<std::string_view, Vertex> by_id;
  for (Vertex vertex = 0; vertex < boost::num_vertices(after.graph); ++vertex) {
    by_id.emplace(after.id_of(vertex), vertex);
  }
  for (Vertex vertex = 0; vertex < boost::num_vertices(before.graph); ++vertex) {
    const auto found = by_id.find(before.id_of(vertex));
    if (found != by_id.end() && is_event(before, vertex) == is_event(after, found->second)) {
      pair(vertex, found->second);
    }
  }
  return pairs;
}

}  // namespace chronograph
