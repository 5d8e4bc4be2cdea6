import { describe, expect, it } from 'vitest';
import type { CapacityMonth, QuotaChances, QuotaEvaluation, QuotaSeatFigures } from '../api/types';
import { periodNames, shortOf } from './capacity';
import { largestOf } from './largest';
import { byChance, outlookOf, upliftVariants } from './outlook';
import { territoriesOf } from './quotaTints';
import { readSort, sellersOf, sortText, type SellerRow } from './sellerRows';

const chance = (key: string, value: number, number = 1): QuotaChances => ({ key, number, chance: value, low: 0, middle: 0, high: 0 });

describe('what-ifs of over-assignment', () => {
  it('scale the sum by the uplift asked for over the plan’s own, the plan’s own among them', () => {
    const variants = upliftVariants(1.05, (percent) => `${percent}`);
    expect(variants.map(({ name }) => name)).toEqual(['0', '3', '5', '8', '10']);
    expect(variants[0].factor).toBeCloseTo(1 / 1.05, 12);
    expect(variants.find(({ isPlan }) => isPlan)).toMatchObject({ name: '5', factor: 1 });
    expect(upliftVariants(1.0712, (percent) => `${percent}`).map(({ name }) => name)).toContain('7.12');
  });
});

describe('chances', () => {
  it('come with those in danger first, the larger number first among the same', () => {
    expect(byChance([chance('a', 0.9), chance('b', 0.1, 5), chance('c', 0.1, 7)]).map(({ key }) => key)).toEqual(['c', 'b', 'a']);
  });

  it('have a word, each bound above belonging to the next', () => {
    expect([0.499, 0.5, 0.799, 0.8].map(outlookOf)).toEqual(['unlikely', 'open', 'open', 'likely']);
  });
});

describe('capacity', () => {
  const month = (headsNeeded: number): CapacityMonth => ({ month: 1, heads: 1, rampedHeads: 1, capacity: 1, target: 1, headsNeeded });

  it('names months where each period begins another one', () => {
    expect(periodNames(['2027-02-01', '2027-03-01'], 2)).toEqual(['Feb', 'Mar']);
    expect(periodNames(['2027-01-31', '2027-01-01'], 2)).toEqual(['P1', 'P2']);
    expect(periodNames([], 2)).toEqual(['P1', 'P2']);
  });

  it('says how many months fall short and where most heads are needed first', () => {
    expect(shortOf([month(0), month(2), month(3), month(3)])).toEqual({ months: 3, most: 3, at: 2 });
    expect(shortOf([month(0)])).toEqual({ months: 0, most: 0, at: 0 });
  });
});

const figures = (key: string, change: Partial<QuotaSeatFigures> = {}) =>
  ({ key, name: key, role: null, areas: [1], targets: 100, baseline: 100, quota: 110, isOverlay: false, isVacant: false, gap: { gap: 10, ratio: 1.1, risk: 'watch' }, concentration: null, pay: null, periods: [], ...change }) as QuotaSeatFigures;

describe('territories by what their sellers carry', () => {
  it('add quotas and targets, keep the highest risk and concentration, and leave overlays out', () => {
    const evaluation = {
      seats: [
        figures('a', { areas: [1, 2], quota: 150, gap: { gap: 50, ratio: 1.5, risk: 'high' }, concentration: { accounts: 1, share: 1, herfindahl: 0.4, largest: [] } }),
        figures('b', { quota: 50, gap: { gap: -50, ratio: 0.5, risk: 'ok' }, concentration: { accounts: 1, share: 1, herfindahl: 0.2, largest: [] } }),
        figures('c', { areas: [2], isOverlay: true, quota: 999 }),
        figures('d', { areas: [3], targets: 0, quota: 0, gap: { gap: 0, ratio: null, risk: 'noBasis' } }),
      ],
    } as unknown as QuotaEvaluation;
    const found = territoriesOf(evaluation);
    expect(found.get(1)).toEqual({ gap: 0, risk: 'high', concentration: 0.4 });
    expect(found.get(2)).toEqual({ gap: 0.5, risk: 'high', concentration: 0.4 });
    expect(found.get(3)).toEqual({ gap: null, risk: 'noBasis', concentration: null });
  });
});

describe('the list of sellers', () => {
  const rows: SellerRow[] = [
    { figures: figures('b2', { quota: 5 }), seat: undefined, territories: 'North' },
    { figures: figures('b10', { quota: 9, gap: { gap: 0, ratio: null, risk: 'high' } }), seat: undefined, territories: 'South' },
  ];

  it('is filtered by words and risk and sorted by a column, those without a value last', () => {
    const keys = (asked: Partial<Parameters<typeof sellersOf>[1]>) => sellersOf(rows, { find: '', risk: null, sort: null, ...asked }).map((row) => row.figures.key);
    expect(keys({ find: 'south' })).toEqual(['b10']);
    expect(keys({ risk: 'watch' })).toEqual(['b2']);
    expect(keys({ sort: { key: 'name', isDescending: true } })).toEqual(['b10', 'b2']);
    expect(keys({ sort: { key: 'quota', isDescending: true } })).toEqual(['b10', 'b2']);
    expect(keys({ sort: { key: 'gap', isDescending: true } })).toEqual(['b2', 'b10']);
  });

  it('keeps its order in the address', () => {
    expect(readSort(sortText({ key: 'quota', isDescending: true }))).toEqual({ key: 'quota', isDescending: true });
    expect(readSort('nothing')).toBeNull();
  });
});

describe('the largest accounts of several territories', () => {
  it('count by the percent of each territory', () => {
    const pages = [[{ key: 'a', name: 'A', amount: 100 }, { key: 'b', name: null, amount: 60 }], [{ key: 'c', name: 'C', amount: 150 }]];
    expect(largestOf(pages, [{ area: 1, percent: 100, overlay: false }, { area: 2, percent: 50, overlay: false }], 2)).toEqual([
      { key: 'a', name: 'A', amount: 100 },
      { key: 'c', name: 'C', amount: 75 },
    ]);
  });
});
