// SPDX-License-Identifier: Apache-2.0
// The only way text enters the page: elements with attributes and text nodes. Nothing here or elsewhere parses markup,
// so a label that looks like a script stays a label.
const SVG = "http://www.w3.org/2000/svg";
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [type, handler] of Object.entries(value)) node.addEventListener(type, handler);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  // `list.length && ...` yields 0: a number is never content, a written number is a string.
  for (const child of children.flat(Infinity)) {
    if (child instanceof Node || (typeof child === "string" && child)) node.append(child);
  }
  return node;
}
const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
const byId = (id) => document.getElementById(id);

// A foreign text of unknown direction, walled off: an override inside it ends with it. The whole text is its tooltip
// where the shown one is cut.
function isolated(text, most, className) {
  const shown = most ? clip(text, most) : text;
  return el("bdi", { class: className || null, title: shown === text ? null : text }, shown);
}
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
// 1851, but 10 000: four figures read well without a gap.
const figure = (n) => (n < 10000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, "\u202f"));
const count = (n, one, many) => `${figure(n)} ${n === 1 ? one : many || one + "s"}`;
