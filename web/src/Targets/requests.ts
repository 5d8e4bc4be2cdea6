import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import { workspacePath } from '../api/paths';
import type { Branch, TargetPlan, TargetRequest } from '../api/types';
import { planKey, planPath } from './plans';

export const useRequests = (workspace: string, plan: TargetPlan) =>
  useQuery({
    queryKey: planKey(workspace, plan.id, 'requests', plan.revision),
    queryFn: ({ signal }) => get<{ items: TargetRequest[] }>(`${planPath(workspace, plan.id)}/requests`, signal),
    placeholderData: (before) => before,
  });

export const branchesPath = (workspace: string, alignment: string) => `${workspacePath(workspace)}/alignments/${alignment}/branches`;

export const useBranches = (workspace: string, alignment: string) =>
  useQuery({ queryKey: ['branches', workspace, alignment], queryFn: ({ signal }) => get<{ items: Branch[] }>(branchesPath(workspace, alignment), signal) });
