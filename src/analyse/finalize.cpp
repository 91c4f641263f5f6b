// SPDX-License-Identifier: Apache-2.0
// Salience: what a short timeline should show first. An actor counts by how often it is named and
// takes part; an event by who takes part, whether it is dated and typed, how many tell it and how
// early the text comes to it.
#include "chronograph/analyse/finalize.hpp"

#include "chronograph/analyse/storylines.hpp"

#include <algorithm>
#include <cmath>

namespace chronograph {
namespace {

// Shares of an event's salience; they add up to 1. A choice, not learned: participants first, then
// what makes an event usable on a timeline.
constexpr double kFirstParticipant = 0.30;
constexpr double kSecondParticipant = 0.15;
constexpr double kDated = 0.15;
constexpr double kTyped = 0.10;
constexpr double kEarly = 0.15;
constexpr double kHappened = 0.05;
constexpr double kSupport = 0.10;

double rounded(double value) { return std::round(std::clamp(value, 0.0, 1.0) * 1000) / 1000; }

// Participation says more than a mention in passing.
double weight_of(const EventGraph& graph, Vertex vertex, std::size_t mentions) {
  std::size_t events = 0;
  for (auto [edge, last] = boost::in_edges(vertex, graph.graph); edge != last; ++edge) {
    events += graph.graph[boost::source(*edge, graph.graph)].kind == NodeKind::Event ? 1U : 0U;
  }
  return std::log1p(static_cast<double>(mentions + 2 * events));
}

void rank_actors_and_places(EventGraph& graph) {
  std::vector<double> actors(graph.actors.size());
  std::vector<double> places(graph.places.size());
  double largest = 0;
  for (std::uint32_t row = 0; row < actors.size(); ++row) {
    actors[row] = weight_of(graph, graph.actor_vertex(row), graph.actors[row].mentions.size());
    largest = std::max(largest, actors[row]);
  }
  for (std::uint32_t row = 0; row < places.size(); ++row) {
    places[row] = weight_of(graph, graph.place_vertex(row), graph.places[row].mentions.size());
    largest = std::max(largest, places[row]);
  }
  for (std::size_t row = 0; row < actors.size() && largest > 0; ++row) {
    graph.actors[row].salience = rounded(actors[row] / largest);
  }
  for (std::size_t row = 0; row < places.size() && largest > 0; ++row) {
    graph.places[row].salience = rounded(places[row] / largest);
  }
}

// 1 in the headline or the first sentence, falling to 0 at the tenth.
double earliness(const EventGraph& graph, const EventEvidence& evidence) {
  if (graph.lean) {
    return 0;
  }
  const Document& document = graph.evidence[graph.documents[evidence.document].evidence];
  const auto sentence = document.sentence_at(evidence.trigger.begin);
  return sentence && *sentence < 10 ? 1.0 - 0.1 * *sentence : 0;
}

double salience_of(const EventGraph& graph, std::uint32_t row) {
  const EventNode& event = graph.events[row];
  std::vector<double> participants;
  for (auto [edge, last] = boost::out_edges(graph.event_vertex(row), graph.graph); edge != last;
       ++edge) {
    if (graph.graph[*edge].kind != EdgeKind::Participates) {
      continue;
    }
    const VertexBundle& target = graph.graph[boost::target(*edge, graph.graph)];
    participants.push_back(target.kind == NodeKind::Actor ? graph.actors[target.row].salience
                                                          : graph.places[target.row].salience);
  }
  participants.resize(std::max<std::size_t>(participants.size(), 2));
  std::sort(participants.rbegin(), participants.rend());
  const bool dated = event.time && unit_of(event.time->begin);
  const bool happened = event.status == Status::Asserted && event.polarity == Polarity::Pos;
  return kFirstParticipant * participants[0] + kSecondParticipant * participants[1] +
         (dated ? kDated : 0) + (event.type != 0 ? kTyped : 0) + (happened ? kHappened : 0) +
         (event.evidence.empty() ? 0 : kEarly * earliness(graph, event.evidence.front())) +
         kSupport * (1 - 1.0 / std::max(1U, event.support_sources));
}

}  // namespace

void finalize(EventGraph& graph) {
  rank_actors_and_places(graph);
  for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
    graph.events[row].salience = rounded(salience_of(graph, row));
  }
  find_storylines(graph);
}

double node_salience(const EventGraph& graph, Vertex vertex) {
  const VertexBundle& bundle = graph.graph[vertex];
  switch (bundle.kind) {
    case NodeKind::Document:
      return 0;
    case NodeKind::Actor:
      return graph.actors[bundle.row].salience;
    case NodeKind::Place:
      return graph.places[bundle.row].salience;
    case NodeKind::Event:
      return graph.events[bundle.row].salience;
  }
  return 0;
}

}  // namespace chronograph
