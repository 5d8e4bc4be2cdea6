import { Alert, Stack, Switch, Text } from '@mantine/core';
import { write } from '../../api/client';
import type { LeadRouting } from '../../api/types';
import { routingMessages as text } from '../../messages/routing';
import { formatInstant } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import { useAct } from '../useAct';

const path = '/leads/routing/automatic';

/** Whether new leads are routed by themselves, and why they could not be. */
export function AutomaticRouting({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  const { data: routing, error } = useLiveAnswer<LeadRouting>(workspace, path);
  const { act, error: refusal, isBusy } = useAct(workspace);
  if (routing === undefined) {
    return <RefusalAlert error={error} />;
  }
  const set = (isOn: boolean) => void act(() => write<LeadRouting>('PUT', `${livePath(workspace)}${path}`, { isOn }), (now) => (now.isOn ? text.automaticOn : text.automaticOff));
  return (
    <Stack gap={6} mb="md" data-testid="automatic-routing">
      <Switch
        label={text.automatic}
        description={routing.setBy === null || routing.setAt === null ? undefined : text.automaticBy(routing.setBy, formatInstant(routing.setAt))}
        checked={routing.isOn}
        disabled={!canEdit || isBusy}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      {routing.failure !== null && <Alert color="orange" variant="light" title={text.automaticFailed} styles={{ title: { color: 'var(--mantine-color-text)' } }}><Text size="sm">{routing.failure}</Text></Alert>}
      <RefusalAlert error={refusal} />
    </Stack>
  );
}
