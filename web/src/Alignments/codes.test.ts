import { describe, expect, it } from 'vitest';
import { unitsOfCodes } from './codes';

const ids = ['01001', '01003', '36061', '02108'];
const names = ['Autauga', 'Baldwin', 'New York', 'Washington, DC'];

describe('pasted codes', () => {
  it.each([
    ['01001\n01003', [0, 1], []],
    ['1001, 1003; 36061\t9999', [0, 1, 2], ['9999']],
    ['new york\nBALDWIN', [2, 1], []],
    ['"Washington, DC"\nWashington, DC', [3], []],
    ['2108', [3], []],
    ['', [], []],
    ['nowhere', [], ['nowhere']],
  ])('%j', (text, units, unmatched) => {
    const found = unitsOfCodes(text, ids, names);
    expect(Array.from(found.units)).toEqual(units);
    expect(found.unmatched).toEqual(unmatched);
  });

  it('a name that two units have selects both and says so', () => {
    const found = unitsOfCodes('Washington', ['1', '2'], ['Washington', 'Washington']);
    expect(Array.from(found.units)).toEqual([0, 1]);
    expect(found.ambiguous).toEqual(['Washington']);
  });
});
