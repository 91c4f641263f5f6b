// SPDX-License-Identifier: Apache-2.0
// Reads the graph, makes the views and redraws what a choice changes. Of a large graph the chart and the list come first:
// the map, which nobody reads in the first half second, follows when they are in sight.

const SWIFT = 3000; // events; up to here everything is drawn at once

function start() {
  const data = byId("chronograph-data"), texts = byId("chronograph-texts");
  let model;
  try {
    model = new Model(JSON.parse(data.textContent), () => JSON.parse(texts.textContent));
  } catch (error) {
    byId("deck").textContent = `The data of this page cannot be read: ${error.message}`;
    return;
  }
  data.remove(); // the text of it, which is as long as the graph
  const views = {}, choice = new Choice(model, (fields) => changed(fields));
  const desk = makeDesk(model, choice);
  const draw = drawer(model, choice, views, desk);
  // What does not change which events pass.
  const light = new Set(["event", "chosenBy", "until", "lanes"]);
  function changed(fields) {
    const names = Object.keys(fields);
    draw(names.length > 0 && names.every((name) => light.has(name)));
    // Whoever chose the event has it in sight; the other view goes there.
    const event = fields.event && model.nodes.get(fields.event);
    if (event && fields.chosenBy === views.chart) views.list.bringIntoSight(event);
    else if (event) views.chart.bringIntoSight(event);
  }

  byId("shared").append(fades());
  views.chart = new Chart(model, choice);
  views.list = new EventList(model, choice);
  tellCounts(model, (event) => views.list.goTo(event));
  choice.read();
  function finish() {
    views.map = new RelationMap(model, choice);
    views.player = new Player(model, choice, views.map);
    views.detail = new Detail(model, choice, views);
    makeSaving(model, choice, views);
    draw();
    const given = choice.event && model.nodes.get(choice.event);
    if (given) views.list.bringIntoSight(given);
    prepareSearch(model);
  }
  if (model.events.length > SWIFT) { draw(); afterPaint(finish); } else finish();
  addEventListener("hashchange", () => { choice.read(); views.chart.toView(); draw(); });
  makeTheme(() => draw());
  listenToKeys(choice);
  listenToSkips(views);
}

// Returns what draws the views that there are; `same` tells that the same events pass as before.
function drawer(model, choice, views, desk) {
  // The map of a large graph follows behind: what the reader looks at while typing is the list.
  let waits = 0;
  const drawMap = () => {
    if (model.events.length <= SWIFT) return views.map.draw();
    clearTimeout(waits);
    waits = setTimeout(() => views.map.draw(), 60);
  };
  return (same) => {
    if (!same) choice.apply();
    views.chart.draw();
    views.list.draw(same);
    if (views.map) drawMap();
    if (views.player) views.player.draw();
    if (views.detail) views.detail.draw();
    desk.draw(views.list.shown.length);
  };
}

function listenToKeys(choice) {
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

// The address is the view's, so the links for those without a mouse move the focus themselves.
function listenToSkips(views) {
  const aim = { "#rows": () => views.list.stop, "#map-box": () => views.map && views.map.stop && views.map.stop.group, "#detail": () => byId("detail") };
  for (const link of document.querySelectorAll(".skip")) {
    link.addEventListener("click", (e) => {
      e.preventDefault();
      const to = aim[link.getAttribute("href")]();
      if (to) to.focus();
    });
  }
}

// A hidden tab gets no animation frames, and a covered one may get none: hence the second way.
function afterPaint(then) {
  let waits = true;
  const once = () => { if (waits) { waits = false; then(); } };
  requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, document.hidden ? 0 : 1000);
}

// What a search looks into is made while the reader reads, not at the first letter.
function prepareSearch(model) {
  let next = 0;
  const some = (deadline) => {
    do {
      for (const end = Math.min(next + 50, model.events.length); next < end; next++) model.haystack(model.events[next]);
    } while (next < model.events.length && deadline.timeRemaining() > 2);
    if (next < model.events.length) requestIdleCallback(some, { timeout: 1000 });
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
  const headline = document.querySelector("h1");
  headline.title = headline.scrollHeight > headline.clientHeight + 4 ? headline.textContent : "";
  // Nothing to search, filter or explain where nothing happened.
  document.body.classList.toggle("no-events", !events.length);
  byId("deck").replaceChildren(
    el("span", null, eventWords),
    events.length ? el("span", null, said(dated.length, "dated", "dated"), within ? ` (${figure(within)} only between bounds)` : "") : "",
    undated.length ? el("span", null, el("a", { href: "#", on: { click: (e) => { e.preventDefault(); goTo(undated[0]); } } }, said(undated.length, "without a date", "without a date"))) : "",
    el("span", null, said(actors, "actor")), places ? el("span", null, said(places, "place")) : "",
    el("span", null, said(model.documents.length, "document")));
  const makers = model.generators.map((g) => `${plain(g.name)} ${plain(g.version)}`);
  byId("foot").append(el("p", null, "Drawn from ", el("span", null, clip(makers.join(", ") || "chronograph", 200)),
    ". This page is one file and asks nothing of the network. Dates are as exact as the texts are; what is reported, planned, possible or denied is marked as such."));
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

// The headline is painted first, then the graph is read: a large one takes a good part of a second.
afterPaint(start);
