import type { LiveObject } from '../../api/types';
import { ruleMessages as text } from '../../messages/rules';

export type AccountField = LiveObject['fields'][number];

/** What an item can compare: a field of accounts, or where an account is. */
export interface Comparable {
  readonly value: string;
  readonly label: string;
  readonly kind: 'text' | 'multi' | 'number' | 'day' | 'flag' | 'place';
}

const equal = ['equals', 'notEqual'];
const order = ['lessThan', 'lessOrEqual', 'greaterThan', 'greaterOrEqual'];
const operationsOf: Record<Comparable['kind'], readonly string[]> = {
  text: [...equal, 'inSet', 'notInSet', 'startsWith', 'contains', 'notContain', ...order],
  multi: ['includes', 'excludes', ...equal, 'contains', 'notContain'],
  number: [...equal, ...order],
  day: [...equal, ...order],
  flag: ['equals'],
  place: ['within', 'inShape', 'notInShape', 'inBoundary', 'notInBoundary'],
};

const kindOf = (type: string): Comparable['kind'] =>
  type === 'multipicklist' ? 'multi' : type === 'boolean' ? 'flag' : type === 'date' || type === 'datetime' ? 'day' : ['int', 'double', 'currency', 'percent'].includes(type) ? 'number' : 'text';

const kept = ['Id', 'IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'IsExcludedFromRealign', 'Description'];

/** The fields of accounts in their order, then the places that an address gives. */
export function comparablesOf(account: LiveObject | undefined): Comparable[] {
  const fields = (account?.fields ?? []).filter(({ name, type }) => !kept.includes(name) && type !== 'reference');
  return [
    ...fields.map(({ name, label, type }) => ({ value: name, label, kind: kindOf(type) })),
    ...fields.filter(({ name }) => name.endsWith('Latitude')).map(({ name }) => {
      const of = name.slice(0, -'Latitude'.length);
      return { value: `${of}Address`, label: `${of} address (on the map)`, kind: 'place' as const };
    }),
  ];
}

export const operationChoices = (kind: Comparable['kind']) => operationsOf[kind].map((value) => ({ value, label: text.operations[value] }));

/** The kind of value set that an operation names, or nothing when it takes a value. */
export const setKindOf = (operation: string): 'words' | 'shape' | 'units' | undefined =>
  operation.endsWith('nSet') ? 'words' : operation.endsWith('nShape') ? 'shape' : operation.endsWith('nBoundary') ? 'units' : undefined;

export function hintOf(operation: string, kind: Comparable['kind']): string {
  const hints = text.valueHints;
  return operation === 'within' ? hints.within : kind === 'flag' ? hints.flag : kind === 'day' ? hints.day : operation === 'includes' || operation === 'excludes' ? hints.parts : order.includes(operation) ? hints.one : hints.list;
}

/** An item in words: "Billing State is ME, VT". */
export function itemWords(item: { readonly field: string; readonly operation: string; readonly value?: string | null }, comparables: readonly Comparable[], setNames: ReadonlyMap<string, string>): string {
  const label = comparables.find(({ value }) => value === item.field)?.label ?? item.field;
  const value = setKindOf(item.operation) === undefined ? item.value ?? 'empty' : setNames.get(item.value ?? '') ?? item.value ?? '';
  return `${label} ${text.operations[item.operation] ?? item.operation} ${value.length > 60 ? `${value.slice(0, 57)}…` : value}`;
}
