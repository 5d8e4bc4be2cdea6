import type { TargetArea } from '../api/types';
import { amountScale, byAmount, byDeviation, neutralColor, noArea, unassignedColor, type MapTheme } from '../map';

export type Tint = 'deviation' | 'gap' | 'concentration' | 'target';
export const tintNames: readonly Tint[] = ['deviation', 'gap', 'concentration', 'target'];

/** Bottom-up less target as a part of the target; null where nobody has answered or there is no target. */
export function gapOf(area: TargetArea): number | null {
  return area.answered === 0 || area.amount === 0 ? null : (area.bottomUp - area.amount) / area.amount;
}

/** The number an area is tinted by; null for none. */
export function tintValue(area: TargetArea, tint: Tint): number | null {
  switch (tint) {
    case 'deviation':
      return area.deviation;
    case 'gap':
      return gapOf(area);
    case 'concentration':
      return area.concentration?.herfindahl ?? null;
    case 'target':
      return area.amount;
  }
}

/**
 * A colour for each unit by its area's number: distances in blue and orange about a neutral band, amounts light to dark.
 * @param levelArea the area of the level shown that a lowest area lies in
 */
export function tintUnits(areaOfUnit: Uint16Array, areas: readonly TargetArea[], tint: Tint, band: number, theme: MapTheme, levelArea: (lowest: number) => number): Uint32Array {
  const valueOf = new Map(areas.flatMap((area) => {
    const value = tintValue(area, tint);
    return value === null ? [] : [[area.area, value] as const];
  }));
  const place = new Map<number, number>();
  const shown = areaOfUnit.map((lowest) => {
    if (lowest === noArea) {
      return noArea;
    }
    const known = place.get(lowest) ?? levelArea(lowest);
    place.set(lowest, known);
    return known;
  });
  if (tint === 'deviation' || tint === 'gap') {
    return byDeviation(shown, valueOf, band, { none: unassignedColor[theme], neutral: neutralColor[theme] });
  }
  return byAmount(Float64Array.from(shown, (area) => valueOf.get(area) ?? NaN), amountScale([...valueOf.values()]), unassignedColor[theme]);
}
