// SPDX-License-Identifier: Apache-2.0
// One event is one node, with all its mentions; what contradicts stays two.
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/why_apart.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace chronograph {
namespace {

using test::DocumentMaker;

// What two reports of one story have in common, so that they are one story.
constexpr std::string_view kStory =
    " The Ostrava ironworks dispute with the Kalvin brothers over furnace leases goes on.";

struct Report {
  std::string text = "Zetor bought Avia in Brno.";
  std::string trigger = "bought";
  std::string patient = "Avia";
  std::string place = "Brno";
  int day = 3;  ///< of May 2019; 0: no date
  Tense tense = Tense::Past;
  Polarity polarity = Polarity::Pos;
  Modality modality = Modality::Asserted;
  EventClass event_class = EventClass::Occurrence;
  bool sourced = false;
  std::string publisher;
  std::string more = std::string(kStory);  ///< behind the sentence
};

Document document_of(const Report& report) {
  DocumentMaker maker(report.text + report.more);
  Document& document = maker.document();
  const auto end = static_cast<std::uint32_t>(report.text.size());
  document.sentences = {{{0, end}, 0, 0}, {{end + 1, document.text.size()}, 0, 0}};
  maker.written(2019, 5, 6);
  document.publisher = report.publisher;
  const auto zetor = maker.entity(EntityType::Organization, "Zetor");
  const auto avia = maker.entity(EntityType::Organization, report.patient);
  const auto brno = maker.entity(EntityType::Place, report.place);
  const Span agent = maker.at("Zetor");
  const Span patient = maker.at(report.patient);
  const Span place = maker.at(report.place);
  if (report.day != 0) {
    document.times.emplace_back();
    document.times.back().span = {0, 1};
  }
  Event& event = maker.event(report.trigger, "x-acquire");
  event.lemma = "purchase";
  event.tense = report.tense;
  event.polarity = report.polarity;
  event.modality = report.modality;
  event.event_class = report.event_class;
  event.arguments = {
      {Role::Agent, agent, zetor}, {Role::Patient, patient, avia}, {Role::Place, place, brno}};
  if (report.day != 0) {
    event.when = test::on_day(2019, 5, report.day);
    event.time = TimeRef{0};
  }
  if (report.sourced) {
    event.source = zetor;
  }
  return std::move(document);
}

BuildResult built(const Report& one, const Report& other) {
  return build_graph({document_of(one), document_of(other)}, {});
}

// Another report of the same: in other words, so that it is no copy.
Report second() {
  Report report;
  report.text = "On Friday Zetor bought all of Avia in Brno, a letter showed.";
  return report;
}

std::vector<std::string> contradictions_in(const EventGraph& graph) {
  std::vector<std::string> reasons;
  for (const EdgeRow& edge : graph.edges) {
    if (edge.kind == EdgeKind::Contradicts) {
      reasons.emplace_back(graph.text(edge.role));
    }
  }
  return reasons;
}

std::string objections_in(const EventGraph& graph) {
  REQUIRE(graph.events.size() == 2);
  return why_apart(graph, 0, 1).value().objections;
}

}  // namespace

TEST_SUITE("graph/one_event") {
  TEST_CASE("two reports of who did what to whom are one event with both as evidence") {
    const BuildResult result = built({}, second());
    REQUIRE(result.graph.events.size() == 1);
    const EventNode& event = result.graph.events[0];
    REQUIRE(event.evidence.size() == 2);
    CHECK(event.evidence[0].reason == 0);
    CHECK(result.graph.text(event.evidence[1].reason).starts_with("agent+patient+place+day"));
    CHECK(event.support_documents == 2);
    CHECK(event.support_sources == 2);
    CHECK(result.counts.event_mentions == 2);
    CHECK(result.counts.event_nodes == 1);
  }

  TEST_CASE("documents of one publisher are one source") {
    Report one;
    Report other = second();
    one.publisher = other.publisher = "Morava Daily";
    CHECK(built(one, other).graph.events.at(0).support_sources == 1);
    CHECK(built(one, other).graph.events.at(0).support_documents == 2);
  }

  TEST_CASE("what a text presents as having happened speaks before what it says that others say") {
    Report one;
    one.sourced = true;
    const EventGraph graph = built(one, second()).graph;
    REQUIRE(graph.events.size() == 1);
    CHECK(graph.events[0].status == Status::Asserted);
  }

  TEST_CASE("what is not surely one event stays two, with the reason") {
    Report other = second();
    SUBCASE("another day") {
      other.day = 20;
      CHECK(objections_in(built({}, other).graph) == "time");
    }
    SUBCASE("another place") {
      other.text = "On Friday Zetor bought all of Avia in Olomouc, a letter showed.";
      other.place = "Olomouc";
      CHECK(objections_in(built({}, other).graph) == "place");
    }
    SUBCASE("another patient") {
      other.text = "On Friday Zetor bought all of Tatra in Brno, a letter showed.";
      other.patient = "Tatra";
      CHECK(objections_in(built({}, other).graph) == "patient");
    }
    SUBCASE("a plan") {
      other.modality = Modality::Future;
      CHECK(objections_in(built({}, other).graph) == "status");
    }
    SUBCASE("told as another") {
      other.text = "On Friday Zetor again bought all of Avia in Brno, a letter showed.";
      CHECK(objections_in(built({}, other).graph) == "another");
    }
    SUBCASE("told as one time of several") {
      other.text = "It was the second time that Zetor bought all of Avia in Brno.";
      CHECK(objections_in(built({}, other).graph) == "another");
    }
    SUBCASE("a habit") {
      other.tense = Tense::Present;
      other.day = 0;
      CHECK(objections_in(built({}, other).graph) == "generic");
    }
    SUBCASE("a saying") {
      other.event_class = EventClass::Reporting;
      CHECK(objections_in(built({}, other).graph) == "saying");
    }
    SUBCASE("another story") {
      other.more =
          " Skiers in Zermatt await glacier trams while marmots whistle at dawn, guides mend "
          "ropes, "
          "bakers knead rye loaves, violinists rehearse sonatas, painters sketch larches, monks "
          "brew "
          "gentian liqueur, surveyors plot moraines, vets vaccinate goats and tailors hem capes.";
      CHECK(objections_in(built({}, other).graph) == "story");
    }
  }

  TEST_CASE("what is only doubted contradicts nothing, and is no part of what has happened") {
    Report other = second();
    other.modality = Modality::ReportedDoubt;
    const EventGraph graph = built({}, other).graph;
    CHECK(contradictions_in(graph).empty());
    CHECK(objections_in(graph) == "status");
  }

  TEST_CASE("a denial contradicts what it denies") {
    Report other = second();
    other.text = "Zetor denied on Friday that it bought all of Avia in Brno.";
    other.modality = Modality::ReportedDoubt;
    const BuildResult result = built({}, other);
    CHECK(result.graph.events.size() == 2);
    CHECK(contradictions_in(result.graph) == std::vector<std::string>{"denial"});
    CHECK(result.counts.contradicted_events == 1);
  }

  TEST_CASE("two dates close by of what is otherwise one event contradict each other") {
    Report other = second();
    other.day = 4;
    CHECK(contradictions_in(built({}, other).graph) == std::vector<std::string>{"date"});
    other.day = 28;
    CHECK(contradictions_in(built({}, other).graph).empty());
  }

  TEST_CASE("one verb twice in one text is two events, even of the same two") {
    DocumentMaker maker("Zetor struck Avia with a writ, and Zetor fined Avia over a lease.");
    const auto zetor = maker.entity(EntityType::Organization, "Zetor");
    const auto avia = maker.entity(EntityType::Organization, "Avia");
    const Span agent = maker.at("Zetor");
    const Span patient = maker.at("Avia");
    for (const std::string_view trigger : {"struck", "fined"}) {
      Event& event = maker.event(trigger, "x-sanction");
      event.lemma = "fine";
      event.tense = Tense::Past;
      event.arguments = {{Role::Agent, agent, zetor}, {Role::Patient, patient, avia}};
    }
    const EventGraph graph = build_graph({maker.document()}, {}).graph;
    CHECK(graph.events.size() == 2);
    CHECK(objections_in(graph) == "too-little");
  }

  TEST_CASE("a part of what another counts in all is no one event with it") {
    const auto graph_of = [](const Quantity& one, const Quantity& other) {
      Document first = document_of({});
      Document later = document_of(second());
      first.events[0].numbers = {one};
      later.events[0].numbers = {other};
      return build_graph({first, later}, {}).graph;
    };
    const Quantity four{"killed", 4, 4, "people", {0, 5}};
    const Quantity nine_or_more{"killed", 9, std::nullopt, "people", {0, 5}};
    const Quantity three_or_more{"killed", 3, std::nullopt, "people", {0, 5}};
    const Quantity nine_hurt{"injured", 9, 9, "people", {0, 5}};
    CHECK(objections_in(graph_of(four, nine_or_more)) == "number");
    CHECK(graph_of(four, three_or_more).events.size() == 1);
    CHECK(graph_of(four, nine_hurt).events.size() == 1);
  }

  TEST_CASE("who did it in one report and was hit in the other contradict each other") {
    Report other;
    other.text = "On Friday Avia bought all of Zetor in Brno, a letter showed.";
    Document turned = document_of(other);
    std::swap(turned.events[0].arguments[0].role, turned.events[0].arguments[1].role);
    const EventGraph graph = build_graph({document_of({}), turned}, {}).graph;
    CHECK(graph.events.size() == 2);
    CHECK(contradictions_in(graph) == std::vector<std::string>{"role"});
  }

  TEST_CASE("both sides of a contradiction keep their sentence as evidence") {
    Report other = second();
    other.day = 4;
    const EventGraph graph = built({}, other).graph;
    REQUIRE(graph.events.size() == 2);
    const auto edge = std::find_if(graph.edges.begin(), graph.edges.end(), [](const EdgeRow& one) {
      return one.kind == EdgeKind::Contradicts;
    });
    REQUIRE(edge != graph.edges.end());
    CHECK(edge->evidence.size() == 2);
    CHECK(graph.events[0].time != graph.events[1].time);
  }

  TEST_CASE("two numbers of what is otherwise one event contradict each other") {
    Report one;
    one.text = "Zetor bought 12 sheds of Avia in Brno.";
    Report other = second();
    other.text = "On Friday Zetor bought fourteen sheds of Avia in Brno, a letter showed.";
    Document first = document_of(one);
    Document second = document_of(other);
    first.events[0].arguments[1].span = {13, 29};
    second.events[0].arguments[1].span = {23, 45};
    const EventGraph graph = build_graph({first, second}, {}).graph;
    CHECK(graph.events.size() == 2);
    CHECK(contradictions_in(graph) == std::vector<std::string>{"number"});
  }

  TEST_CASE("a date closes what another text leaves open, and its basis stands") {
    Report other = second();
    other.day = 0;
    Document open = document_of(other);
    open.events[0].when = EventTime{{std::nullopt, Date::from_civil(2019, 5, 6)},
                                    {std::nullopt, Date::from_civil(2019, 5, 6)},
                                    Granularity::Range,
                                    "creation-time"};
    const EventGraph graph = build_graph({document_of({}), open}, {}).graph;
    REQUIRE(graph.events.size() == 1);
    CHECK(graph.events[0].time == test::on_day(2019, 5, 3));
  }
}

TEST_SUITE("graph/near_copies") {
  TEST_CASE("near copies are one source and hang on the earliest") {
    const std::string dispatch =
        " Workers at the tractor plant heard of it from a notice on the gate, and the union asked "
        "for a meeting with both boards before the summer break begins in the valley.";
    Report one;
    Report other;
    one.more = dispatch;
    other.more = dispatch + " Shares were not traded.";
    one.publisher = "Morava Daily";
    other.publisher = "Silesia Post";
    const BuildResult result = built(one, other);
    CHECK(result.counts.near_copies == 1);
    CHECK(result.graph.documents.size() == 2);
    REQUIRE(result.graph.events.size() == 1);
    CHECK(result.graph.events[0].support_documents == 2);
    CHECK(result.graph.events[0].support_sources == 1);
    CHECK(std::count_if(
              result.graph.edges.begin(), result.graph.edges.end(), [&](const EdgeRow& edge) {
                return edge.kind == EdgeKind::SameAs && result.graph.text(edge.role) == "near-copy";
              }) == 1);
  }

  TEST_CASE("a sentence of near copies is one event even if it is a saying") {
    Report one;
    one.event_class = EventClass::Reporting;
    one.more =
        " Workers at the tractor plant heard of it from a notice on the gate, and the union asked "
        "for a meeting with both boards before the summer break begins in the valley.";
    Report other = one;
    other.more += " Shares were not traded.";
    const EventGraph graph = built(one, other).graph;
    REQUIRE(graph.events.size() == 1);
    CHECK(graph.text(graph.events[0].evidence.at(1).reason).find("sentence") != std::string::npos);
  }

  TEST_CASE("a form that is filled anew is no copy") {
    Report one;
    Report other;
    one.more = other.more =
        " Turnover at the exchange was thin, brokers said, as most houses waited for figures from "
        "the central bank that are due on the last day of the month.";
    other.text = "Zetor bought Avia in Brno, again.";
    Document first = document_of(one);
    Document second = document_of(other);
    const auto later = Date::from_civil(2019, 5, 20);
    second.creation_time = CreationTime{{later, later}, CreationMethod::Field, {}};
    CHECK(build_graph({first, second}, {}).counts.near_copies == 0);
  }
}

}  // namespace chronograph
