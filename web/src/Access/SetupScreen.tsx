import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { write } from '../api/client';
import { useAcceptSession } from '../api/session';
import type { Session } from '../api/types';
import { messages } from '../messages/messages';
import { RefusalAlert } from '../shell/RefusalAlert';
import { EntranceCard } from './EntranceCard';
import { textsOf } from './forms';

/** The first start: creates the administrator. */
export function SetupScreen() {
  const { code } = useSearch({ from: '/setup' });
  const accept = useAcceptSession();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (request: Record<string, string>) => write<Session>('POST', '/api/setup', request),
    onSuccess: async (session) => {
      accept(session);
      await navigate({ to: '/' });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate(textsOf(event.currentTarget));
  };
  return (
    <EntranceCard title={messages.setup.title} lead={messages.setup.lead}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput name="setupCode" label={messages.setup.code} description={messages.setup.codeHelp} defaultValue={code} required autoComplete="off" />
          <TextInput name="name" label={messages.setup.name} required autoComplete="name" autoFocus={code !== undefined} />
          <TextInput name="email" type="email" label={messages.setup.email} required autoComplete="username" />
          <PasswordInput name="password" label={messages.setup.password} description={messages.setup.passwordHelp} required minLength={12} autoComplete="new-password" />
          <TextInput name="workspaceName" label={messages.setup.workspace} placeholder="Sales planning" autoComplete="organization" />
          <RefusalAlert error={create.error} />
          <Button type="submit" loading={create.isPending}>
            {messages.setup.create}
          </Button>
        </Stack>
      </form>
    </EntranceCard>
  );
}
