// SPDX-License-Identifier: Apache-2.0
// Where the map puts its nodes: springs (d3-force), which has no chance in it, so that the same graph gives the same map.
// What follows is pixel work: fill the box, push circles apart, find room for names.

// links: [{a, b, weight}] between 0..n-1; radii in pixels. Returns {settle(ticks), points()}: settle goes on for some ticks
// and tells whether all is done; then points are {x, y} around the origin in a cloud `aspect` times as wide as high.
function forceLayout(radii, links, aspect) {
  const n = radii.length;
  const near = radii.map(() => 0);
  for (const { a, b } of links) { near[a]++; near[b]++; }
  // Start on a sunflower, the best connected in the middle.
  const nodes = radii.map(() => ({}));
  radii.map((_, i) => i).sort((p, q) => near[q] - near[p] || p - q).forEach((node, k) => {
    const r = 26 * Math.sqrt(k), t = k * 2.399963229728653;
    Object.assign(nodes[node], { x: r * Math.cos(t) * aspect, y: r * Math.sin(t) });
  });
  const air = n <= 50 ? 22 : n <= 150 ? 8 : 3, wide = Math.sqrt(aspect);
  const simulation = d3.forceSimulation(nodes).stop()
    .force("link", d3.forceLink(links.map(({ a, b, weight }) => ({ source: a, target: b, weight }))).distance((l) => air + 46 / (1 + 0.3 * Math.log2(1 + l.weight))))
    .force("charge", d3.forceManyBody().strength(n <= 50 ? -190 : n <= 150 ? -90 : -50).distanceMax(420))
    .force("x", d3.forceX().strength(0.07 / wide)).force("y", d3.forceY().strength(0.07 * wide))
    .force("collide", d3.forceCollide((_, i) => radii[i] + air));
  let left = n <= 120 ? 300 : 110;
  return {
    settle: (ticks) => {
      simulation.tick(Math.min(ticks, left));
      left -= ticks;
      return left <= 0;
    },
    points: () => ({ x: nodes.map((node) => node.x), y: nodes.map((node) => node.y) }),
  };
}

// Turns the cloud so that its long side lies along the long side of the box, and stretches it to fill the box.
function fitPoints(points, width, height, margin) {
  const { x, y } = points, n = x.length;
  const px = new Float64Array(n), py = new Float64Array(n);
  if (!n) return { px, py };
  let mx = 0, my = 0, xx = 0, xy = 0, yy = 0;
  for (let i = 0; i < n; i++) { mx += x[i] / n; my += y[i] / n; }
  for (let i = 0; i < n; i++) { const a = x[i] - mx, b = y[i] - my; xx += a * a; xy += a * b; yy += b * b; }
  let turn = -0.5 * Math.atan2(2 * xy, xx - yy);
  if (height > width && n > 3) turn += Math.PI / 2; // two or three are read like a line
  const c = Math.cos(turn), s = Math.sin(turn);
  let x0 = Infinity, x1 = -Infinity, y0 = Infinity, y1 = -Infinity;
  for (let i = 0; i < n; i++) {
    px[i] = (x[i] - mx) * c - (y[i] - my) * s;
    py[i] = (x[i] - mx) * s + (y[i] - my) * c;
    x0 = Math.min(x0, px[i]); x1 = Math.max(x1, px[i]); y0 = Math.min(y0, py[i]); y1 = Math.max(y1, py[i]);
  }
  const w = Math.max(1, width - 2 * margin.x), h = Math.max(1, height - margin.top - margin.bottom);
  // One side may be stretched against the other, but not beyond recognition, and a pair is not blown up to fill a page.
  let kx = w / (x1 - x0 || 1), ky = h / (y1 - y0 || 1);
  const least = Math.min(kx, ky, n > 3 ? 3 : 2);
  kx = Math.min(kx, least * 1.6);
  ky = Math.min(ky, least * 1.6);
  for (let i = 0; i < n; i++) {
    px[i] = margin.x + w / 2 + (px[i] - (x0 + x1) / 2) * kx;
    py[i] = margin.top + h / 2 + (py[i] - (y0 + y1) / 2) * ky;
  }
  return { px, py };
}

// Keeps a box of half width w and from -up to +down around each point inside the frame.
const inside = (value, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value)));

