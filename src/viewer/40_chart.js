// SPDX-License-Identifier: Apache-2.0
// The chart: all dated events on one axis, in lanes. What is drawn are the bounds: a dot is a day, a bar the month or
// year that holds the event, a pale bar "somewhere between", a fading end is an end that nobody stated. Moved and zoomed
// like a map (drag, pinch, Ctrl and wheel, double click, keys), from decades to hours; empty years are cut out of the
// axis. The list below holds the same events for those who read or listen.

const ROW = 18; // pixels of a row of marks
const LANE_GAP = 9;

class Chart {
  constructor(model, choice) {
    Object.assign(this, { model, choice, box: byId("chart"), overview: byId("overview"), tip: byId("tip") });
    this.extent = wholeExtent(model.dated);
    if (!this.extent) { this.sayEmpty(); return; }
    this.scale = new TimeScale(this.extent[0], this.extent[1], model.dated);
    this.columns = placeAll(model, this.scale);
    const says = `Chart of ${count(model.dated.length, "dated event")}. Left and right move it, plus and minus zoom, 0 shows all. The list holds the same events.`;
    this.root = svg("svg", { class: "chart-svg", tabindex: "0", role: "group", "aria-label": says });
    this.box.append(this.root);
    this.zoomer = d3.zoom().filter((e) => this.wanted(e))
      .on("zoom", (e) => { this.moved = e.transform; if (!this.quiet) this.later(); })
      .on("end", () => this.settled()).duration(isStill() ? 0 : 250);
    this.moved = d3.zoomIdentity;
    d3.select(this.root).call(this.zoomer).on("keydown.chart", (e) => this.keyed(e));
    byId("zoom-in").addEventListener("click", () => this.by(2));
    byId("zoom-out").addEventListener("click", () => this.by(0.5));
    for (const id of ["zoom-all", "outside"]) byId(id).addEventListener("click", () => { this.seenAll = true; this.show(null); });
    this.root.addEventListener("click", (e) => this.clicked(e));
    this.root.addEventListener("pointermove", (e) => this.pointed(e));
    this.root.addEventListener("pointerleave", () => { this.tip.hidden = true; });
    this.drawOverview();
    // A story of one year with a few facts from decades ago opens on the year; the strip above shows what lies outside.
    this.home = busiestView(model.dated, this.scale);
    new ResizeObserver(() => { if (this.measure()) this.draw(); }).observe(this.box);
  }
  sayEmpty() {
    const { events } = this.model;
    const none = events.length === 1 ? "The only event has no date in the texts, so there is no axis to draw."
      : `None of the ${count(events.length, "event")} has a date in the texts, so there is no axis to draw. The list below has them in the order in which they are told.`;
    this.box.append(el("p", { class: "none" }, events.length ? none
      : "No event was found in these texts. An event stands here if somebody named takes part in it and the text says when, what kind of event it is, or who else was there."));
    byId("chart-tools").hidden = true;
  }
  // The bare wheel scrolls the page; on the axis itself there is nothing to scroll.
  wanted(e) {
    if (e.type === "wheel") return e.ctrlKey || e.metaKey || Math.abs(e.deltaX) > Math.abs(e.deltaY) || d3.pointer(e, this.root)[1] < this.top;
    return !e.button && !(e.type === "touchstart" && e.touches.length < 2 && this.moved.k <= 1);
  }

  // ---- the part of time in view

