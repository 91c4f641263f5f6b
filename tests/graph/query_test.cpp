// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/query.hpp"

#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <sstream>

namespace chronograph {
namespace {

// One event of Ada in August 2021, known to the month.
EventGraph month_event() {
  test::DocumentMaker maker("Ada Lovelace visited Paris.");
  const auto ada = maker.entity(EntityType::Person, "Ada Lovelace");
  const auto paris = maker.entity(EntityType::Place, "Paris");
  const Span agent = maker.at("Ada Lovelace");
  const Span place = maker.at("Paris");
  Event& event = maker.event("visited", "CONSULT");
  event.arguments = {{Role::Agent, agent, ada}, {Role::Place, place, paris}};
  const DayBounds august{Date::from_civil(2021, 8, 1), Date::from_civil(2021, 8, 31)};
  event.context = "diplomatic";
  event.when = EventTime{august, august, Granularity::Month, "expression"};
  maker.document().publisher = "Harbour Wire";
  return build_graph({maker.document()}, {}).graph;
}

}  // namespace

TEST_SUITE("graph/query") {
  TEST_CASE("a period holds an event possibly or for certain") {
    const EventGraph graph = month_event();
    struct Row {
      int from_day, to_day;
      bool possible, certain;
    };
    for (const Row row :
         {Row{1, 31, true, true}, Row{10, 20, true, false}, Row{31, 31, true, false}}) {
      Filter filter;
      filter.from = Date::from_civil(2021, 8, row.from_day);
      filter.to = Date::from_civil(2021, 8, row.to_day);
      CAPTURE(row.from_day);
      CHECK(passes(graph, filter, 0) == row.possible);
      filter.certain = true;
      CHECK(passes(graph, filter, 0) == row.certain);
    }
    Filter later;
    later.from = Date::from_civil(2021, 9, 1);
    CHECK_FALSE(passes(graph, later, 0));
  }

  TEST_CASE("names are compared without case and diacritics, ids exactly") {
    const EventGraph graph = month_event();
    struct Row {
      Filter filter;
      bool expected;
    };
    Filter actor;
    actor.actors = {"ada lovelace"};
    Filter id;
    id.actors = {"actor-ada-lovelace"};
    Filter other;
    other.actors = {"Babbage"};
    Filter place;
    place.places = {"PARIS"};
    Filter source;
    source.sources = {"harbour wire"};
    Filter type;
    type.types = {"ASSAULT"};
    Filter context;
    context.contexts = {"election", "diplomatic"};
    Filter other_context;
    other_context.contexts = {"election"};
    for (const Row& row :
         {Row{context, true}, Row{other_context, false}, Row{actor, true}, Row{id, true},
          Row{other, false}, Row{place, true}, Row{source, true}, Row{type, false}}) {
      CHECK(passes(graph, row.filter, 0) == row.expected);
    }
  }

  TEST_CASE("a part of a graph has no edge that leads out of it") {
    const EventGraph graph = month_event();
    const EventGraph none = subgraph(graph, {});
    CHECK(none.events.empty());
    CHECK(none.edges.empty());
    const EventGraph all = subgraph(graph, {0});
    CHECK(all.events.size() == 1);
    CHECK(all.edges.size() == graph.edges.size());
    std::ostringstream part;
    std::ostringstream whole;
    write_graph_json(all, part);
    write_graph_json(graph, whole);
    CHECK(part.str() == whole.str());
  }

  TEST_CASE("a part of a graph has no string but its own") {
    const EventGraph none = subgraph(month_event(), {});
    CHECK(none.strings.size() == 1);
  }
}

}  // namespace chronograph
