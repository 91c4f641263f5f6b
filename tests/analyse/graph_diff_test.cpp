// SPDX-License-Identifier: Apache-2.0
#include "chronograph/analyse/graph_diff.hpp"

#include "chronograph/graph/builder.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace chronograph {
namespace {

using test::DocumentMaker;

Document harvest() {
  DocumentMaker maker("Mara Lind sold the mill to Otto Brandt. Mara Lind leads the Grain Board.");
  maker.written(2020, 5, 2);
  const auto mara = maker.entity(EntityType::Person, "Mara Lind");
  const auto otto = maker.entity(EntityType::Person, "Otto Brandt");
  const auto board = maker.entity(EntityType::Organization, "Grain Board");
  Event& sold = maker.event("sold", "x-deal");
  sold.when = test::on_day(2020, 5, 1);
  sold.arguments = {{Role::Agent, maker.at("Mara Lind"), mara},
                    {Role::Recipient, maker.at("Otto Brandt"), otto}};
  EntityRelation& leads = maker.document().relations.emplace_back();
  leads.from = mara;
  leads.type = RelationType::Leads;
  leads.to = board;
  leads.span = maker.at("leads");
  return std::move(maker.document());
}

Document flood() {
  DocumentMaker maker("A flood hit Otto Brandt.");
  const auto otto = maker.entity(EntityType::Person, "Otto Brandt");
  Event& hit = maker.event("hit", "x-disaster");
  hit.arguments = {{Role::Patient, maker.at("Otto Brandt"), otto}};
  return std::move(maker.document());
}

EventGraph graph_of(std::vector<Document> documents) {
  return build_graph(std::move(documents), {}).graph;
}

const FieldChange* field_of(const NodeChange& change, std::string_view field) {
  const auto found = std::find_if(change.fields.begin(), change.fields.end(),
                                  [&](const FieldChange& own) { return own.field == field; });
  return found == change.fields.end() ? nullptr : &*found;
}

}  // namespace

TEST_SUITE("analyse/graph_diff") {
  TEST_CASE("a graph does not differ from itself") {
    const EventGraph graph = graph_of({harvest(), flood()});
    CHECK(compare_graphs(graph, graph).empty());
  }

  TEST_CASE("what another article adds has appeared; the other way round it is gone") {
    const EventGraph less = graph_of({harvest()});
    const EventGraph more = graph_of({harvest(), flood()});
    const GraphDiff diff = compare_graphs(less, more);
    REQUIRE(diff.nodes.size() == 2);  // the document and its event; Otto Brandt is known
    for (const NodeChange& change : diff.nodes) {
      CHECK_FALSE(change.before);
      CHECK(change.after);
    }
    for (const NodeChange& change : compare_graphs(more, less).nodes) {
      CHECK(change.before);
      CHECK_FALSE(change.after);
    }
  }

  TEST_CASE("a node is the same by its mentions, whatever its id") {
    Document other = harvest();
    other.entities[0].name = "Mara Lind-Holm";
    other.events[0].when = test::on_day(2020, 4, 30);
    other.events[0].arguments[1].role = Role::Patient;
    const EventGraph before = graph_of({harvest()});
    const EventGraph after = graph_of({other});
    const GraphDiff diff = compare_graphs(before, after);
    REQUIRE(diff.nodes.size() == 2);
    const FieldChange* id = field_of(diff.nodes[0], "id");
    REQUIRE(id != nullptr);
    CHECK(id->before == std::vector<std::string>{"actor-mara-lind"});
    CHECK(id->after == std::vector<std::string>{"actor-mara-lind-holm"});
    REQUIRE(field_of(diff.nodes[0], "label") != nullptr);
    const FieldChange* date = field_of(diff.nodes[1], "date");
    REQUIRE(date != nullptr);
    CHECK(date->before == std::vector<std::string>{"2020-05-01"});
    CHECK(date->after == std::vector<std::string>{"2020-04-30"});
    // A renamed actor is told once, not with each event.
    const FieldChange* participants = field_of(diff.nodes[1], "participants");
    REQUIRE(participants != nullptr);
    CHECK(participants->before == std::vector<std::string>{"recipient: Otto Brandt"});
    CHECK(participants->after == std::vector<std::string>{"patient: Otto Brandt"});
    CHECK(diff.edges.empty());
  }

  TEST_CASE("an actor that became a place has changed its kind") {
    const EventGraph before = graph_of({harvest()});
    BuildOptions options;
    options.corrections = {{1,
                            CorrectionKind::Retype,
                            CorrectionTarget::Entity,
                            {{document_id_of(harvest().text.bytes()), {27, 38}}},
                            "place",
                            {}}};
    const GraphDiff diff = compare_graphs(before, build_graph({harvest()}, options).graph);
    REQUIRE(diff.nodes.size() == 1);
    CHECK(field_of(diff.nodes[0], "kind") != nullptr);
  }

  TEST_CASE("relations come and go") {
    Document other = harvest();
    other.relations[0].type = RelationType::MemberOf;
    const GraphDiff diff = compare_graphs(graph_of({harvest()}), graph_of({other}));
    CHECK(diff.nodes.empty());
    REQUIRE(diff.edges.size() == 2);
    CHECK(diff.edges[0].before);
    CHECK(diff.edges[1].after);
  }
}

}  // namespace chronograph
