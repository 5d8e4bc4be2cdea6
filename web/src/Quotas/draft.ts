import type { QuotaContent, QuotaSeat } from '../api/types';

/** Seats and rules as a planner is changing them: what is stored, what was done since, what was taken back. */
export interface Draft {
  /** The plan's revision the changes start from. */
  readonly revision: number;
  readonly stored: QuotaContent;
  readonly present: QuotaContent;
  readonly past: readonly QuotaContent[];
  readonly future: readonly QuotaContent[];
}

/** One thing that differs from what is stored. */
export interface Difference {
  /** Nothing for a rule of the whole plan. */
  readonly seat: string | null;
  /** Its name as it stands in the draft, or stood in the stored plan when it is gone. */
  readonly name: string;
  /** A member of the seat or of the plan; `added` and `removed` for the seat itself. */
  readonly field: string;
}

export const openDraft = (content: QuotaContent, revision: number): Draft => ({ revision, stored: content, present: content, past: [], future: [] });

/** The same draft when nothing differs. */
export function changed(draft: Draft, next: QuotaContent): Draft {
  return same(draft.present, next) ? draft : { ...draft, present: next, past: [...draft.past, draft.present], future: [] };
}

export function undone(draft: Draft): Draft {
  const before = draft.past.at(-1);
  return before === undefined ? draft : { ...draft, present: before, past: draft.past.slice(0, -1), future: [draft.present, ...draft.future] };
}

export function redone(draft: Draft): Draft {
  const [next, ...rest] = draft.future;
  return draft.future.length === 0 ? draft : { ...draft, present: next, past: [...draft.past, draft.present], future: rest };
}

/** What the draft changes, rules first, then seats in their order. */
export function differencesOf(before: QuotaContent, after: QuotaContent): Difference[] {
  const found: Difference[] = fieldsOf(before, after, ['seats']).map((field) => ({ seat: null, name: '', field }));
  const seatBefore = new Map(before.seats.map((seat) => [seat.key, seat]));
  for (const seat of after.seats) {
    const old = seatBefore.get(seat.key);
    if (old === undefined) {
      found.push({ seat: seat.key, name: seat.name, field: 'added' });
    } else {
      found.push(...fieldsOf(old, seat, []).map((field) => ({ seat: seat.key, name: seat.name, field })));
    }
    seatBefore.delete(seat.key);
  }
  return [...found, ...[...seatBefore.values()].map(({ key, name }) => ({ seat: key, name, field: 'removed' }))];
}

/**
 * Puts the draft's changes onto what somebody else stored meanwhile, member by member. Where both changed the same member to
 * different values the draft's stands, and it is named; seats that either side removed are gone.
 */
export function broughtOnto(draft: Draft, theirs: QuotaContent, revision: number): { readonly draft: Draft; readonly both: Difference[] } {
  const { stored, present } = draft;
  const both: Difference[] = [];
  const merge = <T extends object>(base: T, mine: T, other: T, seat: string | null, name: string, except: readonly string[]): T => {
    const merged = { ...other } as Record<string, unknown>;
    for (const field of fieldsOf(base, mine, except)) {
      const value = (mine as Record<string, unknown>)[field];
      if (!same((base as Record<string, unknown>)[field], (other as Record<string, unknown>)[field]) && !same(value, (other as Record<string, unknown>)[field])) {
        both.push({ seat, name, field });
      }
      merged[field] = value;
    }
    return merged as T;
  };
  const storedSeats = byKey(stored.seats);
  const mineSeats = byKey(present.seats);
  const seats: QuotaSeat[] = [];
  for (const other of theirs.seats) {
    const base = storedSeats.get(other.key);
    const mine = mineSeats.get(other.key);
    if (mine !== undefined) {
      seats.push(base === undefined ? mine : merge(base, mine, other, other.key, mine.name, []));
    } else if (base === undefined) {
      seats.push(other);
    }
  }
  const theirKeys = byKey(theirs.seats);
  seats.push(...present.seats.filter(({ key }) => !theirKeys.has(key) && !storedSeats.has(key)));
  const next = { ...merge(stored, present, theirs, null, '', ['seats']), seats };
  return { draft: same(next, theirs) ? openDraft(theirs, revision) : { revision, stored: theirs, present: next, past: [theirs], future: [] }, both };
}

const byKey = (seats: readonly QuotaSeat[]) => new Map(seats.map((seat) => [seat.key, seat]));

function fieldsOf(before: object, after: object, except: readonly string[]): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !except.includes(name) && !same((before as Record<string, unknown>)[name], (after as Record<string, unknown>)[name]));
}

/** Alike as the service reads them: what is absent is null, and no list is an empty one. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
    return null;
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)] as const).filter(([, one]) => one !== null).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
