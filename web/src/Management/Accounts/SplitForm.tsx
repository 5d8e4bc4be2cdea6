import { Button, Group, MultiSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { AccountPage, AccountWasSplit } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { messages } from '../../messages/messages';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, livePath, useRenewLive } from '../live';
import { Effects } from './Effects';
import { usePreview } from './usePreview';

const text = liveAccountMessages.split;

interface Props {
  readonly workspace: string;
  readonly page: AccountPage;
  readonly onClose: () => void;
  readonly onDone: (part: string) => void;
}

/** Makes a new account out of one, with what goes with it, and shows before where it would be. */
export function SplitForm({ workspace, page, onClose, onDone }: Props) {
  const { account } = page;
  const renew = useRenewLive(workspace);
  const [name, setName] = useState('');
  const [state, setState] = useState(fieldOf(account, 'BillingState'));
  const [postalCode, setPostalCode] = useState(fieldOf(account, 'BillingPostalCode'));
  const [opportunityIds, setOpportunities] = useState<string[]>([]);
  const [childIds, setChildren] = useState<string[]>([]);
  const [isBelow, setBelow] = useState(true);
  const [keepsTeam, setTeam] = useState(true);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const fields = { BillingState: state === '' ? null : state, BillingPostalCode: postalCode === '' ? null : postalCode };
  const asked = { parts: [{ name: name.trim(), fields, opportunityIds, childIds, keepsTeam, isBelow }] };
  const [steady] = useDebouncedValue(asked, 300);
  const path = `/accounts/${account.id}/parts`;
  const preview = usePreview<AccountWasSplit>(workspace, path, steady.parts[0].name === '' ? undefined : steady);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const done = await write<AccountWasSplit>('POST', `${livePath(workspace)}${path}`, { ...asked, reason });
      notifications.show({ message: text.done(done.parts[0].name) });
      await renew();
      onDone(done.parts[0].id);
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{text.lead}</Text>
        <TextInput label={text.name} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={255} required data-autofocus />
        <Group grow align="flex-start">
          <TextInput label={text.state} description={text.stateHelp} value={state} onChange={(event) => setState(event.currentTarget.value)} maxLength={80} />
          <TextInput label={text.postalCode} description={text.stateHelp} value={postalCode} onChange={(event) => setPostalCode(event.currentTarget.value)} maxLength={20} />
        </Group>
        {page.opportunities.length > 0 && <MultiSelect label={text.opportunities} data={page.opportunities.map((one) => ({ value: one.id, label: one.name }))} value={opportunityIds} onChange={setOpportunities} searchable />}
        {page.children.length > 0 && <MultiSelect label={text.children} data={page.children.map((one) => ({ value: one.id, label: one.name }))} value={childIds} onChange={setChildren} searchable />}
        <Switch label={text.below} checked={isBelow} onChange={(event) => setBelow(event.currentTarget.checked)} />
        <Switch label={text.team} checked={keepsTeam} onChange={(event) => setTeam(event.currentTarget.checked)} />
        <TextInput label={liveAccountMessages.reason} description={liveAccountMessages.reasonHelp} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
        <section aria-label={liveAccountMessages.preview} aria-live="polite">
          <RefusalAlert error={preview.error} />
          {preview.data !== undefined && preview.error === null && (
            <Stack gap={4}>
              <Text size="sm">{text.into(preview.data.parts[0].territories.join(', ') || text.nowhere)}</Text>
              <Effects territories={preview.data.territories} />
            </Stack>
          )}
        </section>
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" loading={isBusy} disabled={name.trim() === ''}>{text.now}</Button>
        </Group>
      </Stack>
    </form>
  );
}
