/** First and last day of a year or of a quarter of it. */
export function daysOfPeriod(year: number, period: string): { from: string; to: string } {
  const first = period === 'year' ? 0 : (Number(period) - 1) * 3;
  const months = period === 'year' ? 12 : 3;
  const day = (month: number, date: number) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  return { from: day(first, 1), to: day(first + months, 0) };
}

interface Placed {
  readonly territory: string | null;
  readonly parent: string | null;
}

/** Territories that have others below them. */
export const parentsOf = (rows: readonly Placed[]): ReadonlySet<string> => new Set(rows.flatMap(({ parent }) => (parent === null ? [] : [parent])));

/** Rows without those below a closed one. Rows stand in hierarchy order. */
export function visibleRows<T extends Placed>(rows: readonly T[], closed: ReadonlySet<string>): readonly T[] {
  const hidden = new Set<string>();
  return rows.filter(({ territory, parent }) => {
    const isHidden = parent !== null && (closed.has(parent) || hidden.has(parent));
    if (isHidden && territory !== null) {
      hidden.add(territory);
    }
    return !isHidden;
  });
}
