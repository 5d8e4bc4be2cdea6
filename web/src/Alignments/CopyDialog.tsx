import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import { alignmentMessages as text } from '../messages/alignments';
import { messages } from '../messages/messages';
import { RefusalAlert } from '../shell/RefusalAlert';
import type { Alignment } from '../api/types';
import { useWorkbench } from './workbenchContext';

/** Copies the alignment as a scenario of its own and opens the copy. */
export function CopyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { bench } = useWorkbench();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState(`${bench.plan.alignment.name} (2)`);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      const copy = await write<Alignment>('POST', `${bench.path}/copies`, { name });
      notifications.show({ message: text.screen.copied(copy.name) });
      void client.invalidateQueries({ queryKey: ['alignments', bench.workspace] });
      onClose();
      await navigate({ to: '/w/$workspace/alignments/$alignment', params: { workspace: bench.workspace, alignment: copy.id }, search: {} });
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={text.screen.copy} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput label={text.screen.copyName} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
          <RefusalAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
            <Button type="submit">{messages.common.copy}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
