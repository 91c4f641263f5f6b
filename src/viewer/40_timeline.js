// SPDX-License-Identifier: Apache-2.0
// The timeline: one row an event, its date in words, its date drawn, and what happened. What is drawn are the bounds: a
// dot is a day, a bar with ends is a month or a year that holds the event, a pale bar is "somewhere between", a bar
// that fades has an open end, a solid bar is time that the event certainly filled. Small graphs keep every row in the
// document (so the browser's own search finds them); large ones keep only the rows near the reader's eyes.

const LARGE = 600; // events; below that, all rows together cost less than a frame
const HEAD = 44; // pixels of a heading in a large timeline, where heights must be known; rows: see rowHeight

class Timeline {
  constructor(model, choice) {
    this.model = model;
    this.choice = choice;
    this.large = model.events.length > LARGE;
    this.box = byId("rows");
    this.axis = byId("axis");
    this.overview = byId("overview");
    this.made = new Map(); // event id -> row
    this.active = null; // the row that Tab reaches
    this.extent = this.wholeExtent();
    byId("zoom-in").addEventListener("click", () => this.zoom(0.5, 0.5));
    byId("zoom-out").addEventListener("click", () => this.zoom(2, 0.5));
    byId("zoom-all").addEventListener("click", () => this.choice.set({ from: null, to: null }));
    this.box.addEventListener("click", (e) => this.clicked(e));
    this.box.addEventListener("keydown", (e) => this.keyed(e));
    const zoomByWheel = (e, always) => {
      if (!this.extent || !(always || e.ctrlKey || e.metaKey) || !e.deltaY) return;
      const frame = this.axis.getBoundingClientRect();
      e.preventDefault();
      this.zoom(Math.exp(Math.max(-1, Math.min(1, e.deltaY / 240))), (e.clientX - frame.left) / frame.width);
    };
    // Over the axis the wheel zooms; over the rows it must go on scrolling the page, so there it wants Ctrl.
    this.axis.parentElement.addEventListener("wheel", (e) => zoomByWheel(e, true), { passive: false });
    this.overview.addEventListener("wheel", (e) => zoomByWheel(e, true), { passive: false });
    this.box.addEventListener("wheel", (e) => zoomByWheel(e, false), { passive: false });
    this.dragging(this.axis, (x0, x1) => this.pan(x0, x1));
    this.dragging(this.overview, (x0, x1) => this.pickPeriod(x0, x1));
    if (this.large) {
      this.box.classList.add("large");
      this.sheet = el("div", { class: "sheet", role: "presentation" });
      this.box.append(this.sheet);
      this.box.addEventListener("scroll", () => this.paintLarge(), { passive: true });
    } else this.layAll();
    new ResizeObserver(() => this.resized()).observe(this.axis);
    this.drawOverview();
  }

  // ---- the window on time

