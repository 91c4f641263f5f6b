// SPDX-License-Identifier: Apache-2.0
// Formats for other programs' stores and for reports: RDF, Neo4j's tables and the dossier.
#include "export/graphs.hpp"
#include "export/writers.hpp"
#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

using namespace chronograph;

TEST_SUITE("export/rdf") {
  TEST_CASE("dates have the precision they have, and bounds stay bounds") {
    const std::string rdf = written(&write_turtle, small_graph());
    CHECK(holds(rdf, "schema:startDate \"2021-08\"^^xsd:gYearMonth"));
    CHECK(holds(rdf, "schema:startDate \"2021-09-24\"^^xsd:date"));
    CHECK(holds(rdf, "sem:hasLatestBeginTimeStamp \"2021-08-31\"^^xsd:date"));
    const std::size_t later = rdf.find("\nnode:event-c ");
    const std::size_t undated = rdf.find("\nnode:event-d ");
    REQUIRE(later < undated);
    const std::string open = rdf.substr(later, undated - later);
    CHECK(holds(open, "sem:hasEarliestBeginTimeStamp \"2021-09-24\"^^xsd:date"));
    CHECK_FALSE(holds(open, "hasLatestBeginTimeStamp"));
    CHECK_FALSE(holds(open, "schema:startDate"));
    const std::string none = rdf.substr(undated, rdf.find("\n\n", undated) - undated);
    CHECK_FALSE(holds(none, "TimeStamp"));
    CHECK_FALSE(holds(none, "edtf"));
  }

  TEST_CASE("an edge is a direct statement and a node with its role and evidence") {
    const std::string rdf = written(&write_turtle, small_graph());
    CHECK(holds(rdf, "sem:hasActor node:actor-khan, node:actor-ttp"));
    CHECK(holds(rdf, "term:hostile_to node:actor-ttp"));
    CHECK(holds(rdf, "term:role \"patient\""));
    CHECK(holds(rdf, "prov:wasDerivedFrom <urn:chronograph:node:doc-1#char=0,4>"));
  }

  TEST_CASE("every N-Triples line is one statement, whatever the labels hold") {
    for (std::uint32_t seed = 0; seed < 4; ++seed) {
      std::istringstream lines(written(&write_ntriples, generated_graph(seed, 15)));
      for (std::string line; std::getline(lines, line);) {
        CHECK(line.starts_with("<urn:chronograph:node:"));
        CHECK(line.ends_with(" ."));
      }
    }
  }
}

TEST_SUITE("export/neo4j") {
  TEST_CASE("only full days are typed as dates, lists are split by semicolons") {
    const std::string nodes = written(&write_neo4j_nodes, small_graph());
    CHECK(nodes.starts_with("id:ID,:LABEL,label:string,kind:string,"));
    CHECK(holds(nodes, "begin_earliest:date"));
    CHECK(holds(nodes, "start:string"));
    CHECK(holds(nodes, "aliases:string[]"));
    CHECK(holds(nodes, "event-a,Event,Taliban return to <Kabul>,event,"));
    CHECK(holds(nodes, "A|B;<Khan>"));
  }

  TEST_CASE("a relationship names its ends and kind") {
    const std::string edges = written(&write_neo4j_relationships, small_graph());
    CHECK(holds(edges, "\r\nevent-a,place-kabul,LOCATED_IN,edge-1001,"));
    CHECK(std::count(edges.begin(), edges.end(), '\n') == 9);
  }
}

