import { Badge, Button, Group, Modal, PasswordInput, Select, Stack, Table, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { write } from '../api/client';
import { all } from '../api/pages';
import { workspacePath } from '../api/paths';
import { useSession } from '../api/session';
import type { Member } from '../api/types';
import { messages } from '../messages/messages';
import { ConfirmButton } from '../shell/ConfirmButton';
import { formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { textsOf } from './forms';

const roles = Object.entries(messages.settings.roles).map(([value, label]) => ({ value, label }));

/** Who may do what in the workspace. */
export function Members({ workspace }: { workspace: string }) {
  const path = `${workspacePath(workspace)}/members`;
  const client = useQueryClient();
  const own = useSession()?.user?.id;
  const refresh = () => client.invalidateQueries({ queryKey: ['members', workspace] });
  const members = useQuery({ queryKey: ['members', workspace], queryFn: () => all<Member>(path) });
  const change = useMutation({ mutationFn: (next: { user: string; role: string }) => write('PATCH', `${path}/${next.user}`, { role: next.role }), onSettled: refresh });
  const remove = useMutation({ mutationFn: (user: string) => write('DELETE', `${path}/${user}`), onSettled: refresh });
  return (
    <Stack>
      <AddMember path={path} onAdded={refresh} />
      <RefusalAlert error={members.error ?? change.error ?? remove.error} />
      <Table aria-label={messages.settings.members}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{messages.setup.name}</Table.Th>
            <Table.Th>{messages.setup.email}</Table.Th>
            <Table.Th>{messages.settings.role}</Table.Th>
            <Table.Th>{messages.settings.lastSignIn}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {members.data?.map((member) => (
            <Table.Tr key={member.userId}>
              <Table.Td>{member.name}</Table.Td>
              <Table.Td>{member.email}</Table.Td>
              <Table.Td>
                <Select
                  aria-label={`${messages.settings.role}: ${member.name}`}
                  data={roles}
                  value={member.role}
                  allowDeselect={false}
                  size="xs"
                  w={160}
                  onChange={(role) => role !== null && change.mutate({ user: member.userId, role })}
                />
              </Table.Td>
              <Table.Td>
                {member.lastSignInAt ? formatInstant(member.lastSignInAt) : messages.settings.never}
                {member.lockedUntil && (
                  <Badge color="red" variant="light" ml="xs">
                    {messages.settings.lockedUntil} {formatInstant(member.lockedUntil)}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>
                {member.userId !== own && (
                  <ConfirmButton
                    size="compact-sm"
                    variant="default"
                    label={messages.common.remove}
                    question={messages.settings.removeQuestion}
                    consequence={messages.settings.removeConsequence}
                    onConfirm={() => remove.mutate(member.userId)}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function AddMember({ path, onAdded }: { path: string; onAdded: () => Promise<void> }) {
  const [opened, { open, close }] = useDisclosure(false);
  const add = useMutation({
    mutationFn: (request: Record<string, string>) => write<Member>('POST', path, request),
    onSuccess: async () => {
      close();
      await onAdded();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(textsOf(event.currentTarget));
  };
  return (
    <Group>
      <Button onClick={open}>{messages.settings.addMember}</Button>
      <Modal opened={opened} onClose={close} title={messages.settings.addMember} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <form onSubmit={submit}>
          <Stack>
            <TextInput name="name" label={messages.setup.name} required data-autofocus autoComplete="off" />
            <TextInput name="email" type="email" label={messages.setup.email} required autoComplete="off" />
            <Select name="role" label={messages.settings.role} data={roles} defaultValue="planner" allowDeselect={false} />
            <PasswordInput name="password" label={messages.settings.initialPassword} description={messages.setup.passwordHelp} required minLength={12} autoComplete="new-password" />
            <RefusalAlert error={add.error} />
            <Button type="submit" loading={add.isPending}>
              {messages.settings.addMember}
            </Button>
          </Stack>
        </form>
      </Modal>
    </Group>
  );
}
