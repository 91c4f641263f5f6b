// SPDX-License-Identifier: Apache-2.0
// Which lane an event is drawn in, and where in the lane. Nothing here touches the page: events and numbers in, places
// in pixels out. A lane packs its marks into rows without overlap; what finds no row is counted ("+4"), and a lane with
// more events than its rows can tell apart becomes a histogram.

const LANES = [["story", "storyline"], ["actor", "actor"], ["type", "type"], ["place", "place"], ["none", "one lane"]];
const MOST_LANES = 9;
const CROWDED = 150; // marks of one lane in sight; beyond that it is drawn as a histogram
const DOT = 10; // pixels across
const DAY = 90; // pixels; a day that is wider is drawn as the hours that it has
const TAIL = 44; // pixels that an open end fades over: how far it reaches is not known, so it is always the same

// What of an event lanes go by; a lane each.
const LANE_KEYS = {
  story: (event) => event.stories,
  actor: (event) => event.touches.filter((node) => node.kind === "actor"),
  place: (event) => event.touches.filter((node) => node.kind === "place"),
  type: (event) => (event.type ? [event.type] : NONE),
  none: () => ["All events"],
};

// [{label, events, undated}]: `events` dated, in order; the rest of the events in one last lane. An event of several
// actors or stories is in the lane of each.
function makeLanes(model, by) {
  const keysOf = LANE_KEYS[by], keys = model.events.map(keysOf), lanes = new Map();
  const labelOf = (key) => (by === "type" ? typeWord(key) : typeof key === "string" ? key : laneLabel(key.label));
  const newLane = (label) => ({ label, events: [], undated: 0 });
  const put = (lane, event) => { if (event.when) lane.events.push(event); else lane.undated++; };
  for (const event of model.events) {
    for (const key of keys[event.rank]) {
      let lane = lanes.get(key);
      if (!lane) lanes.set(key, (lane = newLane(labelOf(key))));
      put(lane, event);
    }
  }
  const ranked = [...lanes.values()].sort((p, q) => q.events.length - p.events.length || q.undated - p.undated || (p.label < q.label ? -1 : 1));
  const out = ranked.slice(0, MOST_LANES).filter((lane) => lane.events.length), kept = new Set(out);
  const rest = Object.assign(newLane(by === "type" ? "No type of its own" : "Other events"), { rest: true });
  for (const event of model.events) {
    if (!keys[event.rank].some((key) => kept.has(lanes.get(key)))) put(rest, event);
  }
  if (by === "story") out.sort((p, q) => p.events[0].rank - q.events[0].rank);
  if (rest.events.length || (rest.undated && !out.length)) out.push(rest);
  return out;
}
// The lane stands on a time axis, so the dates that a story's label ends with say nothing new.
const laneLabel = (label) => label.replace(/\s*\([^()]*\d{4}[^()]*\)$/, "");

// Gives every dated event the shares of the scale that its marks take: `left` and `right` with null for an open end, and
// `sure` for the time that it certainly filled. Returns what histograms ask, by rank and side by side in memory, since
// they go through all events at each frame: {centres, sides}.
function placeAll(model, scale) {
  const centres = new Float64Array(model.events.length), sides = new Uint8Array(model.events.length);
  for (const event of model.dated) {
    placeOnScale(event, scale);
    centres[event.rank] = event.span.centre;
    sides[event.rank] = SIDES.indexOf(event.side);
  }
  return { centres, sides };
}
function placeOnScale(event, scale) {
  const { b0, b1, e0, e1, kind, key } = event.when;
  const left = b0 === null ? null : scale.at(b0), right = e1 === null ? null : scale.at(e1 + 1);
  const certain = b1 !== null && e0 !== null && e0 > b1;
  event.span = {
    left, right, middle: kind === "day" ? scale.at(b0 + 0.5) : null,
    centre: left === null && right === null ? scale.at(key) : left === null ? right : right === null ? left : (left + right) / 2,
    sure: certain ? [scale.at(b1), scale.at(e0 + 1)] : null,
    kind: kind === "day" || kind === "unit" ? kind : certain && b0 === b1 && e0 === e1 ? "unit" : "bounds",
  };
}

// The pixels of an event: {x0, x1, dot, openLeft, openRight}; null out of sight. x(share) is in pixels of the plot.
function pixelsOf(event, x, width) {
  const { left, right, middle, centre } = event.span;
  if (middle !== null && x(right) - x(left) < DAY) {
    const at = x(middle);
    return at < -DOT || at > width + DOT ? null : { x0: at - DOT / 2, x1: at + DOT / 2, dot: true };
  }
  // Both ends may be open: "begun by 9 July", and nobody says that it ended.
  const x0 = left === null ? x(right === null ? centre : right) - TAIL : x(left), x1 = right === null ? x(left === null ? centre : left) + TAIL : x(right);
  if (x1 < 0 || x0 > width) return null;
  const short = Math.max(0, 6 - (x1 - x0)) / 2;
  const inPlot = (at) => Math.max(-1, Math.min(width + 1, at));
  const sure = event.span.sure && event.span.kind !== "unit" ? event.span.sure.map(x).map(inPlot) : null;
  return { x0: inPlot(x0 - short), x1: inPlot(x1 + short), dot: false, openLeft: left === null, openRight: right === null, sure };
}

