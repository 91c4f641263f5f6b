// SPDX-License-Identifier: Apache-2.0
// The large made-up graph of the benchmarks.
#pragma once

#include "chronograph/graph/event_graph.hpp"
#include "random.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace chronograph {

/// Zipf over 0 to limit - 1, by the inverse of the continuous distribution.
inline std::uint32_t often(Random& random, std::uint32_t limit) {
  const double share = random.below(1U << 30U) / double(1U << 30U);
  return static_cast<std::uint32_t>(std::exp(share * std::log(limit + 1.0))) - 1;
}

inline constexpr std::uint32_t kPlaces = 5'000;
inline constexpr std::uint32_t kEventsADocument = 10;
inline constexpr int kFirstDay = 11'000;  // in 2000
inline constexpr std::uint32_t kDays = 20 * 365;

/// A graph of twenty years: four edges an event (told in, who, whom, where); the actor with the
/// number n takes part 1/n times as often as the first. The same each time.
class MadeGraph {
public:
  MadeGraph(std::uint32_t events, std::uint32_t actors) : events_(events), actors_(actors) {}

  EventGraph make() {
    graph_.lean = true;
    graph_.generators = {{"made_graph", "1", "", ""}};
    for (std::uint32_t i = 0; i < events_ / kEventsADocument; ++i) {
      graph_.documents.push_back(
          {named("doc-{:012x}", i), named("Report {}", i), {}, {}, {}, 0, {}, i});
    }
    for (std::uint32_t i = 0; i < actors_; ++i) {
      ActorNode actor;
      actor.id = named("actor-person-{:06}", i);
      actor.label = named("Person {:06}", i);
      actor.type = EntityType::Person;
      graph_.actors.push_back(actor);
    }
    for (std::uint32_t i = 0; i < kPlaces; ++i) {
      PlaceNode place;
      place.id = named("place-town-{:04}", i);
      place.label = named("Town {:04}", i);
      graph_.places.push_back(place);
    }
    for (std::uint32_t i = 0; i < events_; ++i) {
      add_event(i);
    }
    std::sort(graph_.edges.begin(), graph_.edges.end(), [&](const EdgeRow& a, const EdgeRow& b) {
      return EdgeId::is_less(a.id, b.id, graph_.strings);
    });
    rebuild_topology(graph_);
    return std::move(graph_);
  }

private:
  StringId named(const char* form, std::uint32_t number) {
    return graph_.strings.intern(fmt::format(fmt::runtime(form), number));
  }

  void add_event(std::uint32_t i) {
    const std::uint32_t document = i / kEventsADocument;
    EventNode event;
    event.id = named("event-{:012x}", i);
    event.label = named("Person visited a town for the {}th time", i % 1000);
    event.type = graph_.strings.intern("CONSULT");
    const std::uint32_t begin = (i % kEventsADocument) * 90;
    event.evidence = {{document, {begin, begin + 7}, {begin, begin + 80}, 0}};
    if (random_.below(10) < 7) {
      const Date day = Date::from_days(kFirstDay + static_cast<int>(random_.below(kDays)));
      const Date last = random_.below(10) == 0 ? day.plus_days(30) : day;
      event.time = EventTime{{day, last}, {day, last}, Granularity::Day, "expression"};
      if (random_.below(50) == 0) {  // "since", "until"
        event.time->end.latest.reset();
      }
    }
    graph_.events.push_back(event);
    const auto self = static_cast<std::uint32_t>(graph_.event_vertex(0)) + i;
    const auto actor = [&] {
      return static_cast<std::uint32_t>(graph_.actor_vertex(often(random_, actors_)));
    };
    add_edge(EdgeKind::MentionedIn, self, document, "", {document, {begin, begin + 7}});
    add_edge(EdgeKind::Participates, self, actor(), "agent", {document, {begin + 8, begin + 20}});
    add_edge(EdgeKind::Participates, self, actor(), "patient",
             {document, {begin + 21, begin + 33}});
    add_edge(EdgeKind::LocatedIn, self,
             static_cast<std::uint32_t>(graph_.place_vertex(often(random_, kPlaces))), "",
             {document, {begin + 40, begin + 49}});
  }

  void add_edge(EdgeKind kind, std::uint32_t source, std::uint32_t target, std::string_view role,
                EvidenceSpan evidence) {
    EdgeRow edge;
    // Scattered as hashes are: an odd factor makes a permutation of 48 bits.
    edge.id = EdgeId::of_number((++edges_ * 0x9E3779B97F4BU) & 0xFFFFFFFFFFFFU);
    edge.kind = kind;
    edge.source = source;
    edge.target = target;
    edge.role = graph_.strings.intern(role);
    edge.evidence = {evidence};
    graph_.edges.push_back(std::move(edge));
  }

  std::uint32_t events_;
  std::uint32_t actors_;
  std::uint64_t edges_ = 0;
  Random random_;
  EventGraph graph_;
};

}  // namespace chronograph
