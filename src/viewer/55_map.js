// SPDX-License-Identifier: Apache-2.0
// The relationship map: actors as circles and places as squares, sized by how much the texts make of them; one line a
// pair, coloured by what the two do with or to each other, and a thin line with its word for what they are to each
// other. Lines that only rest on what is planned, possible or denied are broken: the map claims no more than the texts.
// Choosing a node leaves its neighbourhood lit and sends the timeline its events.

const MOST_NODES = 400; // beyond that a map says nothing; the rest is counted and found by the search
const CROWD = 50; // beyond that only the main actors carry names, and lines step back
const PARTNERS = 8; // of one event; a list of twenty signatories must not make 190 lines

class Pair {
  constructor(a, b) {
    Object.assign(this, { a, b, forward: 0, backward: 0, coop: 0, conf: 0, none: 0, firm: 0, events: new Set(), relations: [], setting: 0 });
  }
  get weight() { return this.events.size + this.relations.length * 1.5 + this.setting * 0.3; }
  get side() { return this.conf > this.coop ? "conf" : this.coop > this.conf ? "coop" : this.coop ? "both" : "none"; }
}

function makePairs(model) {
  const pairs = new Map();
  const pairOf = (x, y) => {
    const [a, b] = x.id < y.id ? [x, y] : [y, x];
    const key = a.id + "\u0000" + b.id;
    if (!pairs.has(key)) pairs.set(key, new Pair(a, b));
    return pairs.get(key);
  };
  for (const event of model.events) {
    const agents = [], others = [];
    for (const { role, node } of event.roles.slice(0, PARTNERS)) (role === "agent" ? agents : others).push(node);
    const meet = (from, to, directed) => {
      if (from === to) return;
      const pair = pairOf(from, to);
      if (directed) { if (pair.a === from) pair.forward++; else pair.backward++; }
      if (pair.events.has(event)) return;
      pair.events.add(event);
      pair[event.side]++;
      if ((event.status === "asserted" || event.status === "reported") && !event.negative) pair.firm++;
    };
    for (const from of agents) for (const to of others) meet(from, to, true);
    const peers = agents.length ? agents : others;
    for (let i = 0; i < peers.length; i++) for (let j = i + 1; j < peers.length; j++) meet(peers[i], peers[j], false);
    // Where it happened ties those who acted to the place, faintly.
    for (const place of event.places) for (const who of agents.length ? agents : others.slice(0, 1)) if (who !== place) pairOf(who, place).setting++;
  }
  for (const node of model.actors) {
    for (const relation of node.relations) if (relation.from === node && relation.to !== node) pairOf(relation.from, relation.to).relations.push(relation);
  }
  return [...pairs.values()];
}