  wholeExtent() {
    let low = Infinity, high = -Infinity;
    for (const { when } of this.model.dated) {
      for (const day of [when.b0, when.b1, when.e0, when.e1]) {
        if (day === null) continue;
        low = Math.min(low, day);
        high = Math.max(high, day + 1);
      }
    }
    if (low === Infinity) return null;
    return [low, high];
  }
  // What the axis shows: the chosen period, else the whole. A scale is dear with many events and so is kept.
  scale() {
    const { from, to } = this.choice;
    const low = from !== null ? from : this.extent[0], high = to !== null ? to + 1 : this.extent[1];
    const pixels = this.axis.clientWidth || 240;
    const key = `${low}|${high}|${pixels}`;
    if (this.scaleKey !== key) {
      this.scaleKey = key;
      this.lastScale = new TimeScale(low, Math.max(low + 1, high), this.model.dated, pixels);
    }
    return this.lastScale;
  }
  zoom(factor, x) {
    if (!this.extent) return;
    const scale = this.scale(), at = Math.max(0, Math.min(1, x));
    const anchor = scale.dayAt(at);
    // Through the scale, so that one click halves what is seen even where the axis is cut.
    let low, high;
    if (factor < 1) [low, high] = [scale.dayAt(at - at * factor), scale.dayAt(at + (1 - at) * factor)];
    else {
      const grow = ((scale.high - scale.low) * (factor - 1)) / 2 + 1;
      [low, high] = [scale.low - grow * 2 * at, scale.high + grow * 2 * (1 - at)];
    }
    if (high - low < 3) [low, high] = [anchor - 1.5, anchor + 1.5];
    this.period(low, high);
  }
  pan(x0, x1) {
    const { from, to } = this.choice;
    if (from === null && to === null) return;
    const scale = this.scale(), shift = scale.dayAt(x0) - scale.dayAt(x1);
    this.period(scale.low + shift, scale.high + shift);
  }
  period(low, high) {
    const [first, last] = this.extent;
    const from = Math.floor(low) <= first ? null : Math.floor(low), to = Math.ceil(high) >= last ? null : Math.ceil(high) - 1;
    this.choice.set({ from, to: to !== null && from !== null && to < from ? from : to });
  }
  dragging(target, done) {
    const place = (e) => { const f = target.getBoundingClientRect(); return (e.clientX - f.left) / f.width; };
    let start = null;
    target.addEventListener("pointerdown", (e) => { if (e.button === 0) { start = place(e); target.setPointerCapture(e.pointerId); } });
    target.addEventListener("pointerup", (e) => {
      if (start !== null && Math.abs(place(e) - start) > 0.01) done(start, place(e));
      start = null;
    });
    target.addEventListener("pointercancel", () => { start = null; });
  }
  resized() {
    if (!this.shown) return;
    this.drawAxis();
    if (this.large && this.plannedFor !== this.rowHeight) this.planLarge();
    if (this.large) this.paintLarge();
    this.redrawMarks();
  }
  // As page.css has it: on a narrow screen the drawn date stands below the words.
  get rowHeight() { return innerWidth <= 720 ? 96 : 58; }

  // ---- drawing

  draw() {
    const { model, choice } = this;
    this.shown = model.order.filter((event) => choice.passes(event));
    this.drawAxis();
    if (this.large) {
      this.planLarge();
      this.paintLarge(true);
    } else this.toggleAll();
    if (this.windowMark) this.markWindow();
  }

  drawAxis() {
    if (!this.extent) { this.axis.parentElement.hidden = true; return; }
    const scale = this.scale();
    const apart = 44;
    this.axis.replaceChildren(
      ...scale.ticks(apart).map((t) => el("span", { class: "tick", style: `left:${(t.x * 100).toFixed(3)}%` }, el("b", null, t.main), t.year && el("i", null, t.year))),
      ...scale.cuts().map((x) => el("span", { class: "cut", style: `left:${(x * 100).toFixed(3)}%`, title: "Empty time left out" })));
    // Grid lines are one background picture for all rows: cheaper than a line per row and tick.
    const lines = scale.ticks(apart).map((t) => `linear-gradient(var(--grid),var(--grid)) ${(t.x * 100).toFixed(3)}% 0/1px 100% no-repeat`);
    this.box.style.setProperty("--ticks", lines.join(",") || "none");
  }

