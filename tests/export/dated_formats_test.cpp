// SPDX-License-Identifier: Apache-2.0
// Formats that hold the events with a date (vis-timeline, iCalendar) or a place (GeoJSON, KML).
#include "export/graphs.hpp"
#include "export/writers.hpp"
#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>

using namespace chronograph;

namespace {

std::string text_at(JsonValue value, std::string_view key) {
  return std::string(value.string_at(key).value_or("(none)"));
}

std::set<std::string> dated_ids(const EventGraph& graph) {
  std::set<std::string> ids;
  for (const EventNode& event : graph.events) {
    if (native_dates(event).start) {
      ids.emplace(graph.text(event.id));
    }
  }
  return ids;
}

}  // namespace

TEST_SUITE("export/vis_timeline") {
  TEST_CASE("exactly the dated events are items, each in a group that exists") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = generated_graph(seed, 20);
      const JsonDocument document(written(&write_vis_timeline, graph), "v");
      std::set<std::string> groups;
      const JsonValue rows = *document.root().find("groups");
      for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(groups.insert(text_at(rows[i], "id")).second);
      }
      std::set<std::string> ids;
      const JsonValue items = *document.root().find("items");
      for (std::size_t i = 0; i < items.size(); ++i) {
        CHECK(ids.insert(text_at(items[i], "id")).second);
        CHECK(text_at(items[i], "start").size() == 10);
        CHECK((groups.empty() || groups.count(text_at(items[i], "group")) == 1));
        CHECK((text_at(items[i], "type") == "range") == items[i].find("end").has_value());
      }
      CHECK(ids == dated_ids(graph));
    }
  }

  TEST_CASE("a month is a range over it, escaped texts are HTML, a status is a class") {
    const JsonDocument document(written(&write_vis_timeline, small_graph()), "v");
    const JsonValue items = *document.root().find("items");
    CHECK(text_at(items[0], "content") == "Taliban return to &lt;Kabul&gt;");
    CHECK(text_at(items[0], "start") == "2021-08-01");
    CHECK(text_at(items[0], "end") == "2021-09-01");
    CHECK(text_at(items[0], "className") == "asserted month");
    CHECK(text_at(items[0], "title") ==
          "Aug 2021<br>\u201CKhan &lt;met&gt; TTP &amp; left\u201D<br>Peace talks");
    CHECK(text_at(items[1], "className") == "reported day");
  }

  TEST_CASE("an event that began on a day and has no known end is a point") {
    EventGraph graph = small_graph();
    graph.events[0].time->end.latest.reset();
    const JsonDocument document(written(&write_vis_timeline, graph), "v");
    const JsonValue item = (*document.root().find("items"))[0];
    CHECK(text_at(item, "type") == "point");
    CHECK(text_at(item, "className") == "asserted month open-end");
  }
}

TEST_SUITE("export/ics") {
  TEST_CASE("exactly the dated events are entries") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = generated_graph(seed, 20);
      const std::string calendar = written(&write_ics, graph);
      std::set<std::string> ids;
      std::istringstream lines(calendar);
      for (std::string line; std::getline(lines, line);) {
        CHECK(line.size() <= 76);
        if (line.starts_with("UID:")) {
          CHECK(ids.insert(line.substr(4, line.find('@') - 4)).second);
        }
      }
      CHECK(ids == dated_ids(graph));
    }
  }

  TEST_CASE("an entry ends on the day after its last one and is stamped with its document's day") {
    const std::string calendar = written(&write_ics, small_graph());
    CHECK(holds(calendar,
                "UID:event-a@chronograph\r\nDTSTAMP:20211001T000000Z\r\n"
                "DTSTART;VALUE=DATE:20210801\r\nDTEND;VALUE=DATE:20210901\r\n"
                "SUMMARY:Taliban return to <Kabul>\r\n"));
    CHECK(holds(calendar, "LOCATION:Kabul\r\nGEO:34.53;69.17\r\n"));
    CHECK(holds(calendar, "STATUS:TENTATIVE\r\n"));
    CHECK_FALSE(holds(calendar, "STATUS:CONFIRMED\r\n"));
  }

  TEST_CASE("what is denied is cancelled, a day stated as a fact is confirmed") {
    EventGraph graph = small_graph();
    graph.events[0].status = Status::Denied;
    graph.events[1].status = Status::Asserted;
    graph.events[1].time->end = graph.events[1].time->begin;
    const std::string calendar = written(&write_ics, graph);
    CHECK(holds(calendar, "STATUS:CANCELLED\r\n"));
    CHECK(holds(calendar, "STATUS:CONFIRMED\r\n"));
  }
}

TEST_SUITE("export/geojson") {
  TEST_CASE("an event at a known place is a feature, longitude first, with its dates") {
    const JsonDocument document(written(&write_geojson, small_graph()), "g");
    const JsonValue features = *document.root().find("features");
    REQUIRE(features.size() == 1);
    CHECK(text_at(features[0], "id") == "event-a");
    const JsonValue point = *features[0].find("geometry")->find("coordinates");
    CHECK(point[0].as_double() == 69.17);
    CHECK(point[1].as_double() == 34.53);
    const JsonValue span = (*features[0].find("when")->find("timespans"))[0];
    CHECK(text_at(*span.find("start"), "in") == "2021-08");
    CHECK_FALSE(span.find("end"));
    const JsonValue properties = *features[0].find("properties");
    CHECK(text_at(properties, "label") == "Taliban return to <Kabul>");
    CHECK(text_at(properties, "start") == "2021-08");
    CHECK((*properties.find("places"))[0].as_string() == "Kabul");
  }

  TEST_CASE("an event without a date has no `when`, several places are one geometry") {
    EventGraph graph = small_graph();
    PlaceNode herat = graph.places[0];
    herat.id = graph.strings.intern("place-zherat");
    herat.lon = 62.2;
    for (EdgeRow& edge : graph.edges) {
      edge.source += edge.source > graph.place_vertex(0) ? 1U : 0U;
      edge.target += edge.target > graph.place_vertex(0) ? 1U : 0U;
    }
    graph.places.push_back(herat);
    EdgeRow edge = graph.edges[1];
    edge.id = EdgeId("edge-9999", graph.strings);
    edge.target = static_cast<std::uint32_t>(graph.place_vertex(1));
    graph.edges.push_back(edge);
    graph.events[0].time.reset();
    rebuild_topology(graph);
    const JsonDocument document(written(&write_geojson, graph), "g");
    const JsonValue feature = (*document.root().find("features"))[0];
    CHECK_FALSE(feature.find("when"));
    CHECK(text_at(*feature.find("geometry"), "type") == "MultiPoint");
    CHECK(feature.find("geometry")->find("coordinates")->size() == 2);
  }
}

TEST_SUITE("export/kml") {
  TEST_CASE("an event at a known place is a placemark with a span of time") {
    const std::string kml = written(&write_kml, small_graph());
    CHECK(holds(kml, "<name>Taliban return to &lt;Kabul&gt;</name>"));
    CHECK(holds(kml, "<begin>2021-08</begin>"));
    CHECK(holds(kml, "<end>2021-08</end>"));
    CHECK(holds(kml, "<coordinates>69.17,34.53</coordinates>"));
    CHECK_FALSE(holds(kml, "event-b"));
  }
}
