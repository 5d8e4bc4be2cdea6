import { describe, expect, it } from 'vitest';
import type { LoadedColumn } from './columns';
import { cellText, dayText, numbersOf } from './columns';
import { readCondition, unreadable } from './filters';
import { rankOf, rowsFor, type TableQuery } from './order';

const city: LoadedColumn = { form: 'words', values: Int32Array.of(2, 0, -1, 1, 0), words: ['Boston', 'austin', 'Chicago'] };
const beds: LoadedColumn = { form: 'numbers', values: Float64Array.of(10, NaN, 30, 20, 10) };
const columns = new Map<string, LoadedColumn>([
  ['city', city],
  ['beds', beds],
]);
const rows = (query: Partial<TableQuery>) => [...rowsFor({ conditions: [], search: '', searched: ['city'], sort: null, ...query }, columns, 5)];
const condition = (kind: 'text' | 'number' | 'date' | 'boolean', written: string) => {
  const read = readCondition({ kind }, written);
  if (read === null || read === unreadable) {
    throw new Error(`"${written}" is no condition`);
  }
  return read;
};

describe('rows of a table', () => {
  it('are in the order of the file without a query', () => {
    expect(rows({})).toEqual([0, 1, 2, 3, 4]);
  });

  it('sort by words without regard to capitals, empty last in both directions', () => {
    expect(rows({ sort: { key: 'city', isDescending: false } })).toEqual([3, 1, 4, 0, 2]);
    expect(rows({ sort: { key: 'city', isDescending: true } })).toEqual([0, 1, 4, 3, 2]);
  });

  it('sort by numbers, empty last in both directions, ties in the order of the file', () => {
    expect(rows({ sort: { key: 'beds', isDescending: false } })).toEqual([0, 4, 3, 2, 1]);
    expect(rows({ sort: { key: 'beds', isDescending: true } })).toEqual([2, 3, 0, 4, 1]);
  });

  it.each([
    ['city', 'text', 'OST', [1, 4]],
    ['city', 'text', '=austin', [3]],
    ['city', 'text', '!o', [2, 3]],
    ['city', 'text', '=', [2]],
    ['city', 'text', '!', [0, 1, 3, 4]],
    ['beds', 'number', '>10', [2, 3]],
    ['beds', 'number', '>=10', [0, 2, 3, 4]],
    ['beds', 'number', '<20', [0, 4]],
    ['beds', 'number', '10..20', [0, 3, 4]],
    ['beds', 'number', '30', [2]],
    ['beds', 'number', '=', [1]],
  ] as const)('filter %s (%s) by "%s"', (key, kind, written, expected) => {
    expect(rows({ conditions: [{ key, condition: condition(kind, written) }] })).toEqual(expected);
  });

  it('must meet every condition and the search', () => {
    expect(rows({ conditions: [{ key: 'beds', condition: condition('number', '10') }], search: 'bos' })).toEqual([4]);
  });

  it('cost under 300 ms of processor time from 250,000, filtered and sorted by words and by numbers', () => {
    const count = 250_000;
    const words = Array.from({ length: count }, (_, word) => `Account ${(word * 7919) % count}`);
    const many = new Map<string, LoadedColumn>([
      ['name', { form: 'words', values: Int32Array.from({ length: count }, (_, row) => row), words }],
      ['revenue', { form: 'numbers', values: Float64Array.from({ length: count }, (_, row) => (row * 104_729) % 1_000_003) }],
    ]);
    const ranks = new Map([['name', rankOf(words)]]);
    const time = (query: Partial<TableQuery>) => {
      const start = process.cpuUsage();
      rowsFor({ conditions: [], search: '', searched: ['name'], sort: null, ...query }, many, count, ranks);
      return process.cpuUsage(start).user / 1000;
    };
    const best = (query: Partial<TableQuery>) => Math.min(time(query), time(query), time(query));
    expect(best({ search: '99' })).toBeLessThan(300);
    expect(best({ sort: { key: 'revenue', isDescending: true } })).toBeLessThan(300);
    expect(best({ sort: { key: 'name', isDescending: false } })).toBeLessThan(300);
  });
});

describe('a filter that a person wrote', () => {
  it('is nothing when blank, and unreadable when it is no number or date', () => {
    expect(readCondition({ kind: 'number' }, '  ')).toBeNull();
    expect(readCondition({ kind: 'number' }, 'many')).toBe(unreadable);
    expect(readCondition({ kind: 'date' }, '2021-13')).toBe(unreadable);
    expect(readCondition({ kind: 'boolean' }, 'perhaps')).toBe(unreadable);
  });

  it('means all days of a year or month', () => {
    expect(condition('date', '1970')).toMatchObject({ from: 0, to: 364 });
    expect(condition('date', '1970-02')).toMatchObject({ from: 31, to: 58 });
    expect(condition('date', '1970-12')).toMatchObject({ from: 334, to: 364 });
    expect(condition('date', '>1970-01-02')).toMatchObject({ from: 1, isFromOpen: true });
  });

  it('reads numbers as people write them', () => {
    expect(condition('number', '>= $1,500')).toMatchObject({ from: 1500, to: Infinity, isFromOpen: false });
    expect(condition('number', '-5..5')).toMatchObject({ from: -5, to: 5 });
  });
});

describe('stored columns', () => {
  it('become numbers with NaN where empty', () => {
    const amounts = BigInt64Array.of(123456n, -(2n ** 63n));
    expect([...numbersOf({ kind: 'currency', scale: 2 }, amounts.buffer)]).toEqual([1234.56, NaN]);
    expect([...numbersOf({ kind: 'boolean', scale: 0 }, Uint8Array.of(0, 1, 255).buffer)]).toEqual([0, 1, NaN]);
    expect([...numbersOf({ kind: 'date', scale: 0 }, Int32Array.of(18_628, -2147483648).buffer)]).toEqual([18_628, NaN]);
    expect([...numbersOf({ kind: 'number', scale: 0 }, Float64Array.of(1.5, NaN).buffer)]).toEqual([1.5, NaN]);
  });

  it('are shown as people write them', () => {
    const numbers = (value: number): LoadedColumn => ({ form: 'numbers', values: Float64Array.of(value) });
    expect(cellText({ key: 'r', name: 'Revenue', kind: 'currency', currency: 'USD', scale: 2 }, numbers(1234.5), 0)).toBe('$1,234.50');
    expect(cellText({ key: 'd', name: 'Day', kind: 'date', scale: 0 }, numbers(18_628), 0)).toBe('2021-01-01');
    expect(cellText({ key: 'n', name: 'N', kind: 'number', scale: 0 }, numbers(NaN), 0)).toBe('');
    expect(cellText({ key: 'c', name: 'City', kind: 'text', scale: 0 }, city, 2)).toBe('');
    expect(dayText(-1)).toBe('1969-12-31');
  });
});
