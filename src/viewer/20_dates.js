// SPDX-License-Identifier: Apache-2.0
// Dates as exact as the text is and no more. Days are whole numbers counted from 1970-01-01 in the proleptic Gregorian
// calendar; no time zone is ever asked. An event keeps two bounds for its begin and two for its end, null being open;
// what it is called ("Aug 2021", "by 14 Aug 2023") is read off those bounds, so words and drawing cannot disagree.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_LONG = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

// Whole-number arithmetic in eras of 400 years: dates are asked for far more often than anything else.
function dayNumber(year, month, day) {
  const y = month <= 2 ? year - 1 : year, era = Math.floor(y / 400), ofEra = y - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}
function civil(day) {
  const z = day + 719468, era = Math.floor(z / 146097), ofEra = z - era * 146097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * ofYear + 2) / 153), m = month < 10 ? month + 3 : month - 9;
  return { y: yearOfEra + era * 400 + (m <= 2 ? 1 : 0), m, d: ofYear - Math.floor((153 * month + 2) / 5) + 1 };
}

// "2021", "2021-10", "2021-10-01" or "2021-10-01T09:30Z" to the first and last day of that unit.
function unitDays(iso) {
  const found = /^([+-]?\d{4,6})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?$/.exec(asText(iso));
  if (!found) return null;
  const y = Number(found[1]), m = Number(found[2] || 0), d = Number(found[3] || 0);
  if (m > 12 || d > 31 || (found[2] && m < 1) || (found[3] && d < 1)) return null;
  const first = dayNumber(y, m || 1, d || 1);
  const last = d ? first : m ? dayNumber(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - 1 : dayNumber(y, 12, 31);
  return Number.isFinite(first) && Number.isFinite(last) ? [first, last] : null;
}

// {b0, b1, e0, e1, kind, exact, key} of four days, null being open: `kind` see kindOf, `exact` where the begin is known to
// a day, month or year, `key` the first day that may be meant. Null for an event without any date.
function boundsOf(days) {
  if (!days) return null;
  let [b0, b1, e0, e1] = days;
  // Bounds that contradict each other (begin after end) are widened, never dropped: the reader still sees the event.
  if (e1 !== null && b0 !== null && e1 < b0) e1 = b0;
  if (b0 !== null && b1 !== null && b1 < b0) [b0, b1] = [b1, b0];
  if (e0 !== null && e1 !== null && e1 < e0) [e0, e1] = [e1, e0];
  const key = b0 !== null ? b0 : b1 !== null ? b1 : e0 !== null ? e0 : e1;
  const { kind, beginUnit } = kindOf(b0, b1, e0, e1);
  return { b0, b1, e0, e1, kind, exact: beginUnit === "day" || beginUnit === "month" || beginUnit === "year", key };
}

// The calendar unit that two bounds fill exactly: day, month, year, decade or century; null where they fill none.
function wholeUnit(low, high) {
  if (low === null || high === null) return null;
  if (low === high) return "day";
  const a = civil(low), b = civil(high + 1);
  if (a.d !== 1 || b.d !== 1) return null;
  if (a.m === 1 && b.m === 1) {
    const years = b.y - a.y;
    if (years === 1) return "year";
    if (years === 10 && a.y % 10 === 0) return "decade";
    if (years === 100 && a.y % 100 === 0) return "century";
  }
  return (b.y - a.y) * 12 + b.m - a.m === 1 ? "month" : null;
}

const yearText = (y) => (y > 0 ? String(y) : `${1 - y} BC`);
function unitText(day, unit, long) {
  const { y, m, d } = civil(day);
  const names = long ? MONTHS_LONG : MONTHS;
  if (unit === "century" || unit === "decade") return `${yearText(y)}s`;
  if (unit === "year") return yearText(y);
  if (unit === "month") return `${names[m - 1]} ${yearText(y)}`;
  return `${d} ${names[m - 1]} ${yearText(y)}`;
}
// A bound said with the coarsest unit that does not change it: "by Aug 2021" for the last day of August.
function lastText(day, long) {
  const next = civil(day + 1);
  if (next.d === 1 && next.m === 1) return unitText(day, "year", long);
  return unitText(day, next.d === 1 ? "month" : "day", long);
}
function firstText(day, long) {
  const { m, d } = civil(day);
  return unitText(day, d !== 1 ? "day" : m === 1 ? "year" : "month", long);
}
// "3–5 Sep 2021", "28 Aug – 2 Sep 2021", "May 2020 – Mar 2021"
function rangeText(low, high, unitLow, unitHigh, long) {
  const a = civil(low), b = civil(high);
  if (unitLow === "day" && unitHigh === "day" && a.y === b.y) {
    const names = long ? MONTHS_LONG : MONTHS;
    if (a.m === b.m) return `${a.d}\u2013${b.d} ${names[a.m - 1]} ${yearText(a.y)}`;
    return `${a.d} ${names[a.m - 1]} \u2013 ${b.d} ${names[b.m - 1]} ${yearText(b.y)}`;
  }
  return `${unitText(low, unitLow, long)} \u2013 ${unitText(high, unitHigh, long)}`;
}

// "between 1 and 10 Aug 2023", "between Aug and Oct 2023": whole months only where both bounds are those of months.
function betweenText(low, high, long) {
  const a = civil(low), b = civil(high), after = civil(high + 1);
  const unit = a.d !== 1 || after.d !== 1 ? "day" : a.m === 1 && after.m === 1 ? "year" : "month";
  const names = long ? MONTHS_LONG : MONTHS;
  let first = unitText(low, unit, long);
  if (unit !== "year" && a.y === b.y) first = unit === "month" ? names[a.m - 1] : a.m === b.m ? String(a.d) : `${a.d} ${names[a.m - 1]}`;
  return `between ${first} and ${unitText(high, unit, long)}`;
}

// What sort of date four bounds are: "day", "unit" (a month, a year), "span" (it lasted) or "bounds" (somewhere between);
// and the units that its begin and its end fill, null where they fill none.
function kindOf(b0, b1, e0, e1) {
  const point = b0 === e0 && b1 === e1, beginUnit = wholeUnit(b0, b1), endUnit = point ? beginUnit : wholeUnit(e0, e1);
  const lasted = beginUnit && (endUnit || (e1 === null && e0 !== null && e0 > b1));
  return { point, beginUnit, endUnit, kind: point && beginUnit ? (beginUnit === "day" ? "day" : "unit") : lasted ? "span" : "bounds" };
}

// {short, long}: the same date in a column and in a sentence. Many events share a day, hence its words are kept.
const dayTexts = new Map();
function dateText(when) {
  if (!when || when.kind !== "day") return newDateText(when);
  if (!dayTexts.has(when.b0)) dayTexts.set(when.b0, newDateText(when));
  return dayTexts.get(when.b0);
}
function newDateText(when) {
  if (!when) return { short: "No date", long: "No date in the text" };
  const { b0, b1, e0, e1 } = when, { point, beginUnit, endUnit } = kindOf(b0, b1, e0, e1);
  const say = (f) => ({ short: f(false), long: f(true) });
  if (point && beginUnit) return say((long) => unitText(b0, beginUnit, long));
  if (beginUnit && endUnit) return say((long) => rangeText(b0, e0, beginUnit, endUnit, long));
  if (beginUnit && e1 === null) return say((long) => `${unitText(b0, beginUnit, long)} ${e0 !== null && e0 > b1 ? "onward" : "or later"}`);
  if (b0 === null && e1 === null) return say((long) => (b1 !== null ? `begun by ${lastText(b1, long)}` : "open"));
  if (b0 === null) return say((long) => `by ${lastText(e1, long)}`);
  if (e1 === null) return say((long) => `${firstText(b0, long)} or later`);
  return say((long) => betweenText(b0, e1, long));
}

const isoDay = (day) => {
  const { y, m, d } = civil(day);
  return y >= 1 && y <= 9999 ? `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}` : "";
};

// "2021-08-01", "2021-08" or "2021" where two bounds are that one unit; else nothing.
function isoUnit(low, high) {
  const size = { day: 10, month: 7, year: 4 }[wholeUnit(low, high)];
  return size ? isoDay(low).slice(0, size) : "";
}

// The days on which the bars of events begin, in order: [{a, n, b}], n bars that begin on day a and reach to day b at most.
function busyDays(low, high, events) {
  const reachOf = ({ b0, e1, key }) => { const a = b0 !== null ? b0 : key; return [a, e1 !== null ? e1 : a]; };
  // One long bar among many short ones must not forbid every cut: then only its ends count.
  const isLong = (a, b) => b - a >= (high - low) * 0.12;
  let long = 0;
  for (const { when } of events) if (isLong(...reachOf(when))) long++;
  const days = new Map();
  const put = (a, b) => {
    if (b < low || a > high) return;
    const from = Math.max(low, a), to = Math.min(high, b), day = days.get(from);
    if (!day) days.set(from, { a: from, n: 1, b: to });
    else { day.n++; day.b = Math.max(day.b, to); }
  };
  for (const { when } of events) {
    const [a, b] = reachOf(when);
    if (long * 3 < events.length && isLong(a, b)) { put(a, a + 1); put(b, b + 1); } else put(a, b + 1);
  }
  return [...days.values()].sort((p, q) => p.a - q.a);
}
const tallyOf = (busy, from, to) => busy.reduce((n, day) => (day.a >= from && day.a <= to ? n + day.n : n), 0);

// A scale from days to 0..1 over a window. Long empty stretches are cut short and marked as cut: a treaty of 1998 must
// not squeeze the three weeks that the news is about into one pixel.
class TimeScale {
  constructor(low, high, events) {
    this.low = low;
    this.high = high;
    const busy = busyDays(low, high, events);
    const empty = [];
    let reach = busy.length ? busy[0].a : low;
    for (const { a, b } of busy) {
      if (a > reach) empty.push([reach, a]);
      reach = Math.max(reach, b);
    }
    const all = tallyOf(busy, -Infinity, Infinity), kept = this.cutEmpty([low, high], empty, all, busy);
    const cut = 0.035, pad = 0.02, room = 1 - 2 * pad - cut * (kept.length - 1);
    // Between linear and equal shares: three months must stay readable beside a cut-off year of background.
    const length = kept.map(([a, b]) => Math.max(1, b - a));
    const inside = kept.map(([a, b]) => 1 + tallyOf(busy, a, b));
    const weights = length.map((n, i) => (kept.length === 1 ? 1 : Math.max(0.06, inside[i] / (all + kept.length))));
    const whole = weights.reduce((a, b) => a + b, 0);
    let x = pad;
    this.pieces = kept.map(([a, b], i) => {
      const width = (room * weights[i]) / whole;
      const piece = { a, b, x, width };
      x += width + cut;
      return piece;
    });
  }
  at(day) {
    const pieces = this.pieces;
    if (day < pieces[0].a) return 0;
    for (let i = 0; i < pieces.length; i++) {
      const p = pieces[i], next = pieces[i + 1];
      if (day <= p.b) return p.x + (p.width * (day - p.a)) / (p.b - p.a || 1);
      if (next && day < next.a) return p.x + p.width + ((next.x - p.x - p.width) * (day - p.b)) / (next.a - p.b || 1);
    }
    return 1;
  }
  // Splits a window at its long empty stretches, the longest first, each measured against what is left after the cuts
  // before it. A part that holds much of the news is looked at again by itself: a gap of three months is nothing beside
  // 25 years of background, but much within the one season that the news is about.
  cutEmpty([from, to], empty, all, busy, depth = 0) {
    const inside = empty.filter(([a, b]) => a >= from && b <= to).sort((p, q) => q[1] - q[0] - (p[1] - p[0]) || p[0] - q[0]);
    let left = to - from;
    const gaps = [];
    for (const [a, b] of inside) {
      if (gaps.length === (depth ? 1 : 5) || b - a < 20 || b - a < left * (depth ? 0.25 : 0.14)) break;
      gaps.push([a, b]);
      left -= b - a;
    }
    if (!gaps.length) return [[from, to]];
    gaps.sort((p, q) => p[0] - q[0]);
    const kept = [];
    let begin = from;
    for (const [a, b] of gaps) {
      const margin = Math.min((b - a) / 4, Math.max(1, left * 0.01));
      kept.push([begin, a + margin]);
      begin = b - margin;
    }
    kept.push([begin, to]);
    return kept.flatMap((part) => {
      const share = tallyOf(busy, ...part) / all;
      return share >= 0.4 && depth < 2 ? this.cutEmpty(part, empty, all, busy, depth + 1) : [part];
    });
  }
  dayAt(x) {
    for (const [i, p] of this.pieces.entries()) {
      const next = this.pieces[i + 1];
      if (x <= p.x + p.width) return p.a + ((p.b - p.a) * Math.max(0, x - p.x)) / (p.width || 1);
      if (next && x < next.x) return (p.b + next.a) / 2;
    }
    return this.high;
  }
  cuts() {
    return this.pieces.slice(1).map((p, i) => (this.pieces[i].x + this.pieces[i].width + p.x) / 2);
  }
  // [{x, main, more}] for the part [v0, v1] of the scale drawn `pixels` wide, at least `apart` pixels from each other; x
  // is a share of the whole scale. `more` (the year, or the day of hours) is said once a piece and when it changes.
  ticks(v0, v1, pixels, apart) {
    const out = [], k = pixels / (v1 - v0);
    let lastX = -1e9;
    for (const p of this.pieces) {
      if (p.x > v1 || p.x + p.width < v0) continue;
      const perDay = (p.width * k) / (p.b - p.a || 1);
      const step = TICK_STEPS.find((s) => s.days * perDay >= apart) || TICK_STEPS[TICK_STEPS.length - 1];
      const low = Math.max(p.a, this.dayAt(v0)), high = Math.min(p.b, this.dayAt(v1));
      let said = null;
      for (const day of tickDays(low, high, step)) {
        const x = this.at(day), at = (x - v0) * k;
        if (at - lastX < apart * 0.9 || at > pixels - 14) continue;
        const { y, m, d } = civil(Math.floor(day + 1e-6));
        const main = step.unit === "hour" ? clockText(day) : step.unit === "year" ? yearText(y) : step.unit === "month" ? MONTHS[m - 1] : `${d} ${MONTHS[m - 1]}`;
        const more = step.unit === "hour" ? `${d} ${MONTHS[m - 1]} ${yearText(y)}` : step.unit === "year" ? "" : yearText(y);
        out.push({ x, main, more: more === said ? "" : more });
        said = more;
        lastX = at;
      }
    }
    return out;
  }
}

const clockText = (day) => {
  const minutes = Math.round((day - Math.floor(day + 1e-6)) * 1440);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};

const TICK_STEPS = [["hour", 1], ["hour", 3], ["hour", 6], ["hour", 12], ["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1], ["month", 2], ["month", 3], ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50], ["year", 100], ["year", 500], ["year", 1000], ["year", 10000], ["year", 100000]]
  .map(([unit, count]) => ({ unit, count, days: count * { hour: 1 / 24, day: 1, month: 30.4, year: 365.25 }[unit] }));

function tickDays(low, high, { unit, count }) {
  const out = [];
  const first = civil(Math.floor(low));
  if (unit === "hour") {
    for (let slot = Math.ceil((low * 24) / count - 1e-6); (slot * count) / 24 <= high && out.length < 400; slot++) out.push((slot * count) / 24);
    return out;
  }
  if (unit === "day") {
    // Weeks begin on Monday; day 4 (5 January 1970) was one.
    let day = count % 7 === 0 ? Math.ceil((low - 4) / count) * count + 4 : Math.ceil(low / count) * count;
    for (; day <= high && out.length < 400; day += count) out.push(day);
    return out;
  }
  let months = unit === "year" ? Math.floor(first.y / count) * count * 12 : first.y * 12 + Math.floor((first.m - 1) / count) * count;
  for (; out.length < 400; months += unit === "year" ? count * 12 : count) {
    const day = dayNumber(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1);
    if (!(day <= high)) break;
    if (day >= low) out.push(day);
  }
  return out;
}
