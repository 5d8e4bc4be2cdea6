import type { EnterTargets, TargetCellEntry, TargetCurrency, TargetEditReply } from '../api/types';
import type { LoadedColumn } from '../Datasets/columns';
import { rowsFor, type TableQuery } from '../Datasets/order';

export type InputField = 'bottomUp' | 'override' | 'lock';

/** What one person says about one account; null takes it back, 'present' locks what it has now. */
export interface CellChange {
  readonly record: number;
  readonly field: InputField;
  readonly amount: number | null | 'present';
  readonly text?: string;
  /** What the amount is written in, when it is not the plan's currency. */
  readonly currency?: TargetCurrency;
}

export interface BookColumns {
  amount: Float64Array;
  /** What the account would get without input of its own. */
  calculated: Float64Array;
  bottomUp: Float64Array;
  override: Float64Array;
  lock: Float64Array;
  weight: Float64Array;
  /** 0 not in the plan, 1 calculated, 2 bottom-up, 3 override, 4 lock. */
  source: Uint8Array;
  /** Area of the lowest level, -1 none. */
  area: Int32Array;
}

export interface BookCalls {
  readonly enter: (request: EnterTargets) => Promise<TargetEditReply>;
  readonly takeBack: (kind: 'undo' | 'redo', expectedRevision: number) => Promise<TargetEditReply>;
  readonly read: (names: readonly (keyof BookColumns)[]) => Promise<Partial<BookColumns>>;
}

