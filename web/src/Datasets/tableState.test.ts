import { describe, expect, it } from 'vitest';
import type { Dataset } from '../api/types';
import { addressOf, columnsOfTable, firstColumns, queryOf, stateOf } from './tableState';

const dataset: Dataset = {
  id: '1',
  name: 'Accounts',
  version: 1,
  rows: 10,
  columns: Array.from({ length: 20 }, (_, index) => ({
    key: `c${index}`,
    name: `Column ${index}`,
    kind: index % 2 === 0 ? ('text' as const) : ('number' as const),
    role: index === 18 ? ('key' as const) : null,
    currency: null,
    min: null,
    max: null,
    sum: null,
    scale: 0,
    empty: index === 0 ? 10 : 0,
    distinct: 1,
  })),
  createdAt: '',
  createdBy: '',
  keyColumn: null,
  nameColumn: null,
  bounds: null,
  source: '',
  placed: { given: 10, postalCode: 0, city: 0, county: 0, state: 0, country: 0, none: 0 },
  findings: 0,
};

describe('what a table shows', () => {
  it('survives its address', () => {
    const state = { find: 'north & south', filters: { c1: '>=10', c2: 'a=b&c' }, sort: { key: 'c3', isDescending: true }, columns: ['c1', 'c3'] };
    expect(stateOf(addressOf(state))).toEqual(state);
    expect(addressOf(stateOf({}))).toEqual({});
  });

  it('begins with the columns that have a role, then measures, then others, none without a value', () => {
    const first = firstColumns(dataset);
    expect(first).toHaveLength(13);
    expect(first.filter((key) => !dataset.columns.some((column) => column.key === key && column.kind === 'number'))).toEqual(['c2', 'c18', '@place']);
  });

  it('asks for what can be understood and names what cannot', () => {
    const columns = columnsOfTable(dataset);
    const { query, bad } = queryOf(stateOf({ filters: 'c1=%3E5&c3=many&c2=x', sort: '-gone', find: ' y ' }), columns);
    expect(query.conditions.map(({ key }) => key)).toEqual(['c1', 'c2']);
    expect(bad.map(({ key }) => key)).toEqual(['c3']);
    expect(query.sort).toBeNull();
    expect(query.search).toBe('y');
    expect(query.searched).not.toContain('@place');
  });
});
