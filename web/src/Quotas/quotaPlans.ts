import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get } from '../api/client';
import { workspacePath } from '../api/paths';
import type { QuotaEvaluation, QuotaPlan } from '../api/types';

export const quotaPath = (workspace: string, plan: string) => `${workspacePath(workspace)}/quota-plans/${plan}`;

/** All that is asked about one plan begins with this key, so that one invalidation renews it. */
export const quotaKey = (workspace: string, plan: string, ...rest: readonly unknown[]) => ['quota-plan', workspace, plan, ...rest];

export const useQuotaPlan = (workspace: string, plan: string) =>
  useQuery({ queryKey: quotaKey(workspace, plan), queryFn: ({ signal }) => get<QuotaPlan>(quotaPath(workspace, plan), signal) });

/** Renews everything that is shown of a plan, and the list. */
export function useRenewQuotaPlan(workspace: string, plan: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: quotaKey(workspace, plan) }), client.invalidateQueries({ queryKey: ['quota-plans', workspace] })]);
  };
}

/** What the stored plan comes to, as the caller may see it. */
export const useEvaluation = (workspace: string, plan: { readonly id: string; readonly revision: number }, isAsked = true) =>
  useQuery({
    queryKey: quotaKey(workspace, plan.id, 'evaluation', plan.revision),
    queryFn: ({ signal }) => get<QuotaEvaluation>(`${quotaPath(workspace, plan.id)}/evaluation`, signal),
    placeholderData: (before) => before,
    enabled: isAsked,
  });
