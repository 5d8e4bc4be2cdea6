import { expect, test } from 'vitest';
import { trendOf } from './trends';

const run = (...counts: readonly (readonly [string, number])[]) => ({ findings: counts.map(([code, count]) => ({ code, count, severity: 'warning' as const })) });

test('a trend goes from the oldest run to now and counts none where a finding was not told', () => {
  expect(trendOf([run(['ties', 4]), run(), run(['ties', 1], ['stale', 9])], 'ties', 2)).toEqual([1, 0, 4, 2]);
});

test('a trend shows the last thirty runs', () => {
  const runs = Array.from({ length: 40 }, (_, at) => run(['ties', 100 - at]));
  expect(trendOf(runs, 'ties', 0)).toEqual([...Array.from({ length: 30 }, (_, at) => 71 + at), 0]);
});
