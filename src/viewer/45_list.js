// SPDX-License-Identifier: Apache-2.0
// The list: the events one below the other in the order of time, then those without a date in the order in which they
// are told. It is the chart for those who read or listen. Small graphs keep every row in the document (so the browser's
// own search finds them); large ones keep only the rows near the reader's eyes.

const LARGE = 600; // events; below that, all rows together cost less than a frame
const PRINTED = 500; // events of a large list that go to paper
const TALLEST = 15e6; // pixels that every browser can still scroll; a longer list is scrolled faster than the bar
const HEAD = 44; // pixels of the heading in a large list, where heights must be known; rows: see rowHeight

class EventList {
  constructor(model, choice) {
    this.model = model;
    this.choice = choice;
    this.large = model.events.length > LARGE;
    this.box = byId("rows");
    this.made = new Map(); // event id -> row
    this.active = null; // the row that Tab reaches
    this.box.addEventListener("click", (e) => this.clicked(e));
    this.box.addEventListener("keydown", (e) => this.keyed(e));
    byId("to-undated").addEventListener("click", () => this.goTo(this.shown.find((event) => !event.when)));
    if (this.large) {
      this.box.classList.add("large");
      this.sheet = el("div", { class: "sheet", role: "presentation" });
      this.box.append(this.sheet);
      this.box.addEventListener("scroll", () => this.paintLarge(), { passive: true });
      new ResizeObserver(() => this.resized()).observe(this.box);
      addEventListener("beforeprint", () => this.layForPaper());
      addEventListener("afterprint", () => { this.sheet.replaceChildren(); this.draw(true); });
    } else this.layAll();
  }
  resized() {
    if (!this.shown) return;
    if (this.plannedFor !== this.rowHeight) this.planLarge();
    this.paintLarge();
  }
  get rowHeight() { return matchMedia("(max-width: 720px)").matches ? 84 : 62; } // as page.css has it

  // `same`: the same events pass as before.
  draw(same) {
    if (!same) {
      this.shown = this.model.events.filter((event) => this.model.shown[event.rank]);
      const from = this.shown.findIndex((event) => !event.when), undated = from < 0 ? 0 : this.shown.length - from;
      byId("to-undated").hidden = from < 1;
      byId("to-undated").textContent = `${figure(undated)} without a date`;
    }
    if (this.large) {
      if (!same) this.planLarge();
      this.paintLarge();
    } else this.toggleAll();
  }

  row(event) {
    let row = this.made.get(event.id);
    if (row) return row;
    const said = saidOf(event);
    const by = event.sources.length && event.status !== "asserted" ? event.sources[0] : null;
    // Who is in the headline already need not be named again below it.
    const headline = fold(event.label);
    const inHeadline = (n) => [n.label, ...n.aliases].some((name) => name.length > 1 && name.length < 80 && headline.includes(fold(name)));
    const names = [...new Set(event.roles.map((r) => r.node).concat(event.places))].filter((n) => n !== by && !inHeadline(n));
    const full = [event.label, event.date.long, said || "Stated as fact", by ? `according to ${by.label}` : ""].filter(Boolean).join(". ");
    row = el("div", {
      class: `row ${markClass(event)}${event.when ? "" : " undated"}`,
      role: "option", tabindex: "-1", "data-kind": "event", "data-id": event.id, "aria-label": full, "aria-selected": "false",
    },
    el("span", { class: "date" }, event.when ? event.date.short : orderHints(event)),
    glyph(event),
    el("span", { class: "what" },
      isolated(event.label, 220, "label"),
      el("span", { class: "meta" },
        el("span", { class: "tag" }, event.type ? typeWord(event.type) : "Event"),
        event.links.some((l) => l.kind === "contradicts" && l.detail !== "order") && el("span", { class: "disputed" }, "Disputed"),
        said && el("span", { class: "said" }, said, by && [" by ", isolated(by.label, 40)]),
        ...names.slice(0, 3).map((n) => el("span", { class: "name" }, isolated(n.label, 34))),
        names.length > 3 && el("span", { class: "name" }, `+${names.length - 3}`))));
    row.event = event;
    this.made.set(event.id, row);
    return row;
  }

  // What changes with the choice.
  dress(row, before) {
    const { choice } = this, event = row.event;
    row.classList.toggle("linked", !!(choice.focus || choice.pair));
    row.classList.toggle("chosen", choice.event === event.id);
    row.setAttribute("aria-selected", choice.event === event.id ? "true" : "false");
    row.classList.toggle("late", this.choice.until !== null && !(event.when && event.when.key <= this.choice.until));
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
    for (const event of this.model.events) {
      if (event === this.model.undated[0]) parts.push(this.undatedHead);
      parts.push(this.row(event));
    }
    this.box.append(...parts, this.emptyNote);
    if (!this.model.events.length) this.emptyNote.textContent = "No event was found in these texts.";
  }
  toggleAll() {
    const passing = new Set(this.shown);
    let before = null;
    for (const event of this.model.events) {
      const row = this.row(event), on = passing.has(event);
      row.hidden = !on;
      if (!on) { row.classList.remove("linked", "chosen"); continue; }
      this.dress(row, before);
      before = event;
    }
    this.undatedHead.hidden = !before || !!before.when;
    this.emptyNote.hidden = this.shown.length > 0;
    this.keepStop();
  }

