// SPDX-License-Identifier: Apache-2.0
// From the embedded chronograph-graph/1 to what the views ask for: events with their actors, sources, evidence and
// bounds in whole days. Every attribute besides id, kind and label may be missing. Ids are keys of Maps, never of
// objects, since a name may be "__proto__"; text reaches the page as text nodes and attributes only.

// What a reader calls the types of PLOVER and our extensions, and on which side of the ledger they stand.
const TYPES = new Map([
  ["AGREE", ["Agreement", "coop"]], ["CONSULT", ["Talks", "coop"]], ["SUPPORT", ["Support", "coop"]],
  ["CONCEDE", ["Concession", "coop"]], ["COOPERATE", ["Cooperation", "coop"]], ["AID", ["Aid", "coop"]],
  ["RETREAT", ["Withdrawal", "coop"]], ["REQUEST", ["Demand", "none"]], ["ACCUSE", ["Accusation", "conf"]],
  ["REJECT", ["Refusal", "conf"]], ["THREATEN", ["Threat", "conf"]], ["PROTEST", ["Protest", "conf"]],
  ["SANCTION", ["Sanction", "conf"]], ["MOBILIZE", ["Mobilization", "conf"]], ["COERCE", ["Coercion", "conf"]],
  ["ASSAULT", ["Attack", "conf"]], ["x-disaster", ["Disaster", "none"]], ["x-election", ["Election", "none"]],
  ["x-appoint", ["Appointment", "none"]], ["x-death", ["Death", "none"]], ["x-statement", ["Statement", "none"]],
]);

const STATUSES = [
  ["asserted", "Stated", "The text states it as a fact."],
  ["reported", "Reported", "Somebody is quoted as saying so."],
  ["planned", "Planned", "Announced or intended; the text does not say that it happened."],
  ["hypothetical", "Possible", "Only possible or conditional."],
  ["denied", "Denied", "Denied or doubted by the source that speaks of it."],
];

const ROLES = new Map([
  ["agent", "Who"], ["patient", "Affected"], ["recipient", "Toward"], ["place", "Where"], ["topic", "About"],
  ["instrument", "By means of"], ["beneficiary", "For"], ["origin", "From"],
]);

const RELATIONS = new Map([
  ["holds_office", "holds office in"], ["leads", "leads"], ["member_of", "member of"], ["part_of", "part of"],
  ["located_in", "located in"], ["citizen_of", "citizen of"], ["employed_by", "works for"], ["owns", "owns"],
  ["kin_of", "related to"], ["allied_with", "allied with"], ["hostile_to", "hostile to"],
  ["designated_as", "designated as"], ["spokesperson_for", "speaks for"],
]);

// Sectors as PLOVER codes them.
const SECTORS = new Map([
  ["COP", "police"], ["GOV", "government"], ["JUD", "courts"], ["LEG", "parliament"], ["MIL", "military"], ["PTY", "party"],
  ["REB", "rebels"], ["SPY", "intelligence"], ["UAF", "armed group"], ["AGR", "farming"], ["BUS", "business"], ["CRM", "crime"],
  ["CVL", "civilians"], ["EDU", "education"], ["ELI", "elite"], ["JRN", "press"], ["LAB", "labour"], ["MED", "medicine"],
  ["REF", "refugees"], ["OPP", "opposition"], ["REL", "religion"], ["IGO", "intergovernmental"], ["NGO", "non-governmental"], ["MNC", "multinational"],
]);

const asText = (value) => (typeof value === "string" ? value : value === undefined || value === null ? "" : String(value));
const asList = (value) => (Array.isArray(value) ? value : []);
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

// A label as it can be shown: control characters would show as nothing or as boxes, line ends as nothing. White space
// that a writer may have meant (no-break space) stays.
function plain(text) {
  return asText(text)
    .replace(/[ \t\n\r\f\v]+/g, " ")
    .replace(/[\u2028\u2029\u0085]/g, " ")
    .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f\ufffe\uffff]/g, "\ufffd")
    .trim();
}

// Cuts after `most` user-perceived characters, so that no emoji family and no accent is split.
const segmenter = typeof Intl !== "undefined" && Intl.Segmenter ? new Intl.Segmenter("en", { granularity: "grapheme" }) : null;
function clip(text, most) {
  if (text.length <= most) return text;
  const head = text.slice(0, most * 8);
  const units = segmenter ? Array.from(segmenter.segment(head), (s) => s.segment) : Array.from(head);
  return units.length <= most && head.length === text.length ? text : units.slice(0, most - 1).join("").trimEnd() + "\u2026";
}

