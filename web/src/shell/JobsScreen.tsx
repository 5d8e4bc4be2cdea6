import { Badge, Button, Progress, Skeleton, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { get } from '../api/client';
import { cancelJob, isOver } from '../api/jobs';
import { workspacePath } from '../api/paths';
import type { Job, Page } from '../api/types';
import { messages } from '../messages/messages';
import { EmptyState } from './EmptyState';
import { formatInstant } from './format';
import { RefusalAlert } from './RefusalAlert';
import { Screen } from './Screen';

const colorOf = { queued: 'gray', running: 'tide', succeeded: 'teal', failed: 'red', canceled: 'gray' } as const;

/** Long work, newest first. */
export function JobsScreen() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const client = useQueryClient();
  const { data, error, isPending } = useQuery({
    queryKey: ['jobs', workspace],
    queryFn: () => get<Page<Job>>(`${workspacePath(workspace)}/jobs?limit=100`),
    refetchInterval: 5000,
  });
  const cancel = async (id: string) => {
    await cancelJob(workspace, id);
    await client.invalidateQueries({ queryKey: ['jobs', workspace] });
  };
  return (
    <Screen title={messages.jobs.title}>
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={120} />}
      {data?.items.length === 0 && <EmptyState title={messages.jobs.empty} text={messages.jobs.emptyText} />}
      {data !== undefined && data.items.length > 0 && (
        <Table aria-label={messages.jobs.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{messages.jobs.kind}</Table.Th>
              <Table.Th>{messages.jobs.state}</Table.Th>
              <Table.Th>{messages.jobs.progress}</Table.Th>
              <Table.Th>{messages.jobs.by}</Table.Th>
              <Table.Th>{messages.jobs.at}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((job) => (
              <Table.Tr key={job.id}>
                <Table.Td>{messages.jobs.kinds[job.kind] ?? job.kind}</Table.Td>
                <Table.Td>
                  <Badge color={colorOf[job.state]} variant="light">
                    {messages.jobs.states[job.state]}
                  </Badge>
                </Table.Td>
                <Table.Td miw={220}>
                  {!isOver(job) && <Progress value={job.fraction * 100} aria-label={messages.jobs.progress} />}
                  <Text size="sm" c={job.problem ? 'red' : 'dimmed'}>
                    {job.problem?.detail ?? job.message}
                  </Text>
                </Table.Td>
                <Table.Td>{job.createdBy}</Table.Td>
                <Table.Td>{formatInstant(job.createdAt)}</Table.Td>
                <Table.Td>
                  {!isOver(job) && (
                    <Button size="compact-sm" variant="default" onClick={() => void cancel(job.id)}>
                      {messages.common.cancel}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Screen>
  );
}
