import type { QuotaContent } from '../api/types';

/** Seats with the rules that a plan begins with; thresholds are practice figures to be edited. */
export function contentOf(given: Partial<QuotaContent> & Pick<QuotaContent, 'seats'>, overAssignmentPercent: number): QuotaContent {
  return {
    overAssignment: overAssignmentPercent === 0 ? [] : [{ level: 1, percent: overAssignmentPercent }],
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
