import { describe, expect, it } from 'vitest';
import type { Places } from './mercator';
import { isInRing, placeNear, placesInBox, placesInCircle, placesInRing } from './selecting';
import { randomFrom } from './random';

function scattered(count: number, seed: number): Places {
  const random = randomFrom(seed);
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  for (let place = 0; place < count; place++) {
    const unknown = place % 97 === 0;
    x[place] = unknown ? NaN : random();
    y[place] = unknown ? NaN : random();
  }
  return { x, y };
}

function star(corners: number, seed: number, shift = 0): Float64Array {
  const random = randomFrom(seed);
  const ring = new Float64Array(corners * 2);
  for (let corner = 0; corner < corners; corner++) {
    const angle = (corner / corners) * 2 * Math.PI;
    const radius = 0.1 + 0.35 * random();
    ring[corner * 2] = 0.5 + radius * Math.cos(angle) + shift;
    ring[corner * 2 + 1] = 0.5 + radius * Math.sin(angle);
  }
  return ring;
}

function afresh(places: Places, isInside: (x: number, y: number) => boolean): number[] {
  return Array.from(places.x.keys()).filter((place) => isInside(places.x[place], places.y[place]));
}

describe('selecting by shape', () => {
  it.each([3, 4, 40, 700])('a lasso of %i corners finds what testing each place by itself finds', (corners) => {
    for (let seed = 1; seed <= 5; seed++) {
      const places = scattered(3000, seed);
      const ring = star(corners, seed + 100);
      expect(Array.from(placesInRing(places, ring))).toEqual(afresh(places, (x, y) => isInRing(ring, x, y)));
    }
  });

  it('a lasso drawn on the next copy of the world finds the same places', () => {
    const places = scattered(3000, 7);
    expect(placesInRing(places, star(40, 9, 1))).toEqual(placesInRing(places, star(40, 9)));
    expect(placesInRing(places, star(40, 9, -2))).toEqual(placesInRing(places, star(40, 9)));
  });

  it('a lasso across the antimeridian finds both sides', () => {
    const places = { x: Float32Array.of(0.99, 0.01, 0.5), y: Float32Array.of(0.5, 0.5, 0.5) };
    const ring = Float64Array.of(0.98, 0.4, 1.02, 0.4, 1.02, 0.6, 0.98, 0.6);
    expect(Array.from(placesInRing(places, ring))).toEqual([0, 1]);
  });

  it('a ring with fewer than three corners selects nothing', () => {
    expect(placesInRing(scattered(100, 1), Float64Array.of(0, 0, 1, 1))).toHaveLength(0);
  });

  it('a rectangle and a circle find what testing each place by itself finds', () => {
    const places = scattered(5000, 3);
    const box = { west: 0.2, north: 0.3, east: 0.6, south: 0.9 };
    expect(Array.from(placesInBox(places, box))).toEqual(afresh(places, (x, y) => x >= 0.2 && x <= 0.6 && y >= 0.3 && y <= 0.9));
    expect(Array.from(placesInCircle(places, 0.4, 0.4, 0.2))).toEqual(afresh(places, (x, y) => Math.hypot(x - 0.4, y - 0.4) <= 0.2));
  });

  it('the nearest place wins, and none beyond the reach', () => {
    const places = { x: Float32Array.of(0.1, 0.2, NaN), y: Float32Array.of(0.1, 0.1, NaN) };
    expect(placeNear(places, 0.16, 0.1, 0.05)).toBe(1);
    expect(placeNear(places, 0.9, 0.9, 0.05)).toBe(-1);
  });
});
