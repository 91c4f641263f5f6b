// SPDX-License-Identifier: Apache-2.0
// What a person has set right holds in every graph that is built of the same documents and others,
// in any order and grouping of merging.
#include "chronograph/graph/corrections.hpp"

#include "chronograph/error.hpp"
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "support/documents.hpp"
#include "support/random_documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace chronograph {
namespace {

using test::DocumentMaker;

Document visit() {
  DocumentMaker maker("Anna Weber visited Ostrava on Monday. Weber praised the mayor.");
  maker.written(2021, 10, 4);
  const auto weber = maker.entity(EntityType::Person, "Anna Weber");
  const auto place = maker.entity(EntityType::Place, "Ostrava");
  const Span again = maker.at("Weber praised");
  const Span agent = maker.at("Anna Weber");
  maker.document().mentions.push_back(
      {{again.begin, again.begin + 5}, EntityType::Person, MentionKind::Name, weber});
  Event& visited = maker.event("visited", "CONSULT");
  visited.when = test::on_day(2021, 10, 4);
  visited.arguments = {{Role::Agent, agent, weber}, {Role::Place, maker.at("Ostrava"), place}};
  Event& praised = maker.event("praised", "SUPPORT");
  praised.arguments = {{Role::Agent, {again.begin, again.begin + 5}, weber}};
  return std::move(maker.document());
}

Document strike() {
  DocumentMaker maker("Harbour pilots halted work after the envoy A. Weber left.");
  const auto pilots = maker.entity(EntityType::Organization, "Harbour pilots");
  const auto weber = maker.entity(EntityType::Person, "A. Weber");
  Event& halted = maker.event("halted", "PROTEST");
  halted.arguments = {{Role::Agent, maker.at("Harbour pilots"), pilots}};
  Event& left = maker.event("left", "RETREAT");
  left.arguments = {{Role::Agent, maker.at("A. Weber"), weber}};
  return std::move(maker.document());
}

// Comes later, and names the visitor of the first.
Document interview() {
  DocumentMaker maker("Anna Weber rejected the plan in an interview.");
  const auto weber = maker.entity(EntityType::Person, "Anna Weber");
  Event& rejected = maker.event("rejected", "REJECT");
  rejected.arguments = {{Role::Agent, maker.at("Anna Weber"), weber}};
  return std::move(maker.document());
}

MentionPlace place_of(const Document& document, std::string_view words, std::size_t skip = 0) {
  const auto begin = static_cast<std::uint32_t>(document.text.bytes().find(words)) +
                     static_cast<std::uint32_t>(skip);
  const auto size = static_cast<std::uint32_t>(words.size() - skip);
  return {document_id_of(document.text.bytes()), {begin, begin + size}};
}

Correction correction(std::uint32_t at, CorrectionKind kind, std::vector<MentionPlace> mentions,
                      const std::string& value = {}) {
  std::sort(mentions.begin(), mentions.end());
  return {at, kind, CorrectionTarget::Any, std::move(mentions), value, {}};
}

BuildResult built(std::vector<Document> documents, std::vector<Correction> corrections) {
  return build_graph(std::move(documents),
                     {{"chronograph", "test", "", ""}, false, std::move(corrections)});
}

std::string json_of(const EventGraph& graph) {
  std::ostringstream out;
  write_graph_json(graph, out);
  return out.str();
}

// As `merge` does: through the bytes of the files.
std::string merged(const std::vector<std::string>& graphs) {
  std::vector<Evidence> evidence;
  std::vector<Generator> generators;
  std::vector<Correction> corrections;
  for (const std::string& json : graphs) {
    const EventGraph graph = read_graph_json(json, "test");
    std::vector<Evidence> part = evidence_of(graph, "test");
    std::move(part.begin(), part.end(), std::back_inserter(evidence));
    generators.insert(generators.end(), graph.generators.begin(), graph.generators.end());
    corrections.insert(corrections.end(), graph.corrections.begin(), graph.corrections.end());
  }
  return json_of(build_graph(std::move(evidence), generators, false, corrections).graph);
}

std::vector<std::string> actors_of(const EventGraph& graph) {
  std::vector<std::string> labels;
  for (const ActorNode& actor : graph.actors) {
    labels.emplace_back(graph.text(actor.label));
  }
  return labels;
}

const EventNode* event_of(const EventGraph& graph, const MentionPlace& mention) {
  for (const EventNode& event : graph.events) {
    for (const EventEvidence& evidence : event.evidence) {
      if (graph.text(graph.documents[evidence.document].id) == mention.document &&
          evidence.trigger == mention.span) {
        return &event;
      }
    }
  }
  return nullptr;
}

const ActorNode* actor_of(const EventGraph& graph, const MentionPlace& mention) {
  for (const ActorNode& actor : graph.actors) {
    for (const EvidenceSpan& span : actor.mentions) {
      if (graph.text(graph.documents[span.document].id) == mention.document &&
          span.span == mention.span) {
        return &actor;
      }
    }
  }
  return nullptr;
}

}  // namespace

