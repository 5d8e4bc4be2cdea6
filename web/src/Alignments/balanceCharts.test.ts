import { describe, expect, it } from 'vitest';
import { targetShares, figuresOf } from './balance';
import { deviationsOf, histogramOf } from './balanceCharts';
import { randomPlan } from './building';

describe('the balance charts', () => {
  it('deviations are sorted and agree with the figures', () => {
    const plan = randomPlan();
    const figures = figuresOf(plan);
    const entries = deviationsOf(figures.values(), 1, 0, plan.measures[0].info.total, targetShares(plan));
    expect(entries).toHaveLength(8);
    entries.forEach((entry) => expect(entry.deviation).toBeCloseTo(figures.get(entry.area)!.deviation, 12));
    expect(entries.map((entry) => entry.deviation)).toEqual(entries.map((entry) => entry.deviation).sort((a, b) => b - a));
  });

  it.each([
    [[0.01, -0.02, 0.049, 0.2], 0.05],
    [[5, -0.9, 0], 0.02],
    [[0], 0.05],
    [[-1, 1, 0.05, -0.05], 0.05],
  ])('every territory of %j is in exactly one bin', (deviations, tolerance) => {
    const bins = histogramOf(deviations, tolerance);
    expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(deviations.length);
    expect(bins.length).toBeLessThanOrEqual(40);
    bins.slice(1).forEach((bin, index) => expect(bin.from).toBeCloseTo(bins[index].to, 12));
  });
});
