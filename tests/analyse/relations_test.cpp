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

  TEST_CASE("the full projection has a node an event and an edge for each part in it") {
    const EventGraph graph = two_meetings_and_an_attack();
    MapOptions options;
    options.projection = Projection::Full;
    const RelationshipMap map = make_map(graph, options);
    CHECK(map.vertices.size() == 5);
    std::size_t agents = 0;
    std::size_t relations = 0;
    for (const MapEdge& edge : map.edges) {
      agents += edge.type == "agent" && graph.label_of(edge.target) == "Alice Gray" ? 1U : 0U;
      relations += edge.is_relation ? 1U : 0U;
    }
    CHECK(map.edges.size() == 5);
    CHECK(agents == 2);
    CHECK(relations == 1);
    options.top = 1;
    CHECK(make_map(graph, options).edges.size() == 2);
  }

  TEST_CASE("only edges between the actors that are shown are shown") {
    MapOptions options;
    options.top = 1;
    const EventGraph graph = two_meetings_and_an_attack();
    CHECK(make_map(graph, options).edges.empty());
  }
}

}  // namespace chronograph
