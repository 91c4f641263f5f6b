// SPDX-License-Identifier: Apache-2.0
// The table of events by source and target.
#include "export/graphs.hpp"
#include "export/writers.hpp"

#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace chronograph;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

/// The rows by the names of their columns.
std::vector<Row> rows_of(const EventGraph& graph) {
  std::istringstream lines(written(&write_cameo, graph));
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> columns = fields_of(line);
  std::vector<Row> rows;
  while (std::getline(lines, line)) {
    const std::vector<std::string> fields = fields_of(line);
    REQUIRE(fields.size() == columns.size());
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      row[columns[i]] = fields[i];
    }
  }
  return rows;
}

}  // namespace

TEST_SUITE("export/cameo") {
  TEST_CASE("a row has a day, both sides, a code and where it is told") {
    const std::vector<Row> rows = rows_of(small_graph());
    REQUIRE(rows.size() == 1);
    const Row expected{{"event_id", "event-b"},
                       {"day", "2021-09-24"},
                       {"month", "2021-09"},
                       {"year", "2021"},
                       {"source", "Imran Khan"},
                       {"source_id", "actor-khan"},
                       {"target", "TTP"},
                       {"target_id", "actor-ttp"},
                       {"root_code", "04"},
                       {"quad_class", "1"},
                       {"plover_type", "CONSULT"},
                       {"status", "reported"},
                       {"polarity", "positive"},
                       {"documents", "doc-1"},
                       {"num_documents", "1"},
                       {"quote_document", "doc-1"},
                       {"quote_begin", "0"},
                       {"quote_end", "21"},
                       {"url", "https://example.org/?a=1&b=2"}};
    for (const auto& [column, value] : expected) {
      CAPTURE(column);
      CHECK(rows[0].at(column) == value);
    }
  }

  TEST_CASE("a root is one where type and mode answer to one, else all are told") {
    struct Case {
      std::string type;
      std::string mode;
      std::string roots;
      std::string quads;
    };
    const std::vector<Case> cases{
        {"AGREE", "", "03", "1"},
        {"AID", "", "07", "2"},
        {"PROTEST", "demo", "14", "4"},
        {"ASSAULT", "", "18|19|20", "4"},
        {"ASSAULT", "aerial", "19", "4"},
        {"ASSAULT", "firearms", "18|19", "4"},
        {"ACCUSE", "", "09|11", "3"},
        {"ACCUSE", "investigate", "09", "3"},
        {"REQUEST", "meet", "02|10", "1|3"},
        {"SANCTION", "convict", "11", "3"},
        {"SANCTION", "expel", "16", "4"},
        {"x-statement", "", "01", "1"},
    };
    EventGraph graph = small_graph();
    for (const Case& wanted : cases) {
      CAPTURE(wanted.type + ":" + wanted.mode);
      graph.events[1].type = graph.strings.intern(wanted.type);
      graph.events[1].mode = graph.strings.intern(wanted.mode);
      const std::vector<Row> rows = rows_of(graph);
      REQUIRE(rows.size() == 1);
      CHECK(rows[0].at("root_code") == wanted.roots);
      CHECK(rows[0].at("quad_class") == wanted.quads);
    }
    graph.events[1].type = graph.strings.intern("x-disaster");
    CHECK(rows_of(graph).empty());
  }

  TEST_CASE("who meets without a host meets each other; who acts alone has no target") {
    EventGraph graph = small_graph();
    for (EdgeRow& edge : graph.edges) {
      edge.role = graph.text(edge.role) == "patient" ? graph.strings.intern("agent") : edge.role;
    }
    rebuild_topology(graph);
    std::vector<Row> rows = rows_of(graph);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("source") == "Imran Khan");
    CHECK(rows[0].at("target") == "TTP");
    CHECK(rows[1].at("source") == "TTP");
    CHECK(rows[1].at("target") == "Imran Khan");
    graph.events[1].type = graph.strings.intern("PROTEST");
    rows = rows_of(graph);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("target").empty());
    CHECK(rows[1].at("target").empty());
  }

  TEST_CASE("a day that is not known is not made up; places stand with their coordinates") {
    EventGraph graph = small_graph();
    graph.events[0].type = graph.strings.intern("ASSAULT");
    const Row august = rows_of(graph).front();
    CHECK(august.at("day").empty());
    CHECK(august.at("month") == "2021-08");
    CHECK(august.at("edtf") == "2021-08");
    CHECK(august.at("place") == "Kabul");
    CHECK(august.at("lat") == "34.53");
    CHECK(august.at("lon") == "69.17");
  }

  TEST_CASE("whatever the labels hold, a record is one line of as many fields as the header") {
    for (std::uint32_t seed = 0; seed < 4; ++seed) {
      EventGraph graph = generated_graph(seed, 40);
      for (EventNode& event : graph.events) {
        event.type = graph.strings.intern("CONSULT");
      }
      CHECK_FALSE(rows_of(graph).empty());
    }
  }
}
