import { useQuery } from '@tanstack/react-query';
import { all } from '../api/pages';
import { workspacePath } from '../api/paths';
import type { AlignmentInfo, BoundarySetInfo, Dataset, QuotaPlanInfo, TargetPlanInfo } from '../api/types';

export const useDatasets = (workspace: string) =>
  useQuery({ queryKey: ['datasets', workspace], queryFn: () => all<Dataset>(`${workspacePath(workspace)}/datasets`) });

export const useAlignments = (workspace: string) =>
  useQuery({ queryKey: ['alignments', workspace], queryFn: () => all<AlignmentInfo>(`${workspacePath(workspace)}/alignments`) });

export const useBoundarySets = (workspace: string) =>
  useQuery({ queryKey: ['boundary-sets', workspace], queryFn: () => all<BoundarySetInfo>(`${workspacePath(workspace)}/boundary-sets`) });

export const useTargetPlans = (workspace: string) =>
  useQuery({ queryKey: ['target-plans', workspace], queryFn: () => all<TargetPlanInfo>(`${workspacePath(workspace)}/target-plans`) });

export const useQuotaPlans = (workspace: string) =>
  useQuery({ queryKey: ['quota-plans', workspace], queryFn: () => all<QuotaPlanInfo>(`${workspacePath(workspace)}/quota-plans`) });
