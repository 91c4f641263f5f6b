// SPDX-License-Identifier: Apache-2.0
#include "export/graphs.hpp"
#include "export/writers.hpp"
#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <map>
#include <sstream>
#include <string>

using namespace chronograph;

namespace {

std::string page_of(const EventGraph& graph) {
  std::ostringstream out;
  write_html(graph, out);
  return out.str();
}

/// The JSON of a script element of the page.
JsonDocument data_of(const std::string& page, const std::string& id = "chronograph-data") {
  const std::string begin = "id=\"" + id + "\">";
  const std::size_t from = page.find(begin) + begin.size();
  return {page.substr(from, page.find("</script>", from) - from), id};
}

JsonValue part(const JsonDocument& data, std::string_view name) {
  return data.root().find(name).value();
}

/// How many edges the page has: those with an event at one end, and relations.
std::size_t edges_of(const JsonDocument& data) {
  std::size_t ends = 0;
  part(data, "edges").for_each_member([&](std::string_view, JsonValue details) {
    details.for_each_member([&](std::string_view, JsonValue pairs) { ends += pairs.size(); });
  });
  return ends / 2 + part(data, "relations").size();
}

}  // namespace

TEST_SUITE("export/html") {
  TEST_CASE("the page holds style, scripts and the graph, and no marker") {
    const std::string page = page_of(small_graph());
    CHECK(page.starts_with("<!doctype html>"));
    CHECK(page.find("<title>Peace talks</title>") != std::string::npos);
    for (const std::string_view marker :
         {"CHRONOGRAPH_TITLE", "/*CHRONOGRAPH_CSS*/", "/*CHRONOGRAPH_JS*/", "/*CHRONOGRAPH_DATA*/",
          "/*CHRONOGRAPH_TEXTS*/"}) {
      CHECK(page.find(marker) == std::string::npos);
    }
  }

  TEST_CASE("labels survive the page and cannot leave their script element") {
    for (std::uint32_t seed = 0; seed < 11; ++seed) {
      const EventGraph graph = generated_graph(seed, 12);
      const JsonDocument data = data_of(page_of(graph));
      const JsonValue events = part(data, "events"), actors = part(data, "actors");
      REQUIRE(events.size() == graph.events.size());
      REQUIRE(actors.size() == graph.actors.size() + graph.places.size());
      std::map<std::string_view, std::string_view> labels;
      for (std::size_t i = 0; i < events.size(); ++i) {
        labels[events[i][0].as_string().value()] = events[i][1].as_string().value();
      }
      for (std::size_t i = 0; i < actors.size(); ++i) {
        labels[actors[i].string_at("id").value()] = actors[i].string_at("label").value();
      }
      for (Vertex vertex = graph.actor_vertex(0); vertex < boost::num_vertices(graph.graph);
           ++vertex) {
        CHECK(labels.at(graph.id_of(vertex)) == graph.label_of(vertex));
      }
    }
  }

  TEST_CASE("the page has every edge that it can show: those to documents it shows as evidence") {
    for (std::uint32_t seed = 0; seed < 11; ++seed) {
      const EventGraph graph = generated_graph(seed, 12);
      std::size_t shown = 0;
      for (const EdgeRow& edge : graph.edges) {
        shown += graph.graph[edge.source].kind != NodeKind::Document &&
                         graph.graph[edge.target].kind != NodeKind::Document
                     ? 1U
                     : 0U;
      }
      CHECK(edges_of(data_of(page_of(graph))) == shown);
    }
  }

  TEST_CASE("events stand in the order of time with their bounds as days") {
    const JsonDocument data = data_of(page_of(small_graph()));
    const JsonValue events = part(data, "events");
    CHECK(events[0][0].as_string() == "event-a");
    CHECK(events[0][5].size() == 4);
    CHECK(events[0][5][0].as_int() == 18840);  // 2021-08-01
    CHECK(events[0][5][1].as_int() == 18870);
    CHECK(events[2][0].as_string() == "event-c");
    CHECK(events[2][5][1].is_null());  // on or after
    CHECK(events[3][0].as_string() == "event-d");
    CHECK(events[3][5].is_null());
  }

  TEST_CASE("edges join nodes by their number among actors, places and events") {
    const JsonDocument data = data_of(page_of(small_graph()));
    const JsonValue reported = part(data, "edges").find("reported_by").value().find("").value();
    REQUIRE(reported.size() == 2);
    const auto number = [&](std::size_t at) {
      return static_cast<std::size_t>(reported[at].as_int().value());
    };
    CHECK(part(data, "events")[number(0) - 3][0].as_string() == "event-b");
    CHECK(part(data, "actors")[number(1)].string_at("id") == "actor-khan");
  }

  TEST_CASE("the texts stand apart, and a lean graph has none") {
    EventGraph graph = small_graph();
    const JsonDocument texts = data_of(page_of(graph), "chronograph-texts");
    REQUIRE(texts.root().size() == graph.documents.size());
    CHECK(texts.root()[0].as_string().value().starts_with(graph.quote(0, {0, 4})));
    graph.lean = true;
    CHECK(data_of(page_of(graph), "chronograph-texts").root().size() == 0);
  }

  TEST_CASE("a label that looks like a marker is left alone") {
    EventGraph graph = small_graph();
    graph.documents[0].label = graph.strings.intern("/*CHRONOGRAPH_CSS*/ & CHRONOGRAPH_TITLE");
    CHECK(page_of(graph).find("<title>/*CHRONOGRAPH_CSS*/ &amp; CHRONOGRAPH_TITLE</title>") !=
          std::string::npos);
  }

  TEST_CASE("several documents are titled by their main actors") {
    EventGraph graph = small_graph();
    DocumentNode second = graph.documents[0];
    second.id = graph.strings.intern("doc-2");
    graph.documents.push_back(second);
    for (EdgeRow& edge : graph.edges) {
      edge.source += edge.source > 0 ? 1U : 0U;
      edge.target += edge.target > 0 ? 1U : 0U;
    }
    rebuild_topology(graph);
    CHECK(page_of(graph).find("<title>Imran Khan, TTP</title>") != std::string::npos);
  }
}
