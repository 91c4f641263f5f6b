// SPDX-License-Identifier: Apache-2.0
// The panel that answers "who says so, and where": the chosen event, actor or pair in plain words, each claim with the
// sentence it comes from. With nothing chosen it explains the marks, so the legend is there when it is needed.

const BASIS = new Map([
  ["expression", "a date or time expression in the sentence"], ["tense", "the tense of the verb"],
  ["dct", "the date of publication"], ["creation-time", "the date of publication"], ["creation", "the date of publication"], ["publication", "the date of publication"],
  ["order", "its order among the other events"], ["dateline", "the dateline"], ["caption", "a caption"], ["signal", "a word such as \u201cbefore\u201d or \u201cafter\u201d"],
]);
function basisText(basis) {
  const parts = asText(basis).split("+").filter(Boolean).map((part) => BASIS.get(part) || plain(part).replace(/[_-]/g, " "));
  return parts.length ? parts.join(" and ") : "";
}
const METHODS = new Map([["flag", "given by the user"], ["field", "from the data"], ["metadata", "from the page"], ["dateline", "from the dateline"], ["file-name", "from the file name"], ["inferred", "inferred"]]);

// Why two accounts contradict each other.
const DISPUTES = new Map([
  ["number", "Another account gives another number"], ["date", "Another account gives another date"], ["denial", "Another account denies it"],
  ["role", "Another account tells who did it to whom the other way round"], ["order", "A sentence puts these two in an order that dates or other sentences refuse"],
]);

class Detail {
  constructor(model, choice, views) {
    this.model = model;
    this.choice = choice;
    this.views = views;
    this.box = byId("detail");
  }
  draw() {
    const { event, focus, pair } = this.choice;
    const key = JSON.stringify([event, focus, pair]);
    if (key === this.key) return;
    this.key = key;
    const node = (id) => this.model.nodes.get(id);
    const parts = event ? this.event(node(event)) : pair ? this.pair(node(pair[0]), node(pair[1])) : focus ? this.actor(node(focus)) : this.legend();
    this.box.classList.toggle("open", !!(event || pair || focus));
    const held = this.box.contains(document.activeElement);
    this.box.replaceChildren(...parts.flat(Infinity).filter((part) => part instanceof Node));
    this.box.scrollTop = 0;
    // Who works here by keyboard stays here, and goes back to the list when the panel closes.
    const back = event || pair || focus ? this.box : this.views.list.stop;
    if (held && back) back.focus({ preventScroll: true });
  }

  head(kicker, title, className) {
    return el("header", { class: `detail-head ${className || ""}` },
      el("p", { class: "kicker" }, kicker),
      el("button", { type: "button", class: "close", "aria-label": "Close details", title: "Close (Escape)", on: { click: () => this.choice.undo() } }, "\u00d7"),
      el("h2", null, isolated(title, 240)));
  }
  // Words that lead to what they name.
  leading(label, most, fields) {
    return el("button", { type: "button", class: "link", on: { click: () => this.choice.set(fields) } }, isolated(label, most));
  }
  link(node) { return this.leading(node.label, 120, { focus: node.id, pair: null, event: null }); }
  eventLink(event) { return this.leading(event.label, 160, { event: event.id }); }
  facts(rows) {
    return el("dl", { class: "facts" }, rows.filter(Boolean).map(([term, ...value]) => el("div", null, el("dt", null, term), el("dd", null, value))));
  }
  listed(nodes, make) {
    return nodes.map((n, i) => [i ? ", " : null, make(n)]);
  }

