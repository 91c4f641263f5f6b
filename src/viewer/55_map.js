// SPDX-License-Identifier: Apache-2.0
// The relationship map: actors as circles and places as squares, sized by how much the texts make of them; between two a
// strand for what they did together, one for what they did against each other and one for the rest, as wide as it is
// often, pointing at whom it was done to; a thin line with its word for what they are to each other. Strands that rest
// only on what is planned, possible or denied are broken: the map claims no more than the texts. Choosing a node brings
// its neighbourhood close and sends the other views its events.

const MOST_NODES = 400; // beyond that a map says nothing; the rest is counted and found by the search
const MOST_PAIRS = 1.3; // a node, of those drawn at once; the others when one of their ends is chosen
const CROWD = 50; // beyond that only the main actors carry names, and lines step back

class RelationMap {
  constructor(model, choice) {
    Object.assign(this, { model, choice, box: byId("map-box"), zoomed: 1, shift: [0, 0], lines: [], linesOf: new Map() });
    const weightOf = (node) => (isNumber(node.raw.salience) ? node.raw.salience : 0) + Math.sqrt(node.events.length / Math.max(1, model.events.length));
    const ranked = model.actors.map((node) => ({ node, weight: weightOf(node) })).sort((p, q) => q.weight - p.weight || (p.node.id < q.node.id ? -1 : 1));
    const kept = ranked.slice(0, MOST_NODES);
    const most = Math.max(0.01, ...kept.map((k) => k.weight));
    this.crowd = kept.length > CROWD;
    this.dense = kept.length > 150;
    const [least, biggest, bend] = this.dense ? [2, 10, 1] : [this.crowd ? 3.5 : 5, this.crowd ? 14 : 16, 0.5];
    this.items = kept.map(({ node, weight }, i) => ({ node, i, weight, ties: [], r: (least + (biggest - least) * (Math.max(0, weight) / most) ** bend) * (node.kind === "place" ? 0.75 : 1) }));
    this.itemOf = new Map(this.items.map((item) => [item.node.id, item]));
    this.pairs = makePairs(model, new Map(this.items.map((item) => [item.node, item.i])));
    for (const pair of this.pairs) for (const end of [pair.a, pair.b]) this.itemOf.get(end.id).ties.push(pair);
    // Who has no tie stands in a row at the foot instead of taking part in the layout.
    this.tied = this.items.filter((item) => item.ties.length);
    this.single = this.items.filter((item) => !item.ties.length);
    for (const item of this.single) item.r = Math.min(item.r, 5);
    if (!this.items.length) { this.sayEmpty(); return; }
    this.build();
    this.tellKey(ranked.length - kept.length);
    this.zoomer = d3.zoom().scaleExtent([0.7, 10]).filter((e) => (e.type === "wheel" ? e.ctrlKey || e.metaKey : !e.button && !(e.type === "touchstart" && e.touches.length < 2 && this.zoomed <= 1)))
      .on("zoom", (e) => {
        this.zoomed = e.transform.k;
        this.shift = [e.transform.x, e.transform.y];
        if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.put(); });
      });
    const root = d3.select(this.root).call(this.zoomer).on("dblclick.zoom", null);
    byId("map-in").addEventListener("click", () => root.call(this.zoomer.scaleBy, 1.4));
    byId("map-out").addEventListener("click", () => root.call(this.zoomer.scaleBy, 1 / 1.4));
    byId("map-all").addEventListener("click", () => root.call(this.zoomer.transform, d3.zoomIdentity));
    new ResizeObserver(() => this.place()).observe(this.box);
  }
  sayEmpty() {
    this.box.append(el("p", { class: "none" }, "No actor and no place was found in these texts, so there is nobody to put on a map."));
    byId("map-key").hidden = byId("map-tools").hidden = true;
    byId("map").classList.add("nobody");
  }

  build() {
    this.lineBox = svg("g", { class: "lines" });
    this.words = svg("g", { class: "words", "aria-hidden": "true" });
    this.names = svg("g", { class: "names", "aria-hidden": "true" });
    this.circles = svg("g", { class: "nodes" });
    this.foot = svg("text", { class: "foot-note", x: 2 }, this.single.length && this.tied.length ? "Named, but with nobody else:" : "");
    // Order matters: names lie under the circles, so that no name can keep a pointer from an actor.
    this.root = svg("svg", { role: "group", "aria-label": `Map of ${count(this.items.length, "actor and place", "actors and places")}; arrow keys move, Enter chooses` }, this.lineBox, this.words, this.names, this.foot, this.circles);
    // In a crowd the few names lie on top of the many small circles, out of the pointer's way.
    if (this.crowd) { this.root.append(this.names); this.root.classList.add("crowd"); this.root.classList.toggle("dense", this.dense); }
    this.box.append(this.root);
    const strongest = this.pairs.reduce((most, { meetings }) => Math.max(most, meetings.size), 1);
    this.widthOf = (n) => (n === 0 ? 0 : strongest <= 30 ? Math.min(7, 1.2 + Math.log2(1 + n) * 1.1) : 0.7 + 5.5 * Math.sqrt(n / strongest));
    this.base = mainPairs(this.pairs, Math.max(120, Math.round(this.items.length * MOST_PAIRS)));
    for (const pair of this.base) this.lineFor(pair);
    // Small ones last: they lie on top of big ones should there be no room at all.
    for (const item of [...this.items].sort((p, q) => q.r - p.r)) this.circles.append(this.nodeFor(item));
    // The one tab stop of the map is an actor: that is what the map is about, places lead on from there.
    this.stop = this.items.find((item) => item.node.kind === "actor") || this.items[0];
    this.stop.group.setAttribute("tabindex", "0");
  }
  nodeFor(item) {
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
    for (const [type, on] of [["pointerenter", true], ["pointerleave", false], ["focus", true], ["blur", false]]) item.group.addEventListener(type, () => glow(on));
    this.names.append(item.name);
    return item.group;
  }
  // The shapes of a pair, made when first needed: a strand a side, a thin line a relation.
  lineFor(pair) {
    let line = this.linesOf.get(pair);
    if (line) return line;
    line = { pair, strands: [], hit: svg("path", { class: "hit" }) };
    const all = pair.tally(null);
    for (const side of SIDES) {
      if (all[side].n) line.strands.push({ side, path: svg("path", { class: `tie side-${side}` }), heads: svg("path", { class: `arrow side-${side}` }) });
    }
    if (!line.strands.length && pair.setting) line.strands.push({ side: "setting", path: svg("path", { class: "tie setting" }), heads: svg("path") });
    line.drawn = pair.relations.map((relation) => {
      const side = relation.type === "hostile_to" ? "conf" : relation.type === "allied_with" ? "coop" : "none";
      return { relation, path: svg("path", { class: `relation side-${side}` }), head: svg("path", { class: `arrow relation-head side-${side}` }), word: svg("text", { class: `word side-${side}` }, relationWord(relation.type)) };
    });
    line.group = svg("g", { class: "pair" }, svg("title", null, pairTitle(pair)), line.strands.map((s) => [s.path, s.heads]), line.drawn.map((t) => [t.path, t.head]), line.hit);
    line.group.addEventListener("click", () => this.choosePair(pair));
    this.words.append(...line.drawn.map((t) => t.word));
    this.lineBox.append(line.group);
    this.linesOf.set(pair, line);
    this.lines.push(line);
    return line;
  }
  tellKey(left) {
    const key = (mark, ...words) => el("span", { class: "key" }, mark, words);
    const has = (kind) => this.items.some((i) => (i.node.kind === "place" ? "place" : i.node.raw.type === "person" ? "person" : "other") === kind);
    byId("map-key").append(
      ...[["person", "person"], ["other", "organization, group"], ["place", "place"]].filter(([kind]) => has(kind)).map(([kind, word]) => key(el("i", { class: `shape-key ${kind}` }), word)),
      key(el("i", { class: "swatch side-coop" }), "cooperation"), key(el("i", { class: "swatch side-conf" }), "conflict"), key(el("i", { class: "swatch side-none" }), "other dealings"),
      key(el("i", { class: "swatch thin" }), "office, membership"), key(el("i", { class: "swatch soft" }), "not (yet) fact"),
      ...(left > 0 ? [key("", `${count(left, "smaller actor or place", "smaller actors and places")} not drawn; the search finds them.`)] : []),
      ...(this.base.length < this.pairs.length ? [key("", `The ${figure(this.base.length)} strongest of ${figure(this.pairs.length)} ties; choose an actor for all of its own.`)] : []));
  }

  // ---- geometry

  // Lets the springs settle: at once, or slice by slice where that takes longer than a reader should wait for an answer.
  layOut(aspect) {
    if (this.settling) return;
    const index = new Map(this.tied.map((item, i) => [item.node.id, i]));
    const links = this.base.map((p) => ({ a: index.get(p.a.id), b: index.get(p.b.id), weight: p.weight }));
    this.settling = forceLayout(this.tied.map((item) => item.r), links, aspect);
    const slice = () => {
      if (!this.settling.settle(this.dense ? 10 : Infinity)) { setTimeout(slice, 0); return; }
      this.points = this.settling.points();
      this.place();
    };
    slice();
  }
  // Where everything is at zoom 1; then put() moves it to where the reader looks.
  place() {
    const width = this.box.clientWidth, height = this.box.clientHeight;
    if (width < 40 || height < 40 || (this.size && this.size[0] === width && this.size[1] === height)) return;
    for (const [name, value] of [["viewBox", `0 0 ${width} ${height}`], ["width", width], ["height", height]]) this.root.setAttribute(name, value);
    const few = this.tied.length <= CROWD;
    const cell = 17, perRow = Math.max(1, Math.floor((width - 6) / cell)), rows = Math.ceil(this.single.length / perRow);
    const footHeight = this.tied.length ? Math.min(height * 0.4, rows * cell + (rows ? 20 : 0)) : height * 0.9;
    const frame = { width, height: height - footHeight, margin: { x: few ? 52 : 26, top: 18, bottom: 26 } };
    if (this.tied.length) {
      if (!this.points) { this.layOut(Math.min(2.2, Math.max(0.6, width / frame.height))); return; }
      const { px, py } = fitPoints(this.points, frame.width, frame.height, frame.margin);
      if (few) pushBoxes(px, py, this.tied.map((item) => this.measure(item)), frame);
      pushApart(px, py, this.tied.map((item) => item.r), few ? 10 : this.items.length <= 150 ? 4 : 2, frame);
      this.tied.forEach((item, i) => { item.at = [px[i], py[i]]; });
    }
    const named = !this.tied.length && this.single.length < 30; // nobody with anybody: then at least with names
    this.single.forEach((item, i) => {
      const across = named ? Math.max(1, Math.floor(width / 120)) : perRow;
      item.at = named ? [(width / across) * ((i % across) + 0.5), 40 + 60 * Math.floor(i / across)] : [3 + cell * ((i % across) + 0.5), height - footHeight + (this.tied.length ? 20 : 10) + cell * (Math.floor(i / across) + 0.4)];
    });
    this.footAt = height - footHeight + 11;
    this.foot.setAttribute("y", this.footAt);
    this.size = [width, height];
    if (this.dense) for (const line of this.lines) this.drawLine(line);
    this.zoomer.extent([[0, 0], [width, height]]).translateExtent([[-width * 0.3, -height * 0.3], [width * 1.3, height * 1.3]]);
    this.put();
    if (this.ego) this.look(this.litNodes());
  }
  put() {
    if (!this.size) return;
    for (const item of this.items) {
      item.x = item.at[0] * this.zoomed + this.shift[0];
      item.y = item.at[1] * this.zoomed + this.shift[1];
      item.group.setAttribute("transform", `translate(${item.x.toFixed(1)},${item.y.toFixed(1)})`);
    }
    this.foot.style.display = this.zoomed === 1 ? "" : "none";
    if (this.dense) this.lineBox.setAttribute("transform", `translate(${this.shift.map((v) => v.toFixed(1))}) scale(${this.zoomed})`);
    else for (const line of this.lines) if (!line.gone) this.drawLine(line);
    this.placeNames();
  }
  // The size of a name in pixels, taken once.
  measure(item) {
    if (!item.lines) {
      this.family = this.family || getComputedStyle(this.box).fontFamily;
      const pen = (this.pen = this.pen || document.createElement("canvas").getContext("2d"));
      const size = item.node.kind === "place" ? 11 : item.r > 12 ? 13 : 12, weight = item.r > 12 ? 600 : 500;
      pen.font = `${item.node.kind === "place" ? "italic " : ""}${weight} ${size}px ${this.family}`;
      const lines = nameLines(item.node.label, 17);
      Object.assign(item, { lines, size, boldness: weight, w: Math.max(...lines.map((line) => pen.measureText(line).width)) + 4, h: lines.length * (size + 2) });
    }
    return item;
  }
  // An end of a line. In a dense map lines are drawn once, at zoom 1, from centre to centre, and moved as a whole.
  endOf(node) {
    const item = this.itemOf.get(node.id);
    return this.dense ? { x: item.at[0], y: item.at[1], r: 0 } : item;
  }
  drawLine(line) {
    const { pair } = line, p = this.endOf(pair.a), q = this.endOf(pair.b), careful = this.tied.length <= CROWD;
    const strands = line.strands.filter((s) => s.width), tracks = strands.length + line.drawn.length;
    let track = 0;
    const nextBend = () => (track++ - (tracks - 1) / 2) * (line.drawn.length ? 20 : 13);
    line.hit.setAttribute("d", "");
    for (const s of line.strands) {
      if (!s.width) { s.path.setAttribute("d", ""); s.heads.setAttribute("d", ""); continue; }
      const size = 4 + s.width, curve = this.clearArc(p, q, nextBend(), s.toB ? size : 0, s.toA ? size : 0, careful);
      s.path.setAttribute("d", curve.path);
      s.path.style.strokeWidth = s.width.toFixed(2);
      if (!this.dense) s.heads.setAttribute("d", (s.toB ? curve.arrow(size) : "") + (s.toA ? curve.arrowBack(size) : ""));
      line.hit.setAttribute("d", curve.path);
    }
    for (const tie of line.drawn) {
      const bend = nextBend(), back = tie.relation.from === pair.b;
      const mutual = ["allied_with", "hostile_to", "kin_of"].includes(tie.relation.type);
      const curve = this.clearArc(back ? q : p, back ? p : q, back ? -bend : bend, mutual ? 0 : 6, 0, careful);
      tie.path.setAttribute("d", curve.path);
      tie.head.setAttribute("d", mutual || this.dense ? "" : curve.arrow(6));
      tie.middle = curve.middle;
      if (!strands.length) line.hit.setAttribute("d", curve.path);
    }
  }
  // A line through a third actor would tell of a tie that is not there: bend it around.
  clearArc(from, to, bend, back, front, careful) {
    if (!careful) return arc(from, to, bend, back, front);
    let best = null;
    for (const extra of [0, 26, -26, 52, -52, 80, -80]) {
      const curve = arc(from, to, bend + extra, back, front);
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
    const solid = this.items.length > 120 ? this.items.slice(0, 24) : this.items;
    const taken = solid.map((item) => Object.assign([item.x - item.r - 1, item.y - item.r - 1, item.x + item.r + 1, item.y + item.r + 1], { owner: item }));
    if (this.single.length && this.zoomed === 1) taken.push([0, this.footAt - 11, 190, this.footAt + 4]);
    const lit = this.litNodes();
    const rankOf = ({ node }) => (node.id === this.choice.focus ? 2 : lit && lit.has(node.id) ? 1 : 0);
    const order = [...this.items].sort((p, q) => rankOf(q) - rankOf(p) || q.weight - p.weight);
    for (const [rank, item] of order.entries()) {
      const named = !this.crowd || (rank < (this.items.length > 120 ? 26 : 60) * this.zoomed ** 1.5 && item.ties.length) || (lit && lit.size < 30 && lit.has(item.node.id));
      item.roomless = item.unplaced = true;
      if (named) this.placeOne(item, taken, this.items.length <= 30 || item.weight > order[0].weight * 0.6 ? 0.08 : 0);
    }
    // The word of a relation goes to the middle of its line, where there is room for it.
    for (const line of this.lines) {
      if (line.gone) continue;
      for (const tie of line.drawn) {
        const [x, y] = this.dense ? tie.middle.map((v, i) => v * this.zoomed + this.shift[i]) : tie.middle;
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

  // Puts one name beside its circle; where all is taken, on the least bad place if no more than `bearable` of it is covered.
  placeOne(item, taken, bearable) {
    const [width, height] = this.size, { lines, size, boldness, w, h } = this.measure(item);
    const found = placeName(item, taken, width, height);
    item.roomless = !found || found.overlap > w * h * bearable;
    item.unplaced = false;
    const at = found || { box: [Math.max(2, Math.min(width - w - 2, item.x - w / 2)), Math.min(height - h - 2, item.y + item.r + 3), 0, 0], anchor: "middle" };
    if (!item.roomless) taken.push(Object.assign([...at.box], { owner: item }));
    const x = at.anchor === "start" ? at.box[0] + 1 : at.anchor === "end" ? at.box[0] + w - 1 : at.box[0] + w / 2;
    for (const [name, value] of [["text-anchor", at.anchor], ["font-size", size], ["font-weight", boldness]]) item.name.setAttribute(name, value);
    item.name.replaceChildren(...lines.map((line, i) => svg("tspan", { x: x.toFixed(1), y: (at.box[1] + (size + 2) * (i + 0.8)).toFixed(1) }, line)));
  }

  // Brings a neighbourhood close; the whole map where `ids` is null.
  look(ids) {
    if (!this.size) return;
    const [width, height] = this.size, items = ids ? [...ids].map((id) => this.itemOf.get(id)).filter((item) => item && item.at) : [];
    let to = d3.zoomIdentity;
    if (items.length > 1) {
      const x = items.map((i) => i.at[0]), y = items.map((i) => i.at[1]);
      const [x0, x1, y0, y1] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
      const k = Math.max(1, Math.min(2.6, (width - 150) / (x1 - x0 + 1), (height - 110) / (y1 - y0 + 1)));
      if (k > 1.15) to = d3.zoomIdentity.translate(width / 2 - ((x0 + x1) / 2) * k, height / 2 - ((y0 + y1) / 2) * k).scale(k);
    }
    d3.select(this.root).call(this.zoomer.transform, to);
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
    const { choice } = this, { until } = choice;
    const filtered = choice.filtered || until !== null;
    const passes = filtered ? (event) => event.near && (until === null || (event.when && event.when.key <= until)) : null;
    this.passing = passes;
    if (filtered) {
      this.touched = new Set();
      for (const event of this.model.events) if (passes(event)) for (const node of event.touches) this.touched.add(node.id);
      // A search for a name lights that name, even where no event passes.
      if (choice.terms.length) for (const { node } of this.items) {
        const hay = fold([node.label, ...node.aliases].join("\n"));
        if (choice.terms.every((term) => hay.includes(term))) this.touched.add(node.id);
      }
    }
    this.weigh(passes);
    const lit = this.litNodes();
    const event = choice.event && this.model.nodes.get(choice.event);
    this.root.classList.toggle("focused", !!(choice.focus || choice.pair));
    for (const item of this.items) {
      const id = item.node.id, list = item.group.classList;
      list.toggle("dim", !!lit && !lit.has(id));
      list.toggle("chosen", choice.focus === id || !!(choice.pair && choice.pair.includes(id)));
      list.toggle("involved", !!event && event.touches.includes(item.node));
      item.group.setAttribute("aria-pressed", choice.focus === id ? "true" : "false");
      item.name.classList.toggle("dim", !!lit && !lit.has(id));
    }
    for (const line of this.lines) {
      const { a, b, meetings } = line.pair;
      line.dim = choice.pair ? !(choice.pair.includes(a.id) && choice.pair.includes(b.id)) : choice.focus ? a.id !== choice.focus && b.id !== choice.focus : false;
      line.group.classList.toggle("dim", line.dim);
      line.group.classList.toggle("involved", !!event && meetings.has(event));
    }
    const key = lit ? [...lit].sort().join() : "", ego = choice.focus || (choice.pair || []).join();
    if (ego !== this.ego) this.look(lit && ego ? lit : null);
    this.ego = ego;
    if (this.size && key !== this.litKey) this.placeNames(); else this.dressNames();
    this.litKey = key;
  }
  // How wide each strand is and where it points, of the events that pass; a chosen actor gets all its lines.
  weigh(passes) {
    const own = this.choice.focus && this.itemOf.get(this.choice.focus);
    const wanted = new Set(own ? own.ties.slice(0, 120) : []);
    for (const pair of this.base) wanted.add(pair);
    for (const pair of wanted) this.lineFor(pair);
    for (const line of this.lines) {
      const { pair } = line, tally = pair.tally(passes), together = !passes || (this.touched.has(pair.a.id) && this.touched.has(pair.b.id));
      let any = together && (line.drawn.length > 0 || (pair.setting > 0 && !pair.meetings.size));
      for (const s of line.strands) {
        const t = tally[s.side];
        if (!t) { s.width = any ? 1 : 0; continue; }
        Object.assign(s, { width: this.widthOf(t.n), toA: t.toA, toB: t.toB });
        s.path.classList.toggle("soft", !t.firm);
        any = any || t.n > 0;
      }
      const before = line.drawnAs;
      line.gone = !any || !wanted.has(pair);
      line.group.classList.toggle("away", line.gone);
      line.drawnAs = line.gone ? "" : line.strands.map((s) => `${s.width} ${s.toA} ${s.toB}`).join();
      if (!line.gone && this.size && line.drawnAs !== before) this.drawLine(line);
    }
  }
  // Names without room show while their actor is pointed at, chosen or part of the chosen event.
  dressNames() {
    if (!this.size) return;
    for (const item of this.items) {
      const called = item === this.hover || item.group.classList.contains("chosen") || item.group.classList.contains("involved");
      if (called && item.unplaced) { this.placeOne(item, [], 1); item.roomless = true; }
      item.name.classList.toggle("away", item.roomless && !called);
      item.name.classList.toggle("called", called);
    }
    const few = this.lines.length <= 40;
    for (const line of this.lines) {
      const called = this.hover && (line.pair.a === this.hover.node || line.pair.b === this.hover.node);
      for (const tie of line.drawn) tie.word.classList.toggle("away", line.gone || line.dim || tie.roomless || !(few || called || this.choice.focus || this.choice.pair));
    }
  }
  choose(item) {
    this.moveStop(item);
    const id = item.node.id;
    this.choice.set({ focus: this.choice.focus === id ? null : id, pair: null, event: null });
  }
  choosePair(pair) {
    if (!pair.meetings.size) return this.choose(this.itemOf.get(pair.a.id));
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

