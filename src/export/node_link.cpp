// SPDX-License-Identifier: Apache-2.0
// Node-link data as networkx and D3 read it: a directed multigraph whose parallel edges differ by
// `key`.
#include "export/json_elements.hpp"
#include "export/writers.hpp"

namespace chronograph {

void write_node_link(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  OutputBuffer buffer(out);
  buffer.bytes() += "{\"directed\":true,\"multigraph\":true,\"graph\":{},\n\"nodes\":";
  {
    JsonElements nodes(buffer);
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph.graph); ++vertex) {
      nodes.add([&](JsonWriter& json) {
        json.begin_object().member("id", graph.id_of(vertex));
        JsonAttributes sink(json);
        attributes.tell_node(vertex, sink);
        json.end_object();
      });
    }
  }
  buffer.bytes() += ",\n\"edges\":";
  {
    JsonElements edges(buffer);
    for (const EdgeRow& edge : graph.edges) {
      edges.add([&](JsonWriter& json) {
        json.begin_object().member("source", graph.id_of(edge.source));
        json.member("target", graph.id_of(edge.target)).member("key", graph.text(edge.id));
        JsonAttributes sink(json);
        attributes.tell_edge(edge, sink);
        json.end_object();
      });
    }
  }
  buffer.bytes() += "}\n";
}

}  // namespace chronograph
