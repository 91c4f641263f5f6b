#!/bin/sh
# Rewrites the golden files: docs/samples and tests/export/golden. Read the diff before you commit it. Usage: tools/update_samples.sh
set -eu
cd "$(dirname "$0")/.."
program=${CHRONOGRAPH:-build/release/chronograph}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p docs/samples/story tests/export/golden
for article in samples/*.*; do
  name=$(basename "$article")
  stem=${name%.*}
  [ "$name" != README.md ] || continue
  "$program" annotate "$article" -o "docs/samples/$stem.annotation.jsonl" --force
  "$program" build "$article" -o "$work/$stem.json" -q
  "$program" timeline "$work/$stem.json" --json -o "docs/samples/$stem.timeline.json" --force
  "$program" map "$work/$stem.json" --json -o "docs/samples/$stem.map.json" --force
done
# All samples as one graph: what a report would take from it. tests/cli/samples_test.cpp has the same table.
"$program" build samples -o "$work/story.json" -q
while read -r format file; do
  "$program" export "$work/story.json" --to "$format" -o "docs/samples/story/$file" --force
done <<EOF
timeline-svg timeline.svg
map-svg map.svg
markdown dossier.md
csv events.csv
timelinejs timelinejs.json
EOF
"$program" build samples/peace-talks-*.* -o "$work/graph.json" -q
"$program" formats | awk '/^[a-z]/ {print $1}' | while read -r format; do
  [ "$format" = html ] || "$program" export "$work/graph.json" --to "$format" -o "tests/export/golden/peace-talks.$format" --force
done
