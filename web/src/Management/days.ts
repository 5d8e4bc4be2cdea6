/** Today as the service counts it. */
export const today = () => new Date().toISOString().slice(0, 10);

/**
 * How to ask for a day: a past one as it was known then, a coming one as it is planned now.
 * @param day like 2026-11-20; undefined or today: now
 */
export function dayQuery(day: string | undefined): { asOf?: string; on?: string } {
  return day === undefined || day === today() ? {} : day < today() ? { asOf: day } : { on: day };
}
