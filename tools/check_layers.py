#!/usr/bin/env python3
"""Holds every #include to the layers that src/<room>/CMakeLists.txt states. Usage: tools/check_layers.py [ROOT]

A room may include its own headers, those of the rooms in its DEPENDS, and the third parties fenced to it below.
"""
import pathlib
import re
import sys

ROOMS = ["text", "time", "markup", "neural", "document", "ingest", "annotate", "graph", "analyse", "export", "store", "cli"]
# Where a third party may be included; the rest of the tree sees it through that room only.
FENCES = {"rapidjson/": {"markup"}, "cxxopts": {"cli"}, "boost/": {"graph", "analyse", "export"}, "gumbo": {"ingest"},
          "archive": {"ingest", "cli"}, "utf8proc": {"text"}, "sqlite3": {"store"}}
# What style.md section 3 allows at most; DEPENDS may allow less.
ALLOWED = {"text": set(), "time": {"text"}, "markup": {"text"}, "neural": {"text", "markup"}, "document": {"text", "time", "markup"},
           "ingest": {"text", "time", "markup", "document"}, "annotate": {"text", "time", "document", "neural"},
           "graph": {"text", "time", "markup", "document"}, "analyse": {"text", "time", "markup", "document", "graph"},
           "export": {"text", "time", "markup", "document", "graph", "analyse"},
           "store": {"text", "time", "markup", "document", "graph", "analyse"},
           "cli": set(ROOMS) - {"cli"}}


def depends(root, room):
    """The rooms that the room's CMakeLists.txt states."""
    text = (root / "src" / room / "CMakeLists.txt").read_text()
    match = re.search(r"\bDEPENDS\b((?:\s+[a-z]+)*)", text)
    return set(match.group(1).split()) if match else set()


def room_of(include, own):
    """The room of an own header as written in quotes; None for generated ones beside the room."""
    parts = include.split("/")
    if parts[0] == "chronograph":
        return parts[1] if len(parts) > 2 else None
    return parts[0] if len(parts) > 1 else own


def files(root, room):
    for folder in (root / "src" / room, root / "include" / "chronograph" / room):
        yield from sorted(p for p in folder.rglob("*") if p.suffix in (".hpp", ".cpp"))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    wrong = []
    for room in ROOMS:
        stated = depends(root, room)
        for extra in sorted(stated - ALLOWED[room]):
            wrong.append(f"src/{room}/CMakeLists.txt: DEPENDS {extra}, which the layers do not allow")
        for path in files(root, room):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = re.match(r'\s*#include\s+([<"])([^>"]+)[>"]', line)
                if not match:
                    continue
                where = f"{path.relative_to(root)}:{number}"
                kind, include = match.groups()
                if kind == "<":
                    for prefix, rooms in FENCES.items():
                        if include.startswith(prefix) and room not in rooms:
                            wrong.append(f"{where}: <{include}> is fenced to {', '.join(sorted(rooms))}")
                    continue
                target = room_of(include, room)
                if target and target != room and target not in stated:
                    wrong.append(f"{where}: includes {target}, which {room} does not depend on")
    print("\n".join(wrong) if wrong else "layers hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
