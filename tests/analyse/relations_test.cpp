// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/relations.hpp"

#include "chronograph/graph/builder.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

namespace chronograph {
namespace {

EventGraph two_meetings_and_an_attack() {
  test::DocumentMaker maker(
      "Alice Gray met Bob Stone. Alice Gray attacked Bob Stone. Alice Gray leads the Red Union.");
  const auto alice = maker.entity(EntityType::Person, "Alice Gray");
  const auto bob = maker.entity(EntityType::Person, "Bob Stone");
  const auto party = maker.entity(EntityType::Organization, "Red Union");
  const Span spans[] = {maker.at("Alice Gray"), maker.at("Bob Stone")};
  const std::vector<Argument> both{{Role::Agent, spans[0], alice}, {Role::Patient, spans[1], bob}};
  Event& meeting = maker.event("met", "CONSULT");
  meeting.arguments = both;
  meeting.when = test::on_day(2021, 5, 1);
  maker.event("attacked", "ASSAULT").arguments = both;
  maker.document().relations = {{alice, RelationType::Leads, party, maker.at("leads"), {}}};
  return build_graph({maker.document()}, {}).graph;
}

}  // namespace

TEST_SUITE("analyse/relations") {
  TEST_CASE("each kind of interaction and each relation is one edge") {
    const EventGraph graph = two_meetings_and_an_attack();
    const RelationshipMap map = make_map(graph, {});
    CHECK(map.vertices.size() == 3);
    REQUIRE(map.edges.size() == 3);
    for (const MapEdge& edge : map.edges) {
      CAPTURE(edge.type);
      CHECK(graph.label_of(edge.source) == "Alice Gray");
      CHECK(edge.balance == (edge.type == "CONSULT" ? 1 : edge.type == "ASSAULT" ? -1 : 0));
      CHECK(edge.is_relation == (edge.type == "leads"));
      CHECK(edge.first.has_value() == (edge.type == "CONSULT"));
    }
  }

  TEST_CASE("only edges between the actors that are shown are shown") {
    MapOptions options;
    options.top = 1;
    const EventGraph graph = two_meetings_and_an_attack();
    CHECK(make_map(graph, options).edges.empty());
  }
}

}  // namespace chronograph
