// SPDX-License-Identifier: Apache-2.0
// Formats with one entry an event: TimelineJS slides and the table of events.
#include "export/graphs.hpp"
#include "export/writers.hpp"
#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace chronograph;

namespace {

std::string text_at(JsonValue value, std::string_view key) {
  return std::string(value.string_at(key).value_or("(none)"));
}

std::string slides_of(const EventGraph& graph) {
  std::ostringstream out;
  write_timelinejs(graph, out);
  return out.str();
}

/// Reads RFC 4180 as a strict reader does.
std::vector<std::vector<std::string>> records_of(const std::string& csv) {
  std::vector<std::vector<std::string>> records{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    std::string& field = records.back().back();
    if (quoted) {
      if (csv[i] != '"') {
        field += csv[i];
      } else if (csv[i + 1] == '"') {
        field += csv[++i];
      } else {
        quoted = false;
      }
    } else if (csv[i] == '"') {
      REQUIRE(field.empty());
      quoted = true;
    } else if (csv[i] == ',') {
      records.back().emplace_back();
    } else if (csv.compare(i, 2, "\r\n") == 0) {
      records.push_back({""});
      ++i;
    } else {
      field += csv[i];
    }
  }
  REQUIRE(records.back() == std::vector<std::string>{""});
  records.pop_back();
  return records;
}

}  // namespace

TEST_SUITE("export/timelinejs") {
  TEST_CASE("exactly the events with a known begin are slides, in order of time") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = generated_graph(seed, 20);
      std::set<std::string_view> expected;
      for (const EventNode& event : graph.events) {
        if (native_dates(event).start) {
          expected.insert(graph.text(event.id));
        }
      }
      const std::string json = slides_of(graph);
      const JsonDocument document(json, "t");
      const JsonValue events = *document.root().find("events");
      CHECK(events.size() == expected.size());
      double last = 0;
      for (std::size_t i = 0; i < events.size(); ++i) {
        CHECK(expected.erase(text_at(events[i], "unique_id")) == 1);
        const double year = *events[i].find("start_date")->find("year")->as_double();
        CHECK(year >= last);
        last = year;
      }
    }
  }

  TEST_CASE("a date has no more parts than the text gave") {
    const JsonDocument document(slides_of(small_graph()), "t");
    CHECK(text_at(document.root(), "scale") == "human");
    const JsonValue events = *document.root().find("events");
    REQUIRE(events.size() == 2);
    const JsonValue august = *events[0].find("start_date");
    CHECK(august.size() == 2);
    CHECK(august.find("year")->as_int() == 2021);
    CHECK(august.find("month")->as_int() == 8);
    CHECK_FALSE(events[0].find("end_date"));
    CHECK(text_at(events[0], "display_date") == "Aug 2021");
    CHECK(events[1].find("start_date")->find("day")->as_int() == 24);
    CHECK(events[1].find("end_date")->size() == 1);
    CHECK(events[1].find("end_date")->find("year")->as_int() == 2021);
  }

  TEST_CASE("headline and text are escaped once and say who said so, in which words") {
    const JsonDocument document(slides_of(small_graph()), "t");
    const JsonValue events = *document.root().find("events");
    const JsonValue text = *events[0].find("text");
    CHECK(text_at(text, "headline") == "Taliban return to &lt;Kabul&gt;");
    CHECK(text_at(text, "text") ==
          "<p>\u201CKhan &lt;met&gt; TTP &amp; left\u201D</p><p>Where: Kabul.</p>"
          "<p>Source: VOA, <a href=\"https://example.org/?a=1&amp;b=2\">Peace talks</a></p>");
    CHECK(text_at(*events[1].find("text"), "text").find("<em>Reported by Imran Khan.</em>") !=
          std::string::npos);
  }

  TEST_CASE("the group is an actor with several slides, where there are several such actors") {
    EventGraph graph = small_graph();
    CHECK(slides_of(graph).find("\"group\"") == std::string::npos);
    EdgeRow edge = graph.edges.front();
    edge.id = EdgeId("edge-9999", graph.strings);
    edge.target = static_cast<std::uint32_t>(graph.actor_vertex(0));
    graph.edges.push_back(edge);
    rebuild_topology(graph);
    const JsonDocument document(slides_of(graph), "t");
    CHECK(text_at((*document.root().find("events"))[0], "group") == "Imran Khan");
  }

  TEST_CASE("an address that is no web address is no link") {
    EventGraph graph = small_graph();
    graph.documents[0].url = graph.strings.intern("javascript:alert(1)");
    CHECK(slides_of(graph).find("href") == std::string::npos);
  }
}

TEST_SUITE("export/csv") {
  TEST_CASE("one row an event, every label as it is") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = generated_graph(seed, 20);
      std::ostringstream out;
      write_csv(graph, out);
      const auto records = records_of(out.str());
      REQUIRE(records.size() == graph.events.size() + 1);
      for (std::size_t row = 0; row < graph.events.size(); ++row) {
        const std::vector<std::string>& record = records[row + 1];
        REQUIRE(record.size() == records[0].size());
        CHECK(record[0] == graph.text(graph.events[row].id));
        std::string label(graph.text(graph.events[row].label));
        if (const std::size_t nul = label.find('\0'); nul != std::string::npos) {
          label.replace(nul, 1, "\uFFFD");
        }
        CHECK(record[1] == label);
        CHECK(record[2] == native_dates(graph.events[row]).start.value_or(""));
      }
    }
  }

  TEST_CASE("a row tells who, where, when and in which words") {
    std::ostringstream out;
    write_csv(small_graph(), out);
    const auto records = records_of(out.str());
    const auto cell = [&](std::size_t row, std::string_view column) {
      const auto found = std::find(records[0].begin(), records[0].end(), column);
      return records[row].at(static_cast<std::size_t>(found - records[0].begin()));
    };
    CHECK(cell(1, "start") == "2021-08");
    CHECK(cell(1, "date") == "Aug 2021");
    CHECK(cell(1, "agents") == "TTP");
    CHECK(cell(1, "places") == "Kabul");
    CHECK(cell(2, "type") == "CONSULT");
    CHECK(cell(2, "patients") == "TTP");
    CHECK(cell(2, "reported_by") == "Imran Khan");
    CHECK(cell(2, "quote") == "Khan <met> TTP & left");
    CHECK(cell(2, "publishers") == "VOA");
    CHECK(cell(3, "date") == "24 Sep 2021 or later");
    CHECK(cell(3, "start").empty());
    CHECK(cell(4, "edtf").empty());
    CHECK(cell(4, "status") == "denied");
  }
}
