import { Button, Fieldset, Group, NumberInput, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { write } from '../../api/client';
import type { GovernanceSettings, LiveObject } from '../../api/types';
import { messages } from '../../messages/messages';
import { patchMessages } from '../../messages/patches';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import { useAct } from '../useAct';

const text = patchMessages.settings;
const numbers = ['currency', 'double', 'int'];

/** Up to which size a manager approves, and what the health checks measure against. */
export function SettingsForm({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const { data, error } = useLiveAnswer<GovernanceSettings>(workspace, '/governance');
  return data === undefined ? <><RefusalAlert error={error} />{error === null && <Skeleton height={300} />}</> : <Fields workspace={workspace} settings={data} onClose={onClose} />;
}

function Fields({ workspace, settings, onClose }: { workspace: string; settings: GovernanceSettings; onClose: () => void }) {
  const { act, error, isBusy } = useAct(workspace);
  const [values, setValues] = useState(settings);
  const objects = useLiveAnswer<LiveObject[]>(workspace, '/objects').data;
  const fields = objects?.find(({ name }) => name === 'Account')?.fields.filter(({ type, name }) => numbers.includes(type) && !/(Latitude|Longitude)$/.test(name)) ?? [];
  const set = (change: Partial<GovernanceSettings>) => setValues({ ...values, ...change });
  const input = (label: string, key: 'managerAccounts' | 'managerAmount' | 'balancePercent' | 'vacantDays' | 'staleDays' | 'redesignTerritories' | 'redesignUnassigned', min: number, max?: number) => (
    <NumberInput size="sm" label={label} value={values[key]} onChange={(value) => set({ [key]: Number(value) })} min={min} max={max} thousandSeparator="," allowDecimal={key === 'managerAmount'} required />
  );
  const save = async () => {
    if ((await act(() => write('PUT', `${livePath(workspace)}/governance`, values), () => text.saved)) !== undefined) {
      onClose();
    }
  };
  return (
    <Stack gap="sm">
      <Fieldset legend={text.approval}>
        <Group grow>{input(text.accounts, 'managerAccounts', 0)}{input(text.amount, 'managerAmount', 0)}</Group>
        <Text size="xs" c="dimmed" mt={4}>{text.approvalHelp}</Text>
      </Fieldset>
      <Fieldset legend={text.balance}>
        <Group grow align="flex-end">
          <Select size="sm" label={text.field} placeholder={text.count} value={values.balanceField ?? null} onChange={(value) => set({ balanceField: value })} data={fields.map(({ name, label }) => ({ value: name, label }))} searchable clearable clearButtonProps={{ 'aria-label': text.count }} />
          <Select size="sm" label={text.by} value={values.balanceByQuota ? 'quota' : 'equal'} onChange={(value) => set({ balanceByQuota: value === 'quota' })} data={[{ value: 'equal', label: text.equal }, { value: 'quota', label: text.quota }]} allowDeselect={false} />
          {input(text.percent, 'balancePercent', 1, 1000)}
        </Group>
      </Fieldset>
      <Fieldset legend={text.days}>
        <Group grow>{input(text.vacant, 'vacantDays', 0)}{input(text.stale, 'staleDays', 1)}</Group>
      </Fieldset>
      <Fieldset legend={text.redesign}>
        <Group grow>{input(text.territories, 'redesignTerritories', 0, 100)}{input(text.unassigned, 'redesignUnassigned', 0, 100)}</Group>
      </Fieldset>
      <RefusalAlert error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button loading={isBusy} onClick={() => void save()}>{text.save}</Button>
      </Group>
    </Stack>
  );
}