  row(event) {
    let row = this.made.get(event.id);
    if (row) return row;
    const status = STATUSES.find(([name]) => name === event.status);
    const said = [];
    if (event.negative) said.push("Said not to have happened");
    if (event.status !== "asserted") said.push(status ? status[1] : plain(event.status));
    const by = event.sources.length && event.status !== "asserted" ? event.sources[0] : null;
    // Who is in the headline already need not be named again below it.
    const headline = fold(event.label);
    const inHeadline = (n) => [n.label, ...asList(n.raw.aliases).map(plain)].some((name) => name.length > 1 && name.length < 80 && headline.includes(fold(name)));
    const names = [...new Set(event.roles.map((r) => r.node).concat(event.places))].filter((n) => n !== by && !inHeadline(n));
    const full = [event.label, event.date.long, said.join(", ") || "Stated as fact", by ? `according to ${by.label}` : ""].filter(Boolean).join(". ");
    row = el("div", {
      class: `row side-${event.side} is-${safeClass(event.status)}${event.negative ? " is-negative" : ""}${event.when ? "" : " undated"}`,
      role: "option", tabindex: "-1", "data-kind": "event", "data-id": event.id, "aria-label": full, "aria-selected": "false",
    },
    el("span", { class: "date" }, event.date.short),
    el("span", { class: "plot", "aria-hidden": "true" }),
    el("span", { class: "what" },
      isolated(event.label, 220, "label"),
      el("span", { class: "meta" },
        el("span", { class: "tag" }, event.type ? typeWord(event.type) : "Event"),
        said.length && el("span", { class: "said" }, said.join(", "), by && [" by ", isolated(by.label, 40)]),
        ...names.slice(0, 3).map((n) => el("span", { class: "name" }, isolated(n.label, 34))),
        names.length > 3 && el("span", { class: "name" }, `+${names.length - 3}`))));
    row.event = event;
    row.scaleKey = this.scaleKey;
    if (event.when) row.children[1].append(...this.marks(event));
    else row.children[1].append(...orderHints(event));
    this.made.set(event.id, row);
    return row;
  }

  // The drawn date. Left and width are percentages, so a resize costs nothing.
  marks(event) {
    const { b0, b1, e0, e1 } = event.when, scale = this.scale();
    const out = [];
    const span = (className, low, high) => {
      const x0 = low === null ? 0 : scale.at(low), x1 = high === null ? 1 : scale.at(high);
      if (x1 <= 0 || x0 >= 1) return;
      const open = (low === null || low < scale.low ? " open-left" : "") + (high === null || high > scale.high ? " open-right" : "");
      out.push(el("i", { class: `mark ${className}${open}`, style: `left:${(x0 * 100).toFixed(3)}%;width:${((x1 - x0) * 100).toFixed(3)}%` }));
    };
    const kind = event.date.kind;
    const sure = b1 !== null && e0 !== null && e0 > b1; // it certainly lasted from b1 to e0
    if (kind === "day") {
      const x = scale.at(b0 + 0.5);
      if (b0 + 1 > scale.low && b0 < scale.high) out.push(el("i", { class: "mark dot", style: `left:${(x * 100).toFixed(3)}%` }));
    } else if (kind === "unit") span("unit", b0, e1 + 1);
    else {
      if (!sure || b0 !== b1 || e0 !== e1) span(sure || kind === "bounds" ? "bounds" : "unit", b0, e1 === null ? null : e1 + 1);
      if (sure) span("sure", b1, e0 + 1);
    }
    return out;
  }
  redrawMarks() {
    const wanted = this.scaleKey;
    for (const row of this.large ? this.sheet.querySelectorAll(".row") : this.visibleRows()) {
      if (row.scaleKey === wanted || !row.event.when) continue;
      row.scaleKey = wanted;
      row.children[1].replaceChildren(...this.marks(row.event));
    }
  }
  visibleRows() { return this.shown.map((event) => this.row(event)); }

  // What changes with the choice, but not with the scale.
  dress(row, before) {
    const { choice } = this, event = row.event;
    row.classList.toggle("linked", !!(choice.focus || choice.pair));
    row.classList.toggle("chosen", choice.event === event.id);
    row.setAttribute("aria-selected", choice.event === event.id ? "true" : "false");
    const earlier = before && before.when, when = event.when;
    row.classList.toggle("same-date", !!(earlier && when && before.date.short === event.date.short));
    row.classList.toggle("new-year", !!(earlier && when && civil(earlier.key).y !== civil(when.key).y));
  }

  // Years are told apart by a darker rule (the date column names them); only the list of what has no date has a heading.
  get undatedHead() {
    this.madeHead = this.madeHead || el("div", { class: "head head-undated", role: "presentation" }, el("b", null, "Without a date"),
      el("span", null, "The texts do not date these. They stand in the order in which they are told."));
    return this.madeHead;
  }

