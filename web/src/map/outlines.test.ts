import type { MultiLineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Mesh } from './mesh';
import { Ancestry, noArea, Outlines } from './outlines';
import { randomFrom } from './random';

/** A grid of square units; every side of a square is an arc of its own. */
function grid(width: number, height: number): Mesh {
  const left: number[] = [];
  const right: number[] = [];
  const points: [number, number][] = [];
  const unit = (x: number, y: number) => (x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x);
  for (let y = 0; y <= height; y++) {
    for (let x = 0; x <= width; x++) {
      if (y < height) {
        left.push(unit(x - 1, y));
        right.push(unit(x, y));
        points.push([x, y], [x, y + 1]);
      }
      if (x < width) {
        left.push(unit(x, y));
        right.push(unit(x, y - 1));
        points.push([x, y], [x + 1, y]);
      }
    }
  }
  return {
    units: width * height,
    start: Uint32Array.from({ length: left.length + 1 }, (_, arc) => arc * 2),
    longitude: Float64Array.from(points, ([x]) => x),
    latitude: Float64Array.from(points, ([, y]) => y),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
  };
}

/** Two parents (0, 1) over four areas (2, 3 under 0; 4, 5 under 1). */
const tree = [
  { number: 0, level: 0, parent: -1 },
  { number: 1, level: 0, parent: -1 },
  { number: 2, level: 1, parent: 0 },
  { number: 3, level: 1, parent: 0 },
  { number: 4, level: 1, parent: 1 },
  { number: 5, level: 1, parent: 1 },
];

describe('dissolved outlines', () => {
  it('four quarters of a 4 by 4 grid share a cross: the parents part along one bar, the areas along the other', () => {
    const mesh = grid(4, 4);
    const areaOfUnit = Uint16Array.from({ length: 16 }, (_, unit) => 2 + (unit % 4 >= 2 ? 2 : 0) + (unit >= 8 ? 1 : 0));
    const outlines = new Outlines(mesh);
    outlines.compute(areaOfUnit, new Ancestry(tree));
    const count = (level: number) => outlines.level.filter((value) => value === level).length;
    expect(count(0)).toBe(16 + 4);
    expect(count(1)).toBe(4);
    const lines = outlines.lines(2);
    expect(lines.features.map((feature) => (feature.geometry as MultiLineString).coordinates.length)).toEqual([20, 4]);
  });

  it.each([1, 2, 3])('borders kept step by step equal borders computed afresh (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const mesh = grid(9, 7);
    const areaOfUnit = Uint16Array.from({ length: 63 }, () => 2 + Math.floor(random() * 4));
    const ancestry = new Ancestry(tree);
    const outlines = new Outlines(mesh);
    outlines.compute(areaOfUnit, ancestry);
    for (let step = 0; step < 200; step++) {
      const units = Array.from({ length: 1 + Math.floor(random() * 5) }, () => Math.floor(random() * 63));
      const to = random() < 0.2 ? noArea : 2 + Math.floor(random() * 4);
      units.forEach((unit) => (areaOfUnit[unit] = to));
      outlines.update(units, areaOfUnit, ancestry);
      const afresh = new Outlines(mesh);
      afresh.compute(areaOfUnit, ancestry);
      expect(outlines.level).toEqual(afresh.level);
    }
  });

  it('the outline round a selection leaves out the borders inside it', () => {
    const outlines = new Outlines(grid(3, 3));
    const selected = new Set([0, 1]);
    expect(outlines.around(selected, (unit) => selected.has(unit))).toHaveLength(6);
  });
});