  event(event) {
    const { evidence } = event;
    return [
      this.head(event.type ? typeWord(event.type) : "Event", event.label, `side-${event.side}`),
      this.eventFacts(event),
      evidence.slice(0, 12).map((e) => this.quoted(e)),
      evidence.length > 12 && el("p", { class: "more" }, `${evidence.length - 12} more passages in the graph file.`),
      this.disputes(event),
      this.neighbours(event),
      el("nav", { class: "steps", "aria-label": "Neighbouring events" }, this.step(event, -1, "Previous"), this.step(event, 1, "Next")),
    ];
  }
  eventFacts(event) {
    const basis = basisText(event.basis), roles = new Map();
    for (const { role, node } of event.roles) {
      if (!roles.has(role)) roles.set(role, []);
      if (!roles.get(role).includes(node)) roles.get(role).push(node);
    }
    return this.facts([
      ["When", el("b", null, capital(event.date.long)), basis && el("small", null, `Rests on ${basis}.`)],
      this.status(event),
      ...[...roles].map(([role, nodes]) => [ROLES.get(role) || (role ? capital(plain(role).replace(/[_-]/g, " ")) : "Involved"), this.listed(nodes, (n) => this.link(n))]),
      event.places.length && ["Place", this.listed(event.places, (n) => this.link(n))],
      ...event.numbers.filter(([what]) => what).slice(0, 12).map(([what, ...amount]) => [capital(plain(what).replace(/[_-]/g, " ")), amountText(...amount)]),
      this.support(event),
      event.stories.length && ["Story", this.listed(event.stories, (s) => this.leading(s.label, 100, { story: s.id }))],
    ]);
  }
  status({ status, negative, sources }) {
    const known = STATUSES.find(([name]) => name === status), who = status !== "asserted" && sources.length;
    const why = who ? [status === "denied" ? "Source: " : "According to ", this.listed(sources, (n) => this.link(n)), "."]
      : negative ? "The text denies it or says that it has not happened." : known ? known[2] : "";
    return ["Status", el("b", null, negative ? "Said not to have happened" : known ? known[1] : plain(status)), " ", el("small", null, why)];
  }
  // Accounts that cannot both be right, side by side: the other one's words stand below this one's.
  disputes(event) {
    const against = event.links.filter((l) => l.kind === "contradicts");
    if (!against.length) return null;
    return el("section", { class: "disputes", "aria-label": "Contradictions" }, against.slice(0, 8).map(({ other, detail }) => {
      const [first] = other.evidence;
      return [el("h3", null, DISPUTES.get(detail) || "Another account contradicts this"), el("p", null, this.eventLink(other)), first && this.quoted(first)];
    }), against.length > 8 && el("p", { class: "more" }, `${against.length - 8} more contradictions in the graph file.`));
  }
  neighbours(event) {
    const row = (term, kind, forward) => {
      const events = [...new Set(event.links.filter((l) => l.kind === kind && (forward === undefined || l.forward === forward)).map((l) => l.other))];
      return events.length && [term, el("ul", { class: "plainlist" }, events.slice(0, 8).map((e) => el("li", null, this.eventLink(e))), events.length > 8 && el("li", { class: "more" }, `and ${events.length - 8} more`))];
    };
    return this.facts([
      row("After", "before", false), row("Before", "before", true), row("Caused by", "causes", false), row("Led to", "causes", true),
      row("Part of", "includes", false), row("Includes", "includes", true), row("At the same time", "simultaneous"),
    ]);
  }
  support(event) {
    const { documents, sources } = event.told;
    return documents > 1 && ["Told by", `${count(documents, "document")} from ${count(sources, "independent source")}`];
  }
  step(event, by, word) {
    const { list } = this.views, here = list.indexOf(event), next = here < 0 ? null : list.shown[here + by];
    if (!next) return null;
    return el("button", { type: "button", class: "plain", on: { click: () => { this.choice.set({ event: next.id }); list.bringIntoSight(next); } } }, word);
  }

