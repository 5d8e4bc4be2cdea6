import { Button, Stack, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import { withQuery, workspacePath } from '../api/paths';
import type { AuditEntry, Page } from '../api/types';
import { messages } from '../messages/messages';
import { formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';

/** Each sign-in and change, newest first. */
export function AuditList({ workspace }: { workspace: string }) {
  const audit = useInfiniteQuery({
    queryKey: ['audit', workspace],
    queryFn: ({ pageParam }) => get<Page<AuditEntry>>(withQuery(`${workspacePath(workspace)}/audit`, { limit: 100, cursor: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <Stack>
      <RefusalAlert error={audit.error} />
      <Table aria-label={messages.settings.audit}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{messages.settings.when}</Table.Th>
            <Table.Th>{messages.settings.who}</Table.Th>
            <Table.Th>{messages.settings.action}</Table.Th>
            <Table.Th>{messages.settings.subject}</Table.Th>
            <Table.Th>{messages.settings.detail}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {audit.data?.pages
            .flatMap((page) => page.items)
            .map((entry) => (
              <Table.Tr key={entry.id}>
                <Table.Td>{formatInstant(entry.at)}</Table.Td>
                <Table.Td>{entry.userName}</Table.Td>
                <Table.Td>{entry.action}</Table.Td>
                <Table.Td>{entry.subject}</Table.Td>
                <Table.Td>{entry.detail}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {audit.hasNextPage && (
        <Button variant="default" onClick={() => void audit.fetchNextPage()} loading={audit.isFetchingNextPage} style={{ alignSelf: 'flex-start' }}>
          {messages.common.more}
        </Button>
      )}
    </Stack>
  );
}
