import { noArea } from '../map';
import type { UnitMeasure } from './PlanState';
import type { Workbench } from './Workbench';

export interface UnitOrder {
  readonly by: 'id' | 'name' | 'area' | 'measure';
  readonly isDescending: boolean;
}

export interface UnitQuery {
  readonly bench: Pick<Workbench, 'plan' | 'selection' | 'set'>;
  readonly find: string;
  /** 'all', 'unassigned', 'selected', 'locked' or a territory's number. */
  readonly where: string;
  readonly order: UnitOrder;
  readonly measure: UnitMeasure;
}

/** The units that pass the filter, in order. O(units log units). */
export function shownUnits({ bench, find, where, order, measure }: UnitQuery): number[] {
  const { plan, selection, set } = bench;
  const wanted = find.trim().toLocaleLowerCase('en');
  const area = Number(where);
  const isIn = (unit: number): boolean => {
    switch (where) {
      case 'all':
        return true;
      case 'unassigned':
        return plan.areaOfUnit[unit] === noArea;
      case 'selected':
        return selection.has(unit);
      case 'locked':
        return plan.lockOfUnit[unit] === 1;
      default:
        return plan.areaOfUnit[unit] === area;
    }
  };
  const units: number[] = [];
  for (let unit = 0; unit < plan.units; unit++) {
    if (isIn(unit) && (wanted === '' || set.names[unit].toLocaleLowerCase('en').includes(wanted) || set.ids[unit].toLocaleLowerCase('en').includes(wanted))) {
      units.push(unit);
    }
  }
  const compare = comparer(bench, order, measure);
  return units.sort(order.isDescending ? (a, b) => compare(b, a) : compare);
}

function comparer({ plan, set }: UnitQuery['bench'], order: UnitOrder, measure: UnitMeasure): (a: number, b: number) => number {
  const byText = (texts: (unit: number) => string) => {
    const collator = new Intl.Collator('en', { numeric: true });
    return (a: number, b: number) => collator.compare(texts(a), texts(b));
  };
  switch (order.by) {
    case 'id':
      return byText((unit) => set.ids[unit]);
    case 'name':
      return byText((unit) => set.names[unit]);
    case 'area': {
      const names = new Map(plan.areas.map((area) => [area.number, area.name]));
      return byText((unit) => names.get(plan.areaOfUnit[unit]) ?? '');
    }
    case 'measure':
      return (a, b) => measure.steps[a] - measure.steps[b];
  }
}
