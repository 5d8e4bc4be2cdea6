import { alignmentMessages as text } from '../messages/alignments';
import type { AreaFigures } from './balance';
import { balancedMeasure } from './balance';
import type { PlanState } from './PlanState';

/** A column of the legend table that can be shown, hidden and sorted by. */
export interface AreaColumn {
  readonly key: string;
  readonly title: string;
  /** The measure's place in the plan, for measures. */
  readonly measure?: number;
  readonly value: (figures: AreaFigures) => number | string;
}

export function areaColumns(plan: PlanState): AreaColumn[] {
  return [
    { key: 'owner', title: text.areas.owner, value: ({ area }) => area.owner ?? '' },
    ...plan.measures
      .map((measure, index) => ({ key: `measure:${measure.info.key}`, title: measure.info.key === '@units' ? text.areas.units : measure.info.name, measure: index, value: (figures: AreaFigures) => figures.sums[index] })),
    { key: 'deviation', title: text.areas.deviation, value: ({ deviation }) => deviation },
    { key: 'target', title: text.areas.target, value: ({ target }) => target },
    { key: 'share', title: text.areas.share, value: ({ share }) => share },
  ];
}

/** What is shown until the planner chooses otherwise. */
export function usualColumns(plan: PlanState): string[] {
  return ['measure:@units', `measure:${plan.measures[balancedMeasure(plan)].info.key}`, 'deviation'];
}

export interface AreaRow {
  readonly figures: AreaFigures;
  readonly level: number;
}

/** The tree from the top, siblings sorted by a column (by number without one). */
export function sortedRows(plan: PlanState, figures: ReadonlyMap<number, AreaFigures>, column: AreaColumn | 'name' | null, isDescending: boolean): AreaRow[] {
  const below = new Map<number, AreaFigures[]>();
  for (const area of plan.areas) {
    below.set(area.parent, [...(below.get(area.parent) ?? []), figures.get(area.number)!]);
  }
  const key = (one: AreaFigures) => (column === null ? one.area.number : column === 'name' ? one.area.name : column.value(one));
  const order = (a: AreaFigures, b: AreaFigures) => {
    const [x, y] = [key(a), key(b)];
    const by = typeof x === 'string' || typeof y === 'string' ? String(x).localeCompare(String(y), 'en', { numeric: true }) : (Number.isNaN(x) ? -Infinity : x) - (Number.isNaN(y) ? -Infinity : y);
    return isDescending ? -by : by;
  };
  const rows: AreaRow[] = [];
  const add = (parent: number, level: number) => {
    for (const one of (below.get(parent) ?? []).sort(order)) {
      rows.push({ figures: one, level });
      add(one.area.number, level + 1);
    }
  };
  add(-1, 0);
  return rows;
}
