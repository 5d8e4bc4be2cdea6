import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random';
import { areaGraph, areClashing, colored, type AreaGraph } from './coloring';
import { amountColors, changeColors, deviationColors, neutralColor, territoryColors, unassignedColor } from './palette';
import { distance, lightness, safeDistance, visions } from './vision';

/** A map of random territories: cells of a grid given to the nearest of some seeds. Planar, with many-neighbor areas. */
function randomMap(areas: number, seed: number): AreaGraph {
  const random = randomFrom(seed);
  const seeds = Array.from({ length: areas }, () => [random() * 60, random() * 60]);
  const cell = (x: number, y: number) =>
    seeds.reduce((best, [sx, sy], area) => ((sx - x) ** 2 + (sy - y) ** 2 < (seeds[best][0] - x) ** 2 + (seeds[best][1] - y) ** 2 ? area : best), 0);
  const pairs: [number, number][] = [];
  for (let x = 0; x < 59; x++) {
    for (let y = 0; y < 59; y++) {
      pairs.push([cell(x, y), cell(x + 1, y)], [cell(x, y), cell(x, y + 1)]);
    }
  }
  return areaGraph(areas, pairs);
}

function expectNeighborsToDiffer(graph: AreaGraph, colors: readonly string[]) {
  for (let area = 0; area < colors.length; area++) {
    for (const other of graph.neighbor.subarray(graph.start[area], graph.start[area + 1])) {
      expect(areClashing(colors[area], colors[other]), `${area} and ${other} are both near ${colors[area]}`).toBe(false);
    }
  }
}

describe('colouring territories', () => {
  it.each(Array.from({ length: 12 }, (_, index) => [5 + index * 12, index + 1]))('neighbors differ among %i areas (seed %i)', (areas, seed) => {
    const graph = randomMap(areas, seed);
    expectNeighborsToDiffer(graph, colored({ graph, chosen: [] }));
  });

  it('an edit changes only what clashes', () => {
    const graph = randomMap(60, 3);
    const before = colored({ graph, chosen: [] });
    const again = colored({ graph, chosen: [], before });
    expect(again).toEqual(before);

    const clashing = before.findIndex((color, area) => area > 0 && color === before[0]);
    const pairs: [number, number][] = [[0, clashing]];
    for (let area = 0; area < 60; area++) {
      for (const other of graph.neighbor.subarray(graph.start[area], graph.start[area + 1])) {
        pairs.push([area, other]);
      }
    }
    const joined = areaGraph(60, pairs);
    const after = colored({ graph: joined, chosen: [], before });
    expectNeighborsToDiffer(joined, after);
    expect(after.filter((color, area) => color !== before[area])).toHaveLength(1);
  });

  it("a user's own colour is kept and its neighbors avoid it", () => {
    const graph = randomMap(40, 5);
    const chosen = ['#99dfff'];
    const colors = colored({ graph, chosen });
    expect(colors[0]).toBe('#99dfff');
    expectNeighborsToDiffer(graph, colors);
  });

  it('two neighbors whose colours the user chose alike both keep them', () => {
    const graph = areaGraph(2, [[0, 1]]);
    expect(colored({ graph, chosen: ['#228833', '#228833'] })).toEqual(['#228833', '#228833']);
  });

  it('every two fills differ plainly, whatever the vision', () => {
    for (const vision of visions) {
      for (const one of territoryColors) {
        for (const other of territoryColors) {
          if (one !== other) {
            expect(distance(one, other, vision), `${one} and ${other}, ${vision}`).toBeGreaterThan(12);
          }
        }
      }
    }
  });

  it('no fill is taken for unassigned', () => {
    for (const color of territoryColors) {
      expect(safeDistance(color, unassignedColor.light)).toBeGreaterThan(8);
      expect(safeDistance(color, unassignedColor.dark)).toBeGreaterThan(8);
    }
  });

  it('amounts darken step by step and the ends of the deviation scale differ for everyone', () => {
    const steps = amountColors.map(lightness);
    expect(steps).toEqual([...steps].sort((a, b) => b - a));
    expect(safeDistance(deviationColors.below[0], deviationColors.above[2])).toBeGreaterThan(20);
    for (const neutral of [neutralColor.light, neutralColor.dark]) {
      expect(safeDistance(deviationColors.below[2], neutral)).toBeGreaterThan(8);
      expect(safeDistance(deviationColors.above[0], neutral)).toBeGreaterThan(8);
    }
    expect(safeDistance(neutralColor.dark, unassignedColor.dark)).toBeGreaterThan(8);
    expect(safeDistance(changeColors.gained, changeColors.lost)).toBeGreaterThan(20);
  });

  it('the difference formula agrees with published pairs', () => {
    expect(distance('#ffffff', '#000000')).toBeCloseTo(100, 1);
    expect(distance('#123456', '#123456')).toBe(0);
  });
});