/** What the reader's next undo takes back and the next redo does again, in words. */
export interface TakeBack {
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface BookStart {
  readonly keys: readonly string[];
  readonly names: readonly string[] | null;
  /** Name by number of the area. */
  readonly areaNames: readonly string[];
  readonly columns: BookColumns;
  readonly revision: number;
  /** Whether the reader sees a branch only: accounts in no area are others'. */
  readonly isBranch?: boolean;
  readonly takeBack?: TakeBack;
}

const all: readonly (keyof BookColumns)[] = ['amount', 'calculated', 'bottomUp', 'override', 'lock', 'weight', 'source', 'area'];
const sources = ['notEligible', 'calculated', 'bottomUp', 'override', 'lock'];

/**
 * All accounts of an open plan as typed arrays in the dataset's order, and which of them are shown in which order. What is
 * entered stands at once and is sent one act after the other; a refused act is taken back. The order shown stays while one
 * writes: a row never jumps away from under the hand.
 */
export class AccountBook {
  readonly keys: readonly string[];
  readonly names: readonly string[] | null;
  readonly areaNames: readonly string[];
  columns: BookColumns;
  rows: Uint32Array;
  /** Accounts the reader sees. */
  readonly total: number;
  revision: number;
  /** Acts on their way. */
  pending = 0;
  version = 0;
  private readonly calls: BookCalls;
  private readonly isBranch: boolean;
  private readonly recordOfKey: Map<string, number>;
  private readonly listeners = new Set<() => void>();
  takeBack: TakeBack;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(start: BookStart, calls: BookCalls) {
    this.keys = start.keys;
    this.names = start.names;
    this.areaNames = start.areaNames;
    this.columns = start.columns;
    this.revision = start.revision;
    this.calls = calls;
    this.isBranch = start.isBranch ?? false;
    this.takeBack = start.takeBack ?? { undo: null, redo: null };
    this.rows = this.seen(Uint32Array.from(start.keys, (_, record) => record));
    this.total = this.rows.length;
    this.recordOfKey = new Map();
    // The first of two with the same key counts, as for the service.
    for (let record = start.keys.length - 1; record >= 0; record--) {
      this.recordOfKey.set(start.keys[record], record);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  find(key: string): number | undefined {
    return this.recordOfKey.get(key);
  }

  /** What is entered there; null for nothing. */
  input(record: number, field: InputField): number | null {
    const value = this.columns[field][record];
    return value === value ? value : null;
  }

  /** Shows the accounts that a question asks for, in its order. O(accounts), with an order O(n log n). */
  arrange(query: TableQuery, isIn?: (area: number) => boolean): void {
    const rows = this.seen(rowsFor(query, this.loaded(), this.keys.length));
    this.rows = isIn === undefined ? rows : rows.filter((record) => isIn(this.columns.area[record]));
    this.tell();
  }

  /** Sums over what is shown. O(rows). */
  sums(): { amount: number; bottomUp: number; answered: number } {
    const { amount, bottomUp } = this.columns;
    const sums = { amount: 0, bottomUp: 0, answered: 0 };
    for (const record of this.rows) {
      sums.amount += amount[record] || 0;
      if (bottomUp[record] === bottomUp[record]) {
        sums.bottomUp += bottomUp[record];
        sums.answered++;
      }
    }
    return sums;
  }

  /** Enters. Throws what the service refused, with everything as it was. */
  async enter(changes: readonly CellChange[], reason?: string): Promise<void> {
    await this.send(changes, reason);
  }

  /** Takes back the reader's last act on the plan, or does it again: the service knows which. Throws what it refused. */
  async step(kind: 'undo' | 'redo'): Promise<void> {
    this.pending++;
    this.tell();
    const stepped = this.tail.then(async () => this.take(await this.calls.takeBack(kind, this.revision)));
    this.tail = stepped.catch(() => undefined);
    try {
      await stepped;
      const columns = await this.calls.read(all);
      this.columns = { ...this.columns, ...columns };
    } finally {
      this.pending--;
      this.tell();
    }
  }

  /** What the plan, read anew, says about taking back. */
  know(takeBack: TakeBack): void {
    if (this.pending === 0 && (takeBack.undo !== this.takeBack.undo || takeBack.redo !== this.takeBack.redo)) {
      this.takeBack = takeBack;
      this.tell();
    }
  }

  /** Reads everything anew; for what others did. */
  async refresh(revision: number): Promise<void> {
    const columns = await this.calls.read(all);
    if (this.pending === 0) {
      this.columns = { ...this.columns, ...columns };
      this.revision = Math.max(this.revision, revision);
      this.tell();
    }
  }

  private async send(changes: readonly CellChange[], reason?: string): Promise<void> {
    const held = changes.map(({ record, field }) => ({ record, field, value: this.columns[field][record], amount: this.columns.amount[record], source: this.columns.source[record] }));
    changes.forEach((change) => this.put(change));
    this.pending++;
    this.tell();
    const sent = this.tail.then(async () => {
      const expected = this.revision;
      const reply = await this.calls.enter({ expectedRevision: expected, cells: changes.map((change) => this.entryOf(change)), reason });
      this.take(reply);
      return reply.revision === expected + 1;
    });
    this.tail = sent.catch(() => undefined);
    try {
      const isAlone = await sent;
      this.pending--;
      if (this.pending === 0) {
        const columns = await this.calls.read(isAlone && changes.every(({ currency }) => currency === undefined) ? ['amount', 'calculated', 'source'] : all);
        // An act begun meanwhile reads again when it is done. The compiler does not see that time has passed.
        if ((this.pending as number) === 0) {
          this.columns = { ...this.columns, ...columns };
        }
      }
      this.tell();
    } catch (refusal) {
      this.pending--;
      for (const { record, field, value, amount, source } of held.reverse()) {
        this.columns[field][record] = value;
        this.columns.amount[record] = amount;
        this.columns.source[record] = source;
      }
      this.tell();
      throw refusal;
    }
  }

  private seen(rows: Uint32Array): Uint32Array {
    return this.isBranch ? rows.filter((record) => this.columns.area[record] >= 0) : rows;
  }

  private put({ record, field, amount, currency }: CellChange): void {
    const { columns } = this;
    // Another currency is rounded by the service; until it answers the product stands there.
    columns[field][record] = amount === 'present' ? columns.amount[record] : amount === null ? NaN : amount * (currency?.rate ?? 1);
    // Lock before override before bottom-up; what the rules give is not known here and comes with the answer.
    const place = (['lock', 'override', 'bottomUp'] as const).findIndex((name) => columns[name][record] === columns[name][record]);
    if (place >= 0) {
      columns.amount[record] = columns[(['lock', 'override', 'bottomUp'] as const)[place]][record];
      columns.source[record] = 4 - place;
    }
  }

  private take(reply: TargetEditReply): void {
    this.revision = reply.revision;
    this.takeBack = { undo: reply.undo ?? null, redo: reply.redo ?? null };
    for (const account of reply.accounts) {
      const { record } = account;
      this.columns.bottomUp[record] = account.bottomUp ?? NaN;
      this.columns.override[record] = account.override ?? NaN;
      this.columns.lock[record] = account.lock ?? NaN;
      this.columns.amount[record] = account.amount ?? NaN;
      this.columns.calculated[record] = account.calculated ?? NaN;
      this.columns.source[record] = Math.max(0, sources.indexOf(account.source));
    }
  }

  private entryOf({ record, field, amount, text, currency }: CellChange): TargetCellEntry {
    const account = this.keys[record];
    if (field === 'lock') {
      return amount === null ? { account, field: 'unlock' } : amount === 'present' ? { account, field: 'lock' } : { account, field: 'lock', amount };
    }
    return { account, field, amount: amount === 'present' ? undefined : amount, text, currency: currency?.currency };
  }

  private loaded(): ReadonlyMap<string, LoadedColumn> {
    const numbers = (values: Float64Array): LoadedColumn => ({ form: 'numbers', values: values as Float64Array<ArrayBuffer> });
    const own = (words: readonly string[]): LoadedColumn => ({ form: 'words', values: Int32Array.from(words, (_, at) => at), words });
    const { columns } = this;
    return new Map<string, LoadedColumn>([
      ['key', own(this.keys)],
      ['name', own(this.names ?? this.keys)],
      ['area', { form: 'words', values: columns.area as Int32Array<ArrayBuffer>, words: this.areaNames }],
      ['source', { form: 'words', values: Int32Array.from(columns.source), words: this.sourceWords }],
      ['weight', numbers(columns.weight)],
      ['bottomUp', numbers(columns.bottomUp)],
      ['override', numbers(columns.override)],
      ['lock', numbers(columns.lock)],
      ['amount', numbers(columns.amount)],
      ['calculated', numbers(columns.calculated)],
    ]);
  }

  /** How sources are called, for filters. */
  sourceWords: readonly string[] = sources;

  private tell(): void {
    this.version++;
    this.listeners.forEach((listener) => listener());
  }
}
