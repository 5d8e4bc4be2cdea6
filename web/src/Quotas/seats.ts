import type { Area, QuotaContent, QuotaCredit, QuotaSeat } from '../api/types';

/** A seat with the figures of a full head. */
export function newSeat(key: string, name: string, areas: readonly QuotaCredit[] = []): QuotaSeat {
  return { key, name, areas: [...areas], seniorityPercent: 100, focusPercent: 100, vacant: false };
}

export const credit = (area: number): QuotaCredit => ({ area, percent: 100, overlay: false });

/** One seat for each territory, in the order of their names, held by who owns it. */
export function seatsOfTerritories(tree: readonly Area[], answersFor: ReadonlyMap<number, string>): QuotaSeat[] {
  const lowest = Math.max(0, ...tree.map(({ level }) => level));
  return tree
    .filter(({ level }) => level === lowest)
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map((area) => newSeat(`T${area.number}`, area.owner ?? answersFor.get(area.number) ?? area.name, [credit(area.number)]));
}

/** A key that no seat of the plan has, like the wish. */
export function freeKey(content: QuotaContent, wish: string): string {
  const taken = new Set(content.seats.map(({ key }) => key));
  for (let number = 1; ; number++) {
    const key = `${wish}${number}`;
    if (!taken.has(key)) {
      return key;
    }
  }
}

export const withSeat = (content: QuotaContent, key: string, change: Partial<QuotaSeat>): QuotaContent => ({
  ...content,
  seats: content.seats.map((seat) => (seat.key === key ? { ...seat, ...change } : seat)),
});

export const withoutSeat = (content: QuotaContent, key: string): QuotaContent => ({ ...content, seats: content.seats.filter((seat) => seat.key !== key) });

export const withNewSeat = (content: QuotaContent, seat: QuotaSeat): QuotaContent => ({ ...content, seats: [...content.seats, seat] });

/** Percents by month of service as a person writes them, "0, 50, 75"; null for none, undefined for what cannot be read. */
export function readPercents(text: string): number[] | null | undefined {
  const parts = text.split(/[\s,;/%]+/).filter((part) => part !== '');
  if (parts.length === 0) {
    return null;
  }
  const values = parts.map(Number);
  return values.every((value) => Number.isFinite(value) && value >= 0) ? values : undefined;
}

export const percentsText = (values: readonly number[] | null | undefined) => (values ?? []).join(', ');

export type SeatState = 'filled' | 'toHire' | 'leaves' | 'vacant';

/** What a seat is on a day: nobody's, somebody's who is still to start, or who is known to go. */
export function stateOfSeat(seat: QuotaSeat, today: string): SeatState {
  if (seat.vacant) {
    return 'vacant';
  }
  if (seat.start && seat.start > today) {
    return 'toHire';
  }
  return seat.end ? 'leaves' : 'filled';
}
