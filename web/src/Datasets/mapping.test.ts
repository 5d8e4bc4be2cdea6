import { describe, expect, it } from 'vitest';
import type { Preview } from '../api/types';
import { isSuspect, mappingOf, nameOfFile, problemsOf, requestColumns, withChange, withKind, withRole } from './mapping';

const column = (index: number, name: string, kind: Preview['columns'][number]['kind'], role: Preview['columns'][number]['role'] = null) => ({
  index,
  name,
  kind,
  role,
  empty: 0,
  distinct: 2,
  samples: [],
  currency: null,
  decimalComma: null,
  dateOrder: null,
  doubts: [],
});

const hospitals: Preview = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  sheet: null,
  isWhole: false,
  notes: [],
  sheets: [],
  hasHeader: true,
  estimatedRows: 7154,
  columns: [
    column(0, 'CCM_ID', 'text', 'key'),
    column(1, 'Name', 'text', 'name'),
    column(2, 'Zipcode', 'postalCode', 'postalCode'),
    column(3, 'Latitude', 'latitude', 'latitude'),
    column(4, 'Longitude', 'longitude', 'longitude'),
    column(5, 'Staffed All Beds', 'number'),
    column(6, 'DH-ID', 'text'),
  ],
  rows: [],
};
const messagesOf = (columns: ReturnType<typeof mappingOf>, name = 'Hospitals') => problemsOf(columns, name).map(({ message }) => message);

describe('mapping of columns', () => {
  it('has nothing to say about a good guess', () => {
    expect(problemsOf(mappingOf(hospitals), 'Hospitals')).toEqual([]);
  });

  it('sends how numbers and dates are written only where it matters', () => {
    const columns = withChange(withChange(mappingOf(hospitals), 5, { decimalComma: true }), 6, { decimalComma: true, dateOrder: 'dayFirst' });
    expect(requestColumns(columns)[5]).toMatchObject({ decimalComma: true });
    expect(requestColumns(columns)[6]).toEqual({ index: 6, name: 'DH-ID', kind: 'text', skip: false });
    expect(requestColumns(withKind(columns, 6, 'date'))[6]).toMatchObject({ kind: 'date', dateOrder: 'dayFirst' });
  });

  it('takes a role from the column that had it', () => {
    const mapped = withRole(mappingOf(hospitals), 6, 'key');
    expect(mapped.map(({ role }) => role)).toEqual([null, 'name', 'postalCode', 'latitude', 'longitude', null, 'key']);
  });

  it('changes a kind that cannot have the role', () => {
    expect(withRole(mappingOf(hospitals), 5, 'postalCode')[5]).toMatchObject({ kind: 'postalCode', role: 'postalCode' });
    expect(withRole(mappingOf(hospitals), 5, 'city')[5]).toMatchObject({ kind: 'text', role: 'city' });
    expect(withRole(mappingOf(hospitals), 5, 'key')[5]).toMatchObject({ kind: 'number', role: 'key' });
  });

  it('drops a role that the new kind cannot have, and takes the role of a kind of place only when it is free', () => {
    expect(withKind(mappingOf(hospitals), 3, 'number')[3]).toMatchObject({ kind: 'number', role: null });
    expect(withKind(mappingOf(hospitals), 6, 'state')[6]).toMatchObject({ kind: 'state', role: 'state' });
    expect(withKind(mappingOf(hospitals), 6, 'postalCode')[6]).toMatchObject({ kind: 'postalCode', role: null });
  });

  it('says what stands against the import', () => {
    const mapped = mappingOf(hospitals);
    expect(messagesOf(mapped, '  ')).toEqual(['Give the dataset a name.']);
    expect(messagesOf(withChange(mapped, 6, { name: 'name' }))).toEqual(['Two columns are named "Name". Give each a name of its own.']);
    expect(messagesOf(withChange(mapped, 6, { name: ' ' }))).toEqual(['Column 7 has no name.']);
    expect(messagesOf(mapped.map((one) => ({ ...one, isKept: false })))).toEqual(['Every column is left out. Keep at least one.']);
    expect(messagesOf(withChange(withKind(mapped, 5, 'currency'), 5, { currency: '' }))).toEqual(['"Staffed All Beds" is money. Say in which currency.']);
  });

  it('warns of a latitude alone, a missing key, place and measure', () => {
    const lacking = withChange(withChange(withChange(mappingOf(hospitals), 4, { isKept: false }), 0, { isKept: false }), 5, { isKept: false });
    const found = problemsOf(lacking, 'Hospitals');
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(found.map(({ columns }) => columns)).toEqual([[3], [], []]);
  });

  it('sends each column once, skipped ones marked, a currency only with money', () => {
    const sent = requestColumns(withChange(withKind(mappingOf(hospitals), 5, 'currency'), 6, { isKept: false }));
    expect(sent).toHaveLength(7);
    expect(sent[5]).toEqual({ index: 5, name: 'Staffed All Beds', kind: 'currency', currency: 'USD', skip: false });
    expect(sent[6]).toEqual({ index: 6, name: 'DH-ID', kind: 'text', skip: true });
  });

  it('names the dataset after the file', () => {
    expect(nameOfFile('us-hospitals-beds.csv')).toBe('us hospitals beds');
    expect(nameOfFile('Q3.accounts.xlsx')).toBe('Q3.accounts');
  });

  it.each([
    ['number', '1,234.50', false],
    ['number', '(12)', false],
    ['number', '5 %', false],
    ['number', 'n/a', true],
    ['currency', '$ 1,200', false],
    ['currency', '1 200,00 €', false],
    ['latitude', '91', true],
    ['latitude', '-45.5', false],
    ['longitude', '-181', true],
    ['boolean', 'maybe', true],
    ['boolean', 'Yes', false],
    ['date', 'soon', true],
    ['date', '3/4/2021', false],
    ['text', 'anything', false],
    ['number', '  ', false],
  ] as const)('%s "%s" is suspect: %s', (kind, cell, isOdd) => {
    expect(isSuspect(kind, cell)).toBe(isOdd);
  });
});
