// SPDX-License-Identifier: Apache-2.0
// Formats that hold all nodes and edges: what is written is read back and counted.
#include "export/graphs.hpp"
#include "export/writers.hpp"
#include "markup/json.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace chronograph;

namespace {

using Ends = std::pair<std::string, std::string>;

std::vector<Ends> edges_of(const EventGraph& graph) {
  std::vector<Ends> ends;
  for (const EdgeRow& edge : graph.edges) {
    ends.emplace_back(graph.id_of(edge.source), graph.id_of(edge.target));
  }
  return ends;
}

std::string text_at(JsonValue value, std::string_view key) {
  return std::string(value.string_at(key).value_or("(none)"));
}

/// Compares nodes and edges, each an object, with the graph's.
void check_elements(const EventGraph& graph, JsonValue nodes, JsonValue edges,
                    std::string_view edge_id) {
  REQUIRE(nodes.size() == boost::num_vertices(graph.graph));
  for (Vertex vertex = 0; vertex < nodes.size(); ++vertex) {
    CHECK(text_at(nodes[vertex], "id") == graph.id_of(vertex));
    CHECK(text_at(nodes[vertex], "label") == graph.label_of(vertex));
    CHECK(text_at(nodes[vertex], "kind") == to_string(graph.graph[vertex].kind));
  }
  const std::vector<Ends> expected = edges_of(graph);
  REQUIRE(edges.size() == expected.size());
  std::set<std::string> ids;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    CHECK(Ends(text_at(edges[i], "source"), text_at(edges[i], "target")) == expected[i]);
    CHECK(text_at(edges[i], "kind") == to_string(graph.edges[i].kind));
    CHECK(ids.insert(text_at(edges[i], edge_id)).second);
  }
}

std::vector<JsonValue> unwrapped(JsonValue elements) {
  std::vector<JsonValue> data;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    data.push_back(*elements[i].find("data"));
  }
  return data;
}

}  // namespace

