import { describe, expect, it } from 'vitest';
import type { MeasureInfo, ScoreInfo } from '../api/types';
import { figuresOf, moves, movementsCsv, showAmount } from './figures';

const revenue: MeasureInfo = { key: 'revenue', name: 'Revenue, net', kind: 'currency', currency: 'USD', scale: 2, total: 300 };
const score = (worst: number): ScoreInfo => ({
  measures: [{ key: 'revenue', worstDeviation: worst, meanDeviation: worst / 2, gini: 0.1, outOfTolerance: 1 }],
  inertia: 5,
  weightedDistance: 4,
  meanDistanceKm: 3,
  extraPieces: 0,
  cutEdges: 9,
});

describe('comparison figures', () => {
  it('sets the figures of both plans side by side, named by their measure', () => {
    const [worst] = figuresOf({ scores: { left: score(0.05), right: score(0.02) }, measures: [revenue] }, 'revenue');
    expect(worst).toMatchObject({ name: 'Worst deviation: Revenue, net', left: 0.05, right: 0.02 });
    expect(worst.showDifference(-0.03)).toBe('-3.0%');
  });

  it('lists movements by size and leaves out what stayed', () => {
    const rows = moves([
      { from: 1, to: 1, units: 900, sums: [] },
      { from: 1, to: 2, units: 3, sums: [] },
      { from: 2, to: 1, units: 7, sums: [] },
    ]);
    expect(rows.map((row) => [row.from, row.to])).toEqual([[2, 1], [1, 2]]);
  });

  it('quotes names in CSV', () => {
    const csv = movementsCsv([{ from: 1, to: -1, units: 2, sums: [10.5] }], (area) => (area < 0 ? 'Unassigned' : 'The "North"'), [revenue]);
    expect(csv).toBe('"From","To","Units","Revenue, net"\r\n"The ""North""","Unassigned",2,10.5');
  });

  it('shows money with all its cents', () => {
    expect(showAmount(revenue, 436364)).toBe('$436,364.00');
  });
});
