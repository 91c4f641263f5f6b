# SPDX-License-Identifier: Apache-2.0
"""Exports a graph to every format and reads each file back: one row of READERS a format.

Usage: readers.py PROGRAM WORK, where WORK holds graph.json and schema.json. A format that `formats`
lists without a row here fails, so that none is forgotten. Exits with the number of formats that failed.
"""
import csv
import html.parser
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

import jsonschema
import markdown_it
import networkx
import pydot
import rdflib

PROGRAM, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
GRAPH = json.loads((WORK / "graph.json").read_text(encoding="utf-8"))
IDS = {node["id"] for node in GRAPH["nodes"]}
EDGES = len(GRAPH["edges"])
EVENTS = {node["id"]: node for node in GRAPH["nodes"] if node["kind"] == "event"}


def same(got, wanted, what):
    if got != wanted:
        raise AssertionError(f"{what}: {str(got)[:120]} instead of {str(wanted)[:120]}")


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def native(path):
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), json.loads((WORK / "schema.json").read_text(encoding="utf-8")))


def page(path):
    parser = html.parser.HTMLParser()
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()


def timelinejs(path):
    slides = {slide["unique_id"]: slide for slide in json.loads(path.read_text(encoding="utf-8"))["events"]}
    same(set(slides), {i for i, event in EVENTS.items() if event.get("start")}, "slides")
    for i, slide in slides.items():
        date = slide["start_date"]
        same([date[part] for part in ("year", "month", "day") if part in date], [int(p) for p in EVENTS[i]["start"].split("-")], i)


def cytoscape(path):
    elements = json.loads(path.read_text(encoding="utf-8"))["elements"]
    same({node["data"]["id"] for node in elements["nodes"]}, IDS, "nodes")
    same(len(elements["edges"]), EDGES, "edges")


def counted(graph):
    same(set(graph.nodes), IDS, "nodes")
    same(graph.number_of_edges(), EDGES, "edges")


