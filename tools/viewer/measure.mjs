// Measures a page in headless Chromium: node tools/viewer/measure.mjs PAGE.html, with playwright-core in NODE_PATH and
// Chromium in /usr/bin. Each action: milliseconds of script, until the next frame is painted, and the longest task that the
// page then still had (the map of a large graph follows behind); in brackets what the main thread computed until the frame,
// which is the figure to trust where other programs run beside it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

const { chromium } = createRequire(path.resolve(process.env.NODE_PATH || ".", "x.js"))("playwright-core");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
page.on("pageerror", (e) => console.log("error", e.message));
// The page itself takes the times: a question from outside would wait for whatever the page does next.
await page.addInitScript(() => {
  window.taken = { long: [] };
  new PerformanceObserver((list) => window.taken.long.push(...list.getEntries().map((e) => [e.startTime, e.duration]))).observe({ type: "longtask", buffered: true });
  const look = () => {
    if (!document.querySelector('[data-view="timeline"] [data-kind="event"]')) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => { window.taken.events = performance.now(); }, 0));
  };
  requestAnimationFrame(look);
});
await page.goto("file://" + path.resolve(process.argv[2]), { timeout: 120000 });
await page.waitForFunction(() => window.taken.events && document.querySelector('[data-view="map"] [data-kind], [data-view="map"] .none'), null, { timeout: 120000 });
const loaded = await page.evaluate(() => ({ paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, ...window.taken }));
console.log(`first paint ${Math.round(loaded.paint)} ms, events in sight ${Math.round(loaded.events)} ms`);
await page.waitForTimeout(6000);
const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
const { id } = processInfo.filter(({ type }) => type === "renderer").sort((p, q) => q.cpuTime - p.cpuTime)[0];
const computed = () => Number(readFileSync(`/proc/${id}/task/${id}/schedstat`, "utf8").split(" ")[0]) / 1e6;

const timed = async (name, action) => {
  const before = computed();
  const [script, painted, start] = await page.evaluate(async (code) => {
    const start = performance.now();
    (0, eval)(code);
    const script = performance.now() - start;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return [script, performance.now() - start, start];
  }, action);
  const work = computed() - before;
  await page.waitForTimeout(500);
  const later = await page.evaluate((from) => Math.max(0, ...window.taken.long.filter(([at]) => at > from).map(([, duration]) => duration)), start + painted);
  console.log(name.padEnd(22), `${script.toFixed(0)} ms, painted ${painted.toFixed(0)} ms, then ${later.toFixed(0)} ms (${work.toFixed(0)} ms)`);
};
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
await timed("status", `document.querySelector(".chip:last-child").click()`);
await browser.close();
