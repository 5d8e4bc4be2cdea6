import { noArea } from '../outlines';
import { amountColors, blended, changeColors, deviationColors, packed } from './palette';

/**
 * How units are painted. Each mode fills one colour (packed 0xrrggbb) a unit; the map sends only what changed. O(units).
 */

/** By territory or by parent: the colour of the area each unit is in. */
export function byArea(areaOfUnit: Uint16Array, colorOfArea: ReadonlyMap<number, string>, none: string): Uint32Array {
  const table = new Uint32Array(65536).fill(packed(none));
  colorOfArea.forEach((color, area) => (table[area] = packed(color)));
  return mapped(areaOfUnit, table);
}

/** By a number of each unit: seven classes with about equally many units each. */
export interface AmountScale {
  /** Upper bounds of all classes but the last, ascending. */
  readonly breaks: readonly number[];
  readonly colors: readonly string[];
}

export function amountScale(values: ArrayLike<number>): AmountScale {
  const sorted = Float64Array.from(values).filter((value) => value === value).sort();
  const breaks: number[] = [];
  for (let step = 1; step < amountColors.length && sorted.length > 0; step++) {
    const bound = sorted[Math.min(sorted.length - 1, Math.floor((step / amountColors.length) * sorted.length))];
    if (bound > (breaks[breaks.length - 1] ?? sorted[0])) {
      breaks.push(bound);
    }
  }
  const spread = (step: number) => amountColors[breaks.length === 0 ? 0 : Math.round((step * (amountColors.length - 1)) / breaks.length)];
  return { breaks, colors: Array.from({ length: breaks.length + 1 }, (_, step) => spread(step)) };
}

export function byAmount(values: ArrayLike<number>, scale: AmountScale, none: string): Uint32Array {
  const colors = scale.colors.map(packed);
  const empty = packed(none);
  return Uint32Array.from({ length: values.length }, (_, unit) => {
    const value = values[unit];
    return value === value ? colors[scale.breaks.filter((bound) => value >= bound).length] : empty;
  });
}

/** By how far the unit's area is from its fair share: the tolerance band neutral, three steps to either side. */
export function byDeviation(areaOfUnit: Uint16Array, deviationOfArea: ReadonlyMap<number, number>, tolerance: number, colors: { none: string; neutral: string }): Uint32Array {
  const table = new Uint32Array(65536).fill(packed(colors.none));
  deviationOfArea.forEach((deviation, area) => (table[area] = packed(deviationColor(deviation, tolerance) ?? colors.neutral)));
  return mapped(areaOfUnit, table);
}

/** Undefined within tolerance. Steps end at twice and four times the tolerance, so that the colours mean the same in every plan with that tolerance. */
export function deviationColor(deviation: number, tolerance: number): string | undefined {
  const size = Math.abs(deviation);
  if (size <= tolerance + 1e-9) {
    return undefined;
  }
  const step = size <= 2 * tolerance ? 0 : size <= 4 * tolerance ? 1 : 2;
  return deviation < 0 ? deviationColors.below[2 - step] : deviationColors.above[step];
}

/**
 * By change against another assignment of the same units. With a focus area: what it gained and lost; without: every unit
 * that changed hands takes its new area's colour over a neutral ground.
 */
export function byChange(request: {
  areaOfUnit: Uint16Array;
  base: Uint16Array;
  none: string;
  neutral: string;
  focus?: number;
  colorOfArea?: ReadonlyMap<number, string>;
}): Uint32Array {
  const { areaOfUnit, base, focus, colorOfArea } = request;
  const kept = packed(request.neutral);
  const gained = packed(changeColors.gained);
  const lost = packed(changeColors.lost);
  const none = packed(request.none);
  const table = new Uint32Array(65536).fill(gained);
  table[noArea] = lost;
  colorOfArea?.forEach((color, area) => (table[area] = packed(color)));
  return Uint32Array.from(areaOfUnit, (area, unit) => {
    const before = base[unit];
    if (focus === undefined) {
      return area === before ? (area === noArea ? none : kept) : table[area];
    }
    if (area === focus) {
      return before === focus ? blended(kept, gained, 0.25) : gained;
    }
    return before === focus ? lost : none;
  });
}

function mapped(areaOfUnit: Uint16Array, table: Uint32Array): Uint32Array {
  const colors = new Uint32Array(areaOfUnit.length);
  for (let unit = 0; unit < colors.length; unit++) {
    colors[unit] = table[areaOfUnit[unit]];
  }
  return colors;
}
