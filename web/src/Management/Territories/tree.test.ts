import { describe, expect, it } from 'vitest';
import type { TerritoryNode } from '../../api/types';
import { closedAtFirst, rowsOf } from './tree';

const node = (id: string, parent: string | null, depth: number, person?: string): TerritoryNode => ({
  id,
  name: id,
  key: id,
  parent,
  depth,
  type: 'Territory',
  forecastManager: null,
  people: person === undefined ? [] : [{ membershipId: id, userId: person, name: person, role: null, kind: 'regular', start: null, end: null, isPresent: true }],
  accounts: 0,
  rolledUp: 0,
  rules: 0,
  isVacant: person === undefined,
});
const nodes = [node('World', null, 0), node('East', 'World', 1), node('Maine', 'East', 2, 'Ann Ames'), node('West', 'World', 1), node('Texas', 'West', 2)];
const names = (closed: string[], find = '') => rowsOf(nodes, new Set(closed), find).map(({ node: { id } }) => id);

describe('the tree of territories', () => {
  it('hides all that is below a closed one', () => {
    expect(names(['World'])).toEqual(['World']);
    expect(names(['East'])).toEqual(['World', 'East', 'West', 'Texas']);
    expect(rowsOf(nodes, new Set(), '').map(({ hasChildren }) => hasChildren)).toEqual([true, true, false, true, false]);
  });

  it('finds territories and people with all above them, closed or not', () => {
    expect(names(['World'], 'texas')).toEqual(['World', 'West', 'Texas']);
    expect(names(['East'], 'ames')).toEqual(['World', 'East', 'Maine']);
    expect(names([], 'nowhere')).toEqual([]);
  });

  it('opens small models whole and large ones at the top', () => {
    expect(closedAtFirst(nodes).size).toBe(0);
    const large = [node('Top', null, 0), ...Array.from({ length: 100 }, (_, at) => node(`R${at}`, 'Top', 1))];
    expect(closedAtFirst(large).size).toBe(100);
  });
});