  quoted(evidence) {
    const parts = this.model.quote(evidence);
    const cut = (text, most, end) => (text.length <= most ? text : end ? "\u2026" + text.slice(-most) : clip(text, most));
    return el("figure", { class: "quote" },
      parts && el("blockquote", { dir: "auto" }, cut(plainInside(parts[0]), 600, true), parts[1] && el("mark", null, plainInside(parts[1])), cut(plainInside(parts[2]), 600)),
      el("figcaption", null, this.origin(evidence.document)),
      parts ? this.article(evidence) : el("p", { class: "more" }, "The graph was built without texts: its sentences cannot be shown."));
  }
  // The whole article, the sentence marked in it; made when it is opened.
  article({ document, trigger, sentence: [b, e] }) {
    const text = this.model.textOf(document);
    const box = el("details", { class: "article" }, el("summary", null, "In the article"));
    box.addEventListener("toggle", () => {
      if (!box.open || box.childElementCount > 1) return;
      const [tb, te] = trigger[0] >= b && trigger[1] <= e ? trigger : [e, e];
      const lines = (from, to) => linesOf(text.slice(from, to));
      const sentence = el("em", null, lines(b, tb), te > tb && el("mark", null, lines(tb, te)), lines(te, e));
      const whole = el("div", { class: "article-text", dir: "auto", tabindex: "0", role: "region", "aria-label": "Text of the article" }, lines(0, b), sentence, lines(e, undefined));
      box.append(whole);
      whole.scrollTop = sentence.offsetTop - whole.offsetTop - 60;
    });
    return box;
  }
  // Publisher, title, date; the title is a link only where the address is one of the web.
  origin(node) {
    const { raw } = node;
    const publisher = (raw.publishers || []).map(plain).filter(Boolean).join(", ");
    const published = raw.published && unitDays(raw.published.edtf);
    const unit = published && wholeUnit(published[0], published[1]);
    const address = /^https?:\/\/[^\s]+$/i.test(asText(raw.url)) ? raw.url : null;
    const title = isolated(node.label, 140);
    const how = raw.published && METHODS.get(raw.published.method);
    return [
      publisher && el("b", null, isolated(publisher, 80)), publisher && ", ",
      address ? el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, title) : el("cite", null, title),
      published && unit && [", ", el("span", { title: how ? `Date ${how}` : null }, unitText(published[0], unit, false))],
      !address && raw.sources ? el("span", { class: "file" }, ` \u00b7 `, isolated(plain(raw.sources[0]), 80)) : null,
    ];
  }

  actor(node) {
    const { raw } = node;
    const aliases = node.aliases.filter((a) => a && a !== node.label);
    const what = node.kind === "place" ? (raw.precision ? `Place (${plain(raw.precision)})` : "Place") : capital(plain(raw.type) || "actor");
    const about = [what, SECTORS.get(raw.sector) || plain(raw.sector), plain(raw.country)].filter(Boolean).map((t) => clip(t, 40)).join(" \u00b7 ");
    const relations = node.relations.slice(0, 30);
    const partners = this.views.map.itemOf.get(node.id);
    const withWhom = partners ? [...partners.ties].filter((p) => p.meetings.size).sort((p, q) => q.meetings.size - p.meetings.size).slice(0, 10) : [];
    const mention = raw.mention && evidenceAt(this.model, raw.mention, 0);
    const spoken = node.events.filter((e) => e.sources.includes(node)).length;
    return [
      this.head(about, node.label, "side-none"),
      this.facts([
        aliases.length && ["Also called", this.listed(aliases.slice(0, 12), (a) => isolated(a, 60))],
        ["Events", `${node.events.length}`, spoken && el("small", null, ` ${count(spoken, "time", "times")} as the source`)],
        isNumber(raw.lat) && isNumber(raw.lon) && ["Position", `${raw.lat.toFixed(2)}, ${raw.lon.toFixed(2)}`],
        relations.length && ["Relations", el("ul", { class: "plainlist" }, relations.map((r) => el("li", null,
          r.from === node ? [`${relationWord(r.type)} `, this.link(r.to)] : [this.link(r.from), ` ${relationWord(r.type)} this ${node.kind}`],
          el("small", null, validText(r)))))],
        withWhom.length && ["Together with", el("ul", { class: "plainlist partners" }, withWhom.map((p) => {
          const other = p.a === node ? p.b : p.a;
          return el("li", null, el("i", { class: `swatch side-${balanceOf(p.tally(null))}` }),
            this.leading(other.label, 80, { pair: [p.a.id, p.b.id], focus: null, event: null }), el("small", null, ` ${count(p.meetings.size, "event")}`));
        }))],
      ]),
      mention && this.quoted(mention),
    ];
  }
  pair(a, b) {
    const found = this.views.map.pairs.find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a));
    const tally = found && found.tally(null);
    const bars = found ? [["coop", "cooperative"], ["conf", "hostile"], ["none", "other"]].filter(([side]) => tally[side].n) : [];
    const dated = found ? found.events.filter((e) => e.when).sort(byRank) : [], first = dated[0], last = dated[dated.length - 1];
    return [
      this.head("Between", `${clip(a.label, 150)} and ${clip(b.label, 150)}`, `side-${found ? balanceOf(tally) : "none"}`),
      this.facts([
        ["Actors", this.link(a), ", ", this.link(b)],
        bars.length && ["Dealings", bars.map(([side, word], i) => [i ? ", " : null, el("i", { class: `swatch side-${side}` }), `${tally[side].n} ${word}`])],
        first && ["Period", first.when.key === last.when.key ? last.date.long : `${first.date.short} to ${last.date.short}`],
        found && found.relations.length && ["Relations", el("ul", { class: "plainlist" }, found.relations.map((r) =>
          el("li", null, isolated(r.from.label, 60), ` ${relationWord(r.type)} `, isolated(r.to.label, 60), el("small", null, validText(r)))))],
      ]),
      found && el("ul", { class: "plainlist told" }, found.events.sort(byRank).slice(0, 40).map((e) => el("li", null, el("small", null, `${e.date.short} `), this.eventLink(e)))),
    ];
  }

  legend() {
    const line = (event, ...words) => el("li", null, sampleGlyph(event), el("span", null, words));
    return [
      el("header", { class: "detail-head" }, el("h2", { class: "quiet" }, "How to read this page")),
      el("div", { class: "legend" },
        el("ul", null,
          line({ kind: "day" }, "a day"),
          line({ kind: "unit" }, "some time in that month or year"),
          line({ kind: "bounds" }, "between two bounds"),
          line({ kind: "bounds", b0: null }, "by then: nobody says since when"),
          line({ kind: "bounds", e1: null }, "then or later"),
          line({ kind: "span" }, "lasted all that time")),
        el("ul", null, STATUSES.map(([name, word, says]) => line({ status: name }, el("b", null, word), " ", says))),
        el("ul", null,
          line({ side: "coop" }, "Cooperation: talks, agreements, aid, concessions"),
          line({ side: "conf" }, "Conflict: accusations, threats, sanctions, attacks"),
          line({ side: "none" }, "Everything else"))),
      el("p", { class: "hint-line" }, "Choose an event for the sentence it rests on. Choose an actor on the map to see what it did. Escape goes one step back."),
    ];
  }
}

