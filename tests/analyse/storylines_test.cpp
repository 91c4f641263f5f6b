// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/storylines.hpp"

#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/query.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <string>

namespace chronograph {
namespace {

// Four meetings of the same two people, on the first days of a month.
Document meetings(const std::string& host, const std::string& guest, int month) {
  test::DocumentMaker maker(host + " met, phoned, thanked and praised " + guest + ".");
  const auto first = maker.entity(EntityType::Person, host);
  const auto second = maker.entity(EntityType::Person, guest);
  int day = 0;
  for (const char* const trigger : {"met", "phoned", "thanked", "praised"}) {
    Event& event = maker.event(trigger, "CONSULT");
    event.arguments = {{Role::Agent, maker.at(host), first},
                       {Role::Patient, maker.at(guest), second}};
    event.when = test::on_day(2021, month, ++day);
  }
  return maker.document();
}

}  // namespace

TEST_SUITE("analyse/storylines") {
  TEST_CASE("events that share actors and documents make up a story with a name of its own") {
    EventGraph graph =
        build_graph({meetings("Alice Gray", "Bob Stone", 5), meetings("Carla Reed", "Dan Ford", 6)},
                    {})
            .graph;
    find_storylines(graph);
    REQUIRE(graph.stories.size() == 2);
    std::string labels;
    for (const Storyline& story : graph.stories) {
      CHECK(story.events.size() == 4);
      CHECK(graph.text(story.id).starts_with("story-"));
      labels += std::string(graph.text(story.label)) + "; ";
    }
    CHECK(labels.find("Alice Gray, Bob Stone (May 2021)") != std::string::npos);
    CHECK(labels.find("Carla Reed, Dan Ford (Jun 2021)") != std::string::npos);

    Filter filter;
    filter.stories = {"carla reed, dan ford (jun 2021)"};
    std::size_t kept = 0;
    for (std::uint32_t row = 0; row < graph.events.size(); ++row) {
      kept += passes(graph, filter, row) ? 1U : 0U;
    }
    CHECK(kept == 4);
  }

  TEST_CASE("a graph without events has no stories") {
    EventGraph graph;
    find_storylines(graph);
    CHECK(graph.stories.empty());
  }
}

}  // namespace chronograph
