// SPDX-License-Identifier: Apache-2.0
// The table of export formats: `--to`, `chronograph formats` and the tests read it. A new format is
// a new file and a new row.
#include "chronograph/error.hpp"
#include "chronograph/export/format.hpp"
#include "chronograph/graph/graph_json.hpp"
#include "export/writers.hpp"
#include "text/closest.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace chronograph {
namespace {

/// A writer that shows everything.
template <void (*write)(const EventGraph& graph, std::ostream& out)>
Omissions whole(const EventGraph& graph, std::ostream& out) {
  write(graph, out);
  return {};
}

constexpr std::array kNeo4jFiles{
    FormatFile{"nodes.csv", &write_neo4j_nodes},
    FormatFile{"relationships.csv", &write_neo4j_relationships},
    FormatFile{"import.sh", &write_neo4j_script},
};

constexpr std::array kFormats{
    Format{"json", "json", "The whole graph, as build writes it", "chronograph",
           &whole<&write_graph_json>},
    Format{"html", "html", "One page with timeline and map that needs no network", "any browser",
           &whole<&write_html>},
    Format{"svg", "svg", "A picture of timeline and map", "browsers, Inkscape, word processors",
           &write_svg},
    Format{"timeline-svg", "svg", "A picture of the timeline alone",
           "browsers, Inkscape, word processors", &write_timeline_svg},
    Format{"map-svg", "svg", "A picture of the map alone", "browsers, Inkscape, word processors",
           &write_map_svg},
    Format{"timelinejs", "json", "The dated events as slides", "TimelineJS3", &write_timelinejs},
    Format{"vis-timeline", "json", "The dated events as items in rows", "vis-timeline",
           &write_vis_timeline},
    Format{"ics", "ics", "The dated events as a calendar", "calendar programs", &write_ics},
    Format{"geojson", "geojson", "The events whose place is known", "QGIS, kepler.gl, Leaflet",
           &write_geojson},
    Format{"kml", "kml", "The events whose place is known", "Google Earth, QGIS", &write_kml},
    Format{"cytoscape", "json", "All nodes and edges as elements", "Cytoscape.js, Cytoscape",
           &whole<&write_cytoscape>},
    Format{"node-link", "json", "All nodes and edges as node-link data", "networkx, D3",
           &whole<&write_node_link>},
    Format{"graphology", "json", "All nodes and edges with positions", "graphology, sigma",
           &whole<&write_graphology>},
    Format{"vis-network", "json", "All nodes and edges with positions", "vis-network",
           &whole<&write_vis_network>},
    Format{"gexf", "gexf", "All nodes and edges with positions and times", "Gephi, networkx",
           &whole<&write_gexf>},
    Format{"graphml", "graphml", "All nodes and edges as GraphML",
           "Gephi, networkx, igraph, graph-tool", &whole<&write_graphml>},
    Format{"dot", "dot", "All nodes and edges, to be drawn", "Graphviz, pydot", &whole<&write_dot>},
    Format{"csv", "csv", "One row an event", "spreadsheets, pandas, R", &write_csv},
    Format{"ntriples", "nt", "The graph as RDF, one statement a line; undated events unstamped",
           "rdflib, Jena, GraphDB, Virtuoso", &whole<&write_ntriples>},
    Format{"turtle", "ttl", "The same RDF, one block a node or edge", "rdflib, Jena, Protege",
           &whole<&write_turtle>},
    Format{"jsonld", "jsonld", "The same RDF as JSON-LD with an inline context",
           "rdflib, PyLD, jsonld.js", &whole<&write_jsonld>},
    Format{"neo4j-csv", "folder", "A folder with the tables of nodes and of relationships",
           "neo4j-admin database import full", nullptr, kNeo4jFiles},
    Format{"markdown", "md", "A dated dossier with sources; undated events at the end, in order",
           "any reader of CommonMark", &write_markdown},
    Format{
        "timesketch", "csv",
        "One row a bound of an event's time, 00:00 UTC standing for the day; without any: left out",
        "Timesketch", &write_timesketch},
    Format{"plover", "jsonl", "The typed and dated events as PLOVER records",
           "R and pandas recipes for event data", &write_plover},
    Format{"cameo", "tsv", "The typed and dated events by source and target, with CAMEO root codes",
           "R and pandas recipes for event data", &write_cameo},
    Format{"ftm", "jsonl", "Documents, actors, events and relations as FollowTheMoney entities",
           "followthemoney, Aleph, OpenAleph", &write_ftm},
    Format{"annotations", "jsonl", "The annotated documents that the graph was built from",
           "chronograph", &whole<&write_annotations>},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format& find_format(std::string_view name) {
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                   [&](const Format& format) { return format.name == name; });
  if (found != kFormats.end()) {
    return *found;
  }
  std::vector<std::string_view> names;
  for (const Format& format : kFormats) {
    names.push_back(format.name);
  }
  throw Error(ErrorKind::Usage, "unknown format \"" + std::string(name) + "\"" +
                                    did_you_mean(name, names) + " (see: chronograph formats)");
}

}  // namespace chronograph
