// Measures a page in headless Chromium: node tools/viewer/measure.mjs PAGE.html, with playwright-core in NODE_PATH and
// Chromium in /usr/bin. Each action: milliseconds of script, and until the next frame is painted.
import { createRequire } from "node:module";
import path from "node:path";

const { chromium } = createRequire(path.join(process.env.NODE_PATH || ".", "x.js"))("playwright-core");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
page.on("pageerror", (e) => console.log("error", e.message));
const begin = Date.now();
await page.goto("file://" + path.resolve(process.argv[2]));
await page.waitForSelector('[data-view="timeline"] [data-kind="event"]');
const ready = Date.now() - begin;
const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
console.log(`first paint ${Math.round(paint)} ms, events in sight ${ready} ms`);
await page.waitForTimeout(6000);

const timed = async (name, action) => console.log(name, await page.evaluate(async (code) => {
  const start = performance.now();
  (0, eval)(code);
  const script = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return `${script.toFixed(0)} ms, painted ${(performance.now() - start).toFixed(0)} ms`;
}, action));
const put = (selector, value, type) => `{const s = document.querySelector(${JSON.stringify(selector)}); s.value = ${JSON.stringify(value)}; s.dispatchEvent(new Event("${type}", { bubbles: true }))}`;
await timed("search, first letter", put("input[type=search]", "t", "input"));
await timed("search, a word", put("input[type=search]", "treaty", "input"));
await timed("search, two words", put("input[type=search]", "treaty 77", "input"));
await timed("search cleared", put("input[type=search]", "", "input"));
await timed("actor chosen", `document.querySelector('[data-view=map] [data-kind=actor]').dispatchEvent(new MouseEvent("click", { bubbles: true }))`);
await timed("Escape", `document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))`);
await timed("zoom in", `document.getElementById("zoom-in").click()`);
await timed("zoom all", `document.getElementById("zoom-all").click()`);
await timed("lanes by type", put("#lanes", "type", "change"));
await timed("event chosen", `document.querySelector('[data-view=timeline] [data-kind=event]').click()`);
await timed("status", `document.querySelectorAll(".chip")[1].click()`);
await browser.close();