class RelationMap {
  constructor(model, choice) {
    this.model = model;
    this.choice = choice;
    this.box = byId("map-box");
    this.zoomed = 1;
    this.shift = [0, 0];
    const weightOf = (node) => (isNumber(node.raw.salience) ? node.raw.salience : 0) + Math.sqrt(node.events.length / Math.max(1, model.events.length));
    const ranked = model.actors.map((node) => ({ node, weight: weightOf(node) })).sort((p, q) => q.weight - p.weight || (p.node.id < q.node.id ? -1 : 1));
    const kept = ranked.slice(0, MOST_NODES);
    const most = Math.max(0.01, ...kept.map((k) => k.weight));
    this.crowd = kept.length > CROWD;
    const [least, biggest] = this.crowd ? [2.5, kept.length > 150 ? 11 : 13] : [5, 16];
    this.items = kept.map(({ node, weight }, i) => ({ node, i, weight, r: (least + (biggest - least) * Math.sqrt(Math.max(0, weight) / most)) * (node.kind === "place" ? 0.75 : 1) }));
    this.itemOf = new Map(this.items.map((item) => [item.node.id, item]));
    this.pairs = makePairs(model).filter((p) => this.itemOf.has(p.a.id) && this.itemOf.has(p.b.id));
    for (const item of this.items) item.ties = [];
    for (const pair of this.pairs) {
      this.itemOf.get(pair.a.id).ties.push(pair);
      this.itemOf.get(pair.b.id).ties.push(pair);
    }
    // Who has no tie stands in a row at the foot instead of taking part in the layout.
    this.tied = this.items.filter((item) => item.ties.length);
    this.single = this.items.filter((item) => !item.ties.length);
    const index = new Map(this.tied.map((item, i) => [item.node.id, i]));
    this.points = stressLayout(this.tied.length, this.pairs.map((p) => ({ a: index.get(p.a.id), b: index.get(p.b.id), weight: p.weight })));
    this.build(ranked.length - kept.length);
    byId("map-in").addEventListener("click", () => this.zoom(1.4));
    byId("map-out").addEventListener("click", () => this.zoom(1 / 1.4));
    byId("map-all").addEventListener("click", () => { this.zoomed = 1; this.shift = [0, 0]; this.root && this.root.classList.remove("zoomed"); this.place(); });
    new ResizeObserver(() => this.place()).observe(this.box);
    this.box.addEventListener("wheel", (e) => {
      if (!this.root || !(e.ctrlKey || e.metaKey) || !e.deltaY) return; // the bare wheel scrolls the page
      e.preventDefault();
      this.zoom(Math.exp(-Math.max(-1, Math.min(1, e.deltaY / 240))));
    }, { passive: false });
    this.dragging();
  }
  // Dragging the paper moves the map, once it is larger than its box.
  dragging() {
    let start = null;
    this.box.addEventListener("pointerdown", (e) => {
      if (e.button || this.zoomed <= 1 || e.target !== this.root) return;
      start = { x: e.clientX - this.shift[0], y: e.clientY - this.shift[1] };
      this.box.setPointerCapture(e.pointerId);
    });
    this.box.addEventListener("pointermove", (e) => {
      if (!start) return;
      this.shift = [e.clientX - start.x, e.clientY - start.y];
      if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.place(); });
    });
    for (const type of ["pointerup", "pointercancel"]) this.box.addEventListener(type, () => { start = null; });
  }

  build(left) {
    if (!this.items.length) {
      this.box.append(el("p", { class: "none" }, "No actor was found in these texts."));
      this.tied = [];
      byId("map-key").hidden = true;
      return;
    }
    this.lines = svg("g", { class: "lines" });
    this.words = svg("g", { class: "words", "aria-hidden": "true" });
    this.names = svg("g", { class: "names", "aria-hidden": "true" });
    this.circles = svg("g", { class: "nodes" });
    // Order matters: names lie under the circles, so that no name can keep a pointer from an actor.
    this.root = svg("svg", { role: "group", "aria-label": `Map of ${count(this.items.length, "actor and place", "actors and places")}; arrow keys move, Enter chooses` }, this.lines, this.words, this.names, this.circles);
    // In a crowd the few names lie on top of the many small circles, out of the pointer's way.
    if (this.crowd) { this.root.append(this.names); this.root.classList.add("crowd"); this.root.classList.toggle("dense", this.items.length > 150); }
    this.box.append(this.root);
    for (const pair of this.pairs) {
      const hit = svg("path", { class: "hit" });
      const line = svg("path", { class: `tie side-${pair.side}${pair.events.size ? (pair.firm ? "" : " soft") : " setting"}` });
      const head = svg("path", { class: `arrow side-${pair.side}` });
      const ties = pair.relations.map((relation) => {
        const side = relation.type === "hostile_to" ? "conf" : relation.type === "allied_with" ? "coop" : "none";
        return { relation, line: svg("path", { class: `relation side-${side}` }), head: svg("path", { class: `arrow relation-head side-${side}` }), word: svg("text", { class: `word side-${side}` }, relationWord(relation.type)) };
      });
      pair.group = svg("g", { class: "pair" }, svg("title", null, pairTitle(pair)), pair.events.size || pair.setting ? [line, head] : [], ties.map((t) => [t.line, t.head]), hit);
      pair.group.addEventListener("click", () => this.choosePair(pair));
      this.words.append(...ties.map((t) => t.word));
      Object.assign(pair, { hit, line, head, drawn: ties });
      this.lines.append(pair.group);
    }
    // Small ones last: they lie on top of big ones should there be no room at all.
    for (const item of [...this.items].sort((p, q) => q.r - p.r)) {
      const { node, r } = item;
      const shape = node.kind === "place"
        ? svg("rect", { class: "shape", x: -r, y: -r, width: 2 * r, height: 2 * r })
        : svg("circle", { class: "shape", r });
      const what = node.kind === "place" ? "place" : plain(node.raw.type) || "actor";
      item.group = svg("g", {
        class: `node kind-${node.kind}${node.kind === "actor" && node.raw.type !== "person" ? " type-other" : ""}`, role: "button", tabindex: "-1", "aria-pressed": "false", "data-kind": node.kind, "data-id": node.id,
        "aria-label": `${node.label}, ${clip(what, 30)}, ${count(node.events.length, "event")}`,
      }, svg("circle", { class: "ring", r: r + 5 }), shape);
      item.name = svg("text", { class: `name kind-${node.kind}` });
      item.name.addEventListener("click", () => this.choose(item));
      item.group.addEventListener("click", () => this.choose(item));
      item.group.addEventListener("keydown", (e) => this.keyed(e, item));
      const glow = (on) => { this.hover = on ? item : null; this.dressNames(); };
      item.group.addEventListener("pointerenter", () => glow(true));
      item.group.addEventListener("pointerleave", () => glow(false));
      item.group.addEventListener("focus", () => glow(true));
      item.group.addEventListener("blur", () => glow(false));
      this.circles.append(item.group);
      this.names.append(item.name);
    }
    // The one tab stop of the map is an actor: that is what the map is about, places lead on from there.
    this.stop = this.items.find((item) => item.node.kind === "actor") || this.items[0];
    this.stop.group.setAttribute("tabindex", "0");
    byId("map-key").append(
      ...[["person", "person"], ["other", "organization, group"], ["place", "place"]].filter(([kind]) => this.items.some((i) => (i.node.kind === "place" ? "place" : i.node.raw.type === "person" ? "person" : "other") === kind))
        .map(([kind, word]) => el("span", { class: "key" }, el("i", { class: `shape-key ${kind}` }), word)),
      el("span", { class: "key" }, el("i", { class: "swatch side-coop" }), "cooperation"),
      el("span", { class: "key" }, el("i", { class: "swatch side-conf" }), "conflict"),
      el("span", { class: "key" }, el("i", { class: "swatch side-none" }), "other dealings"),
      el("span", { class: "key" }, el("i", { class: "swatch thin" }), "office, membership"),
      el("span", { class: "key" }, el("i", { class: "swatch soft" }), "not (yet) fact"),
      ...(left > 0 ? [el("span", { class: "key" }, `${count(left, "smaller actor")} not drawn; the search finds them.`)] : []));
  }

  // ---- geometry

  place() {
    if (!this.root) return;
    const width = this.box.clientWidth, height = this.box.clientHeight;
    if (width < 40 || height < 40) return;
    this.root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.root.setAttribute("width", width);
    this.root.setAttribute("height", height);
    const few = !this.crowd;
    // Isolated nodes take rows at the foot.
    const cell = few ? Math.min(118, Math.max(84, width / 5)) : 26;
    const perRow = Math.max(1, Math.floor((width - 10) / cell)), rows = Math.ceil(this.single.length / perRow);
    const footHeight = Math.min(height * 0.4, rows * (few ? 52 : 24) + (rows ? 6 : 0));
    const margin = { x: few ? 52 : 24, top: 22, bottom: 34 };
    const { px, py } = fitPoints(this.points, width, height - footHeight, margin);
    const frame = { width, height: height - footHeight, margin };
    if (few) pushBoxes(px, py, this.tied.map((item) => this.measure(item)), frame);
    pushApart(px, py, this.tied.map((item) => item.r), few ? 10 : this.items.length <= 150 ? 4 : 2, frame);
    this.tied.forEach((item, i) => { item.x = px[i]; item.y = py[i]; });
    this.single.forEach((item, i) => {
      const inRow = Math.min(perRow, this.tied.length ? perRow : this.single.length);
      item.x = (this.tied.length ? 5 : (width - inRow * cell) / 2) + cell * ((i % perRow) + 0.5);
      item.y = (this.tied.length ? height - footHeight : (height - footHeight) / 2) + (footHeight / rows) * (Math.floor(i / perRow) + (few ? 0.3 : 0.5));
    });
    for (const item of this.items) {
      item.x = width / 2 + (item.x - width / 2) * this.zoomed + this.shift[0];
      item.y = height / 2 + (item.y - height / 2) * this.zoomed + this.shift[1];
      item.group.setAttribute("transform", `translate(${item.x.toFixed(1)},${item.y.toFixed(1)})`);
    }
    for (const pair of this.pairs) this.drawPair(pair, few);
    this.size = [width, height];
    this.placeNames();
  }
  // The size of a name in pixels, taken once.
  measure(item) {
    if (!item.lines) {
      const pen = (this.pen = this.pen || document.createElement("canvas").getContext("2d"));
      const size = item.node.kind === "place" ? 11 : item.r > 12 ? 13 : 12, weight = item.r > 12 ? 600 : 500;
      pen.font = `${item.node.kind === "place" ? "italic " : ""}${weight} ${size}px ${getComputedStyle(this.box).fontFamily}`;
      const lines = nameLines(item.node.label, 17);
      Object.assign(item, { lines, size, boldness: weight, w: Math.max(...lines.map((line) => pen.measureText(line).width)) + 4, h: lines.length * (size + 2) });
    }
    return item;
  }
  drawPair(pair, careful) {
    const p = this.itemOf.get(pair.a.id), q = this.itemOf.get(pair.b.id);
    const both = pair.events.size + pair.setting > 0 ? 1 : 0;
    const tracks = both + pair.drawn.length;
    let track = 0;
    const nextBend = () => (track++ - (tracks - 1) / 2) * 22;
    if (both) {
      const bend = nextBend();
      const oneWay = pair.forward !== pair.backward && (pair.forward === 0 || pair.backward === 0);
      const [from, to] = pair.backward > pair.forward ? [q, p] : [p, q];
      const width = pair.events.size ? Math.min(7, 1.2 + Math.log2(1 + pair.events.size) * 1.1) : 1;
      const curve = this.clearArc(from, to, from === p ? bend : -bend, oneWay ? 4 + width : 0, careful);
      pair.line.setAttribute("d", curve.path);
      pair.line.style.strokeWidth = width.toFixed(2);
      pair.head.setAttribute("d", oneWay ? curve.arrow(4 + width) : "");
      pair.hit.setAttribute("d", curve.path);
    }
    for (const tie of pair.drawn) {
      const bend = nextBend(), back = tie.relation.from === pair.b;
      const mutual = ["allied_with", "hostile_to", "kin_of"].includes(tie.relation.type);
      const curve = this.clearArc(back ? q : p, back ? p : q, back ? -bend : bend, mutual ? 0 : 6, careful);
      tie.line.setAttribute("d", curve.path);
      tie.head.setAttribute("d", mutual ? "" : curve.arrow(6));
      tie.middle = curve.middle;
      if (!both) pair.hit.setAttribute("d", curve.path);
    }
  }

  // A line through a third actor would tell of a tie that is not there: bend it around.
  clearArc(from, to, bend, back, careful) {
    if (!careful) return arc(from, to, bend, back);
    let best = null;
    for (const extra of [0, 26, -26, 52, -52, 80, -80]) {
      const curve = arc(from, to, bend + extra, back);
      let crossed = 0;
      for (let t = 0.1; t < 0.95; t += 0.1) {
        const [x, y] = curve.at(t);
        for (const item of this.items) {
          if (item === from || item === to) continue;
          const dx = item.x - x, dy = item.y - y, room = item.r + 4;
          if (dx * dx + dy * dy < room * room) crossed++;
        }
      }
      const cost = crossed * 100 + Math.abs(extra);
      if (!best || cost < best.cost) best = { cost, curve };
      if (!crossed && !extra) break;
    }
    return best.curve;
  }

  placeNames() {
    const [width, height] = this.size;
    // In a crowd a name may run over the least of the circles.
    const most = Math.max(...this.items.map((item) => item.weight));
    const solid = this.items.length > 120 ? this.items.filter((item) => item.weight > most * 0.3) : this.items;
    const taken = solid.map((item) => Object.assign([item.x - item.r - 1, item.y - item.r - 1, item.x + item.r + 1, item.y + item.r + 1], { owner: item }));
    const lit = this.litNodes();
    const order = [...this.items].sort((p, q) => (lit ? lit.has(q.node.id) - lit.has(p.node.id) : 0) || q.weight - p.weight);
    for (const [rank, item] of order.entries()) {
      const { lines, size, boldness, w, h } = this.measure(item);
      const named = !this.crowd || (rank < 30 * this.zoomed && item.ties.length) || (lit && lit.size < 30 && lit.has(item.node.id));
      const found = named ? placeName(item, taken, width, height) : null;
      // Where all is taken, the main actors still get their name, on the least bad place; others on demand.
      const free = found && !found.overlap;
      item.roomless = !free && !(found && (this.items.length <= 30 || item.weight > order[0].weight * 0.6) && found.overlap < w * h * 0.35);
      const at = found || { box: [Math.max(2, Math.min(width - w - 2, item.x - w / 2)), Math.min(height - h - 2, item.y + item.r + 3), 0, 0], anchor: "middle" };
      if (!item.roomless) taken.push(Object.assign([...at.box], { owner: item }));
      const x = at.anchor === "start" ? at.box[0] + 1 : at.anchor === "end" ? at.box[0] + w - 1 : at.box[0] + w / 2;
      item.name.setAttribute("text-anchor", at.anchor);
      item.name.setAttribute("font-size", size);
      item.name.setAttribute("font-weight", boldness);
      item.name.replaceChildren(...lines.map((line, i) => svg("tspan", { x: x.toFixed(1), y: (at.box[1] + (size + 2) * (i + 0.8)).toFixed(1) }, line)));
    }
    // The word of a relation goes to the middle of its line, where there is room for it.
    for (const pair of this.pairs) {
      for (const tie of pair.drawn) {
        const [x, y] = tie.middle;
        const w = tie.word.textContent.length * 5.6 + 2; // near enough for a word of eleven pixels
        const box = [x - w / 2, y - 7, x + w / 2, y + 6];
        tie.roomless = taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]) || box[0] < 0 || box[2] > width;
        if (!tie.roomless) taken.push(box);
        tie.word.setAttribute("x", x.toFixed(1));
        tie.word.setAttribute("y", (y + 4).toFixed(1));
      }
    }
    this.dressNames();
  }

  zoom(factor) {
    if (!this.size) return;
    const next = Math.max(0.6, Math.min(8, this.zoomed * factor));
    this.root.classList.toggle("zoomed", next > 1);
    const lead = this.choice.focus && this.itemOf.get(this.choice.focus);
    // Towards the chosen actor where there is one, else towards the middle.
    const [cx, cy] = lead ? [lead.x - this.size[0] / 2, lead.y - this.size[1] / 2] : [0, 0];
    const ratio = next / this.zoomed;
    this.shift = [this.shift[0] * ratio - cx * (ratio - 1), this.shift[1] * ratio - cy * (ratio - 1)];
    if (next <= 1) this.shift = [0, 0];
    this.zoomed = next;
    this.place();
  }

  // ---- the choice

  // The nodes in the light: the neighbourhood of the choice, else what the passing events touch, else all (null).
  litNodes() {
    const { focus, pair } = this.choice;
    if (pair) return new Set(pair);
    if (focus) {
      const out = new Set([focus]);
      const item = this.itemOf.get(focus);
      if (item) for (const tie of item.ties) { out.add(tie.a.id); out.add(tie.b.id); }
      return out;
    }
    return this.passing ? this.touched : null;
  }
  draw() {
    if (!this.root) return;
    const { choice } = this;
    const filtered = choice.query.trim() || choice.type || choice.story || choice.statuses.size || choice.from !== null || choice.to !== null;
    this.passing = null;
    if (filtered) {
      this.passing = new Set(this.model.events.filter((event) => choice.passes(event, true)));
      this.touched = new Set();
      for (const event of this.passing) for (const id of event.touches) this.touched.add(id);
      // A search for a name lights that name, even where no event passes.
      if (choice.terms.length) for (const { node } of this.items) {
        const hay = fold([node.label, ...asList(node.raw.aliases)].join("\n"));
        if (choice.terms.every((term) => hay.includes(term))) this.touched.add(node.id);
      }
    }
    const lit = this.litNodes();
    const event = choice.event && this.model.nodes.get(choice.event);
    this.root.classList.toggle("focused", !!(choice.focus || choice.pair));
    for (const item of this.items) {
      const id = item.node.id, list = item.group.classList;
      list.toggle("dim", !!lit && !lit.has(id));
      list.toggle("chosen", choice.focus === id || !!(choice.pair && choice.pair.includes(id)));
      list.toggle("involved", !!event && event.touches.has(id));
      item.group.setAttribute("aria-pressed", choice.focus === id ? "true" : "false");
      item.name.classList.toggle("dim", !!lit && !lit.has(id));
    }
    for (const pair of this.pairs) {
      let dim = false;
      if (choice.pair) dim = !(choice.pair.includes(pair.a.id) && choice.pair.includes(pair.b.id));
      else if (choice.focus) dim = pair.a.id !== choice.focus && pair.b.id !== choice.focus;
      if (!dim && this.passing) dim = !(pair.events.size ? [...pair.events].some((e) => this.passing.has(e)) : this.touched.has(pair.a.id) && this.touched.has(pair.b.id));
      pair.dim = dim;
      pair.group.classList.toggle("dim", dim);
      pair.group.classList.toggle("involved", !!event && pair.events.has(event));
    }
    const key = lit ? [...lit].sort().join() : "";
    if (this.size && key !== this.litKey) this.placeNames(); else this.dressNames();
    this.litKey = key;
  }
  // Names without room show while their actor is pointed at, chosen or part of the chosen event.
  dressNames() {
    if (!this.size) return;
    for (const item of this.items) {
      const called = item === this.hover || item.group.classList.contains("chosen") || item.group.classList.contains("involved");
      item.name.classList.toggle("away", item.roomless && !called);
      item.name.classList.toggle("called", called);
    }
    const few = this.pairs.length <= 40;
    for (const pair of this.pairs) {
      const called = this.hover && (pair.a === this.hover.node || pair.b === this.hover.node);
      for (const tie of pair.drawn) tie.word.classList.toggle("away", pair.dim || tie.roomless || !(few || called || this.choice.focus || this.choice.pair));
    }
  }
  choose(item) {
    this.moveStop(item);
    const id = item.node.id;
    this.choice.set({ focus: this.choice.focus === id ? null : id, pair: null, event: null });
  }
  choosePair(pair) {
    if (!pair.events.size) return this.choose(this.itemOf.get(pair.a.id));
    this.choice.set({ pair: [pair.a.id, pair.b.id], focus: null, event: null });
  }
  moveStop(item) {
    this.stop.group.setAttribute("tabindex", "-1");
    item.group.setAttribute("tabindex", "0");
    this.stop = item;
  }
  keyed(e, item) {
    if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      this.choose(item);
      return;
    }
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    if (!way) return;
    e.preventDefault();
    // The nearest node within a quarter turn of the arrow.
    let best = null;
    for (const other of this.items) {
      const dx = other.x - item.x, dy = other.y - item.y, ahead = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      if (other === item || ahead <= 0 || aside > ahead * 1.2) continue;
      const cost = ahead + aside * 2;
      if (!best || cost < best.cost) best = { cost, other };
    }
    if (!best) return;
    this.moveStop(best.other);
    best.other.group.focus({ preventScroll: true });
  }
}

