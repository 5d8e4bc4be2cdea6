import { Group, Select, Switch } from '@mantine/core';
import { write } from '../../api/client';
import type { GovernanceSettings } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import { useAct } from '../useAct';

const text = governanceMessages.health.daily;
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: `${hour}`, label: `${`${hour}`.padStart(2, '0')}:00 UTC` }));

/** Whether findings are kept every day, and from which hour on; chosen at once. */
export function KeptDaily({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  const { data: settings } = useLiveAnswer<GovernanceSettings>(workspace, '/governance');
  const { act, error, isBusy } = useAct(workspace);
  if (settings === undefined) {
    return null;
  }
  const set = (changes: Partial<GovernanceSettings>) =>
    act(() => write<GovernanceSettings>('PUT', `${livePath(workspace)}/governance`, { ...settings, ...changes }), (kept) => (kept.keepsHealth ? text.on(hours[kept.healthHour].label) : text.off));
  return (
    <>
      <Group gap="md" mb="xs" data-testid="kept-daily">
        <Switch label={text.label} checked={settings.keepsHealth} disabled={!canEdit || isBusy} onChange={(event) => void set({ keepsHealth: event.currentTarget.checked })} />
        {settings.keepsHealth && (
          <Select
            size="xs"
            w={130}
            aria-label={text.hour}
            allowDeselect={false}
            disabled={!canEdit || isBusy}
            data={hours}
            value={`${settings.healthHour}`}
            onChange={(hour) => { if (hour !== null) { void set({ healthHour: Number(hour) }); } }}
          />
        )}
      </Group>
      <RefusalAlert error={error} />
    </>
  );
}
