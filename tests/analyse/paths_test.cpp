// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/paths.hpp"

#include "chronograph/graph/builder.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <string>

namespace chronograph {
namespace {

// Gray meets Stone on day 9, Stone phones Reed on day 3 and again on day 12, Reed leads the Union.
EventGraph chain_of_talks() {
  test::DocumentMaker maker(
      "Alice Gray met Bob Stone. Bob Stone phoned Carla Reed. Bob Stone recalled Carla Reed. "
      "Carla Reed leads the Red Union.");
  const auto alice = maker.entity(EntityType::Person, "Alice Gray");
  const auto bob = maker.entity(EntityType::Person, "Bob Stone");
  const auto carla = maker.entity(EntityType::Person, "Carla Reed");
  const auto party = maker.entity(EntityType::Organization, "Red Union");
  const auto add = [&](const char* trigger, std::uint32_t agent, std::uint32_t patient, int day) {
    Event& event = maker.event(trigger, "CONSULT");
    event.arguments = {{Role::Agent, maker.at("Bob Stone"), agent},
                       {Role::Patient, maker.at("Carla Reed"), patient}};
    event.when = test::on_day(2021, 5, day);
  };
  add("met", alice, bob, 9);
  add("phoned", bob, carla, 3);
  add("recalled", bob, carla, 12);
  maker.document().relations = {{carla, RelationType::Leads, party, maker.at("leads"), {}}};
  return build_graph({maker.document()}, {}).graph;
}

Vertex actor(const EventGraph& graph, std::string_view label) {
  for (std::uint32_t row = 0; row < graph.actors.size(); ++row) {
    if (graph.text(graph.actors[row].label) == label) {
      return graph.actor_vertex(row);
    }
  }
  FAIL("no such actor");
  return 0;
}

std::string shown(const EventGraph& graph, const std::optional<std::vector<PathStep>>& steps) {
  if (!steps) {
    return "none";
  }
  std::string text;
  for (const PathStep& step : *steps) {
    text += step.event ? graph.events[*step.event].time->begin.earliest->iso() + " " : "relation ";
    text += std::string(graph.label_of(step.to)) + "; ";
  }
  return text;
}

}  // namespace

TEST_SUITE("analyse/paths") {
  TEST_CASE("the shortest way leads over events and relations") {
    const EventGraph graph = chain_of_talks();
    const auto steps = find_path(graph, actor(graph, "Alice Gray"), actor(graph, "Red Union"), {});
    REQUIRE(steps);
    CHECK(steps->size() == 3);
    CHECK(steps->front().from == actor(graph, "Alice Gray"));
    CHECK(steps->back().to == actor(graph, "Red Union"));
    CHECK(steps->back().relation);
    PathOptions near;
    near.most_steps = 2;
    CHECK_FALSE(find_path(graph, actor(graph, "Alice Gray"), actor(graph, "Red Union"), near));
  }

  TEST_CASE("in time, no event comes before the one before it") {
    const EventGraph graph = chain_of_talks();
    PathOptions in_time;
    in_time.respects_time = true;
    const Vertex alice = actor(graph, "Alice Gray");
    const Vertex carla = actor(graph, "Carla Reed");
    CHECK(shown(graph, find_path(graph, alice, carla, in_time)) ==
          "2021-05-09 Bob Stone; 2021-05-12 Carla Reed; ");
    CHECK(shown(graph, find_path(graph, carla, alice, in_time)) ==
          "2021-05-03 Bob Stone; 2021-05-09 Alice Gray; ");
    in_time.filter.to = Date::from_civil(2021, 5, 10);
    CHECK(shown(graph, find_path(graph, alice, carla, in_time)) == "none");
    CHECK(shown(graph, find_path(graph, alice, alice, in_time)).empty());
  }

  TEST_CASE("relations count that held on the day") {
    EventGraph graph = chain_of_talks();
    for (EdgeRow& edge : graph.edges) {
      if (edge.kind == EdgeKind::Relation) {
        EventTime since;
        since.begin.earliest = Date::from_civil(2020, 1, 1);
        edge.set_valid(since);
      }
    }
    PathOptions then;
    then.filter.as_of = Date::from_civil(2019, 6, 1);
    const Vertex carla = actor(graph, "Carla Reed");
    const Vertex party = actor(graph, "Red Union");
    CHECK(shown(graph, find_path(graph, carla, party, then)) == "none");
    then.filter.as_of = Date::from_civil(2020, 6, 1);
    CHECK(shown(graph, find_path(graph, carla, party, then)) == "relation Red Union; ");
    then.filter.certain = true;  // it may have begun later
    CHECK(shown(graph, find_path(graph, carla, party, then)) == "none");
  }
}

}  // namespace chronograph
