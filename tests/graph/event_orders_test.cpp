// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/builder.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace chronograph {
namespace {

using enum LinkRelation;

/// Three events of one actor, each a word of a sentence of its own unless all are in one.
Document story(const std::string& text, bool one_sentence = false) {
  test::DocumentMaker maker(text);
  maker.written(2021, 5, 30);
  Document& document = maker.document();
  const auto mara = maker.entity(EntityType::Person, "Mara Quill");
  const Span agent = maker.at("Mara Quill");
  for (const char* word : {"landed", "signed", "resigned"}) {
    maker.event(word, "x-appoint").arguments = {{Role::Agent, agent, mara}};
  }
  if (!one_sentence) {
    document.sentences.clear();
    for (const Event& event : document.events) {
      document.sentences.push_back({event.span, 0, 0});
    }
  }
  return document;
}

constexpr const char* kText = "Mara Quill landed, signed the pact and resigned.";

Document& say(Document& document, std::uint32_t from, LinkRelation relation, std::uint32_t to) {
  document.links.push_back({{LinkEnd::Kind::Event, from}, {LinkEnd::Kind::Event, to}, relation});
  return document;
}

/// "kind detail: first < second", sorted.
std::vector<std::string> orders_of(const EventGraph& graph) {
  std::vector<std::string> lines;
  for (const EdgeRow& edge : graph.edges) {
    if (graph.graph[edge.source].kind == NodeKind::Event &&
        graph.graph[edge.target].kind == NodeKind::Event) {
      const auto word = [&](Vertex vertex) {
        const EventEvidence& of = graph.events[graph.graph[vertex].row].evidence.front();
        return std::string(graph.quote(of.document, of.trigger));
      };
      lines.push_back(std::string(to_string(edge.kind)) + " " + std::string(graph.text(edge.role)) +
                      ": " + word(edge.source) + " < " + word(edge.target));
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

const EventNode& node_of(const EventGraph& graph, std::string_view word) {
  for (const EventNode& event : graph.events) {
    if (graph.quote(event.evidence.front().document, event.evidence.front().trigger) == word) {
      return event;
    }
  }
  FAIL("no such event");
  return graph.events.front();
}

}  // namespace

TEST_SUITE("graph/event_orders") {
  TEST_CASE("what a document says becomes edges, without what follows from others") {
    Document document = story(kText);
    say(document, 0, Before, 2);
    say(document, 1, After, 0);
    say(document, 1, Before, 2);
    say(document, 2, Vague, 0);
    const BuildResult built = build_graph({document}, {});
    CHECK(orders_of(built.graph) == std::vector<std::string>{"before asserted: landed < signed",
                                                             "before asserted: signed < resigned"});
    CHECK(built.counts.orders.stated == 3);
  }

  TEST_CASE("an edge's evidence is the words that it orders") {
    Document document = story(kText);
    say(document, 0, Before, 1);
    const EventGraph graph = build_graph({document}, {}).graph;
    const auto edge = std::find_if(graph.edges.begin(), graph.edges.end(),
                                   [](const EdgeRow& row) { return row.kind == EdgeKind::Before; });
    REQUIRE(edge != graph.edges.end());
    REQUIRE(edge->evidence.size() == 2);
    CHECK(graph.quote(edge->evidence[0].document, edge->evidence[0].span) == "landed");
    CHECK(graph.quote(edge->evidence[1].document, edge->evidence[1].span) == "signed");
  }

  TEST_CASE("an order against two dates is kept as a contradiction and counted") {
    Document document = story(kText);
    document.events[0].when = test::on_day(2021, 5, 9);
    document.events[1].when = test::on_day(2021, 5, 3);
    say(document, 0, Before, 1);
    const BuildResult built = build_graph({document}, {});
    CHECK(orders_of(built.graph) == std::vector<std::string>{"contradicts order: landed < signed"});
    CHECK(built.counts.orders.against_dates == 1);
    CHECK(find_graph_violations(built.graph).empty());
  }

  TEST_CASE("of orders that go round in a circle the last and least sure is refused") {
    Document document = story(kText);
    say(document, 0, Before, 1);
    say(document, 1, Before, 2);
    say(document, 2, Before, 0);
    const BuildResult built = build_graph({document}, {});
    CHECK(orders_of(built.graph) ==
          std::vector<std::string>{"before asserted: landed < signed",
                                   "before asserted: signed < resigned",
                                   "contradicts order: resigned < landed"});
    CHECK(built.counts.orders.against_orders == 1);
    CHECK(built.counts.orders.tied_events == 3);
  }

  TEST_CASE(
      "an event without a date is bounded by others of its sentence, not of other sentences") {
    for (const bool one_sentence : {true, false}) {
      CAPTURE(one_sentence);
      Document document = story(kText, one_sentence);
      document.events[0].when = test::on_day(2021, 5, 3);
      say(document, 0, Before, 1);
      const BuildResult built = build_graph({document}, {});
      const EventNode& bounded = node_of(built.graph, "signed");
      CHECK(bounded.time.has_value() == one_sentence);
      CHECK(built.counts.orders.bounded == (one_sentence ? 1 : 0));
      if (bounded.time) {
        CHECK(bounded.time->basis == "order");
        CHECK(to_edtf(*bounded.time) == "[2021-05-03..]");
        CHECK_FALSE(native_dates(bounded).start);
      }
      CHECK_FALSE(node_of(built.graph, "resigned").time);
    }
  }

  TEST_CASE("no day is made of two bounds that meet") {
    Document document = story(kText, true);
    document.events[0].when = test::on_day(2021, 5, 3);
    document.events[2].when = test::on_day(2021, 5, 3);
    say(document, 0, Before, 1);
    say(document, 1, Before, 2);
    CHECK_FALSE(node_of(build_graph({document}, {}).graph, "signed").time);
  }

  TEST_CASE("what may or will happen is not bounded by what did") {
    Document document = story(kText, true);
    document.events[0].when = test::on_day(2021, 5, 3);
    document.events[1].modality = Modality::Possible;
    say(document, 1, Before, 0);
    CHECK_FALSE(node_of(build_graph({document}, {}).graph, "signed").time);
  }

  TEST_CASE("what lasts is not bounded like a point") {
    for (const bool includes : {true, false}) {
      CAPTURE(includes);
      Document document = story(kText, true);
      document.events[0].when = test::on_day(2021, 5, 3);
      document.events[2].when = test::on_day(2021, 5, 3);
      if (includes) {
        say(say(document, 1, Includes, 0), 1, Includes, 2);
      } else {
        document.events[1].event_class = EventClass::State;
        say(say(document, 0, Before, 1), 1, Before, 2);
      }
      CHECK_FALSE(node_of(build_graph({document}, {}).graph, "signed").time);
    }
  }

  TEST_CASE("dated events of one actor in two documents are in order by inference") {
    Document one = story(kText);
    one.events[1].when = test::on_day(2021, 5, 3);
    Document two = story("Mara Quill landed again, signed nothing and resigned at last.");
    two.events[2].when = test::on_day(2021, 5, 20);
    const BuildResult built = build_graph({one, two}, {});
    CHECK(orders_of(built.graph) == std::vector<std::string>{"before inferred: signed < resigned"});
    CHECK(built.counts.orders.inferred == 1);
  }

  TEST_CASE("neither the order of the documents nor that of equal links shows") {
    Document one = story(kText);
    say(say(say(one, 0, Before, 1), 1, Before, 2), 2, Before, 0);
    Document two = story("Mara Quill resigned after she had landed and signed.");
    say(say(two, 2, After, 0), 1, Includes, 0);
    two.events[0].when = test::on_day(2021, 5, 3);
    const auto json = [](std::vector<Document> documents) {
      std::ostringstream out;
      write_graph_json(build_graph(std::move(documents), {}).graph, out);
      return out.str();
    };
    CHECK(json({one, two}) == json({two, one}));
  }
}

}  // namespace chronograph
