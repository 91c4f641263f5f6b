// SPDX-License-Identifier: Apache-2.0
// The current view as files: the two drawings as SVG and PNG, the events that pass as CSV and JSON; and its address.

function makeSaving(model, choice, views) {
  const menu = byId("save");
  const shown = () => views.list.shown;
  const offers = [
    ["Timeline, SVG", "timeline.svg", () => svgFile(views.chart.root)], ["Timeline, PNG", "timeline.png", () => pngFile(views.chart.root)],
    ["Map, SVG", "map.svg", () => svgFile(views.map.root)], ["Map, PNG", "map.png", () => pngFile(views.map.root)],
    ["Events, CSV", "events.csv", () => new Blob(["\ufeff", csvOf(shown())], { type: "text/csv" })],
    ["Events, JSON", "events.json", () => new Blob([JSON.stringify(shown().map((event) => recordOf(model, event)), null, 1)], { type: "application/json" })],
  ].filter(([, name]) => (!name.startsWith("timeline") || views.chart.root) && (!name.startsWith("map") || views.map.root));
  byId("save-list").append(...offers.map(([word, name, make]) => el("button", { type: "button", on: { click: async () => {
    menu.open = false;
    hand(await make(), name);
  } } }, word)));
  document.addEventListener("click", (e) => { if (!menu.contains(e.target)) menu.open = false; });
  menu.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !menu.open) return;
    e.preventDefault();
    menu.open = false;
    menu.firstElementChild.focus();
  });
  const share = byId("share");
  share.addEventListener("click", async () => {
    choice.write();
    try {
      await navigator.clipboard.writeText(location.href);
      share.textContent = "Copied";
    } catch {
      share.textContent = "Copy it from the address bar";
    }
    setTimeout(() => { share.textContent = "Copy link"; }, 2500);
  });
}

function hand(blob, name) {
  const address = URL.createObjectURL(blob), link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// What the style sheet gives to shapes and words; a file must carry it itself.
const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
  "font-family", "font-size", "font-weight", "font-style", "text-anchor", "paint-order", "display", "stop-color", "text-decoration", "vector-effect", "font-variant-numeric"];
function standalone(root) {
  const copy = root.cloneNode(true), shared = byId("shared").querySelector("defs");
  const from = [root, ...root.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((node, i) => {
    const style = getComputedStyle(node), given = [];
    for (const name of DRAWN) {
      const value = style.getPropertyValue(name);
      if (value && !(name === "display" && value !== "none")) given.push(`${name}:${value.replace(/url\("[^"#]*#([^"]+)"\)/g, "url(#$1)")}`);
    }
    to[i].setAttribute("style", given.join(";"));
    for (const name of ["tabindex", "role", "aria-pressed"]) to[i].removeAttribute(name);
  });
  const defs = shared.cloneNode(true);
  [...defs.querySelectorAll("stop")].forEach((stop, i) => stop.setAttribute("style", `stop-color:${getComputedStyle(shared.querySelectorAll("stop")[i]).stopColor}`));
  const [, , width, height] = root.getAttribute("viewBox").split(" ").map(Number);
  const paper = svg("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor });
  copy.prepend(defs, paper);
  copy.setAttribute("xmlns", SVG);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}
const svgFile = (root) => new Blob([standalone(root).text], { type: "image/svg+xml" });
async function pngFile(root) {
  const { text, width, height } = standalone(root), image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = el("canvas", { width: Math.round(width * 2), height: Math.round(height * 2) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// When an event began and ended, each where it is known to a day, month or year; the end only where it is another.
function startAndEnd({ when }) {
  if (!when) return ["", ""];
  const start = isoUnit(when.b0, when.b1), end = isoUnit(when.e0, when.e1);
  return [start, end === start ? "" : end];
}

// An event with those who took part and its first quotation, keys as in timeline.json.
function recordOf(model, event) {
  const { b0, b1, e0, e1 } = event.when || {}, bound = (day) => (day === null ? null : isoDay(day));
  const [start, end] = startAndEnd(event), [first] = event.evidence, quote = first && model.quote(first);
  const named = (node) => ({ id: node.id, label: node.raw.label });
  return {
    id: event.id, label: event.exactLabel, type: event.type || undefined, status: event.status, polarity: event.negative ? "negative" : "positive",
    start: start || undefined, end: end || undefined,
    time: event.when ? { begin: [b0, b1].map(bound), end: [e0, e1].map(bound), basis: event.basis } : undefined,
    participants: event.roles.map(({ role, node }) => ({ ...named(node), role })), places: event.places.map(named), reported_by: event.sources.map(named),
    quote: quote ? quote.join("") : undefined, source: first ? { document: first.document.id, label: first.document.raw.label } : undefined,
  };
}

// RFC 4180. Labels stay what they are: a spreadsheet that would run one as a formula must be told not to.
function csvOf(events) {
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);
  const bound = (day) => (day === null || day === undefined ? "" : isoDay(day));
  const rows = events.map((e) => {
    const { b0, b1, e0, e1 } = e.when || {};
    return [e.id, e.exactLabel, e.type, e.status, ...startAndEnd(e), bound(b0), bound(b1), bound(e0), bound(e1),
      e.roles.map((r) => r.node.label).join("; "), e.places.map((p) => p.label).join("; ")];
  });
  return [["id", "label", "type", "status", "start", "end", "begin_earliest", "begin_latest", "end_earliest", "end_latest", "actors", "places"], ...rows]
    .map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
