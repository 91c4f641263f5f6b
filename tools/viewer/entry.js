// SPDX-License-Identifier: Apache-2.0
// What the page takes from d3, and nothing more.
export { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
export { pointer, select } from "d3-selection";
export { zoom, zoomIdentity } from "d3-zoom";
