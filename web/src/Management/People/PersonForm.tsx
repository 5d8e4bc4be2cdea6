import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useRenewLive } from '../live';

const text = managementMessages.people.form;

/** A new user of the live model: somebody who sells, not somebody who signs in here. */
export function PersonForm({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const renew = useRenewLive(workspace);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [email, setEmail] = useState('');
  const [title, setTitle] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const fields = { FirstName: first.trim() || null, LastName: last.trim(), Username: email.trim(), Email: email.trim(), Title: title.trim() || null };
      await write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'create', type: 'User', fields }] });
      notifications.show({ message: text.made(`${first} ${last}`.trim()) });
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
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
