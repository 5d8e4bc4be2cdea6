import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { AccountPage } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { messages } from '../../messages/messages';
import { formatNumber } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, livePath, useLiveRecords } from '../live';
import { useAct } from '../useAct';

const text = liveAccountMessages.splits;

interface Share {
  readonly userId: string;
  readonly percent: number;
}

interface Props {
  readonly workspace: string;
  readonly opportunity: AccountPage['opportunities'][number];
  readonly onClose: () => void;
}

/** Who has which part of an opportunity: revenue, which totals 100 %, and overlay. */
export function SplitsForm({ workspace, opportunity, onClose }: Props) {
  const { act, error, isBusy } = useAct(workspace);
  const users = useLiveRecords(workspace, 'User').data?.map((one) => ({ value: one.id, label: fieldOf(one, 'Name') })) ?? [];
  const sharesOf = (isValidated: boolean) => opportunity.splits.filter((one) => one.isTotalValidated === isValidated).map(({ userId, percent }) => ({ userId, percent }));
  const [revenue, setRevenue] = useState<readonly Share[]>(sharesOf(true));
  const [overlay, setOverlay] = useState<readonly Share[]>(sharesOf(false));
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const answer = await act(() => write<unknown>('POST', `${livePath(workspace)}/opportunities/${opportunity.id}/splits`, { revenue, overlay }), () => text.saved);
    if (answer !== undefined) {
      onClose();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text size="sm">{text.lead}</Text>
        <Shares kind={text.revenue} shares={revenue} users={users} onChange={setRevenue} />
        <Shares kind={text.overlay} shares={overlay} users={users} onChange={setOverlay} />
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" loading={isBusy} disabled={[...revenue, ...overlay].some(({ userId }) => userId === '')}>{text.save}</Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SharesProps {
  readonly kind: string;
  readonly shares: readonly Share[];
  readonly users: { value: string; label: string }[];
  readonly onChange: (shares: readonly Share[]) => void;
}

function Shares({ kind, shares, users, onChange }: SharesProps) {
  const put = (at: number, change: Partial<Share>) => onChange(shares.map((one, place) => (place === at ? { ...one, ...change } : one)));
  return (
    <Stack gap={6} role="group" aria-label={kind}>
      <Group justify="space-between">
        <Text size="sm" fw={600}>{kind}</Text>
        <Text size="sm" className="tabular">{text.total(formatNumber(shares.reduce((sum, one) => sum + one.percent, 0)))}</Text>
      </Group>
      {shares.map((one, at) => (
        <Group key={at} gap="xs" wrap="nowrap">
          <Select style={{ flex: 1 }} size="sm" aria-label={text.person(kind, at + 1)} value={one.userId === '' ? null : one.userId} onChange={(value) => put(at, { userId: value ?? '' })} data={users} searchable allowDeselect={false} />
          <NumberInput size="sm" w={110} suffix=" %" aria-label={text.percent(kind, at + 1)} value={one.percent} onChange={(value) => put(at, { percent: Number(value) })} decimalScale={2} hideControls />
          <ActionIcon variant="subtle" color="gray" aria-label={text.remove(kind, at + 1)} onClick={() => onChange(shares.filter((_, place) => place !== at))}>×</ActionIcon>
        </Group>
      ))}
      <Button size="compact-sm" variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...shares, { userId: '', percent: Math.max(0, 100 - shares.reduce((sum, share) => sum + share.percent, 0)) }])}>{text.add(kind)}</Button>
    </Stack>
  );
}
