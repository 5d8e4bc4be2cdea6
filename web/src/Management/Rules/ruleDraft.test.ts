import { describe, expect, it } from 'vitest';
import type { ModelRule } from '../../api/types';
import { changesOf, developerName, draftOf, newDraft } from './ruleDraft';

const stored: ModelRule = {
  id: 'r1',
  name: 'North',
  key: 'North',
  act: 7,
  isActive: true,
  booleanFilter: '1 AND 2',
  family: null,
  items: [
    { id: 'i1', field: 'BillingState', operation: 'equals', value: 'ME', reading: 'asField' },
    { id: 'i2', field: 'Industry', operation: 'equals', value: null, reading: 'asField' },
  ],
  territories: [{ associationId: 'a1', territoryId: 't1', territory: 'North', appliesToChildren: false }],
};

describe('a rule draft', () => {
  it('sends no item when none differs', () => {
    const changes = changesOf({ ...draftOf(stored), name: 'North 2' }, stored, 'm');
    expect(changes.map(({ operation, type }) => `${operation} ${type}`)).toEqual(['update ObjectTerritory2AssignmentRule', 'update ObjectTerritory2AssignmentRule']);
    expect(changes[0]).toMatchObject({ expectedAct: 7, fields: { MasterLabel: 'North 2' } });
    expect(changes[1].fields).toEqual({ BooleanFilter: '1 AND 2' });
  });

  it('empties the filter before items change and sets it last', () => {
    const draft = draftOf(stored);
    const changes = changesOf({ ...draft, items: draft.items.slice(0, 1), filter: ' ' }, stored, 'm');
    expect(changes.map(({ operation }) => operation)).toEqual(['update', 'update', 'delete', 'delete', 'create', 'update']);
    expect(changes[1].fields).toEqual({ BooleanFilter: null });
    expect(changes[5].fields).toEqual({ BooleanFilter: null });
  });

  it('replaces a link that is handed down now', () => {
    const changes = changesOf({ ...draftOf(stored), territories: [{ id: 't1', name: 'North', handsDown: true }] }, stored, 'm');
    expect(changes.slice(2)).toEqual([
      { operation: 'delete', type: 'RuleTerritory2Association', id: 'a1' },
      { operation: 'create', type: 'RuleTerritory2Association', fields: { RuleId: 'r1', Territory2Id: 't1', IsInherited: true } },
    ]);
  });

  it('makes a whole rule at once', () => {
    const changes = changesOf({ ...newDraft, name: 'New England!', filter: '1' }, undefined, 'm');
    expect(changes.map(({ operation }) => operation)).toEqual(['create', 'create', 'update']);
    expect(changes[0]).toMatchObject({ as: 'rule', fields: { DeveloperName: 'New_England', Territory2ModelId: 'm' } });
  });
});

describe('a developer name', () => {
  it.each([['Île-de-France 2', 'Ile_de_France_2'], ['2027', 'R_2027'], ['  ', 'R'], ['a__b', 'a_b']])('of %s is %s', (words, name) => expect(developerName(words)).toBe(name));
});
