import type { HealthRun } from '../../api/types';

const longest = 30;

/**
 * How often a finding was counted in the last kept runs, oldest first, and now at the end; a run that does not tell of it counted none.
 * @param runs newest first, as the service lists them
 */
export function trendOf(runs: readonly Pick<HealthRun, 'findings'>[], code: string, now: number): number[] {
  return [...runs.slice(0, longest).reverse().map(({ findings }) => findings.find((one) => one.code === code)?.count ?? 0), now];
}
