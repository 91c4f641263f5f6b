// SPDX-License-Identifier: Apache-2.0
#include "chronograph/graph/graph_json.hpp"
#include "export/graphs.hpp"
#include "export/writers.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace chronograph;

namespace {

std::string page_of(const EventGraph& graph) {
  std::ostringstream out;
  write_html(graph, out);
  return out.str();
}

/// The JSON inside the page.
std::string data_of(const std::string& page) {
  const std::string begin = "id=\"chronograph-data\">";
  const std::size_t from = page.find(begin) + begin.size();
  return page.substr(from, page.find("</script>", from) - from);
}

}  // namespace

TEST_SUITE("export/html") {
  TEST_CASE("the page holds style, scripts and the graph, and no marker") {
    const std::string page = page_of(small_graph());
    CHECK(page.starts_with("<!doctype html>"));
    CHECK(page.find("<title>Peace talks</title>") != std::string::npos);
    for (const std::string_view marker : {"CHRONOGRAPH_TITLE", "/*CHRONOGRAPH_CSS*/",
                                          "/*CHRONOGRAPH_JS*/", "/*CHRONOGRAPH_DATA*/"}) {
      CHECK(page.find(marker) == std::string::npos);
    }
  }

  TEST_CASE("labels survive the page and cannot leave their script element") {
    for (std::uint32_t seed = 0; seed < 11; ++seed) {
      const EventGraph graph = generated_graph(seed, 12);
      const EventGraph again = read_graph_json(data_of(page_of(graph)), "page");
      REQUIRE(again.events.size() == graph.events.size());
      REQUIRE(again.edges.size() == graph.edges.size());
      for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
        CHECK(again.id_of(vertex) == graph.id_of(vertex));
        CHECK(again.label_of(vertex) == graph.label_of(vertex));
      }
      CHECK(again.quote(0, {0, 4}) == "Khan");
    }
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
