// SPDX-License-Identifier: Apache-2.0
// The lines of the map.

// A slightly bent line between the rims of two circles. `bend` is how far its middle leaves the straight line, `back`
// and `front` how far it stays away from its end and its begin to leave room for an arrow head.
function arc(p, q, bend, back, front) {
  const dx = q.x - p.x, dy = q.y - p.y, length = Math.sqrt(dx * dx + dy * dy) || 1;
  const ux = dx / length, uy = dy / length;
  const mx = (p.x + q.x) / 2 - uy * bend, my = (p.y + q.y) / 2 + ux * bend;
  const toward = (from, x, y, distance) => {
    const ax = x - from.x, ay = y - from.y, l = Math.sqrt(ax * ax + ay * ay) || 1;
    return [from.x + (ax / l) * distance, from.y + (ay / l) * distance, ax / l, ay / l];
  };
  const cx = mx * 2 - (p.x + q.x) / 2, cy = my * 2 - (p.y + q.y) / 2; // control point of the quadratic through (mx, my)
  const [sx, sy] = toward(p, cx, cy, p.r + 1 + front);
  const [ex, ey] = toward(q, cx, cy, q.r + 1 + back);
  const [tx, ty, vx, vy] = toward(q, cx, cy, q.r + 1.5);
  const [ux0, uy0, vx0, vy0] = toward(p, cx, cy, p.r + 1.5);
  const f = (v) => v.toFixed(1);
  const head = (x, y, ax, ay, size) => `M${f(x)} ${f(y)}L${f(x + ax * size * 1.5 - ay * size * 0.7)} ${f(y + ay * size * 1.5 + ax * size * 0.7)}L${f(x + ax * size * 1.5 + ay * size * 0.7)} ${f(y + ay * size * 1.5 - ax * size * 0.7)}Z`;
  return {
    path: `M${f(sx)} ${f(sy)}Q${f(cx)} ${f(cy)} ${f(ex)} ${f(ey)}`,
    middle: [mx, my],
    at: (t) => [(1 - t) * (1 - t) * p.x + 2 * t * (1 - t) * cx + t * t * q.x, (1 - t) * (1 - t) * p.y + 2 * t * (1 - t) * cy + t * t * q.y],
    arrow: (size) => head(tx, ty, vx, vy, size),
    arrowBack: (size) => head(ux0, uy0, vx0, vy0, size),
  };
}
