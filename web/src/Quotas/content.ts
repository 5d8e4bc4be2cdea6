import type { QuotaContent } from '../api/types';

/**
 * Seats with the rules that a plan begins with; thresholds are practice figures to be edited.
 * @param toSellers over-assignment of the last level, percent
 * @param levels how many levels of areas the alignment has
 */
export function contentOf(given: Partial<QuotaContent> & Pick<QuotaContent, 'seats'>, toSellers: number, levels: number): QuotaContent {
  return {
    overAssignment: toSellers === 0 ? [] : [{ level: levels, percent: toSellers }],
    okTo: 1,
    watchTo: 1.1,
    attainmentPercent: 100,
    winPercent: 20,
    returnPerMoney: 0,
    teamsMayCarryMore: false,
    teamsMayCarryLess: false,
    ...given,
  };
}
