import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { write } from '../api/client';
import { useAcceptSession, useSession } from '../api/session';
import type { Session } from '../api/types';
import { messages } from '../messages/messages';
import { RefusalAlert } from '../shell/RefusalAlert';
import { EntranceCard } from './EntranceCard';
import { textsOf } from './forms';

/** Email and password, then where the person wanted to go. */
export function SignInScreen() {
  const { next } = useSearch({ from: '/sign-in' });
  const session = useSession();
  const accept = useAcceptSession();
  const navigate = useNavigate();
  const router = useRouter();
  const signIn = useMutation({
    mutationFn: (request: Record<string, string>) => write<Session>('POST', '/api/session', request),
    onSuccess: async (answer) => {
      accept(answer);
      // Only an address of our own is followed.
      if (next?.startsWith('/w/') === true) {
        router.history.push(next);
      } else {
        await navigate({ to: '/' });
      }
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    signIn.mutate(textsOf(event.currentTarget));
  };
  return (
    <EntranceCard title={messages.signIn.title}>
      <form onSubmit={submit}>
        <Stack>
          {session?.state === 'signedIn' && session.workspaces.length === 0 && <Alert color="yellow">{messages.signIn.noWorkspace}</Alert>}
          <TextInput name="email" type="email" label={messages.signIn.email} required autoComplete="username" autoFocus />
          <PasswordInput name="password" label={messages.signIn.password} required autoComplete="current-password" />
          <RefusalAlert error={signIn.error} />
          <Button type="submit" loading={signIn.isPending}>
            {messages.signIn.submit}
          </Button>
        </Stack>
      </form>
    </EntranceCard>
  );
}