function typeWord(type) {
  if (!type) return "Other";
  const known = TYPES.get(type);
  if (known) return known[0];
  const word = plain(type).replace(/^x-/, "").replace(/[_-]+/g, " ");
  return clip(word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(), 40);
}
const typeSide = (type) => (TYPES.get(type) || ["", "none"])[1];
const relationWord = (type) => RELATIONS.get(type) || plain(asText(type).replace(/_/g, " ")) || "linked to";

// Folds case and accents for searching.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Offsets of the graph count code points, JavaScript counts UTF-16 units. Texts without astral characters (most) need
// no conversion; the others get an index made once.
class SourceText {
  constructor(text) {
    this.text = asText(text);
    this.points = /[\ud800-\udbff][\udc00-\udfff]/.test(this.text) ? Array.from(this.text) : null;
  }
  slice(begin, end) {
    return this.points ? this.points.slice(begin, end).join("") : this.text.slice(begin, end);
  }
}

const isSpan = (value) => Array.isArray(value) && value.length === 2 && isNumber(value[0]) && isNumber(value[1]) && value[0] >= 0 && value[1] >= value[0];

const triggerOf = (evidence) => (isSpan(evidence.trigger) ? evidence.trigger : isSpan([evidence.begin, evidence.end]) ? [evidence.begin, evidence.end] : null);

class Model {
  constructor(data) {
    this.data = data;
    this.nodes = new Map();
    this.events = [];
    this.actors = []; // actors and places: whatever the map can show
    this.documents = [];
    this.texts = new Map();
    const moments = new Map(); // nodes of kind "time", which other programs' graphs may have
    for (const raw of asList(data.nodes)) {
      if (!raw || typeof raw.id !== "string" || this.nodes.has(raw.id)) continue;
      const node = { id: raw.id, kind: raw.kind, raw, label: plain(raw.label) || plain(raw.id), events: [], relations: [] };
      this.nodes.set(node.id, node);
      if (raw.kind === "event") {
        Object.assign(node, {
          type: asText(raw.type), status: asText(raw.status) || "asserted", negative: /^neg/i.test(asText(raw.polarity)),
          side: typeSide(raw.type), roles: [], places: [], sources: [], links: [], touches: new Set(),
          salience: isNumber(raw.salience) ? raw.salience : 0,
        });
        this.events.push(node);
      } else if (raw.kind === "actor" || raw.kind === "place") this.actors.push(node);
      else if (raw.kind === "document") this.documents.push(node);
      else if (raw.kind === "time") moments.set(raw.id, raw);
    }
    for (const edge of asList(data.edges)) {
      if (edge) this.connect(edge, moments);
    }
    for (const event of this.events) {
      event.when = boundsOf(event.raw, event.moment);
      event.date = dateText(event);
      for (const id of event.touches) this.nodes.get(id).events.push(event);
    }
    this.events.sort(byTime);
    this.dated = inOrder(this.events.filter((e) => e.when), (a, b) => a.when.key === b.when.key && (a.when.b0 === null) === (b.when.b0 === null));
    this.undated = inOrder(this.events.filter((e) => !e.when).sort(byTelling), () => true);
    this.stories = asList(data.stories).filter((s) => s && asList(s.events).length)
      .map((s) => ({ id: asText(s.id), label: plain(s.label) || plain(s.id), events: new Set(s.events) }));
    this.storiesOf = new Map(); // event id -> its stories
    for (const story of this.stories) for (const id of story.events) this.storiesOf.set(id, (this.storiesOf.get(id) || []).concat(story));
    this.order = this.dated.concat(this.undated);
    this.order.forEach((event, rank) => { event.rank = rank; });
  }