def node_link(path):
    counted(networkx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"))


def graphml(path):
    counted(networkx.read_graphml(path, force_multigraph=True))


def dot(path):
    (graph,) = pydot.graph_from_dot_file(str(path), encoding="utf-8")
    same(len(graph.get_edges()), EDGES, "edges")


def table(path):
    same({row["id"]: row["start"] for row in rows(path)}, {i: event.get("start", "") for i, event in EVENTS.items()}, "events")


RDF = {}


def rdf(syntax):
    def read(path):
        graph = rdflib.Graph().parse(str(path), format=syntax)
        identifiers = graph.objects(None, rdflib.DCTERMS.identifier)
        same({str(i) for i in identifiers}, IDS, "identifiers")
        for literal in (o for o in graph.objects() if isinstance(o, rdflib.Literal)):
            same(bool(literal.ill_typed), False, f"ill-typed {literal!r}")
        RDF.setdefault("first", graph)
        # There are no blank nodes: equal sets are isomorphic graphs.
        same(set(graph) ^ set(RDF["first"]), set(), "difference of two spellings")

    return read


def neo4j(path):
    same({row["id:ID"] for row in rows(path / "nodes.csv")}, IDS, "nodes")
    edges = rows(path / "relationships.csv")
    same(len(edges), EDGES, "relationships")
    same({edge[end] for edge in edges for end in (":START_ID", ":END_ID")} - IDS, set(), "unknown ends")


def markdown(path):
    tokens = markdown_it.MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
    same(any(token.type == "html_block" for token in tokens), False, "HTML")
    # A quote is a paragraph of its own inside the item: count the items of the sections of events.
    items = sum(token.type == "list_item_open" for token in tokens)
    same(items >= len(EVENTS), True, "items")
    headings = {tokens[i + 1].content.lower().replace(" ", "-") for i, token in enumerate(tokens) if token.type == "heading_open"}
    links = {child.attrs["href"] for token in tokens for child in token.children or [] if child.type == "link_open"}
    same({link for link in links if link[1:] not in headings and not link.startswith("http")}, set(), "links that lead nowhere")


def timesketch(path):
    table = rows(path)
    same({row["event_id"] for row in table}, {i for i, e in EVENTS.items() if e.get("time")}, "events")
    same(all(row["message"] and row["datetime"].endswith("+00:00") and row["timestamp_desc"] for row in table), True, "mandatory columns")


def plover(path):
    typed = {i for i, event in EVENTS.items() if event.get("type") and event.get("start")}
    same({record["id"] for record in lines(path)}, typed, "records")
    for record in lines(path):
        same(set(record) >= {"id", "date", "actor", "event"}, True, f"mandatory fields of {record['id']}")


def cameo(path):
    """Read with and without quotes, as pandas and as awk do."""
    with open(path, encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", strict=True))
    plain = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    same({len(line) for line in plain}, {len(plain[0])}, "fields of lines")
    same(len(plain), len(table) + 1, "lines")
    same([row["event_id"] for row in table], [line[0] for line in plain[1:]], "events")
    for row in table:
        event = EVENTS[row["event_id"]]
        same((row["day"] or row["month"] or row["year"], row["plover_type"]), (event["start"], event["type"]), row["event_id"])
        same(all(1 <= int(root) <= 20 for root in row["root_code"].split("|")), True, "roots")


def ftm(path):
    entities = {entity["id"]: entity for entity in lines(path)}
    same({i for i, entity in entities.items() if entity["schema"] == "Event"}, set(EVENTS), "events")
    for entity in entities.values():
        for name in ("involved", "proof", "subject", "object"):
            same(set(entity["properties"].get(name, [])) - set(entities), set(), f"unknown {name}")


def whole(path):
    return json.loads(path.read_text(encoding="utf-8"))


DATED = {i for i, event in EVENTS.items() if event.get("start")}


def vis_timeline(path):
    same({item["id"] for item in whole(path)["items"]}, DATED, "items")


def vis_network(path):
    network = whole(path)
    same({node["id"] for node in network["nodes"]}, IDS, "nodes")
    same(len(network["edges"]), EDGES, "edges")


def graphology(path):
    graph = whole(path)
    same({node["key"] for node in graph["nodes"]}, IDS, "nodes")
    same(all(isinstance(node["attributes"][axis], (int, float)) for node in graph["nodes"] for axis in "xy"), True, "positions")
    same(len(graph["edges"]), EDGES, "edges")


def gexf(path):
    counted(networkx.MultiDiGraph(networkx.read_gexf(path)))


def xml_ids(path, attribute):
    return {element.get(attribute) for element in xml.etree.ElementTree.parse(path).iter()} - {None}


def svg(path):
    same(set(EVENTS) - xml_ids(path, "data-id"), set(), "events that are not drawn")


def map_svg(path):
    actors = {node["id"] for node in GRAPH["nodes"] if node["kind"] == "actor"}
    same(xml_ids(path, "data-id"), actors, "actors that are drawn or named")


def located(path):
    return {feature["id"] for feature in whole(path)["features"]}


def kml(path):
    same(xml_ids(path, "id") & set(EVENTS), located(WORK / "geojson"), "placemarks")


def ics(path):
    # A line that begins with a space goes on with the one before.
    text = path.read_bytes().replace(b"\r\n ", b"").decode()
    uids = {line[4:].split("@")[0] for line in text.split("\r\n") if line.startswith("UID:")}
    same(uids, DATED, "events")


READERS = {
    "vis-timeline": vis_timeline,
    "vis-network": vis_network,
    "graphology": graphology,
    "gexf": gexf,
    "svg": svg,
    "timeline-svg": svg,
    "map-svg": map_svg,
    "geojson": located,
    "kml": kml,
    "ics": ics,
    "json": native,
    "html": page,
    "timelinejs": timelinejs,
    "cytoscape": cytoscape,
    "node-link": node_link,
    "graphml": graphml,
    "dot": dot,
    "csv": table,
    "ntriples": rdf("nt"),
    "turtle": rdf("turtle"),
    "jsonld": rdf("json-ld"),
    "neo4j-csv": neo4j,
    "markdown": markdown,
    "timesketch": timesketch,
    "plover": plover,
    "cameo": cameo,
    "ftm": ftm,
    "annotations": lines,
}


def main():
    listed = subprocess.run([PROGRAM, "formats"], capture_output=True, text=True, check=True).stdout
    failed = 0
    for name in (line.split()[0] for line in listed.splitlines() if line and not line.startswith(" ")):
        path = WORK / name
        try:
            subprocess.run([PROGRAM, "export", str(WORK / "graph.json"), "--to", name, "-o", str(path)], check=True)
            if name not in READERS:
                raise AssertionError("no row in READERS of tests/readers/readers.py")
            READERS[name](path)
            print(f"ok    {name}")
        except Exception as error:  # whatever a reader raises, the file did not load
            failed += 1
            print(f"FAIL  {name}: {type(error).__name__}: {str(error)[:300]}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
