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
  const shown = areasShown(areaOfUnit, levelArea);
  return tint === 'deviation' || tint === 'gap' ? byDistance(shown, valueOf, band, theme) : byAmounts(shown, valueOf, theme);
}

/** The area of the level shown that each unit lies in. O(units). */
export function areasShown(areaOfUnit: Uint16Array, levelArea: (lowest: number) => number): Uint16Array {
  const place = new Map<number, number>();
  return areaOfUnit.map((lowest) => {
    if (lowest === noArea) {
      return noArea;
    }
    const known = place.get(lowest) ?? levelArea(lowest);
    place.set(lowest, known);
    return known;
  });
}

/** Distances in blue and orange about a neutral band. */
export function byDistance(shown: Uint16Array, valueOf: ReadonlyMap<number, number>, band: number, theme: MapTheme): Uint32Array {
  return byDeviation(shown, valueOf, band, { none: unassignedColor[theme], neutral: neutralColor[theme] });
}

/** Amounts light to dark. */
export function byAmounts(shown: Uint16Array, valueOf: ReadonlyMap<number, number>, theme: MapTheme): Uint32Array {
  return byAmount(Float64Array.from(shown, (area) => valueOf.get(area) ?? NaN), amountScale([...valueOf.values()]), unassignedColor[theme]);
}