// Pushes circles with their names below them apart, along the side on which they overlap less, so that names find room.
function pushBoxes(px, py, items, { width, height }) {
  const n = items.length, air = 5;
  const half = items.map((i) => Math.max(i.w / 2, i.r) + air), up = items.map((i) => i.r + air), down = items.map((i) => i.r + i.h + air);
  for (let round = 0; round < 200; round++) {
    let moved = false;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const dx = px[j] - px[i], dy = py[j] - py[i];
        const ox = half[i] + half[j] - Math.abs(dx), oy = (dy >= 0 ? down[i] + up[j] : down[j] + up[i]) - Math.abs(dy);
        if (ox <= 0 || oy <= 0) continue;
        moved = true;
        // Less than the whole way: many small pushes settle, few large ones chase each other around the box.
        if (ox < oy) { const s = ((dx >= 0 ? 1 : -1) * ox) / 3; px[i] -= s; px[j] += s; } else { const s = ((dy >= 0 ? 1 : -1) * oy) / 3; py[i] -= s; py[j] += s; }
      }
    }
    for (let i = 0; i < n; i++) {
      px[i] = inside(px[i], half[i], width - half[i]);
      py[i] = inside(py[i], up[i], height - down[i]);
    }
    if (!moved) break;
  }
}

// Pushes circles apart until a pointer can reach each. `gap` is the wanted air between two.
function pushApart(px, py, radii, gap, { width, height, margin }) {
  const n = px.length;
  for (let round = 0; round < 80; round++) {
    let moved = false;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const dx = px[j] - px[i], dy = py[j] - py[i];
        const wanted = radii[i] + radii[j] + gap;
        const now = Math.sqrt(dx * dx + dy * dy);
        if (now >= wanted) continue;
        const ux = now > 1e-6 ? dx / now : Math.cos(i + j), uy = now > 1e-6 ? dy / now : Math.sin(i + j);
        const step = (wanted - now) / 2 + 0.01;
        px[i] -= ux * step; py[i] -= uy * step;
        px[j] += ux * step; py[j] += uy * step;
        moved = true;
      }
    }
    for (let i = 0; i < n; i++) {
      px[i] = inside(px[i], margin.x * 0.3 + radii[i], width - margin.x * 0.3 - radii[i]);
      py[i] = inside(py[i], margin.top * 0.4 + radii[i], height - margin.bottom * 0.8 - radii[i]);
    }
    if (!moved) break;
  }
}

// Breaks a name into at most two lines of about `most` characters, at spaces where there are any.
function nameLines(name, most) {
  const text = clip(name, most * 2 + 4);
  if (text.length <= most + 3) return [text];
  const words = text.split(" ");
  if (words.length === 1) return [clip(text, most + 3)];
  // The split with the most even halves.
  let best = null;
  for (let k = 1; k < words.length; k++) {
    const pair = [words.slice(0, k).join(" "), words.slice(k).join(" ")];
    const worst = Math.max(pair[0].length, pair[1].length);
    if (!best || worst < best.worst) best = { worst, pair };
  }
  return best.pair.map((line) => clip(line, most + 4));
}

// Gives a name the first free of eight places around its circle, else the one that hides least (then `overlap` says how
// many square pixels). Boxes are [x0, y0, x1, y1]; taken are circles and names placed before. null: not in the frame.
function placeName(item, taken, width, height) {
  const { x, y, r, w, h } = item, air = 3;
  const spots = [
    [x - w / 2, y + r + air, "middle"], [x + r + air + 1, y - h / 2, "start"], [x - r - air - 1 - w, y - h / 2, "end"],
    [x - w / 2, y - r - air - h, "middle"], [x + r * 0.7 + air, y + r * 0.6, "start"], [x - r * 0.7 - air - w, y + r * 0.6, "end"],
    [x + r * 0.7 + air, y - r * 0.6 - h, "start"], [x - r * 0.7 - air - w, y - r * 0.6 - h, "end"],
  ];
  let best = null;
  for (const [left, top, anchor] of spots) {
    const box = [left, top, left + w, top + h];
    if (left < 1 || top < 1 || box[2] > width - 1 || box[3] > height - 1) continue;
    let overlap = 0;
    for (const t of taken) {
      const ox = Math.min(box[2], t[2]) - Math.max(box[0], t[0]), oy = Math.min(box[3], t[3]) - Math.max(box[1], t[1]);
      if (t.owner !== item && ox > 0 && oy > 0) overlap += ox * oy;
    }
    if (!overlap) return { box, anchor, overlap: 0 };
    if (!best || overlap < best.overlap) best = { box, anchor, overlap };
  }
  return best;
}
