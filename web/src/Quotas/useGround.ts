import type { QuotaPlan } from '../api/types';
import { useAlignment, usePlan } from '../Targets/plans';

/** The target plan a quota plan stands on and the alignment under that, as far as the caller may see them. */
export function useGround(workspace: string, plan: QuotaPlan | undefined) {
  const target = usePlan(workspace, plan?.targetPlanId ?? '', plan !== undefined).data;
  const alignment = useAlignment(workspace, target?.alignmentId ?? '').data;
  return { target, alignment, tree: alignment?.tree ?? [], levels: alignment?.levels ?? [] };
}
