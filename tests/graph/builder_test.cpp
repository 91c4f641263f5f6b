// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/builder.hpp"

#include "chronograph/graph/graph_json.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace chronograph {
namespace {

using test::DocumentMaker;

Document talks(const std::string& id = "talks") {
  DocumentMaker maker("Imran Khan met the Tehrik-i-Taliban Pakistan (TTP) in Kabul.");
  maker.written(2021, 10, 1);
  const auto khan = maker.entity(EntityType::Person, "Imran Khan", {"Khan"});
  const auto ttp = maker.entity(EntityType::Group, "Tehrik-i-Taliban Pakistan", {"TTP"});
  const auto kabul = maker.entity(EntityType::Place, "Kabul");
  const Span agent = maker.at("Imran Khan");
  const Span patient = maker.at("Tehrik-i-Taliban Pakistan");
  const Span place = maker.at("Kabul");
  Event& event = maker.event("met", "CONSULT");
  event.arguments = {
      {Role::Agent, agent, khan}, {Role::Patient, patient, ttp}, {Role::Place, place, kabul}};
  event.when = test::on_day(2021, 9, 30);
  maker.document().id = id;
  return std::move(maker.document());
}

Document attack() {
  DocumentMaker maker("TTP attacked a convoy, a second Khan said.");
  const auto ttp = maker.entity(EntityType::Organization, "TTP");
  const auto khan = maker.entity(EntityType::Person, "Khan");
  const Span agent = maker.at("TTP");
  Event& event = maker.event("attacked", "ASSAULT");
  event.arguments = {{Role::Agent, agent, ttp}};
  event.source = khan;
  return std::move(maker.document());
}

std::string json_of(std::vector<Document> documents) {
  std::ostringstream out;
  write_graph_json(
      build_graph(std::move(documents), {{"chronograph", "test", "", ""}, false}).graph, out);
  return out.str();
}

const ActorNode* find_actor(const EventGraph& graph, std::string_view id) {
  const auto found =
      std::find_if(graph.actors.begin(), graph.actors.end(),
                   [&](const ActorNode& actor) { return graph.text(actor.id) == id; });
  return found == graph.actors.end() ? nullptr : &*found;
}

}  // namespace

