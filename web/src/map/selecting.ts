import type { Box, Places } from './mercator';

/**
 * Selection by shape: loops over typed arrays in the map's plane. Nothing here asks the renderer, so what is off screen,
 * behind a label or dropped from a tile is selected all the same.
 */

/** Closed or open ring as [x, y, x, y, ...] on the plane. */
export type Ring = Float64Array;

export function boxOfRing(ring: Ring): Box {
  let west = Infinity;
  let north = Infinity;
  let east = -Infinity;
  let south = -Infinity;
  for (let corner = 0; corner < ring.length; corner += 2) {
    west = Math.min(west, ring[corner]);
    east = Math.max(east, ring[corner]);
    north = Math.min(north, ring[corner + 1]);
    south = Math.max(south, ring[corner + 1]);
  }
  return { west, north, east, south };
}

/** Even-odd rule; a figure of eight selects both loops. O(corners). */
export function isInRing(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let corner = 0, before = ring.length - 2; corner < ring.length; before = corner, corner += 2) {
    const y0 = ring[before + 1];
    const y1 = ring[corner + 1];
    if (y0 > y !== y1 > y && x < ring[before] + ((ring[corner] - ring[before]) * (y - y0)) / (y1 - y0)) {
      inside = !inside;
    }
  }
  return inside;
}

/**
 * Places inside the ring. O(places + hits x corners in their strip), no allocation but the result. The ring may lie on a
 * neighboring copy of the world (x below 0 or above 1).
 */
export function placesInRing(places: Places, ring: Ring): Uint32Array {
  if (ring.length < 6) {
    return new Uint32Array(0);
  }

  const box = boxOfRing(ring);
  const strips = new Strips(ring, box);
  return matching(places, box, (x, y) => strips.contains(x, y));
}

/** Places inside the box, edges included. O(places). */
export function placesInBox(places: Places, box: Box): Uint32Array {
  return matching(places, box, () => true);
}

/** Places within a radius measured on the plane, which near one place is a circle on the ground too. O(places). */
export function placesInCircle(places: Places, centerX: number, centerY: number, radius: number): Uint32Array {
  const box = { west: centerX - radius, north: centerY - radius, east: centerX + radius, south: centerY + radius };
  const limit = radius * radius;
  return matching(places, box, (x, y) => (x - centerX) ** 2 + (y - centerY) ** 2 <= limit);
}

/** The nearest place within a reach, or -1. O(places). */
export function placeNear(places: Places, x: number, y: number, reach: number): number {
  let best = -1;
  let bestDistance = reach * reach;
  for (let place = 0; place < places.x.length; place++) {
    const dx = places.x[place] - x;
    const dy = places.y[place] - y;
    const distance = dx * dx + dy * dy;
    if (distance <= bestDistance) {
      best = place;
      bestDistance = distance;
    }
  }
  return best;
}

function matching({ x, y }: Places, box: Box, isInside: (x: number, y: number) => boolean): Uint32Array {
  const found = new Uint32Array(x.length);
  let count = 0;
  const firstWorld = Math.floor(box.west);
  const lastWorld = Math.min(firstWorld + 2, Math.floor(box.east));
  for (let place = 0; place < x.length; place++) {
    const py = y[place];
    if (!(py >= box.north && py <= box.south)) {
      continue;
    }
    for (let world = firstWorld; world <= lastWorld; world++) {
      const px = x[place] + world;
      if (px >= box.west && px <= box.east && isInside(px, py)) {
        found[count++] = place;
        break;
      }
    }
  }
  return found.slice(0, count);
}

/** A ring cut into horizontal strips with the edges that cross each: a freehand lasso of 500 corners costs no more than one of 40. */
class Strips {
  private readonly ring: Ring;
  private readonly north: number;
  private readonly scale: number;
  private readonly start: Uint32Array;
  private readonly edges: Uint32Array;

  constructor(ring: Ring, box: Box) {
    this.ring = ring;
    const corners = ring.length / 2;
    const count = Math.max(1, Math.min(256, corners));
    this.north = box.north;
    this.scale = box.south > box.north ? count / (box.south - box.north) : 0;
    this.start = new Uint32Array(count + 1);
    for (let edge = 0; edge < corners; edge++) {
      for (let strip = this.first(edge); strip <= this.last(edge); strip++) {
        this.start[strip + 1]++;
      }
    }
    for (let strip = 0; strip < count; strip++) {
      this.start[strip + 1] += this.start[strip];
    }
    this.edges = new Uint32Array(this.start[count]);
    const fill = this.start.slice(0, count);
    for (let edge = 0; edge < corners; edge++) {
      for (let strip = this.first(edge); strip <= this.last(edge); strip++) {
        this.edges[fill[strip]++] = edge;
      }
    }
  }

  contains(x: number, y: number): boolean {
    const ring = this.ring;
    const strip = this.stripOf(y);
    let inside = false;
    for (let entry = this.start[strip]; entry < this.start[strip + 1]; entry++) {
      const from = this.edges[entry] * 2;
      const to = from + 2 === ring.length ? 0 : from + 2;
      const y0 = ring[from + 1];
      const y1 = ring[to + 1];
      if (y0 > y !== y1 > y && x < ring[from] + ((ring[to] - ring[from]) * (y - y0)) / (y1 - y0)) {
        inside = !inside;
      }
    }
    return inside;
  }

  private first(edge: number): number {
    return this.stripOf(Math.min(this.ring[edge * 2 + 1], this.yAfter(edge)));
  }

  private last(edge: number): number {
    return this.stripOf(Math.max(this.ring[edge * 2 + 1], this.yAfter(edge)));
  }

  private yAfter(edge: number): number {
    const next = edge * 2 + 2;
    return this.ring[next === this.ring.length ? 1 : next + 1];
  }

  private stripOf(y: number): number {
    const strip = Math.floor((y - this.north) * this.scale);
    return Math.max(0, Math.min(this.start.length - 2, strip));
  }
}