  // Takes the width that there is; false where it is what it was.
  measure() {
    const width = this.box.clientWidth;
    if (width < 40 || width === this.width) return false;
    this.width = width;
    this.narrow = width < 620;
    this.left = this.narrow ? 4 : Math.min(190, Math.round(width * 0.17));
    this.plot = width - this.left - 6;
    this.top = 40;
    const finest = Math.max(...this.scale.pieces.map((p) => (p.b - p.a) / p.width)); // days of the whole plot
    this.zoomer.scaleExtent([1, Math.max(1, finest * 4)]).extent([[0, 0], [this.plot, 1]]).translateExtent([[0, 0], [this.plot, 1]]);
    this.toView();
    return true;
  }
  // Makes what the choice says the view, without telling the choice and without drawing it.
  toView() {
    if (!this.width) return;
    const view = this.choice.view || (this.seenAll ? null : this.home);
    const [v0, v1] = view ? view.map((day) => this.scale.at(day)) : [0, 1];
    const k = Math.max(1, 1 / Math.max(1e-9, v1 - v0));
    this.quiet = true;
    d3.select(this.root).call(this.zoomer.transform, d3.zoomIdentity.translate(-v0 * this.plot * k, 0).scale(k));
    this.quiet = false;
  }
  get shares() { return [-this.moved.x / this.moved.k / this.plot, (this.plot - this.moved.x) / this.moved.k / this.plot]; }
  by(factor) { d3.select(this.root).call(this.zoomer.scaleBy, factor, [this.plot / 2, 0]); this.settled(); }
  show(view) { this.choice.view = view; this.toView(); this.settled(); this.later(); }
  settled() {
    if (this.quiet) return;
    const [v0, v1] = this.shares;
    this.choice.view = this.moved.k <= 1.001 ? null : [this.scale.dayAt(v0), this.scale.dayAt(v1)];
    this.choice.write();
  }
  later() {
    if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.paint(); });
  }
  keyed(e) {
    const step = { ArrowLeft: 0.2, ArrowRight: -0.2 }[e.key], factor = { "+": 2, "=": 2, "-": 0.5 }[e.key];
    if (step) d3.select(this.root).call(this.zoomer.translateBy, (step * this.plot) / this.moved.k, 0);
    else if (factor) this.by(factor);
    else if (e.key === "0") { this.seenAll = true; this.show(null); }
    else return;
    e.preventDefault();
    this.settled();
  }
  bringIntoSight(event) {
    if (!this.root || !event.when || !this.width) return;
    const [v0, v1] = this.shares, at = event.span.centre;
    if (at >= v0 && at <= v1) return;
    const half = (v1 - v0) / 2;
    this.show([this.scale.dayAt(Math.max(0, at - half)), this.scale.dayAt(Math.min(1, at + half))]);
  }

  // ---- drawing

  draw() {
    if (!this.root || (!this.width && !this.measure())) return;
    const { model, choice } = this;
    if (this.lanesBy !== choice.lanes) { this.lanesBy = choice.lanes; this.lanes = makeLanes(model, choice.lanes); }
    // What an actor or a pair leaves out stays as a shadow, so that the eye keeps its place.
    this.linked = choice.focus || choice.pair ? (event) => event.shown : null;
    this.paint();
  }
  paint() {
    if (!this.lanes || !this.width) return;
    const { plot } = this, [v0, v1] = this.shares;
    const x = (share) => ((share - v0) / (v1 - v0)) * plot, view = { v0, v1, x, width: plot, near: this.model.near, ...this.columns };
    const rowsInAll = Math.max(10, Math.floor((Math.min(560, Math.max(250, innerHeight * 0.52)) - this.lanes.length * LANE_GAP) / ROW));
    const first = this.lanes.map((lane) => packLane(lane.events, view, rowsInAll, this.choice.event));
    const given = shareRows(first.map((p) => p.rows + (p.over.length ? 1 : 0)), rowsInAll);
    const heights = [], groups = [];
    const packed = first.map((p, i) => (p.dense || p.rows <= given[i] ? p : packLane(this.lanes[i].events, view, Math.max(1, given[i] - (given[i] > 1 ? 1 : 0)), this.choice.event)));
    const tallest = Math.max(1, ...packed.filter((p, i) => p.dense && (!this.lanes[i].rest || packed.length === 1)).map((p) => p.bins.most));
    const denseRows = Math.max(3, Math.min(9, Math.floor(rowsInAll / this.lanes.length)));
    let y = this.top;
    for (const [i, lane] of this.lanes.entries()) {
      const p = packed[i], head = this.narrow ? 18 : 0;
      const rows = p.dense ? denseRows : Math.max(1, p.rows + (p.over.length ? 1 : 0)), height = Math.max(this.narrow ? 0 : 26, rows * ROW) + LANE_GAP + head;
      groups.push(this.lane(lane, p, y, height, head, tallest));
      y += height;
      heights.push(y);
    }
    this.root.setAttribute("viewBox", `0 0 ${this.width} ${y + 4}`);
    this.root.setAttribute("width", this.width);
    this.root.setAttribute("height", y + 4);
    this.root.replaceChildren(fades(), this.axis(v0, v1, x, y), ...groups, this.playhead(x, y));
    this.markWindow(v0, v1);
    this.tellOutside(v0, v1);
  }
  // Of what a search or a filter found, how much lies outside the part in view.
  tellOutside(v0, v1) {
    const button = byId("outside"), { shown } = this.model, { centres } = this.columns;
    let n = 0;
    if (this.choice.narrowed) for (const { rank } of this.model.dated) if (shown[rank] && (centres[rank] < v0 || centres[rank] > v1)) n++;
    button.hidden = n === 0;
    button.textContent = `${figure(n)} outside this period`;
    button.setAttribute("aria-label", `${count(n, "event")} outside this period: show the whole period`);
  }
  axis(v0, v1, x, bottom) {
    const out = svg("g", { class: "axis", transform: `translate(${this.left},0)`, "aria-hidden": "true" });
    for (const t of this.scale.ticks(v0, v1, this.plot, 62)) {
      const at = x(t.x).toFixed(1);
      out.append(svg("line", { class: "gridline", x1: at, x2: at, y1: 32, y2: bottom }), svg("text", { class: "tick", x: at, y: 14 }, t.main), t.more ? svg("text", { class: "tick more", x: at, y: 27 }, t.more) : "");
    }
    for (const share of this.scale.cuts()) {
      const at = x(share);
      if (at <= 4 || at >= this.plot - 4) continue;
      out.append(svg("g", { class: "cut", transform: `translate(${at.toFixed(1)},32)` }, svg("title", null, "Empty time left out"),
        svg("line", { class: "cut-line", y1: 6, y2: bottom - 32 }), svg("path", { d: "M-6 5L-1 -5M1 5L6 -5" })));
    }
    out.append(svg("line", { class: "baseline", x1: 0, x2: this.plot, y1: 32, y2: 32 }));
    return out;
  }
  lane(lane, packed, y, height, head, tallest) {
    const group = svg("g", { class: "lane", transform: `translate(0,${y.toFixed(1)})` }, svg("line", { class: "lane-rule", x1: 0, x2: this.width, y1: height - 1, y2: height - 1 }));
    const name = svg("g", { class: "lane-name" }, svg("title", null, lane.label));
    const lines = this.narrow ? [fitText(lane.label, this.width - 8, "--serif")] : laneLines(lane.label, this.left - 10, height > 44 ? 3 : 2);
    lines.forEach((line, i) => name.append(svg("text", { x: 0, y: 14 + i * 14 }, line)));
    const partly = packed.dense && packed.bins.n < lane.events.length;
    const tally = partly ? `${figure(packed.bins.n)} of ${figure(lane.events.length)} in view` : `${figure(lane.events.length)}${lane.undated ? ` + ${figure(lane.undated)} undated` : ""}`;
    if (!this.narrow && height > 20 + lines.length * 14) name.append(svg("text", { class: "lane-count", x: 0, y: 14 + lines.length * 14 }, tally));
    const marks = svg("g", { class: "lane-marks", transform: `translate(${this.left},${head + 2})` });
    if (packed.dense) this.histogram(marks, packed, height - head - 6, tallest);
    else {
      for (const mark of packed.marks) marks.append(this.mark(mark, mark.row * ROW + ROW / 2));
      for (const over of packed.over) marks.append(this.crumbs(over, packed.rows * ROW + 4));
    }
    group.append(name, marks);
    return group;
  }
  // Events without a row of their own: one small square each, so that a heap looks like one.
  crumbs({ x, events, wide }, y) {
    const group = svg("g", { class: "over" }, svg("title", null, `${count(events.length, "more event")} here; choose to zoom in`), svg("rect", { class: "touch", x: x - wide / 2 - 2, y: y - 3, width: wide + 4, height: 15 }));
    group.over = events;
    events.slice(0, CRUMBS).forEach((event, i) => {
      const dim = this.linked && !this.linked(event) ? " dim" : "";
      group.append(svg("rect", { class: `crumb side-${event.side}${dim}`, x: (x - wide / 2 + (i >> 1) * 5).toFixed(1), y: y + (i % 2) * 5, width: 4, height: 4 }));
    });
    if (events.length > CRUMBS) group.append(svg("text", { x: (x - wide / 2 + CRUMBS * 2.5 + 3).toFixed(1), y: y + 9 }, `+${events.length - CRUMBS}`));
    return group;
  }
  mark(mark, y) {
    const { event, x0, x1 } = mark, { choice } = this;
    const chosen = choice.event === event.id, dim = this.linked && !this.linked(event);
    const late = choice.until !== null && event.when.key > choice.until;
    const group = svg("g", { class: `event ${markClass(event)}${chosen ? " chosen" : ""}${dim ? " dim" : ""}${late ? " late" : ""}`, transform: `translate(0,${y})` });
    group.event = event;
    group.append(...markShapes(event, mark));
    if (mark.label && !dim) group.append(svg("text", { class: "mark-label", x: (Math.max(mark.x1, 0) + 5).toFixed(1), y: 4 }, fitText(event.label, mark.label)));
    return group;
  }

  // Heights follow the square root: one event beside a day with hundreds must still be seen. What is in none of the
  // lanes may be far more than any of them; it stops at the top of its lane.
  histogram(into, { bins }, height, tallest) {
    const bars = { none: [], coop: [], conf: [] }, { counts } = bins;
    for (let slot = 0; slot * 3 < counts.length; slot++) {
      const all = allOf(counts, slot);
      if (!all) continue;
      const tall = Math.max(2, Math.sqrt(Math.min(1, all / tallest)) * height);
      let y = height;
      for (const [i, side] of [...SIDES.entries()].reverse()) {
        if (!counts[slot * 3 + i]) continue;
        const part = (counts[slot * 3 + i] / all) * tall;
        y -= part;
        bars[side].push(`M${slot * BIN} ${y.toFixed(1)}h${BIN - 1}v${part.toFixed(1)}h${1 - BIN}z`);
      }
    }
    for (const side of SIDES) into.append(svg("path", { class: `density side-${side}`, d: bars[side].join("") || null }));
    const touch = svg("rect", { class: "touch bars", width: this.plot, height });
    touch.bins = bins;
    into.append(touch);
  }
  playhead(x, bottom) {
    const { until } = this.choice;
    const at = until === null ? -1 : x(this.scale.at(until + 1));
    if (at < 0 || at > this.plot) return svg("g");
    return svg("line", { class: "playhead", x1: this.left + at, x2: this.left + at, y1: 30, y2: bottom });
  }

  // ---- the pointer

  eventAt(e) { const group = e.target.closest && e.target.closest(".event"); return group ? group.event : null; }
  clicked(e) {
    if (e.defaultPrevented) return;
    const event = this.eventAt(e);
    if (event) this.choice.set({ event: this.choice.event === event.id ? null : event.id, chosenBy: this });
    const bar = this.barAt(e);
    if (bar) { d3.select(this.root).call(this.zoomer.scaleBy, 4, [bar.x, 0]); this.settled(); }
    const heap = e.target.closest(".over");
    if (event || !heap || !heap.over) return;
    const days = heap.over.map((v) => v.when.key), low = Math.min(...days), high = Math.max(...days) + 1, air = Math.max(0.5, (high - low) * 0.3);
    this.show([low - air, high + air]);
  }
  // The bar of a histogram below the pointer: {x, slot, counts}; null where there is none.
  barAt(e) {
    const rect = e.target.closest && e.target.closest(".bars");
    if (!rect) return null;
    const x = d3.pointer(e, rect)[0], slot = Math.floor(x / BIN), { counts } = rect.bins;
    return allOf(counts, slot) ? { x, slot, counts } : null;
  }
  barTip({ slot, counts }) {
    const [v0, v1] = this.shares, dayAt = (pixel) => Math.floor(this.scale.dayAt(v0 + (pixel / this.plot) * (v1 - v0)));
    const low = dayAt(slot * BIN), high = Math.max(low, dayAt((slot + 1) * BIN) - 1);
    const unit = high - low > 800 ? "year" : high - low > 60 ? "month" : "day";
    const parts = SIDES.map((side, i) => [counts[slot * 3 + i], { conf: "conflict", coop: "cooperation", none: "other" }[side]]).filter(([n]) => n);
    return [el("b", null, low === high ? unitText(low, "day", true) : rangeText(low, high, unit, unit, true)), el("span", null, count(allOf(counts, slot), "event")),
      el("small", null, `${parts.map(([n, word]) => `${figure(n)} ${word}`).join(", ")}. Choose to come closer.`)];
  }
  eventTip(event) {
    const what = [event.type ? typeWord(event.type) : "Event", saidOf(event)].filter(Boolean).join(" \u00b7 ");
    return [el("b", null, event.date.long), el("span", null, isolated(event.label, 160)), el("small", { class: `side-${event.side}` }, what)];
  }
  pointed(e) {
    const event = this.eventAt(e), bar = event ? null : this.barAt(e), about = event || (bar && `${bar.slot} ${this.shares}`);
    this.tip.hidden = !about;
    if (!about) return;
    if (this.tip.about !== about) {
      this.tip.about = about;
      this.tip.replaceChildren(...(event ? this.eventTip(event) : this.barTip(bar)));
    }
    const width = this.tip.offsetWidth, x = Math.max(8, Math.min(innerWidth - width - 8, e.clientX + 14));
    this.tip.style.transform = `translate(${x}px,${e.clientY + 18 + this.tip.offsetHeight > innerHeight ? e.clientY - this.tip.offsetHeight - 12 : e.clientY + 18}px)`;
  }

  // ---- how the events lie over the whole time, with the part in view

  drawOverview() {
    if (this.model.dated.length < 20) return;
    this.overview.hidden = false;
    const bins = 160, tally = Array.from({ length: bins }, () => ({ coop: 0, conf: 0, none: 0 }));
    for (const event of this.model.dated) tally[Math.max(0, Math.min(bins - 1, Math.floor(this.scale.at(event.when.key) * bins)))][event.side]++;
    const most = Math.max(1, ...tally.map((t) => t.coop + t.conf + t.none));
    const bars = [];
    tally.forEach((t, i) => {
      const all = t.coop + t.conf + t.none, tall = all ? Math.max(2, Math.sqrt(all / most) * 28) : 0;
      let y = 30;
      for (const side of ["none", "coop", "conf"]) {
        const height = all ? (t[side] / all) * tall : 0;
        y -= height;
        if (height) bars.push(svg("rect", { x: i + 0.12, y: y.toFixed(2), width: 0.76, height: height.toFixed(2), class: `density side-${side}` }));
      }
    });
    this.windowMark = svg("rect", { class: "window", y: 0.5, height: 29 });
    this.overview.append(svg("svg", { viewBox: `0 0 ${bins} 30`, preserveAspectRatio: "none", role: "presentation" }, bars, this.windowMark));
    const share = (e) => { const f = this.overview.getBoundingClientRect(); return Math.max(0, Math.min(1, (e.clientX - f.left) / f.width)); };
    let start = null;
    this.overview.addEventListener("pointerdown", (e) => {
      if (e.button) return;
      const [v0, v1] = this.shares, at = share(e);
      start = { at, v0, v1, moves: this.moved.k > 1.01 && at > v0 && at < v1 };
      this.overview.setPointerCapture(e.pointerId);
    });
    this.overview.addEventListener("pointermove", (e) => {
      if (!start) return;
      const at = share(e), shift = Math.max(-start.v0, Math.min(1 - start.v1, at - start.at));
      const [a, b] = start.moves ? [start.v0 + shift, start.v1 + shift] : [Math.min(start.at, at), Math.max(start.at, at)];
      if (b - a > 0.004) this.show([this.scale.dayAt(a), this.scale.dayAt(b)]);
    });
    for (const type of ["pointerup", "pointercancel"]) this.overview.addEventListener(type, () => { start = null; });
  }
  markWindow(v0, v1) {
    if (!this.windowMark) return;
    this.windowMark.setAttribute("x", (Math.max(0, v0) * 160).toFixed(2));
    this.windowMark.setAttribute("width", Math.max(0.5, (v1 - v0) * 160).toFixed(2));
    this.overview.classList.toggle("partly", v1 - v0 < 0.995);
  }
}

function wholeExtent(events) {
  let low = Infinity, high = -Infinity;
  for (const { when } of events) {
    for (const day of [when.b0, when.b1, when.e0, when.e1]) {
      if (day === null) continue;
      low = Math.min(low, day);
      high = Math.max(high, day + 1);
    }
  }
  if (low === Infinity) return null;
  const air = Math.max(0, 7 - (high - low)) / 2; // a day alone stands in its week, as a dot and not as a bar of 24 hours
  return [low - Math.floor(air), high + Math.ceil(air)];
}
