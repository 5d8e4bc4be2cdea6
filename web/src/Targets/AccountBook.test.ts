import { describe, expect, it } from 'vitest';
import type { EnterTargets, TargetEditReply } from '../api/types';
import { AccountBook, type BookColumns } from './AccountBook';
import { readPaste } from './pasting';

const numbers = (...values: (number | null)[]) => Float64Array.from(values, (value) => value ?? NaN);

/** A service of three accounts that keeps what it is told and shares 100 among those without a number of their own. */
class Service {
  readonly bottomUp: (number | null)[] = [null, null, null];
  readonly override: (number | null)[] = [null, null, null];
  readonly heard: EnterTargets[] = [];
  readonly taken: string[] = [];
  refuse = false;
  revision = 1;

  columns(): BookColumns {
    const own = this.bottomUp.map((value, at) => this.override[at] ?? value);
    const left = 100 - own.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const open = own.filter((value) => value === null).length;
    return {
      amount: numbers(...own.map((value) => value ?? left / open)),
      calculated: numbers(...own.map(() => left / Math.max(1, open))),
      bottomUp: numbers(...this.bottomUp),
      override: numbers(...this.override),
      lock: numbers(null, null, null),
      weight: numbers(3, 1, 2),
      source: Uint8Array.from(own, (value, at) => (this.override[at] !== null ? 3 : value !== null ? 2 : 1)),
      area: Int32Array.from([0, 1, -1]),
    };
  }

  book(isBranch = false): AccountBook {
    return new AccountBook(
      { keys: ['A', 'B', 'C'], names: ['Alpha', 'Beta', 'Gamma'], areaNames: ['North', 'South'], columns: this.columns(), revision: this.revision, isBranch },
      {
        enter: (request) => {
          this.heard.push(request);
          if (this.refuse) {
            return Promise.reject(new Error('no'));
          }
          for (const cell of request.cells) {
            (cell.field === 'override' ? this.override : this.bottomUp)['ABC'.indexOf(cell.account)] = cell.amount ?? null;
          }
          this.revision++;
          return Promise.resolve({ revision: this.revision, edits: [], accounts: [], figures: null, undo: 'Entered 1 bottom-up', redo: null } as unknown as TargetEditReply);
        },
        takeBack: (kind, expected) => {
          this.taken.push(`${kind} ${expected}`);
          if (this.refuse) {
            return Promise.reject(new Error('changed since'));
          }
          this.bottomUp.fill(kind === 'undo' ? null : 0);
          this.revision++;
          return Promise.resolve({ revision: this.revision, edits: [], accounts: [], figures: null, undo: null, redo: 'Entered 1 bottom-up' } as unknown as TargetEditReply);
        },
        read: (names) => {
          const columns = this.columns();
          return Promise.resolve(Object.fromEntries(names.map((name) => [name, columns[name]])));
        },
      },
    );
  }
}

const plain = { conditions: [], search: '', searched: ['key', 'name'], sort: null };

