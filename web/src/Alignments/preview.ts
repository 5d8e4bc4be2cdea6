import { noArea } from '../map/outlines';
import { closedAreas } from './balance';
import type { PlanState } from './PlanState';

/** What a move would do to one territory: units and sums before and after, in the order of the plan's measures. */
export interface PreviewRow {
  /** 65535: the unassigned. */
  readonly area: number;
  readonly unitsBefore: number;
  readonly unitsAfter: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export interface Preview {
  /** The target first, then those that lose, the largest loss of units first. */
  readonly rows: readonly PreviewRow[];
  readonly moved: number;
  /** Units that stay because they, or the area they are in, are locked. */
  readonly lockedUnits: readonly number[];
}

/** The gains and losses of moving units to an area, by territory. O(selected x measures + areas). */
export function previewOf(plan: PlanState, units: readonly number[], to: number): Preview {
  const target = to < 0 ? noArea : to;
  const lockedAreas = closedAreas(plan);
  const lockedUnits: number[] = [];
  const out = new Map<number, { units: number; sums: number[] }>();
  let moved = 0;
  for (const unit of units) {
    const from = plan.areaOfUnit[unit];
    if (from === target) {
      continue;
    }
    if (plan.lockOfUnit[unit] === 1 || lockedAreas.has(from)) {
      lockedUnits.push(unit);
      continue;
    }
    let loss = out.get(from);
    if (loss === undefined) {
      loss = { units: 0, sums: plan.measures.map(() => 0) };
      out.set(from, loss);
    }
    moved++;
    loss.units++;
    for (let measure = 0; measure < plan.measures.length; measure++) {
      loss.sums[measure] += plan.measures[measure].steps[unit];
    }
  }

  const gain = plan.measures.map((_, measure) => [...out.values()].reduce((sum, loss) => sum + loss.sums[measure], 0));
  const losers = [...out].sort((a, b) => b[1].units - a[1].units).map(([area, loss]) => row(plan, area, -loss.units, loss.sums.map((sum) => -sum)));
  return { rows: moved === 0 ? [] : [row(plan, target, moved, gain), ...losers], moved, lockedUnits };
}

function row(plan: PlanState, area: number, units: number, change: readonly number[]): PreviewRow {
  const before = plan.measures.map((measure, index) => plan.totals.sums[index][area] / 10 ** measure.info.scale);
  return {
    area,
    unitsBefore: plan.totals.units[area],
    unitsAfter: plan.totals.units[area] + units,
    before,
    after: plan.measures.map((measure, index) => (plan.totals.sums[index][area] + change[index]) / 10 ** measure.info.scale),
  };
}
