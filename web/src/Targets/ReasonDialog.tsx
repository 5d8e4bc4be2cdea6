import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { messages } from '../messages/messages';
import { targetMessages } from '../messages/targets';
import type { CellChange } from './AccountBook';
import { formatAmount } from './amounts';

const text = targetMessages.grid;

/** Asks why overrides are made; none is entered without words. */
export function ReasonDialog({ unit, changes, onClose, onReason }: { unit: number; changes: readonly CellChange[]; onClose: () => void; onReason: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const sum = changes.reduce((all, { amount }) => all + (typeof amount === 'number' ? amount : 0), 0);
  const currency = changes.find((one) => one.currency !== undefined)?.currency?.currency;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onReason(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={text.overrideTitle} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form onSubmit={submit}>
        <Text size="sm" mb="xs">{text.overrideText(changes.length, `${formatAmount(sum, unit)}${currency === undefined ? '' : ` ${currency}`}`)}</Text>
        <TextInput label={text.reason} description={text.reasonHelp} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} required data-autofocus />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" disabled={reason.trim() === ''}>{text.enter}</Button>
        </Group>
      </form>
    </Modal>
  );
}
