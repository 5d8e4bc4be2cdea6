import { Badge, Button, Group, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { withQuery } from '../../api/paths';
import type { LiveImport, LiveImportRow, Page } from '../../api/types';
import { bulkMessages } from '../../messages/bulk';
import { formatCount } from '../../shell/format';
import { TextLink } from '../../shell/LinkButton';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { liveKey, livePath, useLiveAnswer } from '../live';

const text = bulkMessages.result;

interface Props {
  readonly workspace: string;
  readonly id: string;
  /** After a try: does it. */
  readonly onDo?: () => void;
}

/** What an import did, or would do, with the rows that were refused and why. */
export function ImportResult({ workspace, id, onDo }: Props) {
  const { data, error, isPending } = useLiveAnswer<LiveImport>(workspace, `/imports/${id}`);
  if (data === undefined) {
    return <>{isPending && <Skeleton height={120} />}<RefusalAlert error={error} /></>;
  }
  const { counts, request, act } = data;
  const isTry = request.preview;
  const good = counts.created + counts.updated + counts.deleted;
  const isPossible = good > 0 && (counts.refused === 0 || !request.allOrNothing);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={`result-${id}`} data-testid="bulk-result">
      <Stack gap="sm">
        <Title order={3} size="h5" id={`result-${id}`}>{isTry ? text.tried : act === null && counts.notWritten + counts.refused > 0 ? text.undone : text.done}</Title>
        <Group gap="xs" role="list" aria-label={text.label}>
          {Object.entries(text.words).filter(([name]) => counts[name as keyof typeof counts] > 0).map(([name, words]) => (
            <Badge key={name} role="listitem" size="lg" variant="light" tt="none" c="var(--mantine-color-text)" color={name === 'refused' ? 'red' : name === 'unchanged' || name === 'notWritten' ? 'gray' : 'tide'}>
              {formatCount(counts[name as keyof typeof counts])} {words[isTry ? 0 : 1]}
            </Badge>
          ))}
        </Group>
        {counts.refused === 0 ? <Text size="sm">{text.fine}</Text> : <RefusedRows workspace={workspace} id={id} />}
        <Group gap="md">
          {onDo !== undefined && isPossible && <Button size="sm" onClick={onDo}>{bulkMessages.import.goRows(good)}</Button>}
          <Button component="a" size="sm" variant="default" href={`${livePath(workspace)}/imports/${id}/results?format=csv`} download>{text.file}</Button>
          {act !== null && (
            <Text size="sm"><TextLink underline="always" to="/w/$workspace/live/$tab" params={{ workspace, tab: 'history' }} search={{}}>{text.act(act)}</TextLink> {text.actHelp}</Text>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

function RefusedRows({ workspace, id }: { readonly workspace: string; readonly id: string }) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: liveKey(workspace, 'import-rows', id),
    queryFn: ({ pageParam, signal }) => get<Page<LiveImportRow>>(withQuery(`${livePath(workspace)}/imports/${id}/rows`, { result: 'refused', limit: 50, cursor: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <RefusalAlert error={error} />
      <Table className="live-table" fz="sm" aria-label={text.refusedRows} data-testid="refused-rows">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="number">{text.row}</Table.Th>
            <Table.Th className="number">{text.line}</Table.Th>
            <Table.Th>{text.column}</Table.Th>
            <Table.Th>{text.value}</Table.Th>
            <Table.Th>{text.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.number}>
              <Table.Th scope="row" className="number">{formatCount(row.number)}</Table.Th>
              <Table.Td className="number">{formatCount(row.line)}</Table.Td>
              <Table.Td>{row.column}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{row.value}</Table.Td>
              <Table.Td>{row.error}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hasNextPage && <Button variant="default" size="xs" w="fit-content" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{text.more}</Button>}
    </>
  );
}
