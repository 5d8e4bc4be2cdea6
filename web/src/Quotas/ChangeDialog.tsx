import { Button, Group, Modal, NumberInput, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import type { ChangeQuotas, QuotaEvaluation, QuotaPlan, QuotasAsOf } from '../api/types';
import { messages } from '../messages/messages';
import { quotaMessages } from '../messages/quotas';
import { announce } from '../shell/announce';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from '../Targets/amounts';
import { quotaPath, useRenewQuotaPlan } from './quotaPlans';
import { signedAmount } from './sellerRows';

const text = quotaMessages.asOf;

interface Props {
  readonly workspace: string;
  readonly plan: QuotaPlan;
  readonly evaluation: QuotaEvaluation;
  readonly held: QuotasAsOf | undefined;
  readonly unit: number;
  readonly onClose: () => void;
}

/** New quotas of a running plan from a day on, with a reason; what was before stays readable. */
export function ChangeDialog({ workspace, plan, evaluation, held, unit, onClose }: Props) {
  const renew = useRenewQuotaPlan(workspace, plan.id);
  const [from, setFrom] = useState(held?.day ?? '');
  const [reason, setReason] = useState('');
  const [amounts, setAmounts] = useState<Readonly<Record<string, number | string>>>({});
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const quotaOf = new Map(evaluation.seats.map(({ key, quota }) => [key, held?.seats.find(({ seat }) => seat === key)?.quota ?? quota]));
  const changed = Object.entries(amounts).filter(([seat, amount]) => amount !== '' && Number(amount) !== quotaOf.get(seat));
  const sum = changed.reduce((all, [seat, amount]) => all + Number(amount) - (quotaOf.get(seat) ?? 0), 0);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const request: ChangeQuotas = { expectedRevision: plan.revision, from, reason: reason.trim(), seats: changed.map(([seat, amount]) => ({ seat, amount: Number(amount) })) };
    try {
      await write('POST', `${quotaPath(workspace, plan.id)}/changes`, request);
      announce(text.changed(from));
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <Modal opened onClose={onClose} title={text.changeTitle} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">{text.changeText}</Text>
          <Group grow align="flex-start">
            <TextInput type="date" label={text.from} value={from} onChange={(event) => setFrom(event.currentTarget.value)} required data-autofocus />
            <TextInput label={text.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} required />
          </Group>
          <div style={{ maxHeight: 300, overflow: 'auto' }} role="region" aria-label={text.newQuotas} tabIndex={0}>
            <Table fz="sm" className="areas-table" aria-label={text.newQuotas}>
              <Table.Tbody>
                {evaluation.seats.map(({ key, name }) => (
                  <Table.Tr key={key}>
                    <Table.Th scope="row" fw={400}>{name}</Table.Th>
                    <Table.Td className="number">{formatAmount(quotaOf.get(key), unit)}</Table.Td>
                    <Table.Td w={150}>
                      <NumberInput size="xs" aria-label={text.newQuotaOf(name)} value={amounts[key] ?? ''} onChange={(value) => setAmounts({ ...amounts, [key]: value })} placeholder={text.same} thousandSeparator="," hideControls min={0} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <Text size="sm" role="status">{text.difference(changed.length, signedAmount(sum, unit))}</Text>
          <RefusalAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
            <Button type="submit" loading={isBusy} disabled={changed.length === 0 || reason.trim() === '' || from === ''}>{text.changeNow}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
