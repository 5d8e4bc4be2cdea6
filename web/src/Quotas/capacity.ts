import type { CapacityMonth } from '../api/types';

const month = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });

/** Months where each period begins another one, else the periods' numbers. */
export function periodNames(starts: readonly string[], count: number): string[] {
  const names = starts.slice(0, count).map((start) => month.format(new Date(`${start}T00:00:00Z`)));
  return names.length === count && new Set(names).size === count ? names : Array.from({ length: count }, (_, at) => `P${at + 1}`);
}

/** How many months fall short, the most heads that one of them needs, and which one that is first. */
export function shortOf(capacity: readonly CapacityMonth[]): { readonly months: number; readonly most: number; readonly at: number } {
  const most = Math.max(0, ...capacity.map(({ headsNeeded }) => headsNeeded));
  return { months: capacity.filter(({ headsNeeded }) => headsNeeded > 0).length, most, at: Math.max(0, capacity.findIndex(({ headsNeeded }) => headsNeeded === most)) };
}
