import { Grid, Skeleton, Stack } from '@mantine/core';
import { useCanEdit } from '../../api/session';
import { routingMessages as text } from '../../messages/routing';
import { EmptyState } from '../../shell/EmptyState';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useModels } from '../models';
import type { LiveTab } from '../tabs';
import { DecisionLog } from './DecisionLog';
import { LookUpBox } from './LookUpBox';
import { RouteSettings } from './RouteSettings';
import { TryLead } from './TryLead';
import { WaitingLeads } from './WaitingLeads';

/** Leads to accounts, territories and people, with every decision readable; and who covers a place. */
export default function RoutingTab({ workspace }: LiveTab) {
  const { active, error, isPending } = useModels(workspace);
  const canEdit = useCanEdit(workspace);
  if (isPending) {
    return <Skeleton height={240} />;
  }
  if (active === undefined) {
    return <><RefusalAlert error={error} /><EmptyState title={text.noModel} text={text.noModelText} /></>;
  }
  return (
    <Stack gap="xl">
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 6 }}><LookUpBox workspace={workspace} /></Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}><TryLead workspace={workspace} /></Grid.Col>
      </Grid>
      <WaitingLeads workspace={workspace} canEdit={canEdit} />
      <DecisionLog workspace={workspace} />
      <RouteSettings workspace={workspace} model={active.id} canEdit={canEdit} />
    </Stack>
  );
}
