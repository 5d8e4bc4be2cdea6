import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath } from '../live';
import { useAct } from '../useAct';

const text = managementMessages.people.form;

/** A new user of the live model: somebody who sells, not somebody who signs in here. */
export function PersonForm({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const { act, error, isBusy } = useAct(workspace);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [email, setEmail] = useState('');
  const [title, setTitle] = useState('');
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const fields = { FirstName: first.trim() || null, LastName: last.trim(), Username: email.trim(), Email: email.trim(), Title: title.trim() || null };
    const answer = await act(() => write<unknown>('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'create', type: 'User', fields }] }), () => text.made(`${first} ${last}`.trim()));
    if (answer !== undefined) {
      onClose();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{text.lead}</Text>
        <Group grow>
          <TextInput label={text.first} value={first} onChange={(event) => setFirst(event.currentTarget.value)} maxLength={40} data-autofocus />
          <TextInput label={text.last} value={last} onChange={(event) => setLast(event.currentTarget.value)} required maxLength={80} />
        </Group>
        <TextInput label={text.email} description={text.emailHelp} type="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} required maxLength={80} />
        <TextInput label={text.title} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={80} />
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" loading={isBusy}>{text.make}</Button>
        </Group>
      </Stack>
    </form>
  );
}
