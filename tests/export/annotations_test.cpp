// SPDX-License-Identifier: Apache-2.0
#include "chronograph/document/annotation.hpp"
#include "chronograph/error.hpp"
#include "export/graphs.hpp"
#include "export/writers.hpp"
#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace chronograph;

TEST_SUITE("export/annotations") {
  TEST_CASE("each document comes back under the ids that the input gave") {
    EventGraph graph = small_graph();
    graph.documents[0].ids.push_back(graph.strings.intern("second"));
    std::ostringstream out;
    write_annotations(graph, out);
    std::istringstream lines(out.str());
    std::string line;
    for (const std::string_view id : {"000_4e7f", "second"}) {
      REQUIRE(std::getline(lines, line));
      const Document document = read_annotation(line, "line");
      CHECK(document.id == id);
      CHECK(document.text.bytes() == "Khan <met> TTP & left.\n");
    }
    CHECK_FALSE(std::getline(lines, line));
  }

  TEST_CASE("an event says which node it became") {
    EventGraph graph = small_graph();
    graph.evidence[0].events.resize(2);
    graph.evidence[0].set(Layer::Events);
    graph.events.resize(1);
    graph.events[0].evidence = {{0, {5, 10}, {0, 21}, 1}};
    graph.edges.clear();
    rebuild_topology(graph);
    std::ostringstream out;
    write_annotations(graph, out);
    const JsonDocument line(out.str(), "line");
    const JsonValue events = *line.root().find("events");
    REQUIRE(events.size() == 2);
    CHECK_FALSE(events[0].find("chain"));
    CHECK(events[1].string_at("chain") == "event-a");
  }

  TEST_CASE("a lean graph has none to give") {
    EventGraph graph = small_graph();
    graph.lean = true;
    graph.evidence.clear();
    std::ostringstream out;
    CHECK_THROWS_AS(write_annotations(graph, out), Error);
  }
}
