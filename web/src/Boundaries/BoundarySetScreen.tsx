import { Badge, Box, Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { get, write } from '../api/client';
import { withQuery, workspacePath } from '../api/paths';
import { useCanEdit } from '../api/session';
import type { BoundaryFinding, BoundarySetInfo, Page } from '../api/types';
import { messages } from '../messages/messages';
import { ConfirmButton } from '../shell/ConfirmButton';
import { EmptyState } from '../shell/EmptyState';
import { formatCount } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';

const BoundaryMap = lazy(() => import('./BoundaryMap'));
const colorOf = { info: 'gray', warning: 'yellow', error: 'red' } as const;

/** One set: its map, where it is from, and what was found when it was read. */
export function BoundarySetScreen() {
  const { workspace, set } = useParams({ from: '/w/$workspace/boundaries/$set' });
  const path = `${workspacePath(workspace)}/boundary-sets/${set}`;
  const info = useQuery({ queryKey: ['boundary-set', workspace, set], queryFn: () => get<BoundarySetInfo>(path) });
  const canEdit = useCanEdit(workspace);
  const navigate = useNavigate();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => write('DELETE', path),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['boundary-sets', workspace] });
      await navigate({ to: '/w/$workspace/boundaries', params: { workspace } });
    },
  });
  if (info.data === undefined) {
    return (
      <Screen title={messages.boundaries.title}>
        <RefusalAlert error={info.error} />
        {info.isPending && <Skeleton height={400} />}
      </Screen>
    );
  }
  const { name, builtIn, units, bridges, source, license } = info.data;
  return (
    <Screen
      key={set}
      title={name}
      actions={
        canEdit &&
        !builtIn && (
          <ConfirmButton
            variant="default"
            label={messages.common.remove}
            question={messages.boundaries.removeQuestion}
            consequence={messages.boundaries.removeConsequence}
            onConfirm={() => remove.mutate()}
          />
        )
      }
    >
      <Stack>
        <RefusalAlert error={remove.error} />
        <Text size="sm">
          {`${formatCount(units)} ${messages.boundaries.units.toLowerCase()} · ${formatCount(bridges)} ${messages.boundaries.bridges.toLowerCase()} · ${source} · ${license}`}
        </Text>
        {bridges > 0 && (
          <Text size="sm" c="dimmed" maw={720}>
            {messages.boundaries.bridgesHelp}
          </Text>
        )}
        <Suspense fallback={<Skeleton height={400} />}>
          <BoundaryMap path={path} name={name} />
        </Suspense>
        <Findings path={path} queryKey={['boundary-findings', workspace, set]} />
      </Stack>
    </Screen>
  );
}

function Findings({ path, queryKey }: { path: string; queryKey: string[] }) {
  const findings = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => get<Page<BoundaryFinding>>(withQuery(`${path}/findings`, { limit: 200, cursor: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = findings.data?.pages.flatMap((page) => page.items);
  return (
    <Box component="section" aria-labelledby="findings">
      <Title order={2} size="h4" id="findings" mb="xs">
        {messages.boundaries.findings}
      </Title>
      <RefusalAlert error={findings.error} />
      {rows?.length === 0 && <EmptyState title={messages.boundaries.noFindings} text={messages.boundaries.noFindingsText} />}
      {rows !== undefined && rows.length > 0 && (
        <Table aria-labelledby="findings">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={240}>{messages.boundaries.code}</Table.Th>
              <Table.Th w={160}>{messages.boundaries.unit}</Table.Th>
              <Table.Th>{messages.boundaries.message}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((finding, row) => (
              <Table.Tr key={row}>
                <Table.Td>
                  <Badge variant="light" color={colorOf[finding.severity]} tt="none">
                    {finding.code}
                  </Badge>
                </Table.Td>
                <Table.Td>{finding.id}</Table.Td>
                <Table.Td>{finding.message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {findings.hasNextPage && (
        <Group mt="xs">
          <Button variant="default" onClick={() => void findings.fetchNextPage()} loading={findings.isFetchingNextPage}>
            {messages.common.more}
          </Button>
        </Group>
      )}
    </Box>
  );
}
