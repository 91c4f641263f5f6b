// SPDX-License-Identifier: Apache-2.0
// From the embedded chronograph-page/1 (src/export/page_graph.hpp says what stands where) to what the views ask for:
// events with their actors, sources, evidence and bounds in whole days. What costs time and is asked for a few events
// only (words of dates, texts, what a search looks into) is made when it is asked for. Ids are keys of Maps, never of
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
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

// A label as it can be shown: control characters would show as nothing or as boxes, line ends as nothing. White space
// that a writer may have meant (no-break space) stays.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|^ | $| {2}/;
function plain(text) {
  const given = asText(text);
  if (!UNSEEN.test(given)) return given.trim();
  return given
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

const graphemes = (text) => (segmenter ? Array.from(segmenter.segment(text)) : Array.from(text)).length;

function typeWord(type) {
  if (!type) return "Other";
  const known = TYPES.get(type);
  if (known) return known[0];
  const word = plain(type).replace(/^x-/, "").replace(/[_-]+/g, " ");
  return clip(word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(), 40);
}
const typeSide = (type) => (TYPES.get(type) || ["", "none"])[1];
const relationWord = (type) => RELATIONS.get(type) || plain(asText(type).replace(/_/g, " ")) || "linked to";

// Folds case and accents for searching. Most texts have none, only the quotation marks and dashes of the press.
const UNACCENTED = /^[\u0000-\u00a7\u2010-\u2023\u2030-\u2032]*$/;
const fold = (text) => (UNACCENTED.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

// Offsets of the graph count code points, JavaScript counts UTF-16 units. Texts without astral characters (most) need
// no conversion; the others get an index made once.
class SourceText {
  constructor(text) {
    this.text = text;
    this.points = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? Array.from(text) : null;
  }
  slice(begin, end) {
    return this.points ? this.points.slice(begin, end).join("") : this.text.slice(begin, end);
  }
}

const NONE = Object.freeze([]); // what most lists of an event are
// Adds to a list that is NONE as long as nothing is in it.
function add(owner, list, item) {
  if (owner[list] === NONE) owner[list] = [item]; else owner[list].push(item);
}

// An event: `when` its bounds or null, `roles` [{role, node}], `places`, `sources` and `links` to other events, `touches`
// each actor and place of all these once, `stories` that it is part of, `rank` its place in the list.
class Event {
  constructor([id, label, type, status, negative, days, basis, evidence, documents, sources, salience, numbers], rank, model) {
    this.id = id;
    this.kind = "event";
    this.exactLabel = label;
    this.label = plain(label) || plain(id);
    this.type = type;
    this.side = typeSide(type);
    this.status = status;
    this.negative = negative === 1;
    this.when = boundsOf(days);
    this.basis = basis;
    this.mentions = evidence;
    this.told = { documents, sources };
    this.salience = salience / 1000;
    this.numbers = numbers || NONE;
    this.rank = rank;
    this.model = model;
    this.roles = this.places = this.sources = this.links = this.touches = this.stories = NONE;
    this.span = this.words = this.hay = this.wide = undefined;
  }
  // Whether it passes the filters, and with them the choice of an actor.
  get near() { return this.model.near[this.rank] === 1; }
  get shown() { return this.model.shown[this.rank] === 1; }
  get date() { return (this.words = this.words || dateText(this.when)); }
  // [{document, trigger, sentence}], the earliest first.
  get evidence() {
    const out = [], given = this.mentions;
    for (let i = 0; i < given.length; i += 5) out.push(evidenceAt(this.model, given, i));
    return out;
  }
  get documents() {
    const out = [];
    for (let i = 0; i < this.mentions.length; i += 5) out.push(this.model.documents[this.mentions[i]]);
    return out;
  }
  // The publishers of the documents, and the documents without one: what "source" means to a reader.
  get origins() {
    if (this.mentions.length === 5) return this.model.documents[this.mentions[0]].origins;
    return [...new Set(this.documents.flatMap((document) => document.origins))];
  }
  touch(node) {
    if (this.touches.includes(node)) return;
    add(this, "touches", node);
    node.events.push(this);
  }
}
// {document, trigger, sentence} of five numbers.
const evidenceAt = (model, numbers, at) => ({
  document: model.documents[numbers[at]],
  trigger: [numbers[at + 1], numbers[at + 2]],
  sentence: [numbers[at + 3], numbers[at + 4]],
});

class Model {
  // `texts` gives the texts of the documents, in their order, when they are first wanted.
  constructor(data, texts) {
    this.generators = data.generators;
    this.readTexts = texts;
    this.foldedQuotes = new Map();
    this.foldedTypes = new Map();
    this.documents = data.documents.map((raw, at) => ({ id: raw.id, kind: "document", raw, at, label: plain(raw.label) || plain(raw.id), origins: originsOf(raw) }));
    // Actors and places: whatever the map can show.
    this.actors = data.actors.map((raw, at) => ({ id: raw.id, kind: raw.kind, raw, at, label: plain(raw.label) || plain(raw.id), aliases: (raw.aliases || []).map(plain), events: [], relations: NONE }));
    this.events = data.events.map((row, rank) => new Event(row, rank, this));
    // By rank, in arrays of their own: each change of a filter goes through all of them, a large page has 100,000.
    this.near = new Uint8Array(this.events.length).fill(1);
    this.shown = new Uint8Array(this.events.length).fill(1);
    const things = this.actors.concat(this.events);
    this.nodes = new Map(things.map((node) => [node.id, node]));
    for (const [kind, details] of Object.entries(data.edges)) {
      for (const [detail, ends] of Object.entries(details)) {
        for (let i = 0; i < ends.length; i += 2) connect(things[ends[i]], things[ends[i + 1]], kind, detail);
      }
    }
    for (const [source, target, type, valid, known] of data.relations) {
      const from = things[source], to = things[target], relation = { from, to, type, valid, known };
      add(from, "relations", relation);
      if (from !== to) add(to, "relations", relation);
    }
    this.dated = this.events.filter((event) => event.when);
    this.undated = this.events.filter((event) => !event.when);
    this.stories = data.stories.filter(([, , events]) => events.length)
      .map(([id, label, events]) => ({ id, label: plain(label) || plain(id), events: events.map((number) => things[number]) }));
    for (const story of this.stories) for (const event of story.events) add(event, "stories", story);
  }

  // The text of a document, null in a lean graph.
  textOf(document) {
    if (document.text === undefined) {
      this.texts = this.texts || this.readTexts();
      document.text = this.texts[document.at] ? new SourceText(this.texts[document.at]) : null;
    }
    return document.text;
  }
  // The quoted sentence of a piece of evidence in three parts, the trigger in the middle; null in a lean graph.
  quote({ document, trigger: [from, to], sentence: [begin, end] }) {
    const text = this.textOf(document);
    if (!text) return null;
    const [tb, te] = from >= begin && to <= end ? [from, to] : [end, end];
    return [text.slice(begin, tb), text.slice(tb, te), text.slice(te, end)];
  }
  // What a search looks into, made when first asked for: label, names, type, date and the first quotation.
  haystack(event) {
    if (event.hay === undefined) {
      const parts = [fold(event.label), this.foldedType(event.type), event.date.long.toLowerCase()];
      for (const node of event.touches) parts.push((node.hay = node.hay || fold([node.label, ...node.aliases].join("\n"))));
      if (event.mentions.length) parts.push(this.foldedQuote(event.mentions[0], event.mentions[3], event.mentions[4]));
      event.hay = parts.join("\n");
    }
    return event.hay;
  }
  foldedType(type) {
    if (!this.foldedTypes.has(type)) this.foldedTypes.set(type, fold(typeWord(type)));
    return this.foldedTypes.get(type);
  }
  // A sentence as a search sees it; several events often stand in one.
  foldedQuote(document, begin, end) {
    const key = document * 0x4000000 + begin;
    let folded = this.foldedQuotes.get(key);
    if (folded === undefined) {
      const text = this.textOf(this.documents[document]);
      this.foldedQuotes.set(key, (folded = text ? fold(plain(text.slice(begin, end))) : ""));
    }
    return folded;
  }
}

function originsOf({ publishers, label, id }) {
  const named = (publishers || []).map(plain).filter(Boolean);
  return named.length ? named : [plain(label) || plain(id)];
}

// An edge with an event at one end at least.
function connect(a, b, kind, detail) {
  if (a.kind === "event" && b.kind === "event") {
    add(a, "links", { kind, detail, other: b, forward: true });
    add(b, "links", { kind, detail, other: a, forward: false });
    return;
  }
  const [event, other] = a.kind === "event" ? [a, b] : [b, a];
  event.touch(other);
  if (kind === "located_in") add(event, "places", other);
  else if (kind === "reported_by") add(event, "sources", other);
  else add(event, "roles", { role: detail || (other.kind === "place" ? "place" : ""), node: other });
}
