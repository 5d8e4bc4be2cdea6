import { Stack, Title } from '@mantine/core';
import type { TargetPlan } from '../api/types';
import { targetMessages } from '../messages/targets';
import { EditTimeline } from './EditTimeline';
import { planKey, planPath } from './plans';
import { RunsTable } from './RunsTable';

/** The records of runs, and every entry of the plan's log: who, when, why. */
export function HistoryTab({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  return (
    <Stack gap="sm" maw={980}>
      {plan.settings && <RunsTable workspace={workspace} plan={plan} />}
      <Title order={2} size="h5">{targetMessages.history.title}</Title>
      <EditTimeline path={planPath(workspace, plan.id)} queryKey={planKey(workspace, plan.id, 'edits', plan.revision)} />
    </Stack>
  );
}
