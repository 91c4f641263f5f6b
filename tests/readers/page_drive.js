// SPDX-License-Identifier: Apache-2.0
// Put at the end of the page by page_test.py: does what a reader does and writes down what is to be seen.
(() => {
  const found = { errors: [], requests: [] };
  addEventListener("error", (e) => found.errors.push(String(e.message)));
  addEventListener("securitypolicyviolation", (e) => found.errors.push(`refused: ${e.blockedURI}`));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const rows = () => all('[data-view="timeline"] [data-kind="event"]').filter((row) => !row.hidden);
  const key = (target, name) => target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  const search = (text) => {
    const box = document.querySelector("input[type=search]");
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const pick = (id, value, type) => {
    const control = document.getElementById(id);
    control.value = value;
    control.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const ticks = () => all("#chart .tick").map((t) => t.textContent).join();

  function drive() {
    found.events = rows().length;
    found.actors = all('[data-view="map"] [data-kind="actor"]').length;
    found.drawn = all("#chart .event, #chart .crumb").length;
    found.chartText = document.getElementById("chart").textContent;
    found.mapText = document.getElementById("map").textContent;
    const plot = document.querySelector("#chart .baseline")?.getBoundingClientRect();
    found.places = all("#chart .mark").map((mark) => { const m = mark.getBoundingClientRect(); return ((m.left + m.right) / 2 - plot.left) / plot.width; });
    if (!found.events) return;
    rows()[0].focus();
    key(rows()[0], "Enter");
    found.detailText = document.getElementById("detail").textContent;
    key(rows()[0], "ArrowRight");
    found.inDetail = document.activeElement.id === "detail";
    key(document.activeElement, "Escape");
    found.backInList = document.activeElement === rows()[0];
    const address = location.hash;
    all(".skip")[1].click();
    found.skipped = document.activeElement.matches("#map .node") && location.hash === address;
    if (found.events < 4) return;
    rows().slice(0, 8).forEach((row) => row.click());
    found.links = all("#detail a").length;
    found.ran = window.ran === undefined ? null : window.ran;
    key(document.body, "Escape");
    search("earthquake");
    found.searched = rows().length;
    found.outside = document.getElementById("outside").textContent;
    search("zzqqxx");
    found.nonsense = rows().length;
    search("");
    const actor = all('[data-view="map"] [data-kind="actor"]').find((a) => / [2-9] events$/.test(a.getAttribute("aria-label")));
    if (!actor) return;
    key(actor, "Enter");
    found.ofActor = rows().length;
    found.address = location.hash;
    key(document.body, "Escape");
    found.afterEscape = rows().length;
    rows()[3].click();
    found.quoted = all("#detail blockquote mark").length;
    key(document.body, "Escape");
    const before = ticks();
    document.getElementById("zoom-all").click();
    found.zoomed = "later";
    pick("lanes", "type", "change");
    found.lanes = all("#chart .lane").length;
    pick("until", "2", "input");
    found.late = all("#chart .late").length;
    key(document.body, "Escape");
    const first = rows()[0];
    first.focus();
    key(first, "ArrowDown");
    found.moved = document.activeElement === rows()[1];
    key(document.activeElement, "End");
    found.last = document.activeElement.dataset.id;
    found.asRead = rows().map((row) => row.getBoundingClientRect().top).every((top, i, all) => !i || top > all[i - 1]);
    return new Promise((done) => setTimeout(() => { found.zoomed = ticks() !== before; done(); }, 300));
  }
  // The chart is drawn when it knows its size, some frames after the page.
  let waits = 0;
  const wait = setInterval(async () => {
    if (!document.querySelector("#chart .baseline, #chart .none") && ++waits < 100) return;
    clearInterval(wait);
    try { await drive(); } catch (error) { found.errors.push(String(error.stack)); }
    found.requests = performance.getEntriesByType("resource").map((e) => e.name);
    const out = document.createElement("pre");
    out.id = "findings";
    out.textContent = JSON.stringify(found);
    document.body.append(out);
  }, 100);
})();