TEST_SUITE("graph/builder") {
  TEST_CASE("the order of the documents leaves no trace in the graph") {
    CHECK(json_of({talks(), attack()}) == json_of({attack(), talks()}));
  }

  TEST_CASE("a text given twice is one document with both ids") {
    const BuildResult result = build_graph({talks("a"), talks("b")}, {});
    REQUIRE(result.graph.documents.size() == 1);
    CHECK(result.graph.documents[0].ids.size() == 2);
    CHECK(result.counts.duplicate_documents == 1);
    CHECK(result.graph.events.size() == 1);
  }

  TEST_CASE("dates that no calendar has are counted") {
    Document document = talks();
    document.times.resize(2);
    document.times[0].value = "2021-10-01";
    const BuildResult result = build_graph({document}, {});
    CHECK(result.counts.impossible_dates == 1);
  }

  TEST_CASE("an acronym joins a group across documents, a lone surname joins nobody") {
    const EventGraph graph = build_graph({talks(), attack()}, {}).graph;
    const ActorNode* ttp = find_actor(graph, "actor-tehrik-i-taliban-pakistan");
    REQUIRE(ttp != nullptr);
    CHECK(ttp->mentions.size() == 3);
    CHECK(find_actor(graph, "actor-imran-khan") != nullptr);
    CHECK(find_actor(graph, "actor-khan") != nullptr);
  }

  TEST_CASE("participants become edges with roles, a place becomes the event's location") {
    const EventGraph graph = build_graph({talks()}, {}).graph;
    std::vector<std::string> kinds;
    for (const EdgeRow& edge : graph.edges) {
      if (graph.graph[edge.source].kind == NodeKind::Event && edge.kind != EdgeKind::MentionedIn) {
        kinds.push_back(std::string(to_string(edge.kind)) + " " +
                        std::string(graph.text(edge.role)) + " " +
                        std::string(graph.label_of(edge.target)));
      }
    }
    std::sort(kinds.begin(), kinds.end());
    CHECK(kinds == std::vector<std::string>{"located_in  Kabul", "participates agent Imran Khan",
                                            "participates patient Tehrik-i-Taliban Pakistan"});
  }

  TEST_CASE("where something comes from is its origin, not where it happened") {
    DocumentMaker maker("The TTP fled from Kabul.");
    const auto ttp = maker.entity(EntityType::Organization, "TTP");
    const auto kabul = maker.entity(EntityType::Place, "Kabul");
    const Span agent = maker.at("TTP");
    const Span place = maker.at("Kabul");
    maker.event("fled", "RETREAT").arguments = {{Role::Agent, agent, ttp},
                                                {Role::Place, place, kabul}};
    const EventGraph graph = build_graph({maker.document()}, {}).graph;
    REQUIRE(graph.events.size() == 1);
    const bool located = std::ranges::any_of(
        graph.edges, [](const EdgeRow& edge) { return edge.kind == EdgeKind::LocatedIn; });
    const bool origin = std::ranges::any_of(graph.edges, [&](const EdgeRow& edge) {
      return edge.kind == EdgeKind::Participates && graph.text(edge.role) == "origin";
    });
    CHECK(!located);
    CHECK(origin);
  }

  TEST_CASE("a group that no event holds is an actor if several documents name it") {
    const auto naming = [](const std::string& text) {
      DocumentMaker maker(text);
      maker.entity(EntityType::Group, "Orlenians");
      return std::move(maker.document());
    };
    const Document one = naming("The Orlenians sleep.");
    const Document other = naming("It is said of Orlenians.");
    CHECK(find_actor(build_graph({one}, {}).graph, "actor-orlenians") == nullptr);
    CHECK(find_actor(build_graph({one, other}, {}).graph, "actor-orlenians") != nullptr);
  }

  TEST_CASE("an event that names nobody stays in the annotation and is counted") {
    DocumentMaker maker("It rained.");
    maker.event("rained", "x-disaster");
    const BuildResult result = build_graph({maker.document()}, {});
    CHECK(result.graph.events.empty());
    CHECK(result.counts.annotated_events == 1);
  }

  TEST_CASE("a sourced claim is reported, a doubted one denied, a plan planned") {
    struct Row {
      Modality modality;
      bool sourced;
      Status expected;
    };
    for (const Row row : {Row{Modality::Asserted, false, Status::Asserted},
                          Row{Modality::Asserted, true, Status::Reported},
                          Row{Modality::Future, true, Status::Planned},
                          Row{Modality::Intended, false, Status::Planned},
                          Row{Modality::Possible, false, Status::Hypothetical},
                          Row{Modality::Conditional, true, Status::Hypothetical},
                          Row{Modality::ReportedDoubt, true, Status::Denied}}) {
      Document document = talks();
      document.events[0].modality = row.modality;
      document.events[0].source = row.sourced ? std::optional<std::uint32_t>(0) : std::nullopt;
      const EventGraph graph = build_graph({document}, {}).graph;
      CAPTURE(static_cast<int>(row.modality));
      CHECK(graph.events[0].status == row.expected);
    }
  }

  TEST_CASE("what caused what is an edge that rests on the words that say so") {
    DocumentMaker maker("TTP attacked Kabul because TTP lost Swat.");
    const auto ttp = maker.entity(EntityType::Organization, "TTP");
    const Span agent = maker.at("TTP");
    maker.event("attacked", "ASSAULT").arguments = {{Role::Agent, agent, ttp}};
    Event& cause = maker.event("lost", "");
    cause.arguments = {{Role::Agent, agent, ttp}};
    const Span marker = maker.at("because");
    cause.causes = {{0, marker}};
    const EventGraph graph = build_graph({maker.document()}, {}).graph;
    REQUIRE(graph.events.size() == 2);  // "lost" has neither type nor date, but it led to something
    const auto edge = std::ranges::find(graph.edges, EdgeKind::Causes, &EdgeRow::kind);
    REQUIRE(edge != graph.edges.end());
    CHECK(graph.label_of(edge->target).find("attack") != std::string_view::npos);
    REQUIRE(edge->evidence.size() == 1);
    CHECK(edge->evidence.front().span == marker);
  }

  TEST_CASE("bounds of a relation meet, and where they contradict each other all are allowed") {
    const auto leads = [](const char* text, const char* day, DayBounds end) {
      DocumentMaker maker(text);
      const auto khan = maker.entity(EntityType::Person, "Imran Khan");
      const auto ttp = maker.entity(EntityType::Organization, "TTP");
      maker.document().relations = {{khan, RelationType::Leads, ttp, maker.at("Imran Khan"),
                                     EventTime{{}, end, {}, {}}, Date::parse(day)}};
      return std::move(maker.document());
    };
    const auto day = [](const char* iso) { return Date::parse(iso); };
    const auto built = [](std::vector<Document> documents) {
      const EventGraph graph = build_graph(std::move(documents), {}).graph;
      return *std::ranges::find(graph.edges, EdgeKind::Relation, &EdgeRow::kind);
    };
    const Document may =
        leads("Imran Khan left TTP.", "2021-10-01", {day("2021-05-01"), day("2021-05-31")});
    const Document open = leads("Imran Khan quit TTP.", "2021-09-01", {{}, day("2021-05-10")});
    const Document june =
        leads("Imran Khan parted with TTP.", "2021-11-01", {day("2021-06-01"), day("2021-06-30")});
    const EdgeRow agreed = built({may, open});
    CHECK(agreed.known_since == day("2021-09-01"));
    REQUIRE(agreed.valid);
    CHECK(agreed.valid->end == DayBounds{day("2021-05-01"), day("2021-05-10")});
    const EdgeRow contradicted = built({june, may});
    REQUIRE(contradicted.valid);
    CHECK(contradicted.valid->end == DayBounds{day("2021-05-01"), day("2021-06-30")});
  }

  TEST_CASE("two actors of one slug keep apart") {
    Document document = attack();
    document.entities[0].name = "T.T.P";  // same slug as the other document's "TTP"
    const EventGraph graph = build_graph({document, attack()}, {}).graph;
    CHECK(graph.actors.size() >= 2);
    CHECK(find_graph_violations(graph).empty());
  }

  TEST_CASE("a lean graph holds no text") {
    const EventGraph graph = build_graph({talks()}, {{}, true}).graph;
    CHECK(graph.lean);
    CHECK(graph.evidence.empty());
    CHECK(graph.quote(0, {0, 4}).empty());
  }
}

}  // namespace chronograph
