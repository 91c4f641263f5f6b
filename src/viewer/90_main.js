// SPDX-License-Identifier: Apache-2.0
// Reads the graph, makes the views, fills the desk of filters, and redraws what a choice changes.

function start() {
  let data;
  try {
    data = JSON.parse(byId("chronograph-data").textContent);
  } catch (error) {
    byId("deck").textContent = `The data of this page cannot be read: ${error.message}`;
    return;
  }
  const model = new Model(data && typeof data === "object" ? data : {});
  const views = {};
  // What does not change which events pass.
  const light = new Set(["event", "chosenBy", "until", "lanes"]);
  const choice = new Choice(model, (fields) => {
    const names = Object.keys(fields);
    draw(names.length > 0 && names.every((name) => light.has(name)));
    // Whoever chose the event has it in sight; the other view goes there.
    const event = fields.event && model.nodes.get(fields.event);
    if (event && fields.chosenBy === views.chart) views.list.bringIntoSight(event);
    else if (event) views.chart.bringIntoSight(event);
  });
  prepareSearch(model);
  byId("shared").append(fades());
  views.chart = new Chart(model, choice);
  views.list = new EventList(model, choice);
  views.map = new RelationMap(model, choice);
  views.player = new Player(model, choice, views.map);
  views.detail = new Detail(model, choice, views);
  const desk = makeDesk(model, choice);

  // The map of a large graph follows a frame behind: what the reader looks at while typing is the list.
  let mapWaits = 0;
  function drawMap() {
    if (model.events.length < 3000) return views.map.draw();
    clearTimeout(mapWaits);
    mapWaits = setTimeout(() => views.map.draw(), 60);
  }
  function draw(same) {
    if (!same) choice.apply();
    views.chart.draw();
    views.list.draw(same);
    drawMap();
    views.player.draw();
    views.detail.draw();
    desk.draw(views.list.shown.length);
  }
  const headline = document.querySelector("h1");
  headline.title = headline.scrollHeight > headline.clientHeight + 4 ? headline.textContent : "";
  tellCounts(model, (event) => views.list.goTo(event));
  choice.read();
  draw();
  const given = choice.event && model.nodes.get(choice.event);
  if (given) views.list.bringIntoSight(given);
  addEventListener("hashchange", () => { choice.read(); views.chart.toView(); draw(); });
  makeTheme(() => draw());
  makeSaving(model, choice, views);
  document.addEventListener("keydown", (e) => {
    if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      byId("search").focus();
    }
    if (e.key === "Escape" && !e.defaultPrevented) {
      // An open list and a filled search box have their own Escape.
      if (e.target.tagName === "SELECT" || (e.target.type === "search" && e.target.value)) return;
      if (choice.undo()) e.preventDefault();
    }
  });
}

// What a search looks into is made while the reader reads, not at the first letter.
function prepareSearch(model) {
  let next = 0;
  const some = (deadline) => {
    do {
      for (const end = Math.min(next + 100, model.events.length); next < end; next++) model.haystack(model.events[next]);
    } while (next < model.events.length && deadline.timeRemaining() > 5);
    if (next < model.events.length) requestIdleCallback(some);
  };
  if (window.requestIdleCallback) requestIdleCallback(some, { timeout: 4000 });
}

// The line under the headline: what there is, before any filter.
function tellCounts(model, goTo) {
  const { events, dated, undated } = model;
  const within = dated.filter((e) => !e.when.exact).length;
  const actors = model.actors.filter((n) => n.kind === "actor").length, places = model.actors.length - actors;
  const said = (n, word, many) => { const [number, ...rest] = count(n, word, many).split(" "); return [el("b", null, number), " " + rest.join(" ")]; };
  const eventWords = said(events.length, "event");
  eventWords[0].setAttribute("data-count", "events");
  byId("deck").replaceChildren(
    el("span", null, eventWords),
    el("span", null, said(dated.length, "dated", "dated"), within ? ` (${figure(within)} only between bounds)` : ""),
    undated.length ? el("span", null, el("a", { href: "#", on: { click: (e) => { e.preventDefault(); goTo(undated[0]); } } }, said(undated.length, "without a date", "without a date"))) : "",
    el("span", null, said(actors, "actor")), places ? el("span", null, said(places, "place")) : "",
    el("span", null, said(model.documents.length, "document")));
  const makers = asList(model.data.generators).filter((g) => g && g.name).map((g) => `${plain(g.name)} ${plain(g.version)}`);
  byId("foot").append(el("p", null, "Drawn from ", el("span", null, clip(makers.join(", ") || "chronograph", 200)),
    ". This page is one file and asks nothing of the network. Dates are as exact as the texts are; what is reported, planned, possible or denied is marked as such."));
}

