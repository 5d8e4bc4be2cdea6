import { Button, Group, Select, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { AccountsMerged, LiveAccount } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { messages } from '../../messages/messages';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useRenewLive } from '../live';
import { Effects } from './Effects';
import { usePreview } from './usePreview';

const text = liveAccountMessages.merge;

interface Props {
  readonly workspace: string;
  readonly accounts: readonly LiveAccount[];
  readonly onClose: () => void;
  readonly onDone: (winner: string) => void;
}

/** Merges accounts into one of them and shows before what goes over. */
export function MergeForm({ workspace, accounts, onClose, onDone }: Props) {
  const renew = useRenewLive(workspace);
  const [winnerId, setWinner] = useState(accounts[0].id);
  const [fillsEmpty, setFills] = useState(true);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const asked = { winnerId, loserIds: accounts.filter(({ id }) => id !== winnerId).map(({ id }) => id), fillsEmpty };
  const preview = usePreview<AccountsMerged>(workspace, '/accounts/mergers', asked);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const done = await write<AccountsMerged>('POST', `${livePath(workspace)}/accounts/mergers`, { ...asked, reason });
      notifications.show({ message: text.done(done.winner) });
      await renew();
      onDone(winnerId);
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{text.lead}</Text>
        <Select label={text.winner} value={winnerId} onChange={(value) => value !== null && setWinner(value)} data={accounts.map(({ id, name, number }) => ({ value: id, label: number === null ? name : `${name} (${number})` }))} allowDeselect={false} data-autofocus />
        <Switch label={text.fills} checked={fillsEmpty} onChange={(event) => setFills(event.currentTarget.checked)} />
        <TextInput label={liveAccountMessages.reason} description={liveAccountMessages.reasonHelp} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
        <section aria-label={liveAccountMessages.preview} aria-live="polite">
          <Text size="sm" fw={600}>{liveAccountMessages.preview}</Text>
          {preview.error !== null ? <RefusalAlert error={preview.error} /> : preview.data === undefined ? <Skeleton height={80} /> : (
            <Stack gap={4}>
              <Text size="sm">{text.moved}: {preview.data.moved.map(({ type, count }) => `${formatCount(count)} ${type}`).join(', ') || text.nothing}</Text>
              <Text size="sm">{text.filled}: {preview.data.filled.join(', ') || text.nothing}</Text>
              {preview.data.warnings.map((one) => <Text key={one} size="sm" c="dimmed">{one}</Text>)}
              <Effects territories={preview.data.territories} />
            </Stack>
          )}
        </section>
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" loading={isBusy} disabled={preview.data === undefined || preview.error !== null}>{text.now}</Button>
        </Group>
      </Stack>
    </form>
  );
}
