import type { ModelRule, RecordChange, RuleItem } from '../../api/types';

/** A rule as it is being written. */
export interface RuleDraftState {
  readonly name: string;
  readonly isActive: boolean;
  readonly filter: string;
  readonly family: string;
  readonly items: readonly DraftItem[];
  readonly territories: readonly DraftTerritory[];
}

export interface DraftItem {
  readonly field: string;
  readonly operation: string;
  readonly value: string;
  readonly reading: RuleItem['reading'];
}

export interface DraftTerritory {
  readonly id: string;
  readonly name: string;
  readonly handsDown: boolean;
}

export const newItem: DraftItem = { field: 'BillingState', operation: 'equals', value: '', reading: 'asField' };

export const newDraft: RuleDraftState = { name: '', isActive: true, filter: '', family: '', items: [newItem], territories: [] };

export const draftOf = (rule: ModelRule): RuleDraftState => ({
  name: rule.name,
  isActive: rule.isActive,
  filter: rule.booleanFilter ?? '',
  family: rule.family ?? '',
  items: rule.items.map(({ field, operation, value, reading }) => ({ field, operation, value: value ?? '', reading })),
  territories: rule.territories.map(({ territoryId, territory, appliesToChildren }) => ({ id: territoryId, name: territory, handsDown: appliesToChildren })),
});

/** A developer name out of words: letters, digits and single underscores, a letter first. */
export function developerName(words: string): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return (/^[A-Za-z]/.test(plain) ? plain : `R_${plain}`).slice(0, 80).replace(/_+$/, '');
}

const catalogName = (value: string) => (value === '' ? null : value[0].toUpperCase() + value.slice(1));

const sameItems = (draft: RuleDraftState, rule: ModelRule) =>
  draft.items.length === rule.items.length
  && draft.items.every((item, at) => {
    const stored = rule.items[at];
    return item.field === stored.field && item.operation === stored.operation && item.value === (stored.value ?? '') && item.reading === stored.reading;
  });

function itemChanges(draft: RuleDraftState, ruleId: string): RecordChange[] {
  return draft.items.map((item, at) => ({
    operation: 'create',
    type: 'ObjectTerritory2AssignmentRuleItem',
    fields: { RuleId: ruleId, Field: item.field, Operation: item.operation, Value: item.value === '' ? null : item.value, Reading: catalogName(item.reading), SortOrder: at + 1 },
  }));
}

const linkChange = (ruleId: string, territory: DraftTerritory): RecordChange => ({
  operation: 'create',
  type: 'RuleTerritory2Association',
  fields: { RuleId: ruleId, Territory2Id: territory.id, IsInherited: territory.handsDown },
});

/**
 * The changes that make the stored rule what the draft says, to be sent as one act. Items of a rule with a filter cannot be made or removed, so the
 * filter is emptied first and set last.
 */
export function changesOf(draft: RuleDraftState, rule: ModelRule | undefined, model: string): RecordChange[] {
  const type = 'ObjectTerritory2AssignmentRule';
  const filter = draft.filter.trim() === '' ? null : draft.filter.trim();
  const own = { MasterLabel: draft.name.trim(), IsActive: draft.isActive, FamilyReach: catalogName(draft.family) };
  if (rule === undefined) {
    return [
      { operation: 'create', type, as: 'rule', fields: { ...own, DeveloperName: developerName(draft.name), Territory2ModelId: model } },
      ...itemChanges(draft, '@rule'),
      ...(filter === null ? [] : [{ operation: 'update' as const, type, id: '@rule', fields: { BooleanFilter: filter } }]),
      ...draft.territories.map((territory) => linkChange('@rule', territory)),
    ];
  }
  const items = sameItems(draft, rule)
    ? []
    : [
        { operation: 'update' as const, type, id: rule.id, fields: { BooleanFilter: null } },
        ...rule.items.map(({ id }) => ({ operation: 'delete' as const, type: 'ObjectTerritory2AssignmentRuleItem', id })),
        ...itemChanges(draft, rule.id),
      ];
  const isKept = (stored: ModelRule['territories'][number]) => draft.territories.some(({ id, handsDown }) => id === stored.territoryId && handsDown === stored.appliesToChildren);
  const isThere = (territory: DraftTerritory) => rule.territories.some(({ territoryId, appliesToChildren }) => territoryId === territory.id && appliesToChildren === territory.handsDown);
  return [
    { operation: 'update', type, id: rule.id, expectedAct: rule.act, fields: own },
    ...items,
    { operation: 'update', type, id: rule.id, fields: { BooleanFilter: filter } },
    ...rule.territories.filter((stored) => !isKept(stored)).map(({ associationId }) => ({ operation: 'delete' as const, type: 'RuleTerritory2Association', id: associationId })),
    ...draft.territories.filter((territory) => !isThere(territory)).map((territory) => linkChange(rule.id, territory)),
  ];
}