function makeDesk(model, choice) {
  const search = byId("search"), type = byId("filter-type"), story = byId("filter-story"), actor = byId("filter-actor"), place = byId("filter-place"), origin = byId("filter-origin"), lanes = byId("lanes"), from = byId("filter-from"), to = byId("filter-to");
  const tally = (key) => {
    const out = new Map();
    for (const event of model.events) out.set(key(event), (out.get(key(event)) || 0) + 1);
    return out;
  };
  const types = [...tally((e) => e.type || "-")].sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1));
  type.append(el("option", { value: "" }, "All types"), ...types.map(([name, n]) => el("option", { value: name }, `${name === "-" ? "Other" : typeWord(name)} (${n})`)));
  // The list is for choosing a main actor; whoever is rarer is found by the search.
  const ranked = (kind) => model.actors.filter((n) => n.kind === kind).sort((p, q) => q.events.length - p.events.length || (p.label < q.label ? -1 : 1)).slice(0, 300);
  const offered = (nodes) => nodes.map((n) => el("option", { value: n.id }, `${clip(n.label, 48)} (${n.events.length})`));
  actor.append(el("option", { value: "" }, "All"), ...offered(ranked("actor")));
  place.append(el("option", { value: "" }, "All"), ...offered(ranked("place")));
  const origins = new Map();
  for (const event of model.events) for (const name of model.originsOf(event)) origins.set(name, (origins.get(name) || 0) + 1);
  origin.append(el("option", { value: "" }, "All"), ...[...origins].sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1)).slice(0, 300).map(([name, n]) => el("option", { value: name }, `${clip(name, 48)} (${n})`)));
  for (const select of [place, origin]) select.disabled = select.length < 2;
  lanes.append(...LANES.filter(([name]) => name !== "story" || model.stories.length).map(([name, word]) => el("option", { value: name }, word)));
  byId("field-story").hidden = !model.stories.length;
  story.append(el("option", { value: "" }, "All"), ...model.stories.slice(0, 500).map((s) => el("option", { value: s.id }, `${clip(s.label, 48)} (${s.events.size})`)));
  const present = tally((e) => e.status);
  const chips = STATUSES.filter(([name]) => present.has(name)).map(([name, word, says]) => {
    const chip = el("button", { type: "button", class: "chip", "aria-pressed": "false", title: says, on: { click: () => {
      const next = new Set(choice.statuses);
      if (!next.delete(name)) next.add(name);
      choice.set({ statuses: next });
    } } }, sampleGlyph({ status: name }), `${word} `, el("span", { class: "number" }, figure(present.get(name))));
    chip.status = name;
    return chip;
  });
  byId("statuses").append(...chips);

  byId("more-filters").addEventListener("click", (e) => {
    const open = byId("desk").classList.toggle("open");
    e.currentTarget.setAttribute("aria-expanded", open ? "true" : "false");
  });
  byId("desk").addEventListener("submit", (e) => e.preventDefault());
  search.addEventListener("input", () => choice.set({ query: search.value }));
  type.addEventListener("change", () => choice.set({ type: type.value }));
  story.addEventListener("change", () => choice.set({ story: story.value }));
  place.addEventListener("change", () => choice.set({ place: place.value }));
  origin.addEventListener("change", () => choice.set({ origin: origin.value }));
  lanes.addEventListener("change", () => choice.set({ lanes: lanes.value }));
  actor.addEventListener("change", () => choice.set({ focus: actor.value || null, pair: null, event: null }));
  const day = (input, last) => { const unit = unitDays(input.value); return unit ? unit[last] : null; };
  const period = () => {
    const low = day(from, 0), high = day(to, 1);
    choice.set(low !== null && high !== null && high < low ? { from: high, to: low } : { from: low, to: high });
  };
  from.addEventListener("change", period);
  to.addEventListener("change", period);
  byId("reset").addEventListener("click", () => {
    choice.clear();
    choice.set({});
    search.focus();
  });

  return {
    draw(shown) {
      if (search.value !== choice.query) search.value = choice.query;
      type.value = choice.type;
      if (type.selectedIndex < 0) type.value = ""; // a type of an address that this graph does not have
      story.value = choice.story;
      for (const [select, value] of [[actor, choice.focus], [place, choice.place], [origin, choice.origin]]) {
        select.value = value || "";
        if (select.selectedIndex < 0) select.value = "";
      }
      lanes.value = choice.lanes;
      const put = (input, value) => { if (input !== document.activeElement) input.value = value === null ? "" : isoDay(value); };
      put(from, choice.from);
      put(to, choice.to);
      for (const chip of chips) chip.setAttribute("aria-pressed", choice.statuses.has(chip.status) ? "true" : "false");
      byId("reset").hidden = !choice.narrowed;
      const parts = [];
      if (choice.narrowed) {
        const name = (id) => clip(model.nodes.get(id).label, 60);
        parts.push(`${count(shown, "event")} of ${figure(model.events.length)}`);
        if (choice.focus) parts.push(el("span", null, " with ", isolated(name(choice.focus))));
        if (choice.pair) parts.push(el("span", null, " between ", isolated(name(choice.pair[0])), " and ", isolated(name(choice.pair[1]))));
      }
      byId("result").replaceChildren(...parts);
    },
  };
}

// Light, dark, or what the system says until the reader says otherwise.
function makeTheme(redraw) {
  const button = byId("theme"), system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const tell = () => { button.textContent = dark() ? "Light" : "Dark"; };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    tell();
    redraw();
  });
  system.addEventListener("change", tell);
  tell();
}

// The headline is painted first, then the graph is read: a large one takes a good part of a second. A hidden tab gets no
// animation frames, hence the second way in.
if (document.hidden) setTimeout(start, 0);
else requestAnimationFrame(() => setTimeout(start, 0));
