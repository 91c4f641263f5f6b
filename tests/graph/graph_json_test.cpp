// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/graph_json.hpp"

#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace chronograph {
namespace {

std::string write(const EventGraph& graph) {
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

EventGraph sample() {
  test::DocumentMaker maker("Ada Lovelace met Charles Babbage in London. They may meet again.");
  maker.written(1833, 6, 6);
  const auto ada = maker.entity(EntityType::Person, "Ada Lovelace");
  const auto charles = maker.entity(EntityType::Person, "Charles Babbage");
  const auto london = maker.entity(EntityType::Place, "London");
  const Span spans[] = {maker.at("Ada Lovelace"), maker.at("Charles Babbage"), maker.at("London")};
  Event& event = maker.event("met", "CONSULT");
  event.arguments = {{Role::Agent, spans[0], ada},
                     {Role::Patient, spans[1], charles},
                     {Role::Place, spans[2], london}};
  event.when = test::on_day(1833, 6, 5);
  event.context = "technology";
  event.numbers = {{"crowd", 2.0, std::nullopt, "people", spans[0]}};
  maker.document().relations = {
      {ada, RelationType::AlliedWith, charles, spans[0], {}, Date::parse("1833-06-06")}};
  maker.document().zones = {{maker.at("They may meet again."), ZoneKind::Quote}};
  maker.document().set(Layer::Zones);
  return build_graph({maker.document()}, {{"chronograph", "test", "m", "l"}, false}).graph;
}

constexpr const char* kHead = R"({"schema":"chronograph-graph/1","nodes":[)";

}  // namespace

TEST_SUITE("graph/graph_json") {
  TEST_CASE("what was written reads back and writes the same bytes") {
    const std::string first = write(sample());
    const EventGraph again = read_graph_json(first, "test");
    CHECK(write(again) == first);
    CHECK(again.events.size() == 1);
    CHECK(again.quote(again.events[0].evidence[0].document, again.events[0].evidence[0].trigger) ==
          "met");
    CHECK(find_graph_violations(again).empty());
  }

  TEST_CASE("the context of an event and since when a relation is known read back") {
    const EventGraph again = read_graph_json(write(sample()), "test");
    CHECK(again.text(again.events[0].context) == "technology");
    const auto edge = std::ranges::find(again.edges, EdgeKind::Relation, &EdgeRow::kind);
    REQUIRE(edge != again.edges.end());
    CHECK(edge->known_since == Date::parse("1833-06-06"));
  }

  TEST_CASE("the numbers of an event read back with their bounds, an open one left open") {
    const EventGraph again = read_graph_json(write(sample()), "test");
    REQUIRE(again.events[0].numbers.size() == 1);
    const EventQuantity& number = again.events[0].numbers[0];
    CHECK(number.min == 2.0);
    CHECK(!number.max);
    CHECK(again.quote(number.evidence.document, number.evidence.span) == "Ada Lovelace");
    CHECK(shown_quantity(again, number) == "crowd: at least 2 people");
  }

  TEST_CASE("a graph with nothing but ids, kinds and labels is one") {
    const EventGraph graph = read_graph_json(
        std::string(kHead) +
            R"({"id":"e1","kind":"event","label":"x","start":"2021-08"},{"id":"a","kind":"actor","label":""}],
        "edges":[{"kind":"participates","source":"e1","target":"a"}]})",
        "test");
    CHECK(graph.events.size() == 1);
    REQUIRE(graph.events[0].time);
    CHECK(native_dates(graph.events[0]).start == "2021-08");
    CHECK(boost::num_edges(graph.graph) == 1);
  }

  TEST_CASE("what does not hold together is refused by name") {
    struct Row {
      std::string json;
      const char* message;
    };
    const std::string actor = R"({"id":"a","kind":"actor","label":"A"})";
    const std::vector<Row> rows{
        {"[]", "is no chronograph graph"},
        {R"({"schema":"chronograph-graph/2","nodes":[],"edges":[]})", "chronograph-graph/2"},
        {R"({"schema":"chronograph-graph/1","nodes":{}})", "no lists"},
        {std::string(kHead) + actor + "," + actor + R"(],"edges":[]})", "\"a\" stands twice"},
        {std::string(kHead) + R"({"id":"a","kind":"banana","label":"A"}],"edges":[]})", "banana"},
        {std::string(kHead) + actor +
             R"(],"edges":[{"kind":"relation","source":"a","target":"b"}]})",
         "\"b\", which is no node"},
        {std::string(kHead) + actor, "test:1:"},
    };
    for (const Row& row : rows) {
      CAPTURE(row.json);
      CHECK_THROWS_WITH_AS(read_graph_json(row.json, "test"), doctest::Contains(row.message),
                           Error);
    }
  }

  TEST_CASE("a graph cut anywhere is refused, never half read") {
    const std::string whole = write(sample());
    for (std::size_t size = 0; size + 3 < whole.size(); size += 37) {
      CAPTURE(size);
      CHECK_THROWS_AS(read_graph_json(whole.substr(0, size), "test"), Error);
    }
  }

  TEST_CASE("a span outside its text is a violation") {
    EventGraph graph = sample();
    graph.events[0].evidence[0].trigger = {5000, 5003};
    CHECK(find_graph_violations(graph).size() == 1);
  }
}

}  // namespace chronograph
