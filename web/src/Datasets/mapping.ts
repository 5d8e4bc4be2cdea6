import type { ColumnKind, ColumnRole, DateOrder, ImportColumn, ImportRequest, Preview } from '../api/types';
import { datasetMessages } from '../messages/datasets';

/** What the person decided about one column of the file. */
export interface MappedColumn {
  readonly index: number;
  readonly name: string;
  readonly kind: ColumnKind;
  readonly role: ColumnRole | null;
  readonly currency: string | null;
  /** Whether its numbers are written 1.234,5; null: as the service finds. */
  readonly decimalComma: boolean | null;
  /** Whether 3/4/2021 is in March or April; null: as the service finds. */
  readonly dateOrder: DateOrder | null;
  readonly isKept: boolean;
}

export interface MappingProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Columns it is about. */
  readonly columns: readonly number[];
}

const kindOfRole: Partial<Record<ColumnRole, ColumnKind>> = {
  latitude: 'latitude',
  longitude: 'longitude',
  postalCode: 'postalCode',
  state: 'state',
  country: 'country',
};
const roleOfKind: Partial<Record<ColumnKind, ColumnRole>> = {
  latitude: 'latitude',
  longitude: 'longitude',
  postalCode: 'postalCode',
  state: 'state',
  country: 'country',
};
/** Whether a column's cells are amounts, written with a point or a comma. */
export const isNumeric = (kind: ColumnKind): boolean => kind === 'number' || kind === 'currency';

const textual: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['text', 'postalCode', 'state', 'country']);
const placing: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['latitude', 'longitude', 'postalCode', 'city', 'county', 'state', 'country']);

/** Whether a column of a kind may have a role; the service judges the same way. */
export function fits(role: ColumnRole, kind: ColumnKind): boolean {
  switch (role) {
    case 'latitude':
    case 'longitude':
      return kind === role;
    case 'key':
      return textual.has(kind) || kind === 'number' || kind === 'date';
    default:
      return textual.has(kind);
  }
}

export function mappingOf(preview: Preview): MappedColumn[] {
  return preview.columns.map((column) => ({
    index: column.index,
    name: column.name,
    kind: column.kind,
    role: column.role,
    currency: column.currency,
    decimalComma: column.decimalComma,
    dateOrder: column.dateOrder,
    isKept: true,
  }));
}

/** Another kind; a role that no longer fits goes, and a kind of place takes its role when nobody has it. */
export function withKind(columns: readonly MappedColumn[], index: number, kind: ColumnKind): MappedColumn[] {
  return columns.map((column) => {
    if (column.index !== index) {
      return column;
    }
    const ownRole = roleOfKind[kind];
    const isFree = ownRole !== undefined && !columns.some((other) => other.index !== index && other.isKept && other.role === ownRole);
    const kept = column.role !== null && fits(column.role, kind) ? column.role : null;
    return { ...column, kind, role: kept ?? (isFree ? ownRole : null), currency: kind === 'currency' ? (column.currency ?? 'USD') : null };
  });
}

/** Another role; it is taken from the column that had it, and a kind it cannot have gives way. */
export function withRole(columns: readonly MappedColumn[], index: number, role: ColumnRole | null): MappedColumn[] {
  return columns.map((column) => {
    if (column.index === index) {
      const kind = role === null || fits(role, column.kind) ? column.kind : (kindOfRole[role] ?? 'text');
      return { ...column, role, kind, currency: kind === 'currency' ? column.currency : null };
    }
    return role !== null && column.role === role ? { ...column, role: null } : column;
  });
}

export function withChange(columns: readonly MappedColumn[], index: number, change: Partial<Pick<MappedColumn, 'name' | 'currency' | 'decimalComma' | 'dateOrder' | 'isKept'>>): MappedColumn[] {
  return columns.map((column) => (column.index === index ? { ...column, ...change } : column));
}

