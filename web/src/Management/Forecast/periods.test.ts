import { expect, test } from 'vitest';
import { daysOfPeriod, parentsOf, visibleRows } from './periods';

test('a period has its first and last day', () => {
  expect(daysOfPeriod(2027, 'year')).toEqual({ from: '2027-01-01', to: '2027-12-31' });
  expect(daysOfPeriod(2028, '1')).toEqual({ from: '2028-01-01', to: '2028-03-31' });
  expect(daysOfPeriod(2027, '4')).toEqual({ from: '2027-10-01', to: '2027-12-31' });
});

test('everything below a closed row is hidden, the row without a territory never', () => {
  const rows = [
    { territory: 'a', parent: null }, { territory: 'b', parent: 'a' }, { territory: 'c', parent: 'b' }, { territory: 'd', parent: null }, { territory: null, parent: null },
  ];
  expect([...parentsOf(rows)]).toEqual(['a', 'b']);
  expect(visibleRows(rows, new Set(['a'])).map(({ territory }) => territory)).toEqual(['a', 'd', null]);
  expect(visibleRows(rows, new Set(['b'])).map(({ territory }) => territory)).toEqual(['a', 'b', 'd', null]);
});
