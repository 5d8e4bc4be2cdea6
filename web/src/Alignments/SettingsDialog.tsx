import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import { alignmentMessages as text } from '../messages/alignments';
import { messages } from '../messages/messages';
import { RefusalAlert } from '../shell/RefusalAlert';
import type { Alignment } from '../api/types';
import { useWorkbench } from './workbenchContext';

/** Name and balance of the alignment. */
export function SettingsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={text.screen.settings} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <SettingsForm onClose={onClose} />
    </Modal>
  );
}

function SettingsForm({ onClose }: { onClose: () => void }) {
  const { bench } = useWorkbench();
  const client = useQueryClient();
  const { alignment } = bench.plan;
  const [name, setName] = useState(alignment.name);
  const [measure, setMeasure] = useState(alignment.balance.measure);
  const [tolerance, setTolerance] = useState<number | string>(alignment.balance.tolerance * 100);
  const [contiguous, setContiguous] = useState(alignment.balance.contiguous);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      const changed = await write<Alignment>('PATCH', bench.path, { name, balance: { measure, tolerance: Number(tolerance) / 100, contiguous } });
      bench.plan.describe({ ...bench.plan.alignment, name: changed.name, balance: changed.balance });
      void client.invalidateQueries({ queryKey: ['alignments', bench.workspace] });
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput label={text.create.name} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
        <Select label={text.create.measure} value={measure} onChange={(value) => setMeasure(value ?? measure)} data={alignment.measures.map((one) => ({ value: one.key, label: one.name }))} allowDeselect={false} />
        <NumberInput label={text.create.tolerance} description={text.create.toleranceHelp} value={tolerance} onChange={setTolerance} min={0} max={100} decimalScale={2} />
        <Checkbox label={text.create.contiguous} checked={contiguous} onChange={(event) => setContiguous(event.currentTarget.checked)} />
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit">{messages.common.save}</Button>
        </Group>
      </Stack>
    </form>
  );
}