describe('the accounts of an open plan', () => {
  it('show what is entered at once, and what it does to the others after the answer', async () => {
    const service = new Service();
    const book = service.book();
    const entering = book.enter([{ record: 0, field: 'bottomUp', amount: 70 }]);
    expect(book.columns.amount[0]).toBe(70);
    expect(book.pending).toBe(1);
    await entering;
    expect(book.pending).toBe(0);
    expect([...book.columns.amount]).toEqual([70, 15, 15]);
    expect([...book.columns.source]).toEqual([2, 1, 1]);
    expect(service.heard[0]).toMatchObject({ expectedRevision: 1, cells: [{ account: 'A', field: 'bottomUp', amount: 70 }] });
  });

  it('are as they were after a refusal', async () => {
    const service = new Service();
    service.refuse = true;
    const book = service.book();
    await expect(book.enter([{ record: 1, field: 'override', amount: 5, text: 'why' }])).rejects.toThrow('no');
    expect([...book.columns.amount]).toEqual([...service.columns().amount]);
    expect(book.input(1, 'override')).toBeNull();
    expect(book.takeBack.undo).toBeNull();
  });

  it('tell 0 from nothing, and take the last act back', async () => {
    const service = new Service();
    const book = service.book();
    await book.enter([{ record: 2, field: 'bottomUp', amount: 0 }]);
    expect(book.input(2, 'bottomUp')).toBe(0);
    expect(book.sums()).toEqual({ amount: 100, bottomUp: 0, answered: 1 });
    expect(book.takeBack.undo).toBe('Entered 1 bottom-up');
    await book.step('undo');
    expect(service.taken).toEqual(['undo 2']);
    expect(book.input(2, 'bottomUp')).toBeNull();
    expect(book.takeBack).toEqual({ undo: null, redo: 'Entered 1 bottom-up' });
    await book.step('redo');
    expect(service.taken).toEqual(['undo 2', 'redo 3']);
    expect(book.input(2, 'bottomUp')).toBe(0);
  });

  it('stay as they are when the service will not take an act back', async () => {
    const service = new Service();
    const book = service.book();
    await book.enter([{ record: 0, field: 'bottomUp', amount: 10 }]);
    service.refuse = true;
    await expect(book.step('undo')).rejects.toThrow('changed since');
    expect(book.pending).toBe(0);
    expect(book.input(0, 'bottomUp')).toBe(10);
  });

  it('go out in the currency they are written in, and come back in the plan’s', async () => {
    const service = new Service();
    const book = service.book();
    const currency = { currency: 'EUR', rate: 1.25 };
    const pasted = readPaste('A\t16\nB\t0', book, 'bottomUp', 0, currency);
    expect(pasted).toMatchObject({ count: 2, sum: 16, bad: [] });
    const entering = book.enter(pasted.changes);
    expect(book.columns.amount[0]).toBe(20);
    await entering;
    expect(service.heard[0].cells).toMatchObject([{ account: 'A', amount: 16, currency: 'EUR' }, { account: 'B', amount: 0, currency: 'EUR' }]);
    // The answer counts, not what was worked out while waiting; this service knows no rates.
    expect(book.input(0, 'bottomUp')).toBe(16);
  });

  it('send one act after the other, each with the revision before it', async () => {
    const service = new Service();
    const book = service.book();
    await Promise.all([book.enter([{ record: 0, field: 'bottomUp', amount: 1 }]), book.enter([{ record: 1, field: 'bottomUp', amount: 2 }])]);
    expect(service.heard.map(({ expectedRevision }) => expectedRevision)).toEqual([1, 2]);
    expect([...book.columns.amount]).toEqual([1, 2, 97]);
  });

  it('are found, ordered and narrowed to areas', () => {
    const book = new Service().book();
    book.arrange({ ...plain, sort: { key: 'weight', isDescending: true } });
    expect([...book.rows]).toEqual([0, 2, 1]);
    book.arrange({ ...plain, search: 'bet' });
    expect([...book.rows]).toEqual([1]);
    book.arrange(plain, (area) => area === -1);
    expect([...book.rows]).toEqual([2]);
  });

  it('of a branch are those in its areas alone', () => {
    const book = new Service().book(true);
    expect([...book.rows]).toEqual([0, 1]);
    expect(book.total).toBe(2);
    book.arrange({ ...plain, sort: { key: 'amount', isDescending: true } });
    expect([...book.rows]).toEqual([0, 1]);
  });
});

describe('pasted numbers', () => {
  const book = new Service().book();

  it('fill the rows shown from one row down', () => {
    const { changes, sum, isByKey } = readPaste('1,200\n0\n', book, 'bottomUp', 1);
    expect(isByKey).toBe(false);
    expect(sum).toBe(1200);
    expect(changes.map(({ record, amount }) => [record, amount])).toEqual([[1, 1200], [2, 0]]);
  });

  it('go by account where accounts stand beside them, headings passed over', () => {
    const { changes, bad } = readPaste('Account\tTarget\r\nC\t5\r\nA\t7\r\n', book, 'bottomUp', 0);
    expect(bad).toEqual([]);
    expect(changes.map(({ record, amount }) => [record, amount])).toEqual([[2, 5], [0, 7]]);
  });

  it('are no change where the same stands already', () => {
    expect(readPaste('A;\nB;\n', book, 'bottomUp', 0).changes).toEqual([]);
  });

  it('are refused line by line', () => {
    expect(readPaste('A\tx\nZ\t1\nB\t1\nB\t2', book, 'bottomUp', 0).bad.map(({ line, why }) => [line, why])).toEqual([[1, 'noNumber'], [2, 'noAccount'], [4, 'twice']]);
    expect(readPaste('1\n2', book, 'bottomUp', 2).bad).toEqual([{ line: 2, text: '2', why: 'noRow' }]);
  });
});