  // Small graphs: every row once, hidden when it does not pass.
  layAll() {
    const parts = [];
    this.emptyNote = el("p", { class: "none", hidden: true }, "No event passes the search and the filters.");
    for (const event of this.model.order) {
      if (event === this.model.undated[0]) parts.push(this.undatedHead);
      parts.push(this.row(event));
    }
    this.box.append(...parts, this.emptyNote);
    if (!this.model.events.length) this.emptyNote.textContent = "No event was found in these texts.";
  }
  toggleAll() {
    const passing = new Set(this.shown);
    let before = null;
    for (const event of this.model.order) {
      const row = this.row(event), on = passing.has(event);
      row.hidden = !on;
      if (!on) { row.classList.remove("linked", "chosen"); continue; }
      this.dress(row, before);
      before = event;
    }
    this.undatedHead.hidden = !before || !!before.when;
    this.emptyNote.hidden = this.shown.length > 0;
    this.redrawMarks();
    this.keepStop();
  }

  // Large graphs: a plan of tops, and only the rows in sight.
  planLarge() {
    const ROW = (this.plannedFor = this.rowHeight);
    this.plan = [];
    let top = 0, before = null;
    for (const event of this.shown) {
      if (!event.when && (!before || before.when)) { this.plan.push({ top }); top += HEAD; }
      this.plan.push({ top, event, before });
      top += ROW;
      before = event;
    }
    this.sheet.style.height = `${Math.max(top, 60)}px`;
    this.made.clear(); // rows are made again when they come into sight
    this.box.scrollTop = Math.min(this.box.scrollTop, Math.max(0, top - ROW));
  }
  paintLarge(fresh) {
    const ROW = this.rowHeight;
    const from = this.box.scrollTop - 6 * ROW, to = this.box.scrollTop + this.box.clientHeight + 6 * ROW;
    let low = 0, high = this.plan.length;
    while (low < high) { const mid = (low + high) >> 1; if (this.plan[mid].top < from) low = mid + 1; else high = mid; }
    const wanted = [];
    for (let i = low; i < this.plan.length && this.plan[i].top < to; i++) {
      const item = this.plan[i];
      const node = item.event ? this.row(item.event) : this.undatedHead;
      node.style.top = `${item.top}px`;
      if (item.event) {
        this.dress(node, item.before);
        node.setAttribute("aria-posinset", item.event.rank + 1);
        node.setAttribute("aria-setsize", this.model.events.length);
      }
      wanted.push(node);
    }
    if (!wanted.length) wanted.push(el("p", { class: "none" }, "No event passes the search and the filters."));
    // Only what left and what came is touched: the focused row must not lose its focus.
    const keep = new Set(wanted);
    for (const node of [...this.sheet.children]) if (!keep.has(node)) { node.remove(); if (node.event) this.made.delete(node.event.id); }
    for (const node of wanted) if (node.parentNode !== this.sheet) this.sheet.append(node);
    if (fresh) this.redrawMarks();
    this.keepStop();
  }

  // ---- one Tab stop, arrows inside