// Packs the events of a lane into at most `most` rows: {rows, marks: [{event, row, x0, x1, ..., label}], over, dense}.
// The most salient choose first, with room for their label; then come those that fit in between without one; what is
// left goes to `over` (see gather). A crowded lane has `bins` (see binLane) instead of marks. `label` is the pixels that
// the label may take, 0 for none. `view` is {v0, v1, width, x(share), near, centres, sides}: what of the scale is drawn
// how wide, and of each event by rank whether it passes, its place and its side.
const LABEL = 210;
function packLane(events, view, most, pinned) {
  const { x, width } = view;
  const bins = binLane(events, view);
  if (bins.n > CROWDED) return { rows: 3, marks: [], over: [], dense: true, bins };
  const seen = [];
  for (const event of events) {
    const place = event.near ? pixelsOf(event, x, width) : null;
    if (place) seen.push({ event, ...place, label: 0 });
  }
  const worth = (mark) => (mark.event.id === pinned ? 9 : 0) + (mark.event.shown ? 3 : 0) + (mark.dot || mark.event.span.kind === "unit" ? 0.3 : 0) + mark.event.salience;
  const order = [...seen].sort((p, q) => worth(q) - worth(p) || p.event.rank - q.event.rank);
  const rows = [], marks = [];
  const free = (x0, x1) => {
    for (let r = 0; r < Math.min(most, rows.length + 1); r++) if (!(rows[r] || []).some(([a, b]) => x0 < b && a < x1)) return r;
    return -1;
  };
  const take = (mark, row, label) => {
    (rows[row] = rows[row] || []).push([mark.x0 - 3, mark.x1 + (label ? label + 12 : 3)]);
    marks.push(Object.assign(mark, { row, label }));
  };
  const wide = (mark) => Math.min(LABEL, labelWidth(mark.event), width - Math.max(0, mark.x1) - 8);
  const left = [];
  for (const mark of order) {
    const label = wide(mark), row = label < 30 ? -1 : free(mark.x0 - 3, mark.x1 + label + 12);
    if (row < 0) left.push(mark); else take(mark, row, label);
  }
  const over = [];
  for (const mark of left) {
    const row = free(mark.x0 - 3, mark.x1 + 3);
    if (row < 0) over.push(mark); else take(mark, row, 0);
  }
  if (over.length > CROWDED / 2) return { rows: 3, marks: [], over: [], dense: true, bins };
  // What room is left then goes to the labels.
  for (let r = 0; r < rows.length; r++) {
    const row = marks.filter((m) => m.row === r).sort((p, q) => p.x0 - q.x0);
    row.forEach((m, i) => { m.label = Math.max(m.label, Math.min(labelWidth(m.event), (i + 1 < row.length ? row[i + 1].x0 : width) - m.x1 - 14)); });
    for (const m of row) if (m.label < 36) m.label = 0;
  }
  over.sort((p, q) => p.x0 - q.x0 || p.event.rank - q.event.rank);
  return { rows: Math.max(1, rows.length), marks, over: gather(over), dense: false };
}

// How many events of each side lie in each BIN pixels of the plot: {n, most, counts}, `counts` three numbers
// a bin in the order of SIDES.
const BIN = 5;
const SIDES = ["conf", "coop", "none"];
function binLane(events, { near, centres, sides, v0, v1, width }) {
  const slots = Math.ceil(width / BIN), counts = new Uint32Array(slots * 3), scale = width / (v1 - v0) / BIN;
  let n = 0;
  for (const { rank } of events) {
    const at = centres[rank];
    if (!near[rank] || at < v0 || at > v1) continue;
    counts[Math.min(slots - 1, Math.floor((at - v0) * scale)) * 3 + sides[rank]]++;
    n++;
  }
  return { n, counts, most: Math.max(1, ...Array.from({ length: slots }, (_, i) => allOf(counts, i))) };
}
const allOf = (counts, slot) => counts[slot * 3] + counts[slot * 3 + 1] + counts[slot * 3 + 2];

// What found no row, by where it is: [{x, n, events, wide}]; drawn as crumbs, two above each other, 5 pixels each.
const CRUMBS = 20;
function gather(marks) {
  const out = [];
  const wideOf = (n) => Math.ceil(Math.min(n, CRUMBS) / 2) * 5 + (n > CRUMBS ? 26 : 0);
  for (const mark of marks) {
    const x = mark.dot || (mark.openLeft && mark.openRight) ? (mark.x0 + mark.x1) / 2 : mark.openLeft ? mark.x1 : mark.x0, last = out[out.length - 1];
    if (last && x - last.x < last.wide / 2 + 10) { last.events.push(mark.event); last.wide = wideOf(last.events.length); } else out.push({ x, events: [mark.event], wide: 5 });
  }
  for (const over of out) over.x = Math.max(over.wide / 2, over.x);
  return out;
}

// The shortest part of the scale that holds most of the events, with some air: [from, to] in days; null where that is
// (nearly) the whole.
function busiestView(events, scale) {
  const at = Float64Array.from(events, (e) => scale.at(e.when.key)).sort(), n = Math.ceil(at.length * 0.84);
  let best = null;
  for (let i = 0; i + n <= at.length; i++) if (!best || at[i + n - 1] - at[i] < best[1] - best[0]) best = [at[i], at[i + n - 1]];
  if (!best || best[1] - best[0] > 0.4 || best[1] <= best[0]) return null;
  const air = (best[1] - best[0]) * 0.06 + 0.002;
  return [scale.dayAt(Math.max(0, best[0] - air)), scale.dayAt(Math.min(1, best[1] + air * 2.5))];
}

// Shares `total` rows among lanes: none gets more than it needs, none less than one, what is left goes to the neediest.
function shareRows(needs, total) {
  const given = needs.map(() => 1);
  for (let left = total - needs.length; left > 0;) {
    let poorest = -1;
    for (let i = 0; i < needs.length; i++) if (given[i] < needs[i] && (poorest < 0 || given[i] < given[poorest])) poorest = i;
    if (poorest < 0) break;
    given[poorest]++;
    left--;
  }
  return given;
}
