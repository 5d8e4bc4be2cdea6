import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import type { MovePolicy, MoveQuotaAccount, QuotaEvaluation, QuotaPlan } from '../api/types';
import { messages } from '../messages/messages';
import { quotaMessages } from '../messages/quotas';
import { announce } from '../shell/announce';
import { RefusalAlert } from '../shell/RefusalAlert';
import { quotaPath, useRenewQuotaPlan } from './quotaPlans';

const text = quotaMessages.move;
const policies: readonly MovePolicy[] = ['byDay', 'byMonth', 'stays', 'goes'];

/** Moves an account with its part of the quota from one seller to another, from a day on; both sides add up to what they were. */
export function MoveDialog({ workspace, plan, evaluation, day: given, onClose }: { workspace: string; plan: QuotaPlan; evaluation: QuotaEvaluation; day: string; onClose: () => void }) {
  const renew = useRenewQuotaPlan(workspace, plan.id);
  const [account, setAccount] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [day, setDay] = useState(given);
  const [policy, setPolicy] = useState<MovePolicy>('byDay');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const seats = evaluation.seats.map(({ key, name }) => ({ value: key, label: name }));
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (from === null || to === null) {
      return;
    }
    setBusy(true);
    const request: MoveQuotaAccount = { expectedRevision: plan.revision, account: account.trim(), from, to, day, policy, reason: reason.trim() === '' ? undefined : reason.trim() };
    try {
      await write('POST', `${quotaPath(workspace, plan.id)}/account-moves`, request);
      announce(text.moved(day));
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <Modal opened onClose={onClose} title={text.title} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">{text.lead}</Text>
          <Group grow align="flex-start">
            <TextInput label={text.account} description={text.accountHelp} value={account} onChange={(event) => setAccount(event.currentTarget.value)} required data-autofocus />
            <TextInput type="date" label={text.day} description={text.dayHelp} value={day} onChange={(event) => setDay(event.currentTarget.value)} required />
          </Group>
          <Group grow>
            <Select label={text.from} value={from} onChange={setFrom} data={seats} searchable required />
            <Select label={text.to} value={to} onChange={setTo} data={seats.filter(({ value }) => value !== from)} searchable required />
          </Group>
          <Select label={text.policy} value={policy} onChange={(value) => value !== null && setPolicy(value)} data={policies.map((value) => ({ value, label: text.policies[value] }))} allowDeselect={false} />
          <TextInput label={quotaMessages.asOf.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
          <RefusalAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
            <Button type="submit" loading={isBusy} disabled={from === null || to === null || account.trim() === '' || day === ''}>{text.act}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
