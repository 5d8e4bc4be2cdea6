import type { GapRisk, QuotaEvaluation } from '../api/types';

export type QuotaTint = 'risk' | 'gap' | 'concentration';
export const quotaTints: readonly QuotaTint[] = ['risk', 'gap', 'concentration'];

export interface TerritoryFigures {
  /** Quotas over targets of the sellers there, less 1; null without targets. */
  readonly gap: number | null;
  /** The highest risk of a seller there. */
  readonly risk: GapRisk;
  /** The largest Herfindahl index of a seller there. */
  readonly concentration: number | null;
}

const order: readonly GapRisk[] = ['noBasis', 'ok', 'watch', 'high'];

/** What the sellers of each territory carry; overlays apart. A seller with several territories counts in each. */
export function territoriesOf(evaluation: QuotaEvaluation): ReadonlyMap<number, TerritoryFigures> {
  const sums = new Map<number, { quota: number; targets: number; risk: GapRisk; concentration: number | null }>();
  for (const { areas, isOverlay, isVacant, quota, targets, gap, concentration } of evaluation.seats) {
    for (const area of isOverlay || isVacant ? [] : areas) {
      const before = sums.get(area) ?? { quota: 0, targets: 0, risk: 'noBasis' as const, concentration: null };
      sums.set(area, {
        quota: before.quota + quota,
        targets: before.targets + targets,
        risk: order[Math.max(order.indexOf(before.risk), order.indexOf(gap.risk))],
        concentration: concentration === null ? before.concentration : Math.max(before.concentration ?? 0, concentration.herfindahl),
      });
    }
  }
  return new Map([...sums].map(([area, { quota, targets, risk, concentration }]) => [area, { gap: targets > 0 ? quota / targets - 1 : null, risk, concentration }]));
}
