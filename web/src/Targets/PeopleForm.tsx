import { ActionIcon, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/client';
import { all } from '../api/pages';
import { workspacePath } from '../api/paths';
import type { Area, Member, TargetPlan } from '../api/types';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { RefusalAlert } from '../shell/RefusalAlert';
import { areaChoices } from './areas';
import { useRenewPlan } from './plans';
import { branchesPath, useBranches } from './requests';

const text = targetMessages.requests;

/** Who answers for which branch of the alignment; each change is saved at once. */
export function PeopleForm({ workspace, plan, tree, onClose }: { workspace: string; plan: TargetPlan; tree: readonly Area[]; onClose: () => void }) {
  const client = useQueryClient();
  const renew = useRenewPlan(workspace, plan.id);
  const branches = useBranches(workspace, plan.alignmentId);
  const members = useQuery({ queryKey: ['members', workspace], queryFn: () => all<Member>(`${workspacePath(workspace)}/members`) });
  const managers = (members.data ?? []).filter(({ role }) => role === 'manager');
  const [area, setArea] = useState<string | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const items = branches.data?.items ?? [];
  const save = async (next: readonly { area: number; userId: string }[]) => {
    setError(null);
    try {
      await write('PUT', branchesPath(workspace, plan.alignmentId), { branches: next });
      announce(text.settled);
      await Promise.all([client.invalidateQueries({ queryKey: ['branches', workspace] }), renew()]);
    } catch (refusal) {
      setError(refusal);
    }
  };
  const kept = items.map(({ area: at, userId }) => ({ area: at, userId }));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{text.peopleText}</Text>
      {members.data !== undefined && managers.length === 0 && <Text size="sm">{text.noManagers}</Text>}
      {items.length > 0 && (
        <Table fz="sm" aria-label={text.peopleTitle}>
          <Table.Tbody>
            {items.map((one) => (
              <Table.Tr key={`${one.area} ${one.userId}`}>
                <Table.Th scope="row">{one.areaName}</Table.Th>
                <Table.Td>{one.userName}</Table.Td>
                <Table.Td ta="right">
                  <ActionIcon variant="default" size={28} aria-label={targetMessages.settings.remove(`${one.userName}, ${one.areaName}`)} onClick={() => void save(kept.filter(({ area: at, userId }) => at !== one.area || userId !== one.userId))}>
                    ×
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group align="flex-end" gap="xs">
        <Select label={text.area} value={area} onChange={setArea} data={areaChoices(tree)} searchable style={{ flex: 1 }} />
        <Select label={text.person} value={person} onChange={setPerson} data={managers.map(({ userId, name }) => ({ value: userId, label: name }))} searchable style={{ flex: 1 }} />
        <Button disabled={area === null || person === null} onClick={() => void save([...kept, { area: Number(area), userId: person! }])}>{text.add}</Button>
      </Group>
      <RefusalAlert error={members.error ?? branches.error ?? error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{targetMessages.why.close}</Button>
      </Group>
    </Stack>
  );
}