TEST_SUITE("export/markdown") {
  TEST_CASE("events stand by year with status, reporter, quote and source in words") {
    const std::string text = written(&write_markdown, small_graph());
    CHECK(holds(text, "# Dossier: Imran Khan, TTP\n"));
    CHECK(
        holds(text,
              "\n## 2021\n\n- **Aug 2021**: Taliban return to \\<Kabul\\>. Where: Kabul. ([source "
              "1](#source-1), characters 0 to 21)\n"
              "  > Khan \\<met\\> TTP \\& left\n"));
    CHECK(holds(text, "Khan talks \\& talks. Reported by Imran Khan. ([source 1"));
    CHECK(holds(text, "**24 Sep 2021 or later**: TTP lays down arms. Planned. "));
    CHECK(holds(text, "- **Imran Khan** (person); also: A\\|B, \\<Khan\\>; hostile to TTP.\n"));
    CHECK(holds(text,
                "\n## Sources\n\n### Source 1\n\n\u201CPeace talks\u201D, VOA, published 1 Oct "
                "2021, <https://example.org/?a=1&b=2>\n"));
  }

  TEST_CASE("a sentence is quoted once under a heading, and an address that is none is no link") {
    EventGraph graph = small_graph();
    graph.documents[0].url = graph.strings.intern("https://example.org/<b> [x](y)");
    const std::string text = written(&write_markdown, graph);
    CHECK(count(text, "  > ") == 2);  // under 2021, and under the undated
    CHECK(count(text, "quoted above") == 2);
    CHECK(holds(text, "https://example.org/\\<b\\> \\[x\\](y)\n"));
  }

  TEST_CASE("what a date rests on stands beside it, what is open under a heading") {
    EventGraph graph = small_graph();
    graph.events[0].time->basis = "creation-time";
    graph.events[1].time->basis = "order";
    EdgeRow doubt;
    doubt.id = EdgeId("edge-doubt", graph.strings);
    doubt.kind = EdgeKind::SameAs;
    doubt.source = static_cast<std::uint32_t>(graph.actor_vertex(0));
    doubt.target = static_cast<std::uint32_t>(graph.actor_vertex(1));
    doubt.role = graph.strings.intern("several-fit");
    graph.edges.push_back(doubt);
    EdgeRow order;
    order.id = EdgeId("edge-order", graph.strings);
    order.kind = EdgeKind::Contradicts;
    order.source = static_cast<std::uint32_t>(graph.event_vertex(0));
    order.target = static_cast<std::uint32_t>(graph.event_vertex(2));
    order.role = graph.strings.intern("order");
    order.evidence = {{0, {0, 4}}};
    graph.edges.push_back(order);
    rebuild_topology(graph);
    const std::string text = written(&write_markdown, graph);
    CHECK(holds(text, "- **Aug 2021** (from the date of the report): Taliban return"));
    CHECK(holds(text, "(from the order of events): Khan talks"));
    CHECK(
        holds(text, "\n## Contradictions\n\n- What is said of the order of \u201CTaliban return"));
    CHECK(holds(text, "else is said of the order ([source 1](#source-1)).\n"));
    CHECK(holds(text, "\n## Open questions\n\n- 1 event without a date"));
    CHECK(holds(text, "- 2 dates that no source states: 1 rest on the date of a report, 1 on the"));
    CHECK(holds(text, "- 1 event denied or doubted: Commission is formed.\n"));
    CHECK(holds(text, "- Whether Imran Khan and TTP are one: others fit as well.\n"));
  }

  TEST_CASE("a dossier of nothing says so") {
    EventGraph graph;
    rebuild_topology(graph);
    CHECK(holds(written(&write_markdown, graph), "No events in this graph: nothing was found"));
  }

  TEST_CASE("undated events come last") {
    const std::string text = written(&write_markdown, small_graph());
    const std::size_t undated = text.find("\n## Without a date\n");
    REQUIRE(undated != std::string::npos);
    CHECK(text.find("- Commission is formed. Denied or doubted.", undated) != std::string::npos);
    CHECK(text.find("TTP lays down arms") < undated);
  }
}

TEST_SUITE("export/timesketch") {
  TEST_CASE("a bound is a row that says which it is, and an undated event has none") {
    const std::string table = written(&write_timesketch, small_graph());
    CHECK(table.starts_with("message,datetime,timestamp_desc,"));
    CHECK(holds(table, "2021-08-01T00:00:00+00:00,Earliest day of the event,event-a,2021-08,"));
    CHECK(holds(table, "2021-08-31T00:00:00+00:00,Latest day of the event,event-a,"));
    CHECK(holds(table, "2021-09-24T00:00:00+00:00,Day of the begin,event-b,"));
    CHECK(holds(table, "2021-09-24T00:00:00+00:00,Earliest day of the event,event-c,"));
    CHECK_FALSE(holds(table, "event-d"));
  }
}

TEST_SUITE("export/plover") {
  TEST_CASE("a record has date, type and both sides; what has no date or type has no record") {
    const std::string records = written(&write_plover, small_graph());
    std::istringstream lines(records);
    for (std::string line; std::getline(lines, line);) {
      const JsonDocument record(line, "p");
      for (const char* field : {"date", "actor", "recipient", "event"}) {
        CHECK(record.root().find(field));
      }
    }
    CHECK(holds(records, "\"id\":\"event-b\",\"date\":\"2021-09-24\""));
    CHECK(holds(records, "\"event\":[\"CONSULT\"]"));
    CHECK_FALSE(holds(records, "event-a"));  // no type
    CHECK_FALSE(holds(records, "event-d"));  // no date either
  }
}

TEST_SUITE("export/ftm") {
  TEST_CASE("every line is an entity; dates keep their precision") {
    const std::string entities = written(&write_ftm, small_graph());
    std::istringstream lines(entities);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      const JsonDocument entity(line, "f");
      CHECK(entity.root().string_at("schema"));
      CHECK(entity.root().find("properties")->is_object());
    }
    CHECK(count == 8);
    CHECK(holds(entities, "\"startDate\":[\"2021-08\"]"));
    CHECK(holds(entities, "\"involved\":[\"actor-khan\",\"actor-ttp\"]"));
    CHECK(holds(entities, "\"role\":[\"hostile_to\"]"));
    CHECK(holds(entities, "\"time: [2021-09-24..]\""));
  }
}