/** What stands against the import (errors) or is worth knowing before it (warnings). */
export function problemsOf(columns: readonly MappedColumn[], datasetName: string): MappingProblem[] {
  const texts = datasetMessages.mapping;
  const kept = columns.filter(({ isKept }) => isKept);
  const found: MappingProblem[] = [];
  const add = (severity: 'error' | 'warning', message: string, about: readonly MappedColumn[] = []) =>
    found.push({ severity, message, columns: about.map(({ index }) => index) });

  if (datasetName.trim() === '') {
    add('error', texts.noName);
  }
  if (kept.length === 0) {
    add('error', texts.nothingKept);
    return found;
  }
  kept.filter(({ name }) => name.trim() === '').forEach((column) => add('error', texts.columnUnnamed(column.index), [column]));
  for (const [name, same] of grouped(kept, ({ name }) => name.trim().toLowerCase())) {
    if (name !== '' && same.length > 1) {
      add('error', texts.columnTwice(same[0].name.trim()), same);
    }
  }
  for (const [role, same] of grouped(kept, ({ role }) => role ?? '')) {
    if (role !== '' && same.length > 1) {
      add('error', texts.roleTwice(datasetMessages.roles[role], same.map(({ name }) => `"${name}"`).join(', ')), same);
    }
  }
  kept
    .filter(({ kind, currency }) => kind === 'currency' && (currency ?? '').trim() === '')
    .forEach((column) => add('error', texts.noCurrency(column.name), [column]));

  const withRoleOf = (role: ColumnRole) => kept.filter((column) => column.role === role);
  const latitude = withRoleOf('latitude');
  const longitude = withRoleOf('longitude');
  if (latitude.length > 0 !== longitude.length > 0) {
    const [have, lacks] = latitude.length > 0 ? (['latitude', 'longitude'] as const) : (['longitude', 'latitude'] as const);
    add('warning', texts.half(datasetMessages.roles[have].toLowerCase(), datasetMessages.roles[lacks].toLowerCase()), [...latitude, ...longitude]);
  }
  if (withRoleOf('key').length === 0) {
    add('warning', texts.noKey);
  }
  if (!kept.some(({ role }) => role !== null && placing.has(role))) {
    add('warning', texts.noPlace);
  }
  if (!kept.some(({ kind }) => isNumeric(kind))) {
    add('warning', texts.noMeasure);
  }
  return found;
}

/** The columns as the service wants them; those left out are said to be skipped. */
export function requestColumns(columns: readonly MappedColumn[]): ImportRequest['columns'] {
  return columns.map(
    ({ index, name, kind, role, currency, decimalComma, dateOrder, isKept }): ImportColumn => ({
      index,
      name: name.trim(),
      kind,
      ...(role === null ? {} : { role }),
      ...(kind === 'currency' && currency !== null ? { currency } : {}),
      ...(isNumeric(kind) && decimalComma !== null ? { decimalComma } : {}),
      ...(kind === 'date' && dateOrder !== null ? { dateOrder } : {}),
      skip: !isKept,
    }),
  );
}

/** The dataset's name until the person gives another: the file's, without its ending. */
export function nameOfFile(fileName: string): string {
  return fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim()
    .slice(0, 200);
}

const numberLike = /^[(+\-−]?\s*[\p{Sc}A-Z]{0,3}\s*[\d.,'’  ]*\d[\d.,'’  ]*([eE][+-]?\d+)?\s*[%\p{Sc}A-Z]{0,3}\s*[-)]?$/u;
const booleanLike = /^(true|false|yes|no|y|n|t|f|1|0|on|off|x|ja|nein|wahr|falsch|oui|non|si|sí)$/i;

/** Whether a cell will hardly be read as its kind: a hint for the preview, the service alone decides. */
export function isSuspect(kind: ColumnKind, cell: string): boolean {
  const text = cell.trim();
  if (text === '') {
    return false;
  }
  switch (kind) {
    case 'number':
    case 'currency':
      return !numberLike.test(text);
    case 'latitude':
      return beyond(text, 90);
    case 'longitude':
      return beyond(text, 180);
    case 'boolean':
      return !booleanLike.test(text);
    case 'date':
      return !/\d/.test(text);
    default:
      return false;
  }
}

function beyond(text: string, limit: number): boolean {
  if (!/\d/.test(text)) {
    return true;
  }
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) && Math.abs(value) > limit;
}

function grouped<Key extends string>(columns: readonly MappedColumn[], keyOf: (column: MappedColumn) => Key): Map<Key, MappedColumn[]> {
  const groups = new Map<Key, MappedColumn[]>();
  for (const column of columns) {
    const key = keyOf(column);
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  return groups;
}
