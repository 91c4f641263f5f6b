// SPDX-License-Identifier: Apache-2.0
// What the reader has chosen, kept in one place and in the address (after "#", so a view can be sent to a colleague),
// and which events pass. Views never talk to each other: they change the choice and are told to draw it.

// "2021-08-01T06:00" and the day with its hour as a number.
const momentText = (at) => { const day = isoDay(Math.floor(at)); return day && `${day}T${clockText(Math.floor(at * 1440) / 1440)}`; };
function momentOf(text) {
  const day = unitDays(text), clock = /T(\d\d):(\d\d)/.exec(text);
  return day ? day[0] + (clock ? (Number(clock[1]) * 60 + Number(clock[2])) / 1440 : 0) : null;
}

class Choice {
  constructor(model, onChange) {
    this.model = model;
    this.onChange = onChange;
    // How the page is looked at, which "Show everything" leaves alone: what the lanes are, the part of time in view
    // (null: all), and up to which day the map is played (null: all).
    Object.assign(this, { lanes: model.stories.length > 1 ? "story" : "none", view: null, until: null });
    this.firstLanes = this.lanes;
    this.clear();
  }
  clear() {
    Object.assign(this, { query: "", type: "", story: "", place: "", origin: "", statuses: new Set(), focus: null, pair: null, from: null, to: null, event: null });
  }
  // Changes some fields, then tells the views once.
  set(fields) {
    Object.assign(this, fields);
    this.write();
    this.onChange(fields);
  }
  // Whether anything but a chosen actor or pair leaves events out.
  get filtered() {
    return !!(this.query.trim() || this.type || this.story || this.place || this.origin || this.statuses.size || this.from !== null || this.to !== null);
  }
  // Says of each event whether it passes all filters (`near`), and with them the choice of an actor (`shown`): asked once a
  // change.
  apply() {
    const node = (id) => this.model.nodes.get(id), { near, shown } = this.model;
    this.placeNode = node(this.place);
    // A pasted headline may have lost its line ends on the way into a one-line box: if nothing has the words, then what
    // has the first word and all the letters.
    this.loose = false;
    if (!this.filtered) near.fill(1);
    else if (!this.sift() && this.terms.length > 1) { this.loose = true; this.sift(); }
    const [first, second] = this.pair ? this.pair.map(node) : [node(this.focus)];
    if (!first) { shown.set(near); return; }
    shown.fill(0);
    for (const event of first.events) if (!second || event.touches.includes(second)) shown[event.rank] = near[event.rank];
  }
  // Returns whether any event passes.
  sift() {
    let any = false;
    for (const event of this.model.events) {
      const passes = this.passes(event);
      this.model.near[event.rank] = passes ? 1 : 0;
      any = any || passes;
    }
    return any;
  }
  get narrowed() {
    return this.filtered || !!(this.focus || this.pair);
  }
  // One step back, the latest and smallest thing first; false when there is nothing to undo.
  undo() {
    if (this.event) this.set({ event: null });
    else if (this.pair) this.set({ pair: null });
    else if (this.focus) this.set({ focus: null });
    else if (this.query) this.set({ query: "" });
    else if (this.from !== null || this.to !== null) this.set({ from: null, to: null });
    else if (this.type || this.story || this.place || this.origin || this.statuses.size) this.set({ type: "", story: "", place: "", origin: "", statuses: new Set() });
    else if (this.until !== null) this.set({ until: null });
    else return false;
    return true;
  }

  // Does the event pass everything but the choice of an actor (the map shows what lies around it)?
  passes(event) {
    if (this.type && (event.type || "-") !== this.type) return false;
    if (this.statuses.size && !this.statuses.has(event.status)) return false;
    if (this.story && !event.stories.some((s) => s.id === this.story)) return false;
    if (this.place && !event.touches.includes(this.placeNode)) return false;
    if (this.origin && !event.origins.includes(this.origin)) return false;
    const when = event.when;
    // Undated events stay: nothing says that they lie outside the period.
    if (when && this.from !== null && when.e1 !== null && when.e1 < this.from) return false;
    if (when && this.to !== null && when.b0 !== null && when.b0 > this.to) return false;
    return !this.terms.length || this.matches(event);
  }
  matches(event) {
    const hay = this.model.haystack(event);
    if (!this.loose) return this.terms.every((term) => hay.includes(term));
    return hay.includes(this.terms[0]) && hay.replace(/\s+/g, "").includes(this.solid);
  }
  get terms() {
    if (this.termsOf !== this.query) {
      this.termsOf = this.query;
      this.termList = fold(plain(this.query)).split(/\s+/).filter(Boolean);
      this.solid = this.termList.join("");
    }
    return this.termList;
  }

  read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const day = (name) => { const unit = unitDays(given.get(name)); return unit ? unit[name === "from" ? 0 : 1] : null; };
    const known = (id, kinds) => { const node = this.model.nodes.get(id); return node && kinds.includes(node.kind) ? id : null; };
    this.clear();
    this.query = given.get("q") || "";
    this.type = given.get("type") || "";
    this.story = this.model.stories.some((s) => s.id === given.get("story")) ? given.get("story") : "";
    this.place = known(given.get("place"), ["place"]) || "";
    this.origin = given.get("source") || "";
    this.lanes = LANES.some(([name]) => name === given.get("lanes")) ? given.get("lanes") : this.firstLanes;
    const view = (given.get("view") || "").split("..").map(momentOf);
    this.view = view.length === 2 && view[0] !== null && view[1] > view[0] ? view : null;
    this.until = day("until");
    this.statuses = new Set((given.get("status") || "").split(",").filter((s) => STATUSES.some(([name]) => name === s)));
    this.from = day("from");
    this.to = day("to");
    this.focus = known(given.get("actor"), ["actor", "place"]);
    const pair = (given.get("between") || "").split(",").map((id) => known(id, ["actor", "place"]));
    this.pair = pair.length === 2 && pair[0] && pair[1] ? pair : null;
    this.event = known(given.get("event"), ["event"]);
  }
  write() {
    const out = new URLSearchParams();
    if (this.query.trim()) out.set("q", this.query.slice(0, 500));
    if (this.type) out.set("type", this.type);
    if (this.story) out.set("story", this.story);
    if (this.place) out.set("place", this.place);
    if (this.origin) out.set("source", this.origin);
    if (this.lanes !== this.firstLanes) out.set("lanes", this.lanes);
    if (this.view && this.view.every(momentText)) out.set("view", this.view.map(momentText).join(".."));
    if (this.until !== null && isoDay(this.until)) out.set("until", isoDay(this.until));
    if (this.statuses.size) out.set("status", [...this.statuses].sort().join(","));
    if (this.from !== null && isoDay(this.from)) out.set("from", isoDay(this.from));
    if (this.to !== null && isoDay(this.to)) out.set("to", isoDay(this.to));
    if (this.focus) out.set("actor", this.focus);
    if (this.pair) out.set("between", this.pair.join(","));
    if (this.event) out.set("event", this.event);
    const hash = out.toString().replace(/%2C/g, ",");
    // Some browsers refuse history changes on file:// pages or refuse many in a row; the page works without.
    try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch { /* not kept */ }
  }
}
