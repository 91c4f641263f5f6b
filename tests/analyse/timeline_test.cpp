// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/timeline.hpp"

#include "chronograph/analyse/finalize.hpp"
#include "chronograph/graph/builder.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

namespace chronograph {
namespace {

std::optional<Date> day(const char* iso) {
  return iso == nullptr ? std::nullopt : Date::parse(iso);
}

EventGraph three_events() {
  test::DocumentMaker maker("Ada Lovelace spoke. Ada Lovelace wrote. Ada Lovelace died.");
  const auto ada = maker.entity(EntityType::Person, "Ada Lovelace");
  const Span agent = maker.at("Ada Lovelace");
  for (const char* trigger : {"spoke", "wrote", "died"}) {
    maker.event(trigger, "x-statement").arguments = {{Role::Agent, agent, ada}};
  }
  auto& events = maker.document().events;
  events[0].when = test::on_day(1843, 9, 2);
  events[2].when = test::on_day(1840, 1, 1);
  events[1].modality = Modality::ReportedDoubt;
  EventGraph graph = build_graph({maker.document()}, {}).graph;
  finalize(graph);
  return graph;
}

}  // namespace

TEST_SUITE("analyse/timeline") {
  TEST_CASE("a date is shown exactly as exact as it is") {
    struct Row {
      const char* begin[2];
      const char* end[2];
      const char* expected;
    };
    const Row rows[] = {
        {{"2021-09-24", "2021-09-24"}, {"2021-09-24", "2021-09-24"}, "24 Sep 2021"},
        {{"2021-08-01", "2021-08-31"}, {"2021-08-01", "2021-08-31"}, "Aug 2021"},
        {{"2021-01-01", "2021-12-31"}, {"2021-01-01", "2021-12-31"}, "2021"},
        {{"2021-09-24", nullptr}, {"2021-09-24", nullptr}, "24 Sep 2021 or later"},
        {{nullptr, "2021-10-01"}, {nullptr, "2021-10-01"}, "by 1 Oct 2021"},
        {{"2021-09-20", "2021-09-24"}, {"2021-09-20", "2021-09-24"}, "between 20–24 Sep 2021"},
        {{"2021-03-03", "2021-03-03"}, {"2021-03-07", "2021-03-07"}, "3–7 Mar 2021"},
        {{"2020-12-30", "2020-12-30"}, {"2021-01-02", "2021-01-02"}, "30 Dec 2020 – 2 Jan 2021"},
        {{nullptr, "2021-10-01"}, {"2021-10-01", nullptr}, "ongoing on 1 Oct 2021"},
        {{"2021-08-01", "2021-08-31"}, {nullptr, nullptr}, "since Aug 2021"},
        {{nullptr, nullptr}, {"2021-10-01", "2021-10-01"}, "until 1 Oct 2021"},
        {{nullptr, nullptr}, {nullptr, nullptr}, ""},
    };
    for (const Row& row : rows) {
      EventTime time;
      time.begin = {day(row.begin[0]), day(row.begin[1])};
      time.end = {day(row.end[0]), day(row.end[1])};
      CAPTURE(row.expected);
      CHECK(display_date(time) == row.expected);
    }
  }

  TEST_CASE("events come by date, undated ones last, denied ones only when asked for") {
    const EventGraph graph = three_events();
    const auto entries = make_timeline(graph, {});
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].display_date == "1 Jan 1840");
    CHECK(entries[1].display_date == "2 Sep 1843");
    TimelineOptions denied;
    denied.filter.statuses = {Status::Denied};
    const auto asked = make_timeline(graph, denied);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].display_date.empty());
  }

  TEST_CASE("what the graph puts earlier comes earlier, among dated events and among the others") {
    test::DocumentMaker maker("Ada Lovelace spoke, wrote, died, and slept, and sang.");
    const auto ada = maker.entity(EntityType::Person, "Ada Lovelace");
    const Span agent = maker.at("Ada Lovelace");
    for (const char* trigger : {"spoke", "wrote", "died", "slept", "sang"}) {
      maker.event(trigger, "x-statement").arguments = {{Role::Agent, agent, ada}};
    }
    Document& document = maker.document();
    document.events[0].when = test::on_day(1843, 9, 2);
    document.events[1].when = test::on_day(1843, 9, 2);
    document.events[2].when = test::on_day(1843, 9, 1);
    // Sentences apart, so that no bounds are carried over.
    document.sentences.clear();
    for (const Event& event : document.events) {
      document.sentences.push_back({event.span, 0, 0});
    }
    const auto say = [&](std::uint32_t from, std::uint32_t to) {
      document.links.push_back(
          {{LinkEnd::Kind::Event, from}, {LinkEnd::Kind::Event, to}, LinkRelation::Before});
    };
    say(1, 0);  // both on one day
    say(4, 3);  // neither has a date
    say(4, 2);  // what has no date holds up none that has one
    const EventGraph graph = build_graph({document}, {}).graph;
    std::string order;
    for (const TimelineEntry& entry : make_timeline(graph, {})) {
      const EventEvidence& of = graph.events[entry.event].evidence.front();
      order += std::string(graph.quote(of.document, of.trigger)) + " ";
    }
    CHECK(order == "died wrote spoke sang slept ");
  }

  TEST_CASE("a choice shows what one sentence tells in the same words once, the whole shows all") {
    EventGraph graph = three_events();
    graph.events[1].label = graph.events[0].label;
    graph.events[1].evidence = graph.events[0].evidence;
    CHECK(select_events(graph, {}, std::nullopt).size() == 3);
    CHECK(select_events(graph, {}, 3).size() == 3);
    CHECK(select_events(graph, {}, 2).back() == 2);
  }

  TEST_CASE("the most salient events are kept, in the order of the timeline") {
    const EventGraph graph = three_events();
    TimelineOptions one;
    one.top = 1;
    CHECK(make_timeline(graph, one).size() == 1);
    for (const EventNode& event : graph.events) {
      CHECK(event.salience >= 0);
      CHECK(event.salience <= 1);
    }
  }
}

}  // namespace chronograph
