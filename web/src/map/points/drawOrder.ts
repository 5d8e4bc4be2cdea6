import { boxOf, type Places } from '../mercator';

const cells = 128;

/** By place, its turn when places are drawn neighborhood by neighborhood; the order of the file holds within one. O(places). */
export function drawOrder({ x, y }: Places): Uint32Array {
  const turns = new Uint32Array(x.length);
  const box = boxOf({ x, y }, x.keys());
  if (box === null) {
    return turns.map((_, place) => place);
  }
  const cellOf = (place: number) => {
    const column = along(x[place], box.west, box.east);
    const row = along(y[place], box.north, box.south);
    return row * cells + column;
  };
  const next = new Uint32Array(cells * cells + 1);
  for (let place = 0; place < x.length; place++) {
    next[cellOf(place) + 1]++;
  }
  for (let cell = 0; cell < cells * cells; cell++) {
    next[cell + 1] += next[cell];
  }
  for (let place = 0; place < x.length; place++) {
    turns[place] = next[cellOf(place)]++;
  }
  return turns;
}

/** The cell of a value between two ends; what is beyond them or unknown goes to the nearest, or the first. */
function along(value: number, from: number, to: number): number {
  const cell = Math.floor(((value - from) / (to - from)) * cells);
  return cell > 0 ? Math.min(cells - 1, cell) : 0;
}
