import type { PlanState } from './PlanState';
import type { Area } from '../api/types';

/** One territory or parent as the legend and the charts show it. */
export interface AreaFigures {
  readonly area: Area;
  readonly units: number;
  /** Exact sums in the order of the plan's measures. */
  readonly sums: readonly number[];
  /** The fair share of the balanced measure: the area's target share of the whole, or an equal part. */
  readonly target: number;
  /** (sum - target) / target of the balanced measure; NaN when nothing is due. */
  readonly deviation: number;
  /** Of the whole, the balanced measure. */
  readonly share: number;
}

/** Figures of all areas of all levels, from the running totals. O(areas x measures). */
export function figuresOf(plan: PlanState): Map<number, AreaFigures> {
  const units = new Map<number, number>();
  const sums = new Map<number, number[]>();
  for (const area of plan.areas) {
    units.set(area.number, 0);
    sums.set(area.number, plan.measures.map(() => 0));
  }
  for (const area of plan.territories()) {
    for (let level = 0; level <= area.level; level++) {
      const at = plan.ancestry.ancestor(area.number, level);
      if (!units.has(at)) {
        continue;
      }
      units.set(at, units.get(at)! + plan.totals.units[area.number]);
      sums.get(at)!.forEach((_, measure, list) => (list[measure] += plan.totals.sums[measure][area.number]));
    }
  }

  const balanced = balancedMeasure(plan);
  const { info } = plan.measures[balanced];
  const shares = targetShares(plan);
  const figures = new Map<number, AreaFigures>();
  for (const area of plan.areas) {
    const scaled = sums.get(area.number)!.map((sum, measure) => sum / 10 ** plan.measures[measure].info.scale);
    const target = info.total * shares.get(area.number)!;
    figures.set(area.number, {
      area,
      units: units.get(area.number)!,
      sums: scaled,
      target,
      deviation: target === 0 ? NaN : (scaled[balanced] - target) / target,
      share: info.total === 0 ? 0 : scaled[balanced] / info.total,
    });
  }
  return figures;
}

/** The deviation from a target; NaN when nothing is due. */
export function deviationOf(sum: number, target: number): number {
  return target === 0 ? NaN : (sum - target) / target;
}

export function balancedMeasure(plan: PlanState): number {
  const index = plan.measures.findIndex((measure) => measure.info.key === plan.alignment.balance.measure);
  return Math.max(0, index);
}

/**
 * The share of the whole each area should have, by the service's rule: chosen shares first, then what they leave of the
 * parent's share for the others in proportion to their territories; on every level the shares add up to the parent's.
 */
export function targetShares(plan: PlanState): Map<number, number> {
  const below = new Map<number, Area[]>();
  for (const area of plan.areas) {
    below.set(area.parent, [...(below.get(area.parent) ?? []), area]);
  }
  const territoriesBelow = (area: Area): number =>
    area.level === plan.lowestLevel ? 1 : (below.get(area.number) ?? []).reduce((sum, child) => sum + territoriesBelow(child), 0);

  const shares = new Map<number, number>();
  const divide = (parent: number, whole: number) => {
    const areas = below.get(parent) ?? [];
    const chosen = areas.reduce((sum, area) => sum + (area.targetShare ?? 0), 0);
    const weights = areas.map((area) => (typeof area.targetShare === 'number' ? 0 : territoriesBelow(area)));
    const weight = weights.reduce((sum, value) => sum + value, 0);
    const each = weight === 0 ? 0 : Math.max(0, whole - chosen) / weight;
    const sum = chosen + each * weight;
    areas.forEach((area, index) => {
      const share = sum > 0 ? ((area.targetShare ?? each * weights[index]) * whole) / sum : whole / areas.length;
      shares.set(area.number, share);
      divide(area.number, share);
    });
  };
  divide(-1, 1);
  return shares;
}

/** Areas that no unit may enter or leave: locked themselves or below a locked one. */
export function closedAreas(plan: PlanState): Set<number> {
  const locked = new Set(plan.areas.filter((area) => area.locked).map((area) => area.number));
  const closed = new Set<number>();
  for (const area of plan.areas) {
    for (let level = 0; level <= area.level; level++) {
      if (locked.has(plan.ancestry.ancestor(area.number, level))) {
        closed.add(area.number);
      }
    }
  }
  return closed;
}
