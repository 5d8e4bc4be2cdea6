import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { write } from '../../api/client';
import type { PlannedHandover } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import { useAct } from '../useAct';

const text = managementMessages.people;

/** Records that go to somebody else when their day has come, those that cannot and why; each can be canceled. */
export function PlannedHandovers({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  const planned = useLiveAnswer<PlannedHandover[]>(workspace, '/people-moves/planned-handovers').data ?? [];
  const { act, error, isBusy } = useAct(workspace);
  if (planned.length === 0) {
    return null;
  }
  const cancel = ({ id, user }: PlannedHandover) => void act(() => write('DELETE', `${livePath(workspace)}/people-moves/planned-handovers/${id}`), () => text.canceled(user));
  return (
    <Alert color={planned.some(({ problem }) => problem !== null) ? 'orange' : 'blue'} variant="light" title={text.plannedTitle} styles={{ title: { color: 'var(--mantine-color-text)' } }} data-testid="planned-handovers">
      <Stack gap={6}>
        <RefusalAlert error={error} />
        {planned.map((one) => (
          <Group key={one.id} gap="xs" wrap="nowrap" justify="space-between">
            <div>
              <Text size="sm">{text.planned(one.user, one.successor, one.on, one.territory)}</Text>
              <Text size="xs" c="dimmed">{text.plannedNow(formatCount(one.accounts), formatCount(one.opportunities), one.askedBy)}</Text>
              {one.problem !== null && <Text size="sm" fw={500}>{one.problem}</Text>}
            </div>
            {canEdit && <Button size="compact-xs" variant="default" disabled={isBusy} aria-label={text.cancelPlanOf(one.user, one.on)} onClick={() => cancel(one)}>{text.cancelPlan}</Button>}
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