const byRank = (x, y) => x.rank - y.rank;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
// "at least 12 people", "20 to 30", "3,200,000 USD": only the bounds that the text states.
function amountText(min, max, unit) {
  const figure = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 2 });
  const low = isNumber(min), high = isNumber(max);
  const amount = low && high ? (min === max ? figure(min) : `${figure(min)} to ${figure(max)}`) : low ? `at least ${figure(min)}` : high ? `at most ${figure(max)}` : "";
  return [amount, clip(plain(asText(unit)), 40)].filter(Boolean).join(" ");
}
// Text as it stands, with its line ends; what cannot be seen is shown as in labels.
const linesOf = (text) => text.split(/\r\n?|\n/).map(plainInside).join("\n");
// Inside a quotation white space at the ends separates the words, so it is not trimmed.
const plainInside = (text) => (/^\s/.test(text) ? " " : "") + plain(text) + (/\s$/.test(text) && text.trim() ? " " : "");
// " since Aug 2021 (known since 3 Sep 2021)": from the bounds of a relation's begin and end, and the day of the earliest
// document that tells of it.
function validText({ valid, known }) {
  const side = (word, low, high) => {
    if (low === null && high === null) return "";
    const unit = wholeUnit(low, high);
    if (unit) return ` ${word} ${unitText(low, unit, false)}`;
    return low === null ? ` ${word} ${lastText(high, false)} or earlier` : ` ${word} ${firstText(low, false)} or later`;
  };
  const held = valid ? side("since", valid[0], valid[1]) + side("until", valid[2], valid[3]) : "";
  return held + (known === null ? "" : ` (known since ${unitText(known, "day", false)})`);
}
