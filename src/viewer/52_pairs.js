// SPDX-License-Identifier: Apache-2.0
// Who met whom: every event counts for each pair of those who took part, with its direction and its side of the ledger;
// what two are to each other (office, membership) is kept beside it.

const PARTNERS = 8; // of one event; a list of twenty signatories must not make 190 lines

class Pair {
  constructor(a, b) {
    Object.assign(this, { a, b, meetings: new Map(), relations: [], setting: 0 });
  }
  get weight() { return this.meetings.size + this.relations.length * 1.5 + this.setting * 0.3; }
  get events() { return [...this.meetings.keys()]; }
  // {conf, coop, none}: each {n, toB, toA, firm}, of the events that pass; all where `passes` is null.
  tally(passes) {
    if (!passes && this.whole) return this.whole;
    const out = {};
    for (const side of SIDES) out[side] = { n: 0, toB: 0, toA: 0, firm: 0 };
    for (const [event, way] of this.meetings) {
      if (passes && !passes(event)) continue;
      const t = out[event.side];
      t.n++;
      if (way > 0) t.toB++; else if (way < 0) t.toA++;
      if ((event.status === "asserted" || event.status === "reported") && !event.negative) t.firm++;
    }
    if (!passes) this.whole = out;
    return out;
  }
}
const balanceOf = (tally) => (tally.conf.n > tally.coop.n ? "conf" : tally.coop.n > tally.conf.n ? "coop" : "none");

// Of the nodes that the map shows, `placeOf` being the place of each among them.
function makePairs(model, placeOf) {
  const pairs = new Map();
  const pairOf = (x, y) => {
    const i = placeOf.get(x), j = placeOf.get(y), key = i < j ? i * placeOf.size + j : j * placeOf.size + i;
    let pair = pairs.get(key);
    if (!pair) pairs.set(key, (pair = x.id < y.id ? new Pair(x, y) : new Pair(y, x)));
    return pair;
  };
  const shown = (node) => placeOf.has(node);
  for (const event of model.events) {
    const agents = [], others = [];
    for (const { role, node } of event.roles.slice(0, PARTNERS)) if (shown(node)) (role === "agent" ? agents : others).push(node);
    const meet = (from, to, directed) => {
      if (from === to) return;
      const pair = pairOf(from, to);
      if (!pair.meetings.has(event)) pair.meetings.set(event, directed ? (pair.a === from ? 1 : -1) : 0);
    };
    for (const from of agents) for (const to of others) meet(from, to, true);
    const peers = agents.length ? agents : others;
    for (let i = 0; i < peers.length; i++) for (let j = i + 1; j < peers.length; j++) meet(peers[i], peers[j], false);
    // Where it happened ties those who acted to the place, faintly.
    for (const place of event.places) if (shown(place)) for (const who of agents.length ? agents : others.slice(0, 1)) if (who !== place) pairOf(who, place).setting++;
  }
  for (const node of placeOf.keys()) {
    for (const relation of node.relations) if (relation.from === node && relation.to !== node && shown(relation.to)) pairOf(relation.from, relation.to).relations.push(relation);
  }
  return [...pairs.values()];
}

// Of many pairs those that a map can show: the strongest, and for each node its strongest, so that none looks alone.
function mainPairs(pairs, most) {
  if (pairs.length <= most) return pairs;
  const ranked = pairs.map((pair) => ({ pair, weight: pair.weight }))
    .sort(({ pair: p, weight: v }, { pair: q, weight: w }) => w - v || (p.a.id < q.a.id ? -1 : p.a.id > q.a.id ? 1 : p.b.id < q.b.id ? -1 : 1)).map(({ pair }) => pair);
  const kept = new Set(ranked.slice(0, most)), tied = new Set();
  for (const pair of ranked) {
    if (tied.has(pair.a) && tied.has(pair.b)) continue;
    kept.add(pair);
    tied.add(pair.a).add(pair.b);
  }
  return [...kept];
}

function pairTitle(pair) {
  const parts = [`${clip(pair.a.label, 80)} \u2013 ${clip(pair.b.label, 80)}`];
  const tally = pair.tally(null);
  const words = [["coop", "cooperative"], ["conf", "hostile"], ["none", "other"]].filter(([side]) => tally[side].n).map(([side, word]) => `${tally[side].n} ${word}`);
  if (pair.meetings.size) parts.push(`${count(pair.meetings.size, "event")} together: ${words.join(", ")}`);
  for (const { from, to, type } of pair.relations) parts.push(`${clip(from.label, 60)} ${relationWord(type)} ${clip(to.label, 60)}`);
  return parts.join("\n");
}
