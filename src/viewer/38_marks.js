// SPDX-License-Identifier: Apache-2.0
// How a date is drawn, for chart, list and legend alike: the side gives the colour, the status the outline, the bounds
// the form.

const safeClass = (text) => asText(text).replace(/[^a-z0-9_-]/gi, "").slice(0, 30) || "unknown";
const markClass = (event) => `side-${event.side} is-${safeClass(event.status)}${event.negative ? " is-negative" : ""}`;
function saidOf(event) {
  const status = STATUSES.find(([name]) => name === event.status);
  return [event.negative && "Said not to have happened", event.status !== "asserted" && (status ? status[1] : plain(event.status))].filter(Boolean).join(", ");
}

// The shapes of one event around y = 0; at: {x0, x1, dot, openLeft, openRight} in pixels.
function markShapes(event, { x0, x1, dot, openLeft, openRight, sure }) {
  const f = (v) => v.toFixed(1), width = Math.max(3, x1 - x0);
  const struck = event.negative || event.status === "denied";
  const out = [svg("rect", { class: "touch", x: f(x0 - 3), y: -9, width: f(width + 6), height: 18 })];
  if (dot) out.push(svg("circle", { class: "mark dot", cx: f((x0 + x1) / 2), r: DOT / 2 - 0.8 }));
  else if (openLeft || openRight) {
    const way = openLeft && openRight ? "both" : openLeft ? "left" : "right";
    out.push(svg("rect", { class: "mark open", x: f(x0), y: -4, width: f(width), height: 8, style: `fill:url(#fade-${way}-${event.side})` }));
    if (way !== "both") out.push(svg("line", { class: "mark end", x1: f(openLeft ? x1 : x0), x2: f(openLeft ? x1 : x0), y1: -5, y2: 5 }));
  } else {
    const kind = event.span ? event.span.kind : "unit";
    out.push(svg("rect", { class: `mark ${kind === "bounds" ? "bounds" : "unit"}`, x: f(x0), y: -4.5, width: f(width), height: 9, rx: kind === "bounds" ? 4.5 : 1.5 }));
  }
  if (sure) out.push(svg("rect", { class: "mark sure", x: f(sure[0]), y: -4.5, width: f(Math.max(2, sure[1] - sure[0])), height: 9 }));
  if (struck) out.push(dot ? svg("path", { class: "strike", d: `M${f(x0 - 2)} 6L${f(x1 + 2)} -6` }) : svg("path", { class: "strike", d: `M${f(x0 - 3)} 0H${f(x1 + 3)}` }));
  return out;
}

// One event as a small picture of 26 by 16 pixels: what kind of date it is, not when.
function glyph(event) {
  const kind = event.when ? event.when.kind : "none";
  const { b0, e1 } = event.when || {};
  const at = kind === "day" ? { x0: 8, x1: 18, dot: true } : { x0: 2, x1: 24, openLeft: b0 === null, openRight: e1 === null };
  return svg("svg", { class: `glyph event ${markClass(event)}`, viewBox: "0 -8 26 16", width: 26, height: 16, "aria-hidden": "true" },
    kind === "none" ? svg("circle", { class: "mark none-yet", cx: 13, r: 2 }) : markShapes({ side: event.side, status: event.status, negative: event.negative, span: event.span || { kind } }, at));
}

// A glyph of nothing that happened, for legends and buttons.
function sampleGlyph({ kind = "day", side = "none", status = "asserted", b0 = 0, e1 = 1 }) {
  const drawn = glyph({ side, status, when: { b0, e1, kind: kind === "span" ? "bounds" : kind }, span: { kind } });
  if (kind === "span") drawn.append(...markShapes({ side, status, span: { kind: "bounds" } }, { x0: 2, x1: 24, sure: [4, 22] }).slice(-1));
  return drawn;
}

// The gradients of open ends; one set a page is enough for all drawings.
function fades() {
  const stops = { left: [0, 0.9], right: [0.9, 0], both: [0, 0.6, 0] };
  return svg("defs", null, ["coop", "conf", "none"].map((side) => Object.entries(stops).map(([way, list]) =>
    svg("linearGradient", { id: `fade-${way}-${side}` }, list.map((opacity, i) => svg("stop", { class: `side-${side}`, offset: i / (list.length - 1), "stop-opacity": opacity }))))));
}

// As much of a text as is no wider than so many pixels, and how wide an event's label is; in the face of the marks, or
// in that of the names of lanes.
const LONGEST = 110; // characters of a label, where there is room
const pens = new Map();
function textWidth(text, face = "") {
  if (!pens.has(face)) {
    const pen = document.createElement("canvas").getContext("2d"), style = getComputedStyle(document.documentElement);
    pen.font = face ? `600 12.5px ${style.getPropertyValue(face)}` : `12px ${style.fontFamily}`;
    pens.set(face, pen);
  }
  return pens.get(face).measureText(text).width;
}
function labelWidth(event) {
  if (event.wide === undefined) event.wide = textWidth(clip(event.label, LONGEST)) + 2;
  return event.wide;
}
function fitText(text, pixels, face) {
  let out = clip(text, LONGEST), width = textWidth(out, face);
  while (width > pixels) {
    const most = Math.floor((graphemes(out) * pixels) / width) - 1;
    if (most < 2) break;
    out = clip(out, most);
    width = textWidth(out, face);
  }
  return out;
}
// A name in at most `most` lines of so many pixels.
function laneLines(name, pixels, most) {
  const words = clip(name, 90).split(" "), lines = [];
  while (words.length && lines.length < most) {
    let line = words.shift();
    while (words.length && textWidth(`${line} ${words[0]}`, "--serif") <= pixels) line += ` ${words.shift()}`;
    lines.push(line);
  }
  if (words.length) lines[most - 1] += ` ${words.join(" ")}`;
  return lines.map((line) => fitText(line, pixels, "--serif"));
}
