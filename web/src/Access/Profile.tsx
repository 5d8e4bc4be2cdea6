import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { write } from '../api/client';
import { useSession } from '../api/session';
import { messages } from '../messages/messages';
import { RefusalAlert } from '../shell/RefusalAlert';
import { textsOf } from './forms';

/** Who one is, and a new password. */
export function Profile() {
  const user = useSession()?.user;
  const change = useMutation({
    mutationFn: (form: HTMLFormElement) => write('POST', '/api/session/password', textsOf(form)),
    onSuccess: (_, form) => {
      form.reset();
      notifications.show({ message: messages.settings.passwordChanged, color: 'teal' });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(event.currentTarget);
  };
  return (
    <Stack maw={420}>
      <Text>
        {user?.name}, {user?.email}
      </Text>
      <form onSubmit={submit}>
        <Stack>
          <PasswordInput name="current" label={messages.settings.currentPassword} required autoComplete="current-password" />
          <PasswordInput name="next" label={messages.settings.nextPassword} description={messages.setup.passwordHelp} required minLength={12} autoComplete="new-password" />
          <RefusalAlert error={change.error} />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {messages.settings.changePassword}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
