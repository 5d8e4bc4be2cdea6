import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { TargetAccount, TargetAccountPage, TargetPlan } from '../api/types';
import type { AccountBook } from './AccountBook';
import { branchesOf, planKey, planPath } from './plans';

const size = 25;

function gathered(results: UseQueryResult<TargetAccountPage>[]): ReadonlyMap<number, TargetAccount> {
  return new Map(results.flatMap(({ data }) => data?.items ?? []).map((account) => [account.record, account]));
}

/**
 * What the columns do not carry (calculated amounts, reasons) of those accounts in sight that have a number of their own. The
 * service lists accounts in the dataset's order, so that the place of a record in that list is known.
 */
export function useDetails(workspace: string, plan: TargetPlan, book: AccountBook, records: readonly number[], version: number): ReadonlyMap<number, TargetAccount> {
  // A manager's list holds the accounts of the branch alone.
  const isWhole = branchesOf(plan).length === 0;
  const rank = useMemo(() => (isWhole ? null : rankOf(book.columns.area)), [isWhole, book]);
  const isSettled = book.pending === 0;
  const own = records.filter((record) => book.columns.source[record] > 1);
  const pages = isSettled && version >= 0 ? [...new Set(own.map((record) => Math.floor((rank === null ? record : rank[record]) / size)))] : [];
  return useQueries({
    queries: pages.map((page) => ({
      queryKey: planKey(workspace, plan.id, 'rows', book.revision, page),
      queryFn: ({ signal }: { signal: AbortSignal }) => get<TargetAccountPage>(withQuery(`${planPath(workspace, plan.id)}/accounts`, { offset: page * size, limit: size }), signal),
      staleTime: 'static' as const,
      gcTime: 30_000,
    })),
    combine: gathered,
  });
}

function rankOf(area: Int32Array): Int32Array {
  let seen = 0;
  return area.map((value) => (value < 0 ? seen : seen++));
}
