import type { Dataset } from '../api/types';
import { isTextual, placeColumn, type ColumnShape } from './columns';
import { readCondition, unreadable } from './filters';
import type { TableQuery } from './order';

/** What the table shows, as its address keeps it. */
export interface TableState {
  readonly find: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: TableQuery['sort'];
  /** Keys of the columns shown, in the dataset's order; null for the first few. */
  readonly columns: readonly string[] | null;
}

export interface TableAddress {
  readonly find?: string;
  readonly filters?: string;
  readonly sort?: string;
  readonly columns?: string;
}

export function stateOf({ find, filters, sort, columns }: TableAddress): TableState {
  return {
    find: find ?? '',
    filters: Object.fromEntries(new URLSearchParams(filters ?? '')),
    sort: sort === undefined ? null : { key: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') },
    columns: columns?.split(',') ?? null,
  };
}

export function addressOf({ find, filters, sort, columns }: TableState): TableAddress {
  const written = new URLSearchParams(Object.entries(filters).filter(([, text]) => text.trim() !== '')).toString();
  return {
    find: find === '' ? undefined : find,
    filters: written === '' ? undefined : written,
    sort: sort === null ? undefined : `${sort.isDescending ? '-' : ''}${sort.key}`,
    columns: columns?.join(','),
  };
}

const few = 12;

/** All columns that the table can show: the file's, and how each record was placed. */
export const columnsOfTable = (dataset: Dataset): ColumnShape[] => [...dataset.columns, placeColumn];

/** The columns first shown, in the file's order: those with a role, the measures, then others, a dozen at most; and the placing. */
export function firstColumns(dataset: Dataset): string[] {
  const filled = dataset.columns.filter(({ empty }) => empty < dataset.rows);
  const withRole = filled.filter(({ role }) => role !== null);
  const measures = filled.filter(({ kind }) => kind === 'number' || kind === 'currency');
  const wanted = new Set([...new Set([...withRole, ...measures, ...filled])].slice(0, few));
  return [...dataset.columns.filter((column) => wanted.has(column)).map(({ key }) => key), placeColumn.key];
}

/** The worker's question, and the filters that cannot be understood. */
export function queryOf(state: TableState, columns: readonly ColumnShape[]): { query: TableQuery; bad: ColumnShape[] } {
  const bad: ColumnShape[] = [];
  const conditions = columns.flatMap((column) => {
    const condition = readCondition(column, state.filters[column.key] ?? '');
    if (condition === unreadable) {
      bad.push(column);
      return [];
    }
    return condition === null ? [] : [{ key: column.key, condition }];
  });
  const isKnown = columns.some(({ key }) => key === state.sort?.key);
  return {
    query: {
      conditions,
      search: state.find.trim(),
      searched: columns.filter(({ kind, key }) => isTextual(kind) && key !== placeColumn.key).map(({ key }) => key),
      sort: isKnown ? state.sort : null,
    },
    bad,
  };
}
