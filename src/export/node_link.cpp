// SPDX-License-Identifier: Apache-2.0
// Node-link data as networkx and D3 read it: a directed multigraph whose parallel edges differ by
// `key`.
#include "export/json_elements.hpp"
#include "export/writers.hpp"

namespace chronograph {

void write_node_link(const EventGraph& graph, std::ostream& out) {
  const Attributes attributes(graph);
  OutputBuffer buffer(out);
  buffer.bytes() += "{\"directed\":true,\"multigraph\":true,\"graph\":{},\n";
  write_network(
      graph, buffer,
      [&](JsonWriter& json, Vertex vertex) {
        json.member("id", graph.id_of(vertex));
        JsonAttributes sink(json);
        attributes.tell_node(vertex, sink);
      },
      [&](JsonWriter& json, const EdgeRow& edge) {
        json.member("source", graph.id_of(edge.source)).member("target", graph.id_of(edge.target));
        json.member("key", graph.text(edge.id));
        JsonAttributes sink(json);
        attributes.tell_edge(edge, sink);
      });
  buffer.bytes() += "}\n";
}

}  // namespace chronograph