TEST_SUITE("graph/corrections") {
  TEST_CASE("merged actors are one, and stay so when a document is added") {
    const MentionPlace anna = place_of(visit(), "Anna Weber");
    const MentionPlace envoy = place_of(strike(), "A. Weber");
    const std::vector<Correction> fixes{correction(1, CorrectionKind::Merge, {anna, envoy})};
    for (const auto& documents : {std::vector<Document>{visit(), strike()},
                                  std::vector<Document>{interview(), strike(), visit()}}) {
      const BuildResult result = built(documents, fixes);
      CHECK(result.stale_corrections.empty());
      REQUIRE(actor_of(result.graph, anna) != nullptr);
      CHECK(actor_of(result.graph, anna) == actor_of(result.graph, envoy));
      CHECK(result.graph.text(actor_of(result.graph, anna)->label) == "Anna Weber");
    }
  }

  TEST_CASE("a split takes mentions out of a node, within a document too") {
    const MentionPlace later = place_of(visit(), "Weber praised", 0);
    MentionPlace weber = later;
    weber.span.end = weber.span.begin + 5;
    const MentionPlace anna = place_of(visit(), "Anna Weber");
    const BuildResult result =
        built({visit(), interview()}, {correction(1, CorrectionKind::Split, {weber})});
    REQUIRE(actor_of(result.graph, weber) != nullptr);
    CHECK(actor_of(result.graph, weber) != actor_of(result.graph, anna));
    CHECK(result.graph.text(actor_of(result.graph, weber)->label) == "Weber");
    CHECK(actor_of(result.graph, anna) ==
          actor_of(result.graph, place_of(interview(), "Anna Weber")));
    // Who praised is the other one; the evidence stays as it was annotated.
    const EventNode* praised = event_of(result.graph, place_of(visit(), "praised"));
    REQUIRE(praised != nullptr);
    CHECK(result.graph.evidence[praised->evidence[0].document].entities.size() == 2);
  }

  TEST_CASE("a split of all mentions of one document parts two documents") {
    const MentionPlace there = place_of(interview(), "Anna Weber");
    const BuildResult result =
        built({visit(), interview()}, {correction(1, CorrectionKind::Split, {there})});
    CHECK(actor_of(result.graph, there) != actor_of(result.graph, place_of(visit(), "Anna Weber")));
    CHECK(result.graph.actors.size() == 2);
  }

  TEST_CASE("names and types of actors are what the correction says, the old name an alias") {
    const MentionPlace anna = place_of(visit(), "Anna Weber");
    const MentionPlace town = place_of(visit(), "Ostrava");
    const BuildResult result =
        built({visit(), strike()}, {correction(1, CorrectionKind::Rename, {anna}, "Anna K. Weber"),
                                    correction(2, CorrectionKind::Retype, {town}, "organization")});
    const ActorNode* actor = actor_of(result.graph, anna);
    REQUIRE(actor != nullptr);
    CHECK(result.graph.text(actor->label) == "Anna K. Weber");
    REQUIRE(actor->aliases.size() == 1);
    CHECK(result.graph.text(actor->aliases[0]) == "Anna Weber");
    CHECK(result.graph.places.empty());
    REQUIRE(actor_of(result.graph, town) != nullptr);
    CHECK(actor_of(result.graph, town)->type == EntityType::Organization);
  }

  TEST_CASE("label, type and date of events") {
    const MentionPlace visited = place_of(visit(), "visited");
    const MentionPlace halted = place_of(strike(), "halted");
    const BuildResult result =
        built({visit(), strike()}, {correction(1, CorrectionKind::Rename, {visited}, "A visit"),
                                    correction(2, CorrectionKind::Retype, {visited}, "x-appoint"),
                                    correction(3, CorrectionKind::Redate, {visited}, "none"),
                                    correction(4, CorrectionKind::Redate, {halted}, "2021-09"),
                                    correction(5, CorrectionKind::Retype, {halted}, "COERCE")});
    const EventNode* first = event_of(result.graph, visited);
    REQUIRE(first != nullptr);
    CHECK(result.graph.text(first->label) == "A visit");
    CHECK(result.graph.text(first->type) == "x-appoint");
    CHECK(result.graph.text(first->quad).empty());
    CHECK_FALSE(first->time);
    const EventNode* second = event_of(result.graph, halted);
    REQUIRE(second != nullptr);
    CHECK(native_dates(*second).start == "2021-09");
    CHECK(second->time->basis == "correction");
    CHECK(result.graph.text(second->quad) == "material-conflict");
  }

  TEST_CASE("what is dropped is no node, and does not come back with a document") {
    const MentionPlace anna = place_of(visit(), "Anna Weber");
    const MentionPlace halted = place_of(strike(), "halted");
    const BuildResult result =
        built({visit(), strike(), interview()}, {correction(1, CorrectionKind::Drop, {anna}),
                                                 correction(2, CorrectionKind::Drop, {halted})});
    CHECK(event_of(result.graph, halted) == nullptr);
    CHECK(actor_of(result.graph, anna) == nullptr);
    CHECK(event_of(result.graph, place_of(interview(), "rejected")) == nullptr);
    CHECK(actors_of(result.graph).size() == 2);
  }

  TEST_CASE("events are put together and taken apart") {
    const MentionPlace visited = place_of(visit(), "visited");
    const MentionPlace left = place_of(strike(), "left");
    std::vector<Correction> fixes{correction(1, CorrectionKind::Merge, {visited, left})};
    const BuildResult together = built({visit(), strike()}, fixes);
    REQUIRE(event_of(together.graph, visited) != nullptr);
    CHECK(event_of(together.graph, visited) == event_of(together.graph, left));
    CHECK(event_of(together.graph, visited)->support_documents == 2);
    CHECK(together.graph.text(event_of(together.graph, visited)->evidence[1].reason) ==
          "correction");
    fixes.push_back(correction(2, CorrectionKind::Split, {left}));
    const BuildResult apart = built({visit(), strike()}, fixes);
    CHECK(event_of(apart.graph, visited) != event_of(apart.graph, left));
  }

  TEST_CASE("of two corrections of one thing the later word holds, in any order of the list") {
    const MentionPlace anna = place_of(visit(), "Anna Weber");
    const MentionPlace envoy = place_of(strike(), "A. Weber");
    std::vector<Correction> fixes{correction(1, CorrectionKind::Rename, {anna}, "First"),
                                  correction(2, CorrectionKind::Rename, {anna}, "Second"),
                                  correction(3, CorrectionKind::Merge, {anna, envoy}),
                                  correction(4, CorrectionKind::Split, {envoy})};
    const std::string once = json_of(built({visit(), strike()}, fixes).graph);
    CHECK(once.find("\"label\":\"Second\"") != std::string::npos);
    std::reverse(fixes.begin(), fixes.end());
    CHECK(json_of(built({strike(), visit()}, fixes).graph) == once);
    const EventGraph graph = built({visit(), strike()}, fixes).graph;
    CHECK(actor_of(graph, anna) != actor_of(graph, envoy));
  }

  TEST_CASE("what meets nothing is told and kept, and holds once its document comes") {
    const std::vector<Correction> fixes{
        correction(1, CorrectionKind::Drop, {place_of(interview(), "Anna Weber")}),
        correction(2, CorrectionKind::Drop, {{place_of(visit(), "Anna").document, {12, 14}}}),
        correction(3, CorrectionKind::Drop, {{place_of(visit(), "Anna").document, {900, 902}}})};
    const BuildResult result = built({visit()}, fixes);
    REQUIRE(result.stale_corrections.size() == 3);
    CHECK(result.stale_corrections[0].reason ==
          "the document " + place_of(interview(), "Anna").document + " is not there");
    CHECK(result.graph.corrections == fixes);
    const std::string grown =
        merged({json_of(result.graph), json_of(built({interview()}, {}).graph)});
    CHECK(grown == json_of(built({visit(), interview()}, fixes).graph));
    CHECK(grown.find("Anna Weber\",\"type\"") == std::string::npos);
  }

  TEST_CASE("merging graphs with corrections is associative and idempotent") {
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
      CAPTURE(seed);
      test::RandomDocuments maker(seed);
      std::vector<std::string> graphs;
      std::vector<Document> all;
      std::vector<Correction> fixes;
      for (int part = 0; part < 3; ++part) {
        const std::vector<Document> documents = maker.some(3);
        std::vector<Correction> own;
        for (const Document& document : documents) {
          const std::string id = document_id_of(document.text.bytes());
          for (std::size_t i = 0; i < document.mentions.size() && i < 2; ++i) {
            const auto kind = static_cast<CorrectionKind>(
                maker.random().of(std::array{0, 1, 2, 5}));  // merge, split, rename, drop
            std::vector<MentionPlace> places{{id, document.mentions[i].span}};
            if (kind == CorrectionKind::Merge) {
              places.push_back({id, document.mentions.back().span});
              if (places[0] == places[1]) {
                continue;
              }
            }
            own.push_back(correction(maker.random().below(4), kind, places,
                                     kind == CorrectionKind::Rename ? "Name" : ""));
          }
        }
        graphs.push_back(json_of(built(documents, own).graph));
        all.insert(all.end(), documents.begin(), documents.end());
        fixes.insert(fixes.end(), own.begin(), own.end());
      }
      const std::string whole = json_of(built(all, fixes).graph);
      CHECK(merged(graphs) == whole);
      CHECK(merged({merged({graphs[0], graphs[1]}), graphs[2]}) == whole);
      CHECK(merged({graphs[0], merged({graphs[2], graphs[1]})}) == whole);
      CHECK(merged({whole, graphs[1], whole}) == whole);
      CHECK(find_graph_violations(read_graph_json(whole, "test")).empty());
    }
  }

  TEST_CASE("of corrections that differ by their place alone the latest is kept") {
    const MentionPlace here{"doc-1", {1, 2}};
    const Correction early = correction(1, CorrectionKind::Drop, {here});
    const Correction late = correction(7, CorrectionKind::Drop, {here});
    CHECK(unite({late, early, late}) == std::vector<Correction>{late});
  }

  TEST_CASE("lines read back as they were written, and without `at` have the number of the line") {
    const std::vector<Correction> fixes = read_corrections(
        "{\"fix\":\"merge\",\"mentions\":[{\"document\":\"doc-1\",\"begin\":4,\"end\":5},"
        "{\"document\":\"doc-1\",\"begin\":1,\"end\":2}],\"note\":\"one man\"}\n\n"
        "{\"fix\":\"redate\",\"kind\":\"event\",\"mention\":{\"document\":\"doc-1\",\"begin\":1,"
        "\"end\":2},\"date\":\"2021-09\"}\r\n",
        "c.jsonl");
    REQUIRE(fixes.size() == 2);
    CHECK(fixes[0].at == 1);
    CHECK(fixes[0].mentions[0].span.begin == 1);
    CHECK(fixes[1].at == 3);
    CHECK(read_corrections(to_json_line(fixes[0]) + "\n" + to_json_line(fixes[1]), "x") == fixes);
  }

  TEST_CASE("a broken line is named with what is expected") {
    const auto error_of = [](const std::string& line) {
      try {
        read_corrections("\n" + line, "c.jsonl");
      } catch (const Error& error) {
        return std::string(error.what());
      }
      return std::string();
    };
    const std::string mention = ",\"mention\":{\"document\":\"doc-1\",\"begin\":1,\"end\":2}";
    CHECK(error_of("[]") == "c.jsonl:2: found no object, expected {\"fix\": ...}");
    CHECK(error_of("{\"fix\":\"mrge\"}").find("did you mean \"merge\"?") != std::string::npos);
    CHECK(error_of("{\"fix\":\"drop\"}").find("without \"mention\"") != std::string::npos);
    CHECK(error_of("{\"fix\":\"drop\",\"mention\":{\"document\":\"doc-1\",\"begin\":2,\"end\":2}}")
              .find("no characters of a document") != std::string::npos);
    CHECK(error_of("{\"fix\":\"merge\",\"mentions\":[]}") ==
          "c.jsonl:2: found 0 mentions, expected 2 or more");
    CHECK(error_of("{\"fix\":\"rename\"" + mention + "}").find("without \"label\"") !=
          std::string::npos);
    CHECK(error_of("{\"fix\":\"redate\"" + mention + ",\"date\":\"soon\"}")
              .find("c.jsonl:2: found the date \"soon\", expected a day") == 0);
    CHECK(error_of("{\"fix\":\"retype\"" + mention + ",\"type\":\"CONSLT\"}")
              .find("did you mean \"CONSULT\"?") != std::string::npos);
    CHECK(error_of("{\"fix\":\"retype\",\"kind\":\"entity\"" + mention + ",\"type\":\"CONSULT\"}")
              .find("expected one of person") != std::string::npos);
    CHECK(error_of("{\"fix\":").find("c.jsonl:2:") == 0);
  }
}

}  // namespace chronograph
