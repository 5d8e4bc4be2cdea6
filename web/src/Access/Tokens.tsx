import { Alert, Button, Code, CopyButton, Group, NumberInput, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { write } from '../api/client';
import { all } from '../api/pages';
import { workspacePath } from '../api/paths';
import { useMembership } from '../api/session';
import type { NewToken, Token } from '../api/types';
import { messages } from '../messages/messages';
import { ConfirmButton } from '../shell/ConfirmButton';
import { EmptyState } from '../shell/EmptyState';
import { formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { textsOf } from './forms';

const ranked = ['seller', 'viewer', 'manager', 'planner', 'administrator'];

/** The caller's own access tokens in this workspace. */
export function Tokens({ workspace }: { workspace: string }) {
  const path = `${workspacePath(workspace)}/tokens`;
  const own = useMembership(workspace)?.role ?? 'seller';
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['tokens', workspace] });
  const tokens = useQuery({ queryKey: ['tokens', workspace], queryFn: () => all<Token>(path) });
  const revoke = useMutation({ mutationFn: (id: string) => write('DELETE', `${path}/${id}`), onSettled: refresh });
  const create = useMutation({ mutationFn: (request: object) => write<NewToken>('POST', path, request), onSuccess: refresh });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name, role, days } = textsOf(event.currentTarget);
    create.mutate({ name, role, expiresAt: new Date(Date.now() + Number(days) * 86_400_000).toISOString() });
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {messages.settings.tokenLead}
      </Text>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput name="name" label={messages.settings.tokenName} required maxLength={100} w={260} />
          <Select
            name="role"
            label={messages.settings.role}
            defaultValue={own}
            allowDeselect={false}
            data={ranked.slice(0, ranked.indexOf(own) + 1).map((role) => ({ value: role, label: messages.settings.roles[role] ?? role }))}
          />
          <NumberInput name="days" label={messages.settings.tokenDays} defaultValue={90} min={1} max={3650} w={180} />
          <Button type="submit" loading={create.isPending}>
            {messages.settings.createToken}
          </Button>
        </Group>
      </form>
      <RefusalAlert error={tokens.error ?? create.error ?? revoke.error} />
      {create.data?.token && (
        <Alert color="teal" title={messages.settings.tokenOnce} role="status">
          <Group>
            <Code data-testid="new-token">{create.data.token}</Code>
            <CopyButton value={create.data.token}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy}>
                  {copied ? messages.common.copied : messages.common.copy}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
      {tokens.data?.length === 0 && <EmptyState title={messages.settings.noTokens} text={messages.settings.noTokensText} />}
      {tokens.data !== undefined && tokens.data.length > 0 && (
        <Table aria-label={messages.settings.tokens}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{messages.home.name}</Table.Th>
              <Table.Th>{messages.settings.role}</Table.Th>
              <Table.Th>{messages.home.created}</Table.Th>
              <Table.Th>{messages.settings.expires}</Table.Th>
              <Table.Th>{messages.settings.lastUsed}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tokens.data.map((token) => (
              <Table.Tr key={token.id}>
                <Table.Td>{token.name}</Table.Td>
                <Table.Td>{messages.settings.roles[token.role]}</Table.Td>
                <Table.Td>{formatInstant(token.createdAt)}</Table.Td>
                <Table.Td>{token.expiresAt ? formatInstant(token.expiresAt) : messages.settings.never}</Table.Td>
                <Table.Td>{token.lastUsedAt ? formatInstant(token.lastUsedAt) : messages.settings.never}</Table.Td>
                <Table.Td>
                  <ConfirmButton
                    size="compact-sm"
                    variant="default"
                    label={messages.settings.revoke}
                    question={messages.settings.revokeQuestion}
                    consequence={messages.settings.revokeConsequence}
                    onConfirm={() => revoke.mutate(token.id)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