  connect(edge, moments) {
    const a = this.nodes.get(edge.source), b = this.nodes.get(edge.target);
    if (!a || !b) return;
    if (a.kind === "event" && b.kind === "event") {
      a.links.push({ kind: asText(edge.kind), other: b, forward: true, edge });
      b.links.push({ kind: asText(edge.kind), other: a, forward: false, edge });
      return;
    }
    const event = a.kind === "event" ? a : b.kind === "event" ? b : null;
    if (event) {
      const other = event === a ? b : a;
      if (other.kind === "time") { event.moment = moments.get(other.id); return; }
      if (other.kind !== "actor" && other.kind !== "place") return;
      event.touches.add(other.id);
      if (edge.kind === "located_in") event.places.push(other);
      else if (edge.kind === "reported_by") event.sources.push(other);
      else event.roles.push({ role: asText(edge.role) || (other.kind === "place" ? "place" : ""), node: other });
      return;
    }
    const onMap = (n) => n.kind === "actor" || n.kind === "place";
    if (onMap(a) && onMap(b)) {
      const relation = { from: a, to: b, type: asText(edge.type) || asText(edge.kind), edge };
      a.relations.push(relation);
      if (a !== b) b.relations.push(relation);
    }
  }

  // The publishers of an event's documents, and the documents without one: what "source" means to a reader.
  originsOf(event) {
    if (!event.origins) {
      event.origins = new Set();
      for (const { document } of asList(event.raw.evidence)) {
        const node = this.nodes.get(document);
        if (!node) continue;
        const publishers = asList(node.raw.publishers).map(plain).filter(Boolean);
        for (const name of publishers.length ? publishers : [node.label]) event.origins.add(name);
      }
    }
    return event.origins;
  }

  textOf(documentId) {
    if (!this.texts.has(documentId)) {
      const node = this.nodes.get(documentId);
      this.texts.set(documentId, node && node.raw.text ? new SourceText(node.raw.text) : null);
    }
    return this.texts.get(documentId);
  }

  sentenceOf(evidence) {
    const trigger = triggerOf(evidence), node = this.nodes.get(evidence.document);
    if (isSpan(evidence.sentence) || !trigger || !node) return isSpan(evidence.sentence) ? evidence.sentence : null;
    return asList(node.raw.sentences).find((s) => isSpan(s) && s[0] <= trigger[0] && trigger[1] <= s[1]) || trigger;
  }

  // The quoted sentence of a piece of evidence in three parts, the trigger in the middle; null in a lean graph.
  quote(evidence) {
    const text = evidence && this.textOf(evidence.document);
    if (!text) return null;
    const trigger = triggerOf(evidence), sentence = this.sentenceOf(evidence);
    if (!sentence) return null;
    const [b, e] = sentence;
    const [tb, te] = trigger && trigger[0] >= b && trigger[1] <= e ? trigger : [e, e];
    return [text.slice(b, tb), text.slice(tb, te), text.slice(te, e)];
  }

  // What a search looks into, made when first asked for: label, names, type, date and quotations.
  haystack(event) {
    if (event.hay === undefined) {
      const parts = [event.label, typeWord(event.type), event.date.long];
      for (const id of event.touches) {
        const node = this.nodes.get(id);
        parts.push(node.label, ...asList(node.raw.aliases).map(plain));
      }
      const quote = this.quote(asList(event.raw.evidence)[0]);
      if (quote) parts.push(plain(quote.join("")));
      event.hay = fold(parts.join("\n"));
    }
    return event.hay;
  }
}

// Lets the order that the texts state decide between events whose dates do not (`tied`); all else keeps its place. The
// graph promises that its order has no cycle; one would only make the list less good.
function inOrder(events, tied) {
  const listed = new Set(events), placed = new Set(), out = [];
  for (const start of events) {
    const path = [start]; // a stack of our own: chains may be long
    while (path.length) {
      const event = path[path.length - 1];
      const first = placed.has(event) ? null : event.links.find((l) => l.kind === "before" && !l.forward && listed.has(l.other) && !placed.has(l.other) && !path.includes(l.other) && tied(l.other, event));
      if (first) { path.push(first.other); continue; }
      path.pop();
      if (!placed.has(event)) { placed.add(event); out.push(event); }
    }
  }
  return out;
}

// Events without a date stand in the order in which they are told.
function byTelling(x, y) {
  const place = (event) => {
    const first = asList(event.raw.evidence)[0] || {};
    return [asText(first.document), isSpan(first.trigger) ? first.trigger[0] : 0];
  };
  const [dx, ox] = place(x), [dy, oy] = place(y);
  return dx < dy ? -1 : dx > dy ? 1 : ox - oy || (x.id < y.id ? -1 : 1);
}
