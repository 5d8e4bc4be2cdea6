import type { ColumnShape } from './columns';
import { isTextual } from './columns';

/** A condition on one column, as the worker tests it. */
export type Condition =
  | { readonly kind: 'contains' | 'lacks' | 'equals'; readonly text: string }
  | { readonly kind: 'within'; readonly from: number; readonly to: number; readonly isFromOpen: boolean; readonly isToOpen: boolean }
  | { readonly kind: 'empty' | 'filled' };

/** Stands for what was written and cannot be understood. */
export const unreadable = 'unreadable';

/** Reads what a person wrote into a column's filter; null when nothing was written. */
export function readCondition(column: Pick<ColumnShape, 'kind'>, written: string): Condition | null | typeof unreadable {
  const text = written.trim();
  if (text === '') {
    return null;
  }
  if (text === '=') {
    return { kind: 'empty' };
  }
  if (text === '!' || text === '!=') {
    return { kind: 'filled' };
  }
  return isTextual(column.kind) ? textCondition(text) : (rangeCondition(column.kind, text) ?? unreadable);
}

function textCondition(text: string): Condition {
  const lower = text.toLowerCase();
  if (lower.startsWith('=')) {
    return { kind: 'equals', text: lower.slice(1).trim() };
  }
  return lower.startsWith('!') ? { kind: 'lacks', text: lower.slice(1).trim() } : { kind: 'contains', text: lower };
}

function rangeCondition(kind: ColumnShape['kind'], text: string): Condition | null {
  if (kind === 'boolean') {
    const value = /^=?\s*(yes|true|1)$/i.test(text) ? 1 : /^=?\s*(no|false|0)$/i.test(text) ? 0 : null;
    return value === null ? null : within(value, value);
  }
  const sign = /^(>=|<=|>|<|=)?/.exec(text)![0];
  const rest = text.slice(sign.length).trim();
  const parts = rest.split('..');
  if (parts.length === 2 && sign === '') {
    const from = spanOf(kind, parts[0]);
    const to = spanOf(kind, parts[1]);
    return from === null || to === null ? null : within(from[0], to[1]);
  }
  const span = parts.length === 1 ? spanOf(kind, rest) : null;
  if (span === null) {
    return null;
  }
  switch (sign) {
    case '>':
      return within(span[1], Infinity, true);
    case '>=':
      return within(span[0], Infinity);
    case '<':
      return within(-Infinity, span[0], false, true);
    case '<=':
      return within(-Infinity, span[1]);
    default:
      return within(span[0], span[1]);
  }
}

/** First and last value that what was written means: a month has many days, a number is itself. */
function spanOf(kind: ColumnShape['kind'], written: string): readonly [number, number] | null {
  const text = written.trim();
  if (kind !== 'date') {
    const value = Number(text.replace(/[,\s$€£%]/g, ''));
    return text === '' || !Number.isFinite(value) ? null : [value, value];
  }
  if (!/^\d{4}(-\d{1,2}){0,2}$/.test(text)) {
    return null;
  }
  const [year, month = null, day = null] = text.split('-').map(Number) as [number, number?, number?];
  const first = dayNumber(year, month ?? 1, day ?? 1);
  const last = day !== null ? first : dayNumber(month === null ? year + 1 : year, month === null ? 1 : month + 1, 1) - 1;
  const isReal = (month === null || (month >= 1 && month <= 12)) && (day === null || (day >= 1 && day <= 31));
  return isReal ? [first, last] : null;
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function within(from: number, to: number, isFromOpen = false, isToOpen = false): Condition {
  return { kind: 'within', from, to, isFromOpen, isToOpen };
}
