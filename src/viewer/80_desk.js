// SPDX-License-Identifier: Apache-2.0
// The desk of filters above the views: what may be chosen, how many events each choice has, and what is chosen now.

const OFFERED = 300; // names in a list; it is for choosing a main one, whoever is rarer is found by the search
const CONTROLS = { search: "search", type: "filter-type", actor: "filter-actor", place: "filter-place", origin: "filter-origin", story: "filter-story", lanes: "lanes", from: "filter-from", to: "filter-to" };

// Returns {draw(shown)}, which shows the choice and how many events it leaves.
function makeDesk(model, choice) {
  const controls = Object.fromEntries(Object.entries(CONTROLS).map(([name, id]) => [name, byId(id)]));
  offer(model, controls);
  const chips = statusChips(model, choice);
  byId("statuses").append(...chips);
  listen(controls, choice);
  return { draw: (shown) => { showChoice(controls, choice, chips); tellResult(model, choice, shown); } };
}

// [[key, how often]], the most frequent first.
function ranking(tally) {
  return [...tally].sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1));
}
function tallyBy(model, keysOf) {
  const out = new Map();
  for (const event of model.events) for (const key of keysOf(event)) out.set(key, (out.get(key) || 0) + 1);
  return out;
}

function offer(model, { type, actor, place, origin, story, lanes }) {
  const put = (select, all, rows) => select.append(el("option", { value: "" }, all), ...rows.map(([value, word, n]) => el("option", { value }, `${clip(word, 48)} (${figure(n)})`)));
  put(type, "All types", ranking(tallyBy(model, (e) => [e.type || "-"])).map(([name, n]) => [name, name === "-" ? "Other" : typeWord(name), n]));
  const named = (kind) => model.actors.filter((n) => n.kind === kind).sort((p, q) => q.events.length - p.events.length || (p.label < q.label ? -1 : 1))
    .slice(0, OFFERED).map((n) => [n.id, n.label, n.events.length]);
  put(actor, "All", named("actor"));
  put(place, "All", named("place"));
  put(origin, "All", ranking(tallyBy(model, (e) => e.origins)).slice(0, OFFERED).map(([name, n]) => [name, name, n]));
  for (const select of [actor, place, origin]) select.disabled = select.length < 2;
  put(story, "All", model.stories.slice(0, 500).map((s) => [s.id, s.label, s.events.length]));
  byId("field-story").hidden = !model.stories.length;
  lanes.append(...LANES.filter(([name]) => name !== "story" || model.stories.length).map(([name, word]) => el("option", { value: name }, word)));
}

function statusChips(model, choice) {
  const present = tallyBy(model, (e) => [e.status]);
  return STATUSES.filter(([name]) => present.has(name)).map(([name, word, says]) => {
    const toggle = () => {
      const next = new Set(choice.statuses);
      if (!next.delete(name)) next.add(name);
      choice.set({ statuses: next });
    };
    const chip = el("button", { type: "button", class: "chip", "aria-pressed": "false", title: says, on: { click: toggle } },
      sampleGlyph({ status: name }), `${word} `, el("span", { class: "number" }, figure(present.get(name))));
    chip.status = name;
    return chip;
  });
}

function listen({ search, actor, from, to, ...lists }, choice) {
  byId("more-filters").addEventListener("click", (e) => {
    const open = byId("desk").classList.toggle("open");
    e.currentTarget.setAttribute("aria-expanded", open ? "true" : "false");
  });
  byId("desk").addEventListener("submit", (e) => e.preventDefault());
  search.addEventListener("input", () => choice.set({ query: search.value }));
  for (const [name, select] of Object.entries(lists)) select.addEventListener("change", () => choice.set({ [name]: select.value }));
  actor.addEventListener("change", () => choice.set({ focus: actor.value || null, pair: null, event: null }));
  const day = (input, last) => { const unit = unitDays(input.value); return unit ? unit[last] : null; };
  const period = () => {
    const low = day(from, 0), high = day(to, 1);
    choice.set(low !== null && high !== null && high < low ? { from: high, to: low } : { from: low, to: high });
  };
  for (const input of [from, to]) input.addEventListener("change", period);
  byId("reset").addEventListener("click", () => {
    choice.clear();
    choice.set({});
    search.focus();
  });
}

function showChoice({ search, from, to, ...lists }, choice, chips) {
  if (search.value !== choice.query) search.value = choice.query;
  for (const [name, select] of Object.entries(lists)) {
    select.value = (name === "actor" ? choice.focus : choice[name]) || "";
    if (select.selectedIndex < 0) select.value = ""; // of an address that this graph does not have
  }
  const put = (input, value) => { if (input !== document.activeElement) input.value = value === null ? "" : isoDay(value); };
  put(from, choice.from);
  put(to, choice.to);
  for (const chip of chips) chip.setAttribute("aria-pressed", choice.statuses.has(chip.status) ? "true" : "false");
  byId("reset").hidden = !choice.narrowed;
}

function tellResult(model, choice, shown) {
  const parts = [];
  if (choice.narrowed) {
    const name = (id) => isolated(clip(model.nodes.get(id).label, 60));
    parts.push(`${count(shown, "event")} of ${figure(model.events.length)}`);
    if (choice.focus) parts.push(el("span", null, " with ", name(choice.focus)));
    if (choice.pair) parts.push(el("span", null, " between ", name(choice.pair[0]), " and ", name(choice.pair[1])));
  }
  byId("result").replaceChildren(...parts);
}