function pairTitle(pair) {
  const parts = [`${clip(pair.a.label, 80)} \u2013 ${clip(pair.b.label, 80)}`];
  if (pair.events.size) parts.push(count(pair.events.size, "event together"));
  for (const { from, to, type } of pair.relations) parts.push(`${clip(from.label, 60)} ${relationWord(type)} ${clip(to.label, 60)}`);
  return parts.join("\n");
}

// A slightly bent line between the rims of two circles. `bend` is how far its middle leaves the straight line, `back`
// how far it stays away from its end to leave room for an arrow head.
function arc(p, q, bend, back) {
  const dx = q.x - p.x, dy = q.y - p.y, length = Math.sqrt(dx * dx + dy * dy) || 1;
  const ux = dx / length, uy = dy / length;
  const mx = (p.x + q.x) / 2 - uy * bend, my = (p.y + q.y) / 2 + ux * bend;
  const toward = (from, x, y, distance) => {
    const ax = x - from.x, ay = y - from.y, l = Math.sqrt(ax * ax + ay * ay) || 1;
    return [from.x + (ax / l) * distance, from.y + (ay / l) * distance, ax / l, ay / l];
  };
  const cx = mx * 2 - (p.x + q.x) / 2, cy = my * 2 - (p.y + q.y) / 2; // control point of the quadratic through (mx, my)
  const [sx, sy] = toward(p, cx, cy, p.r + 1);
  const [ex, ey] = toward(q, cx, cy, q.r + 1 + back);
  const [tx, ty, vx, vy] = toward(q, cx, cy, q.r + 1.5);
  const f = (v) => v.toFixed(1);
  return {
    path: `M${f(sx)} ${f(sy)}Q${f(cx)} ${f(cy)} ${f(ex)} ${f(ey)}`,
    middle: [mx, my],
    at: (t) => [(1 - t) * (1 - t) * p.x + 2 * t * (1 - t) * cx + t * t * q.x, (1 - t) * (1 - t) * p.y + 2 * t * (1 - t) * cy + t * t * q.y],
    arrow: (size) => `M${f(tx)} ${f(ty)}L${f(tx + vx * size * 1.5 - vy * size * 0.7)} ${f(ty + vy * size * 1.5 + vx * size * 0.7)}L${f(tx + vx * size * 1.5 + vy * size * 0.7)} ${f(ty + vy * size * 1.5 - vx * size * 0.7)}Z`,
  };
}