TEST_SUITE("export/graph_formats") {
  TEST_CASE("node-link data holds all nodes and edges, parallel ones by key") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = seed == 0 ? small_graph() : generated_graph(seed, 15);
      const JsonDocument document(written(&write_node_link, graph), "n");
      CHECK(document.root().find("directed")->as_bool() == true);
      CHECK(document.root().find("multigraph")->as_bool() == true);
      check_elements(graph, *document.root().find("nodes"), *document.root().find("edges"), "key");
    }
  }

  TEST_CASE("cytoscape elements hold all nodes and edges in data") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = seed == 0 ? small_graph() : generated_graph(seed, 15);
      const JsonDocument document(written(&write_cytoscape, graph), "c");
      const JsonValue elements = *document.root().find("elements");
      const std::vector<JsonValue> nodes = unwrapped(*elements.find("nodes"));
      const std::vector<JsonValue> edges = unwrapped(*elements.find("edges"));
      REQUIRE(nodes.size() == boost::num_vertices(graph.graph));
      for (Vertex vertex = 0; vertex < nodes.size(); ++vertex) {
        CHECK(text_at(nodes[vertex], "id") == graph.id_of(vertex));
        CHECK(text_at(nodes[vertex], "label") == graph.label_of(vertex));
        CHECK_FALSE(nodes[vertex].find("parent"));
      }
      std::vector<Ends> ends;
      for (const JsonValue edge : edges) {
        ends.emplace_back(text_at(edge, "source"), text_at(edge, "target"));
      }
      CHECK(ends == edges_of(graph));
    }
  }

  TEST_CASE("attributes carry bounds, evidence and details, and nothing that is not known") {
    const JsonDocument document(written(&write_node_link, small_graph()), "n");
    const JsonValue nodes = *document.root().find("nodes");
    const JsonValue august = nodes[4];
    CHECK(text_at(august, "id") == "event-a");
    CHECK(text_at(august, "start") == "2021-08");
    CHECK(text_at(august, "edtf") == "2021-08");
    CHECK(text_at(august, "begin_earliest") == "2021-08-01");
    CHECK(text_at(august, "end_latest") == "2021-08-31");
    CHECK(text_at(august, "quote") == "Khan <met> TTP & left");
    CHECK(text_at(august, "story") == "story-1");
    CHECK((*august.find("evidence"))[0].as_string() == "doc-1:5-10");
    CHECK_FALSE(august.find("type"));
    const JsonValue later = nodes[6];
    CHECK_FALSE(later.find("start"));
    CHECK(text_at(later, "begin_earliest") == "2021-09-24");
    CHECK_FALSE(later.find("begin_latest"));
    CHECK_FALSE(nodes[7].find("edtf"));
    const JsonValue edges = *document.root().find("edges");
    CHECK(text_at(edges[0], "role") == "agent");
    CHECK(text_at(edges[1], "label") == "located_in");
    CHECK(text_at(edges[5], "basis") == "asserted");
    CHECK(text_at(edges[6], "type") == "hostile_to");
  }

  TEST_CASE("GraphML declares every key it uses and holds all nodes and edges") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = seed == 0 ? small_graph() : generated_graph(seed, 15);
      const std::string xml = written(&write_graphml, graph);
      CHECK(count(xml, "<node id=") == boost::num_vertices(graph.graph));
      CHECK(count(xml, "<edge id=") == graph.edges.size());
      CHECK(count(xml, "edgedefault=\"directed\"") == 1);
      CHECK(count(xml, "attr.name=\"id\"") == 0);
      for (std::size_t at = xml.find("<data key=\""); at != std::string::npos;
           at = xml.find("<data key=\"", at + 1)) {
        const std::size_t begin = at + 11;
        const std::string key = xml.substr(begin, xml.find('"', begin) - begin);
        CAPTURE(key);
        REQUIRE(count(xml, "<key id=\"" + key + "\"") == 1);
      }
    }
    const std::string xml = written(&write_graphml, small_graph());
    CHECK(count(xml, "<data key=\"node_label\">Taliban return to &lt;Kabul&gt;</data>") == 1);
    CHECK(count(xml, "<data key=\"node_aliases\">A|B|&lt;Khan&gt;</data>") == 2);
    CHECK(count(xml,
                "<key id=\"node_salience\" for=\"node\" attr.name=\"salience\" "
                "attr.type=\"double\"/>") == 1);
  }

  TEST_CASE("DOT holds all nodes and edges and dashes what is not stated as a fact") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = seed == 0 ? small_graph() : generated_graph(seed, 15);
      const std::string dot = written(&write_dot, graph);
      CHECK(count(dot, "\n") == 5 + boost::num_vertices(graph.graph) + graph.edges.size());
      for (const auto& [source, target] : edges_of(graph)) {
        CHECK(count(dot, "\n \"" + source + "\" -> \"" + target + "\" [") >= 1);
      }
    }
    const std::string dot = written(&write_dot, small_graph());
    CHECK(count(dot, "\"event-b\" [label=\"Khan talks &amp; talks\", kind=\"event\"") == 1);
    CHECK(count(dot, "filled,dashed") == 3);
    EventGraph wordy = small_graph();
    wordy.actors[0].label = wordy.strings.intern("a name of so many words that it needs two lines");
    CHECK(count(written(&write_dot, wordy), "a name of so many words that\\nit needs two lines") ==
          1);
  }

  TEST_CASE("vis-network holds all nodes and edges, ends by its own names, nothing moving") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = seed == 0 ? small_graph() : generated_graph(seed, 15);
      const JsonDocument document(written(&write_vis_network, graph), "v");
      const JsonValue nodes = *document.root().find("nodes");
      REQUIRE(nodes.size() == boost::num_vertices(graph.graph));
      for (Vertex vertex = 0; vertex < nodes.size(); ++vertex) {
        CHECK(text_at(nodes[vertex], "label") == graph.label_of(vertex));
        CHECK(text_at(nodes[vertex], "group") == to_string(graph.graph[vertex].kind));
        CHECK(nodes[vertex].find("x")->is_number());
        CHECK(nodes[vertex].find("physics")->as_bool() == false);
      }
      std::vector<Ends> ends;
      const JsonValue edges = *document.root().find("edges");
      for (std::size_t i = 0; i < edges.size(); ++i) {
        ends.emplace_back(text_at(edges[i], "from"), text_at(edges[i], "to"));
      }
      CHECK(ends == edges_of(graph));
    }
  }

  TEST_CASE("graphology holds all nodes and edges, each node drawn, no attribute called type") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = seed == 0 ? small_graph() : generated_graph(seed, 15);
      const JsonDocument document(written(&write_graphology, graph), "g");
      CHECK(document.root().find("options")->find("multi")->as_bool() == true);
      const JsonValue nodes = *document.root().find("nodes");
      REQUIRE(nodes.size() == boost::num_vertices(graph.graph));
      std::set<std::pair<double, double>> places;
      for (Vertex vertex = 0; vertex < nodes.size(); ++vertex) {
        CHECK(text_at(nodes[vertex], "key") == graph.id_of(vertex));
        const JsonValue attributes = *nodes[vertex].find("attributes");
        CHECK_FALSE(attributes.find("type"));
        CHECK(attributes.find("size")->as_double() >= 4);
        places.emplace(*attributes.find("x")->as_double(), *attributes.find("y")->as_double());
      }
      CHECK(places.size() == nodes.size());
      CHECK(document.root().find("edges")->size() == graph.edges.size());
    }
    const std::string json = written(&write_graphology, small_graph());
    CHECK(count(json, "\"subtype\":\"CONSULT\"") == 1);
    CHECK(count(json, "\"subtype\":\"hostile_to\"") == 1);
  }

  TEST_CASE("GEXF holds all nodes and edges, and dated events live for their days") {
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const EventGraph graph = seed == 0 ? small_graph() : generated_graph(seed, 15);
      const std::string xml = written(&write_gexf, graph);
      CHECK(count(xml, "<node id=") == boost::num_vertices(graph.graph));
      CHECK(count(xml, "<viz:position ") == boost::num_vertices(graph.graph));
      CHECK(count(xml, "<edge id=") == graph.edges.size());
    }
    const std::string xml = written(&write_gexf, small_graph());
    CHECK(count(xml,
                "label=\"Taliban return to &lt;Kabul&gt;\" start=\"2021-08-01\" "
                "end=\"2021-08-31\"") == 1);
    CHECK(count(xml, "label=\"TTP lays down arms\">") == 1);
    CHECK(count(xml, "<attvalue for=\"begin_earliest\" value=\"2021-09-24\"/>") == 2);
    CHECK(count(xml, "mode=\"dynamic\"") == 1);
  }

  TEST_CASE("GEXF gives a relation the days that bound it, open where they are not known") {
    EventGraph graph = small_graph();
    EventTime since;
    since.begin = {Date::from_civil(2007, 1, 1), Date::from_civil(2007, 12, 31)};
    graph.edges[6].set_valid(since);
    CHECK(count(written(&write_gexf, graph), "label=\"hostile_to\" start=\"2007-01-01\">") == 1);
  }

  TEST_CASE("cytoscape nodes have a position") {
    const JsonDocument document(written(&write_cytoscape, small_graph()), "c");
    const JsonValue nodes = *document.root().find("elements")->find("nodes");
    CHECK(nodes[0].find("position")->find("x")->is_number());
  }
}
