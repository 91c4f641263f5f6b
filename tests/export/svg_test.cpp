// SPDX-License-Identifier: Apache-2.0
#include "export/graphs.hpp"
#include "export/map_picture.hpp"
#include "export/timeline_picture.hpp"
#include "export/writers.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace chronograph;

TEST_SUITE("export/svg") {
  TEST_CASE("every event and actor is in the picture once, whatever their labels") {
    for (std::uint32_t seed = 0; seed < 4; ++seed) {
      const EventGraph graph = seed == 0 ? small_graph() : generated_graph(seed, 150);
      const std::string svg = written(&write_svg, graph);
      for (const EventNode& event : graph.events) {
        CHECK(count(svg, "data-id=\"" + std::string(graph.text(event.id)) + "\"") == 1);
      }
      for (const ActorNode& actor : graph.actors) {
        CHECK(count(svg, "data-id=\"" + std::string(graph.text(actor.id)) + "\"") == 1);
      }
      CHECK(count(svg, "<script") == 0);
      CHECK(count(svg, "data-source") == 0);  // an edge that is not drawn leaves nothing behind
    }
  }

  TEST_CASE("a date is drawn no more exact than it is, a claim otherwise than a fact") {
    const std::string svg = written(&write_svg, small_graph());
    CHECK(count(svg, "class=\"date\">Aug 2021<") == 1);
    CHECK(count(svg, ">24 Sep 2021 or later<") == 1);
    CHECK(count(svg, "class=\"fact\"") == 2);  // in the legend only: no day is stated as a fact
    CHECK(count(svg, "class=\"within claimed\"") == 3);  // one in the legend
  }

  TEST_CASE("a graph of one actor, or of events without dates, is drawn too") {
    EventGraph graph = small_graph();
    for (EventNode& event : graph.events) {
      event.time.reset();
    }
    CHECK(count(written(&write_svg, graph), "No date is known") == 1);
    CHECK(count(written(&write_svg, graph), ">on that day<") == 0);  // nothing to explain
    EventGraph one;
    ActorNode actor;
    actor.id = one.strings.intern("actor-a");
    actor.label = one.strings.intern("A");
    one.actors = {actor};
    rebuild_topology(one);
    CHECK(count(written(&write_svg, one), "data-id=\"actor-a\"") == 1);
    CHECK(count(written(&write_svg, one), ">No events in this graph.<") == 1);
    CHECK(count(written(&write_svg, one), "nothing in this graph ties one of them") == 1);
  }

  TEST_CASE("a far day does not squeeze the others") {
    const auto day = [](int year, int month, int of_month) {
      return *Date::from_civil(year, month, of_month);
    };
    const TimeScale scale({day(1950, 1, 1), day(2021, 9, 1), day(2021, 9, 8)}, 0, 100);
    CHECK(scale.at(day(1950, 1, 1)) == 0);
    CHECK(scale.at(day(2021, 9, 8)) == 100);
    CHECK(scale.at(day(2021, 9, 1)) > 60);
    CHECK(scale.at(day(2021, 9, 1)) < 90);
    CHECK(TimeScale({day(2021, 9, 1)}, 0, 100).at(day(2021, 9, 1)) == 50);
  }
}
