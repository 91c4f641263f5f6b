#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Drives the page in headless Chromium: it loads, answers a click, a search and the keyboard, asks for nothing.

Usage: page_test.py CHRONOGRAPH SAMPLES. Exit 77 (skipped) where there is no Chromium.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
MADE_UP = pathlib.Path(__file__).parents[2] / "tools/viewer/made_up_graph"
DRIVE = pathlib.Path(__file__).with_name("page_drive.js")
EMPTY = {"schema": "chronograph-graph/1", "generators": [], "nodes": [], "edges": [], "stories": [], "evidence": []}
EVENT = {"id": "event-a", "kind": "event", "label": "A bridge <b>fell</b>", "status": "asserted"}
DAY = {"start": "2021-03-04", "time": {"edtf": "2021-03-04", "begin": ["2021-03-04"] * 2, "end": ["2021-03-04"] * 2}}
ACTOR = {"id": "actor-a", "kind": "actor", "label": "Ada", "type": "person"}
HOSTILE = ["<script>window.ran=1</script>", "<img src=x onerror=window.ran=2>", "</script><script>window.ran=3</script>", "=SUM(A1)", "__proto__",
           "\u202eright to left\u2066", "a\u0001b\u001b[31m", "x" * 6000, "\u2028line\r\n", "javascript:window.ran=4"]
# What is missing, the graph, and what the page says of it.
FEW = [
    ("no event", EMPTY, "No event was found"),
    ("only an actor", EMPTY | {"nodes": [ACTOR]}, "No event was found"),
    ("no date", EMPTY | {"nodes": [EVENT, EVENT | {"id": "event-b"}]}, "None of the 2 events has a date in the texts"),
    ("one event without a date", EMPTY | {"nodes": [EVENT]}, "The only event has no date"),
    ("one event and nobody", EMPTY | {"nodes": [EVENT | DAY]}, "nobody to put on a map"),
]


def hostile():
    """A graph whose every text would like to be something else."""
    nodes = [{"id": "doc-a", "kind": "document", "label": HOSTILE[0], "publishers": [HOSTILE[1]], "url": HOSTILE[-1], "text": HOSTILE[2], "sentences": [[0, 9]], "zones": []}]
    edges = []
    for i, label in enumerate(HOSTILE):
        evidence = [{"document": "doc-a", "trigger": [0, 2], "sentence": [0, 9]}]
        nodes += [EVENT | DAY | {"id": f"event-{i}", "label": label, "type": label, "evidence": evidence},
                  ACTOR | {"id": f"actor-{i}", "label": label, "aliases": [label]}]
        edges.append({"id": f"edge-{i}", "kind": "participates", "source": f"event-{i}", "target": f"actor-{i}", "role": label})
    return EMPTY | {"nodes": nodes, "edges": edges, "stories": [{"id": "story-a", "label": HOSTILE[1], "events": ["event-0"]}]}


def disputed():
    """Two events whose numbers contradict each other."""
    nodes = [{"id": "doc-a", "kind": "document", "label": "Report", "text": "Two fell. Nine fell.", "sentences": [[0, 9], [10, 20]], "zones": []}]
    nodes += [EVENT | DAY | {"id": f"event-{i}", "evidence": [{"document": "doc-a", "trigger": [b, b + 3], "sentence": [b, e]}]} for i, (b, e) in enumerate([(0, 9), (10, 20)])]
    return EMPTY | {"nodes": nodes, "edges": [{"id": "edge-a", "kind": "contradicts", "source": "event-0", "target": "event-1", "reason": "number"}]}


def driven(page, work):
    """The findings of page_drive.js on the page, as {name: value}."""
    at = work / "driven.html"
    script = "<script>" + DRIVE.read_text() + "</script></body>"
    at.write_text(page.read_text().replace("</body>", script))
    shown = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/profile", "--window-size=1400,900",
         "--virtual-time-budget=15000", "--dump-dom", at.as_uri()], capture_output=True, text=True, timeout=60).stdout
    found = re.search(r'<pre id="findings">(.*?)</pre>', shown, re.S)
    if not found:
        raise SystemExit("the page gave no findings")
    return {"detailText": ""} | json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def written(chronograph, graph, work):
    page = work / "page.html"
    subprocess.run([chronograph, "export", graph, "--to", "html", "-o", page, "--force"], check=True, capture_output=True)
    return page