  keepStop() {
    const rows = this.large ? [...this.sheet.querySelectorAll(".row")] : this.shown.map((event) => this.row(event));
    const wanted = rows.find((r) => r.event.id === this.active) || rows.find((r) => r.event.id === this.choice.event) || rows[0];
    if (this.stop && this.stop !== wanted) this.stop.tabIndex = -1;
    this.stop = wanted || null;
    if (wanted) wanted.tabIndex = 0;
  }
  clicked(e) {
    const row = e.target.closest(".row");
    if (!row) return;
    this.active = row.event.id;
    this.choice.set({ event: this.choice.event === row.event.id ? null : row.event.id });
    // On a narrow screen the detail comes up from below: keep the row above it.
    const narrow = matchMedia("(max-width: 62rem)").matches;
    if (narrow && this.choice.event && row.getBoundingClientRect().bottom > innerHeight * 0.36) row.scrollIntoView({ block: "start", behavior: isStill() ? "auto" : "smooth" });
  }
  keyed(e) {
    const row = e.target.closest && e.target.closest(".row");
    if (!row || e.altKey || e.ctrlKey || e.metaKey) return;
    const here = this.shown.indexOf(row.event);
    const page = Math.max(1, Math.floor((this.large ? this.box.clientHeight : innerHeight) / this.rowHeight) - 1);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: this.shown.length - 1, PageDown: here + page, PageUp: here - page }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      this.goTo(this.shown[Math.max(0, Math.min(this.shown.length - 1, to))]);
      if (this.choice.event) this.choice.set({ event: this.active });
    } else if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      this.active = row.event.id;
      this.choice.set({ event: this.choice.event === row.event.id ? null : row.event.id });
    }
  }
  goTo(event) {
    if (!event) return;
    this.active = event.id;
    this.bringIntoSight(event);
    this.keepStop();
    const row = this.made.get(event.id);
    if (row) row.focus({ preventScroll: this.large });
  }
  bringIntoSight(event) {
    if (this.large) {
      const item = this.plan.find((p) => p.event === event);
      if (!item) return;
      const { scrollTop, clientHeight } = this.box;
      if (item.top < scrollTop + HEAD || item.top + this.rowHeight > scrollTop + clientHeight) {
        this.box.scrollTop = item.top - clientHeight / 3;
        this.paintLarge();
      }
      return;
    }
    const row = this.row(event);
    if (row.hidden) return;
    const frame = row.getBoundingClientRect();
    if (frame.top < 60 || frame.bottom > innerHeight - 20) row.scrollIntoView({ block: "center", behavior: isStill() ? "auto" : "smooth" });
  }

  // ---- many events: how they lie over the whole time

  drawOverview() {
    if (!this.extent || this.model.dated.length < 80) return;
    this.overview.hidden = false;
    const bins = 120, tally = Array.from({ length: bins }, () => ({ coop: 0, conf: 0, none: 0 }));
    this.wholeScale = new TimeScale(this.extent[0], this.extent[1], this.model.dated, 600);
    for (const event of this.model.dated) {
      const x = this.wholeScale.at(event.when.key);
      tally[Math.max(0, Math.min(bins - 1, Math.floor(x * bins)))][event.side]++;
    }
    const most = Math.max(1, ...tally.map((t) => t.coop + t.conf + t.none));
    const bars = [];
    tally.forEach((t, i) => {
      let y = 40;
      for (const side of ["none", "coop", "conf"]) {
        const height = (t[side] / most) * 38;
        if (!height) continue;
        y -= height;
        bars.push(svg("rect", { x: i + 0.1, y: y.toFixed(2), width: 0.8, height: height.toFixed(2), class: `bin side-${side}` }));
      }
    });
    this.windowMark = svg("rect", { class: "window", x: 0, y: 0, width: bins, height: 40 });
    this.overview.append(svg("svg", { viewBox: `0 0 ${bins} 40`, preserveAspectRatio: "none", role: "presentation" }, bars, this.windowMark));
    this.overview.title = "Drag to choose a period";
  }
  markWindow() {
    const { from, to } = this.choice;
    const x0 = from === null ? 0 : this.wholeScale.at(from), x1 = to === null ? 1 : this.wholeScale.at(to + 1);
    this.windowMark.setAttribute("x", (x0 * 120).toFixed(2));
    this.windowMark.setAttribute("width", (Math.max(0.004, x1 - x0) * 120).toFixed(2));
  }
  pickPeriod(x0, x1) {
    const [a, b] = [Math.min(x0, x1), Math.max(x0, x1)];
    this.period(this.wholeScale.dayAt(Math.max(0, a)), this.wholeScale.dayAt(Math.min(1, b)));
  }
}

const safeClass = (text) => asText(text).replace(/[^a-z0-9_-]/gi, "").slice(0, 30) || "unknown";

// What the graph knows of the order of an event without a date: its nearest neighbours before and after.
function orderHints(event) {
  const find = (forward) => event.links.find((l) => l.kind === "before" && l.forward === forward);
  const after = find(false), before = find(true);
  const line = (word, link) => link && el("span", { class: "hint" }, `${word} `, isolated(link.other.label, 40));
  return [line("after", after), line("before", before)].filter(Boolean);
}
