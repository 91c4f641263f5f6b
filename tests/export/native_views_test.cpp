// SPDX-License-Identifier: Apache-2.0
#include "chronograph/export/native_views.hpp"

#include "export/graphs.hpp"
#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace chronograph;

namespace {

std::string text_at(JsonValue value, std::string_view key) {
  return std::string(value.string_at(key).value_or("(none)"));
}

}  // namespace

TEST_SUITE("export/native_views") {
  TEST_CASE("timeline.json tells each event in order with its people, date and words") {
    std::ostringstream out;
    write_timeline_json(small_graph(), {}, out);
    const JsonDocument document(out.str(), "timeline.json");
    CHECK(text_at(document.root(), "schema") == "chronograph-timeline/1");
    CHECK(document.root().find("counts")->find("graph")->as_int() == 4);
    const JsonValue events = *document.root().find("events");
    REQUIRE(events.size() == 3);  // the denied one is left out
    CHECK(text_at(events[0], "id") == "event-a");
    CHECK(text_at(events[0], "date") == "Aug 2021");
    CHECK(text_at((*events[0].find("places"))[0], "label") == "Kabul");
    const JsonValue talks = events[1];
    CHECK(text_at(talks, "type") == "CONSULT");
    CHECK(text_at(talks, "status") == "reported");
    CHECK(text_at((*talks.find("participants"))[0], "label") == "Imran Khan");
    CHECK(text_at((*talks.find("participants"))[0], "role") == "agent");
    CHECK(text_at((*talks.find("participants"))[1], "id") == "actor-ttp");
    CHECK(text_at((*talks.find("reported_by"))[0], "id") == "actor-khan");
    CHECK(text_at(talks, "quote") == "Khan <met> TTP & left");
    CHECK(text_at(*talks.find("source"), "document") == "doc-1");
    CHECK(text_at(*events[2].find("time"), "edtf") == "[2021-09-24..]");
    CHECK((*events[2].find("time")->find("begin"))[1].is_null());
    CHECK(text_at(events[2], "start") == "(none)");
  }

  TEST_CASE("map.json has one edge for each pair and type, with the events behind it") {
    std::ostringstream out;
    write_map_json(small_graph(), {}, out);
    const JsonDocument document(out.str(), "map.json");
    CHECK(text_at(document.root(), "schema") == "chronograph-map/1");
    const JsonValue nodes = *document.root().find("nodes");
    REQUIRE(nodes.size() == 2);
    CHECK(text_at(nodes[0], "id") == "actor-khan");
    const JsonValue edges = *document.root().find("edges");
    REQUIRE(edges.size() == 2);
    const JsonValue talks = edges[0];
    CHECK(text_at(talks, "kind") == "interaction");
    CHECK(text_at(talks, "type") == "CONSULT");
    CHECK(text_at(talks, "source") == "actor-khan");
    CHECK(text_at(talks, "target") == "actor-ttp");
    CHECK(talks.find("count")->as_int() == 1);
    CHECK(talks.find("balance")->as_int() == 1);
    CHECK(text_at(talks, "first") == "2021-09-24");
    CHECK((*talks.find("events"))[0].as_string() == "event-b");
    CHECK(text_at(edges[1], "kind") == "relation");
    CHECK(text_at(edges[1], "type") == "hostile_to");
  }
}
