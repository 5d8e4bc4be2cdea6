import type { TargetPlan } from '../api/types';
import { EditTimeline } from './EditTimeline';
import { planKey, planPath } from './plans';

/** Every entry of the plan's log: who, when, why. */
export function HistoryTab({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  return <EditTimeline path={planPath(workspace, plan.id)} queryKey={planKey(workspace, plan.id, 'edits', plan.revision)} />;
}