def main(chronograph, samples):
    if not CHROMIUM:
        print("skipped: no Chromium here (package chromium)")
        return 77
    failed = []

    def check(name, holds, seen):
        print(("ok    " if holds else "FAILED") + f" {name}" + ("" if holds else f": {seen}"))
        if not holds:
            failed.append(name)

    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        subprocess.run([chronograph, "build", samples, "-o", work / "story"], check=True, capture_output=True)
        graph = json.loads((work / "story" / "graph.json").read_text())
        count = {kind: sum(n["kind"] == kind for n in graph["nodes"]) for kind in ("event", "actor")}
        got = driven(written(chronograph, work / "story" / "graph.json", work), work)
        check("no error and nothing refused", got["errors"] == [], got["errors"])
        check("nothing is asked of any network", got["requests"] == [], got["requests"])
        check("every event is in the list", got["events"] == count["event"], got["events"])
        check("every actor is on the map", got["actors"] == count["actor"], got["actors"])
        check("the chart draws events", got["drawn"] > 10, got["drawn"])
        check("a search narrows the list", 0 < got["searched"] < count["event"], got["searched"])
        check("what it found outside the period in view is told", re.match(r"[1-9]", got["outside"]), got["outside"])
        check("nonsense finds nothing", got["nonsense"] == 0, got["nonsense"])
        check("an actor picks its events", 0 < got["ofActor"] < count["event"], got["ofActor"])
        check("the address tells the choice", "actor=" in got["address"], got["address"])
        check("Escape takes it back", got["afterEscape"] == count["event"], got["afterEscape"])
        check("an event opens the quotation", got["quoted"] > 0, got["quoted"])
        check("zooming changes the axis", got["zoomed"], got["zoomed"])
        check("lanes follow the choice", got["lanes"] > 1, got["lanes"])
        check("the slider hides what came later", got["late"] > 0, got["late"])
        check("the arrow keys move in the list", got["moved"], got["moved"])
        check("the right arrow goes to the details", got["inDetail"], got["inDetail"])
        check("closing the details gives the focus back to the row", got["backInList"], got["backInList"])
        check("a skip link moves the focus and not the view", got["skipped"], got["skipped"])
        for name, data, words in FEW:
            (work / "few.json").write_text(json.dumps(data))
            got = driven(written(chronograph, work / "few.json", work), work)
            check(f"a graph with {name} says so", words in got["chartText"] + got["mapText"] and not got["errors"], got)
        many = subprocess.run([sys.executable, MADE_UP, "1000"], check=True, capture_output=True, text=True).stdout
        (work / "many.json").write_text(many)
        got = driven(written(chronograph, work / "many.json", work), work)
        check("a long list keeps only the rows in sight", 0 < got["events"] < 100 and not got["errors"], got)
        check("its end can be reached", got["last"] in {n["id"] for n in json.loads(many)["nodes"] if "time" not in n}, got["last"])
        check("its rows stand in the document as they are read", got["asRead"], got["asRead"])
        (work / "begun.json").write_text(json.dumps(EMPTY | {"nodes": [EVENT | {"time": {"begin": [None, "2021-03-04"], "end": [None, None]}}]}))
        got = driven(written(chronograph, work / "begun.json", work), work)
        check("what had begun by a day and is not known to have ended is drawn", got["drawn"] == 1 and all(0.4 < x < 0.7 for x in got["places"]), got["places"])
        (work / "disputed.json").write_text(json.dumps(disputed()))
        got = driven(written(chronograph, work / "disputed.json", work), work)
        check("a contradiction quotes the other account", "another number" in got["detailText"] and "Nine fell." in got["detailText"], got["detailText"])
        lean = disputed()
        for key in ("text", "sentences", "zones"):
            del lean["nodes"][0][key]
        (work / "lean.json").write_text(json.dumps(lean))
        got = driven(written(chronograph, work / "lean.json", work), work)
        check("a graph without texts says so instead of quoting", "built without texts" in got["detailText"] and not got["errors"], got)
        (work / "hostile.json").write_text(json.dumps(hostile()))
        got = driven(written(chronograph, work / "hostile.json", work), work)
        check("hostile labels stay labels", got["ran"] is None and got["errors"] == [] and got["requests"] == [], got)
        check("hostile labels are all in the list", got["events"] == len(HOSTILE), got["events"])
        check("a link that is no web address is no link", got["links"] == 0, got["links"])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
