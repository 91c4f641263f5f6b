// SPDX-License-Identifier: Apache-2.0
// The writers behind the rows of formats(), one file each. All write whole graphs; a selection is
// made before (graph/query.hpp). Those that cannot show everything return what they left out.
#pragma once

#include "chronograph/export/omissions.hpp"

#include <iosfwd>

namespace chronograph {

Omissions write_timelinejs(const EventGraph& graph, std::ostream& out);
void write_cytoscape(const EventGraph& graph, std::ostream& out);
void write_node_link(const EventGraph& graph, std::ostream& out);
void write_graphml(const EventGraph& graph, std::ostream& out);
void write_dot(const EventGraph& graph, std::ostream& out);
Omissions write_csv(const EventGraph& graph, std::ostream& out);
void write_ntriples(const EventGraph& graph, std::ostream& out);
void write_turtle(const EventGraph& graph, std::ostream& out);
void write_jsonld(const EventGraph& graph, std::ostream& out);
void write_neo4j_nodes(const EventGraph& graph, std::ostream& out);
void write_neo4j_relationships(const EventGraph& graph, std::ostream& out);
void write_neo4j_script(const EventGraph& graph, std::ostream& out);
Omissions write_markdown(const EventGraph& graph, std::ostream& out);
Omissions write_timesketch(const EventGraph& graph, std::ostream& out);
Omissions write_plover(const EventGraph& graph, std::ostream& out);
Omissions write_cameo(const EventGraph& graph, std::ostream& out);
Omissions write_ftm(const EventGraph& graph, std::ostream& out);
void write_html(const EventGraph& graph, std::ostream& out);
Omissions write_vis_timeline(const EventGraph& graph, std::ostream& out);
void write_vis_network(const EventGraph& graph, std::ostream& out);
void write_graphology(const EventGraph& graph, std::ostream& out);
void write_gexf(const EventGraph& graph, std::ostream& out);
Omissions write_svg(const EventGraph& graph, std::ostream& out);
Omissions write_timeline_svg(const EventGraph& graph, std::ostream& out);
Omissions write_map_svg(const EventGraph& graph, std::ostream& out);
Omissions write_geojson(const EventGraph& graph, std::ostream& out);
Omissions write_kml(const EventGraph& graph, std::ostream& out);
Omissions write_ics(const EventGraph& graph, std::ostream& out);
void write_annotations(const EventGraph& graph, std::ostream& out);

}  // namespace chronograph