  // Large graphs: rows of one height, and only those in sight. The heading stands before the row `cut`.
  planLarge() {
    this.plannedFor = this.rowHeight;
    const { shown } = this, cut = shown.length && !shown[shown.length - 1].when ? shown.findIndex((event) => !event.when) : -1;
    this.cut = cut;
    const height = this.topOf(shown.length), seen = this.box.clientHeight;
    this.pace = height > TALLEST ? (height - seen) / (TALLEST - seen) : 1;
    this.sheet.style.height = `${Math.min(TALLEST, Math.max(height, 60))}px`;
    this.made.clear(); // rows are made again when they come into sight
    this.box.scrollTop = Math.min(this.box.scrollTop, Math.max(0, height / this.pace - this.rowHeight));
  }
  // The top of what is in sight, in pixels of the whole list.
  get topInSight() { return this.box.scrollTop * this.pace; }
  topOf(index) { return index * this.rowHeight + (this.cut >= 0 && index >= this.cut ? HEAD : 0); }
  // Where an event stands among those shown, which are in the order of their ranks; -1 where it is not shown.
  indexOf(event) {
    let low = 0, high = this.shown.length;
    while (low < high) { const mid = (low + high) >> 1; if (this.shown[mid].rank < event.rank) low = mid + 1; else high = mid; }
    return this.shown[low] === event ? low : -1;
  }
  paintLarge() {
    const { shown, cut, topInSight } = this, ROW = this.rowHeight, air = 6, shift = this.box.scrollTop - topInSight;
    const first = Math.max(0, Math.floor(topInSight / ROW) - air - 1), end = Math.min(shown.length, Math.ceil((topInSight + this.box.clientHeight) / ROW) + air);
    const wanted = [];
    for (let i = first; i < end; i++) {
      if (i === cut) { this.undatedHead.style.top = `${this.topOf(i) - HEAD + shift}px`; wanted.push(this.undatedHead); }
      const row = this.row(shown[i]);
      row.style.top = `${this.topOf(i) + shift}px`;
      this.dress(row, shown[i - 1]);
      row.setAttribute("aria-posinset", i + 1);
      row.setAttribute("aria-setsize", shown.length);
      wanted.push(row);
    }
    if (!wanted.length) wanted.push(el("p", { class: "none" }, "No event passes the search and the filters."));
    // Only what left and what came is touched: the focused row must not lose its focus. What came goes to its place, since
    // a screen reader reads the rows as they stand.
    const keep = new Set(wanted);
    for (const node of [...this.sheet.children]) if (!keep.has(node)) { node.remove(); if (node.event) this.made.delete(node.event.id); }
    let next = this.sheet.firstChild;
    for (const node of wanted) if (node.parentNode === this.sheet) next = node.nextSibling; else this.sheet.insertBefore(node, next);
    this.keepStop();
  }

  // Paper has no scroll bar: the first rows, one below the other, and how many are not there.
  layForPaper() {
    const first = this.shown.slice(0, PRINTED), left = this.shown.length - first.length;
    const parts = first.map((event, i) => { const row = this.row(event); this.dress(row, first[i - 1]); return i === this.cut ? [this.undatedHead, row] : row; });
    this.sheet.replaceChildren(...parts.flat(), left ? el("p", { class: "more-rows" }, `${count(left, "more event")} are not printed. A search, a filter or a period chooses what goes to paper.`) : "");
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
    const here = this.indexOf(row.event);
    const page = Math.max(1, Math.floor((this.large ? this.box.clientHeight : innerHeight) / this.rowHeight) - 1);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: this.shown.length - 1, PageDown: here + page, PageUp: here - page }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      this.goTo(this.shown[Math.max(0, Math.min(this.shown.length - 1, to))]);
      if (this.choice.event) this.choice.set({ event: this.active });
    } else if (e.key === "ArrowRight" && this.choice.event) {
      e.preventDefault();
      byId("detail").focus();
    } else if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      this.active = row.event.id;
      this.choice.set({ event: this.choice.event === row.event.id ? null : row.event.id });
    }
  }
  goTo(event) {
    if (!event) return;
    this.active = event.id;
    this.bringIntoSight(event, true);
    this.keepStop();
    const row = this.made.get(event.id);
    if (row) row.focus({ preventScroll: this.large });
  }
  // Scrolls the list; the whole page only where asked and where the list has no scroll bar of its own (a phone).
  bringIntoSight(event, wholePage) {
    if (this.large) {
      const index = this.indexOf(event), top = this.topOf(index), { topInSight } = this, { clientHeight } = this.box;
      if (index < 0 || (top >= topInSight + HEAD && top + this.rowHeight <= topInSight + clientHeight)) return;
      this.box.scrollTop = (top - clientHeight / 3) / this.pace;
      this.paintLarge();
      return;
    }
    const row = this.row(event);
    if (row.hidden) return;
    if (this.box.scrollHeight > this.box.clientHeight + 8) {
      const { scrollTop, clientHeight } = this.box, top = row.offsetTop;
      if (top < scrollTop || top + row.offsetHeight > scrollTop + clientHeight) this.box.scrollTop = top - clientHeight / 3;
      return;
    }
    if (!wholePage) return;
    const frame = row.getBoundingClientRect();
    if (frame.top < 60 || frame.bottom > innerHeight - 20) row.scrollIntoView({ block: "center", behavior: isStill() ? "auto" : "smooth" });
  }
}

// What the graph knows of the order of an event without a date: its nearest neighbours before and after.
function orderHints(event) {
  const find = (forward) => event.links.find((l) => l.kind === "before" && l.forward === forward);
  const after = find(false), before = find(true);
  const line = (word, link) => link && el("span", { class: "hint" }, `${word} `, isolated(link.other.label, 40));
  return [line("after", after), line("before", before)].filter(Boolean);
}
