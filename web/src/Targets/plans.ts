import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get } from '../api/client';
import { workspacePath } from '../api/paths';
import type { Alignment, Dataset, TargetPlan } from '../api/types';

export const planPath = (workspace: string, plan: string) => `${workspacePath(workspace)}/target-plans/${plan}`;

/** All that is asked about one plan begins with this key, so that one invalidation renews it. */
export const planKey = (workspace: string, plan: string, ...rest: readonly unknown[]) => ['target-plan', workspace, plan, ...rest];

export const usePlan = (workspace: string, plan: string, isAsked = true) =>
  useQuery({ queryKey: planKey(workspace, plan), queryFn: ({ signal }) => get<TargetPlan>(planPath(workspace, plan), signal), enabled: isAsked });

/** Renews everything that is shown of a plan. */
export function useRenewPlan(workspace: string, plan: string): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: planKey(workspace, plan) });
}

export const useAlignment = (workspace: string, id: string) =>
  useQuery({ queryKey: ['alignment', workspace, id], queryFn: ({ signal }) => get<Alignment>(`${workspacePath(workspace)}/alignments/${id}`, signal), enabled: id !== '' });

export const useDataset = (workspace: string, id: string) =>
  useQuery({ queryKey: ['dataset', workspace, id], queryFn: ({ signal }) => get<Dataset>(`${workspacePath(workspace)}/datasets/${id}`, signal), enabled: id !== '', staleTime: Infinity });

/** Columns that can weigh, bound, or be shown as a measure. */
export const measuresOf = (dataset: Dataset) => dataset.columns.filter(({ kind }) => kind === 'number' || kind === 'currency');

/** Areas a manager answers for; empty for those who see the whole plan. */
export const branchesOf = (plan: TargetPlan): readonly number[] => plan.branches ?? [];
