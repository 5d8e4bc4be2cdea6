import type { TargetCurrency } from '../api/types';
import type { AccountBook, CellChange, InputField } from './AccountBook';
import { readAmount } from './amounts';

export type BadReason = 'noNumber' | 'noAccount' | 'noRow' | 'notInPlan' | 'twice';

export interface Pasted {
  /** Only what differs from what is entered already. */
  readonly changes: readonly CellChange[];
  /** Numbers read, changes or not. */
  readonly count: number;
  readonly sum: number;
  readonly isByKey: boolean;
  readonly bad: readonly { readonly line: number; readonly text: string; readonly why: BadReason }[];
}

/**
 * Reads what a spreadsheet copied: one number a line for the rows shown from one row downwards, or account and number. An
 * empty number takes back what was entered; 0 is a number. A first line of headings is passed over.
 */
export function readPaste(text: string, book: AccountBook, field: InputField, from: number, currency?: TargetCurrency): Pasted {
  const lines = text.replace(/(\r?\n)+$/, '').split(/\r?\n/);
  const cells = lines.map((line) => line.split(/[\t;]/));
  const isByKey = cells.some((parts) => parts.length > 1);
  const changes: CellChange[] = [];
  const bad: { line: number; text: string; why: BadReason }[] = [];
  const seen = new Set<number>();
  let sum = 0;
  let count = 0;
  if (text.trim() === '') {
    return { changes, count, sum, isByKey: false, bad };
  }
  cells.forEach((parts, at) => {
    const amount = readAmount(parts[parts.length - 1]);
    const record = isByKey ? book.find(parts[0].trim()) : book.rows[from + at];
    if (at === 0 && amount === undefined && isByKey && record === undefined && cells.length > 1) {
      return;
    }
    const why = judged(book, record, amount, isByKey, seen);
    if (why !== null) {
      bad.push({ line: at + 1, text: lines[at], why });
      return;
    }
    seen.add(record!);
    if (amount !== null) {
      count++;
      sum += amount!;
    }
    if (currency !== undefined || book.input(record!, field) !== amount) {
      changes.push({ record: record!, field, amount: amount!, currency });
    }
  });
  return { changes, count, sum, isByKey, bad };
}

function judged(book: AccountBook, record: number | undefined, amount: number | null | undefined, isByKey: boolean, seen: ReadonlySet<number>): BadReason | null {
  if (record === undefined) {
    return isByKey ? 'noAccount' : 'noRow';
  }
  if (amount === undefined) {
    return 'noNumber';
  }
  if (seen.has(record)) {
    return 'twice';
  }
  return book.columns.source[record] === 0 && amount !== null ? 'notInPlan' : null;
}
