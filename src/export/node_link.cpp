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
      [&](JsonWriter& json, const EdgeRow& edge, std::string_view source, std::string_view target) {
        json.member("source", source).member("target", target);
        json.member("key", graph.text(edge.id));
        JsonAttributes sink(json);
        attributes.tell_edge(edge, sink);
      });
  buffer.bytes() += "}\n";
}

}  // namespace chronograph
