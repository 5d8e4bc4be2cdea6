import { territoryColors } from './palette';
import { safeDistance } from './vision';

/** Areas that touch, in compressed rows: the neighbors of area a stand at neighbor[start[a]] to neighbor[start[a + 1] - 1]. */
export interface AreaGraph {
  readonly start: Uint32Array;
  readonly neighbor: Uint32Array;
}

/** Colours by area in the graph's numbering. A user's own colour is kept whatever its neighbors have. */
export interface ColoringRequest {
  readonly graph: AreaGraph;
  /** '#rrggbb' by area where the user chose one. */
  readonly chosen: readonly (string | undefined)[];
  /** What was shown before; kept wherever it does not clash, so that edits do not repaint the map. */
  readonly before?: readonly (string | undefined)[];
}

/** Below this a user's own colour counts as the same as a palette colour. */
const clashDistance = 8;

const clashes = new Map<string, boolean>();

/** Whether two fills would be taken for one by some planner. */
export function areClashing(one: string, other: string): boolean {
  if (one === other) {
    return true;
  }
  const key = one < other ? one + other : other + one;
  let answer = clashes.get(key);
  if (answer === undefined) {
    answer = safeDistance(one, other) < clashDistance;
    clashes.set(key, answer);
  }
  return answer;
}

/**
 * Gives each area a colour so that neighbors differ (DSATUR: Brelaz 1979). Colours from before stay unless two neighbors
 * now clash; then the one with fewer neighbors changes. With more neighbors than colours the least used one is taken.
 * O(areas squared) at worst, for areas by the hundred.
 */
export function colored({ graph, chosen, before = [] }: ColoringRequest): string[] {
  const count = graph.start.length - 1;
  const colors: (string | undefined)[] = Array.from({ length: count }, (_, area) => chosen[area] ?? before[area]);
  dropClashes(graph, chosen, colors);

  const used = new Map(territoryColors.map((color) => [color, 0]));
  for (const color of colors) {
    if (color !== undefined && used.has(color)) {
      used.set(color, used.get(color)! + 1);
    }
  }

  for (let area = mostConstrained(graph, colors); area >= 0; area = mostConstrained(graph, colors)) {
    const color = bestColor(graph, colors, area, used);
    colors[area] = color;
    used.set(color, used.get(color)! + 1);
  }
  return colors as string[];
}

/** The graph of areas from pairs of touching areas, in any order and as often as they come. */
export function areaGraph(areas: number, pairs: Iterable<readonly [number, number]>): AreaGraph {
  const neighbors = Array.from({ length: areas }, () => new Set<number>());
  for (const [one, other] of pairs) {
    if (one !== other) {
      neighbors[one].add(other);
      neighbors[other].add(one);
    }
  }
  const start = new Uint32Array(areas + 1);
  neighbors.forEach((set, area) => (start[area + 1] = start[area] + set.size));
  const neighbor = new Uint32Array(start[areas]);
  neighbors.forEach((set, area) => neighbor.set([...set].sort((a, b) => a - b), start[area]));
  return { start, neighbor };
}

function dropClashes(graph: AreaGraph, chosen: readonly (string | undefined)[], colors: (string | undefined)[]): void {
  for (let area = 0; area < colors.length; area++) {
    for (const other of neighborsOf(graph, area)) {
      const [mine, theirs] = [colors[area], colors[other]];
      if (other > area && mine !== undefined && theirs !== undefined && areClashing(mine, theirs)) {
        const loser = degree(graph, other) <= degree(graph, area) ? other : area;
        const yielding = chosen[loser] === undefined ? loser : loser === area ? other : area;
        if (chosen[yielding] === undefined) {
          colors[yielding] = undefined;
        }
      }
    }
  }
}

function mostConstrained(graph: AreaGraph, colors: readonly (string | undefined)[]): number {
  let best = -1;
  let bestRank = -1;
  for (let area = 0; area < colors.length; area++) {
    if (colors[area] === undefined) {
      const around = new Set<string>();
      for (const other of neighborsOf(graph, area)) {
        const color = colors[other];
        if (color !== undefined) {
          around.add(color);
        }
      }
      const rank = around.size * 100000 + degree(graph, area);
      if (rank > bestRank) {
        best = area;
        bestRank = rank;
      }
    }
  }
  return best;
}

function bestColor(graph: AreaGraph, colors: readonly (string | undefined)[], area: number, used: ReadonlyMap<string, number>): string {
  const around = Array.from(neighborsOf(graph, area), (other) => colors[other]).filter((color) => color !== undefined);
  const free = territoryColors.filter((color) => !around.some((other) => areClashing(color, other)));
  const candidates = free.length > 0 ? free : territoryColors;
  return candidates.reduce((best, color) => (used.get(color)! < used.get(best)! ? color : best));
}

function neighborsOf(graph: AreaGraph, area: number): Uint32Array {
  return graph.neighbor.subarray(graph.start[area], graph.start[area + 1]);
}

function degree(graph: AreaGraph, area: number): number {
  return graph.start[area + 1] - graph.start[area];
}
