import { Badge, Button, Group, Modal, Skeleton, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, write } from '../../api/client';
import { withQuery } from '../../api/paths';
import { useCanEdit } from '../../api/session';
import type { LiveAct, Page } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount, formatInstant } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { liveKey, livePath, useRenewLive } from '../live';
import type { LiveTab } from '../tabs';

const text = managementMessages.history;

/** Everything that was ever done to the live model, newest first; each act can be taken back unless a later one changed the same. */
export default function HistoryTab({ workspace }: LiveTab) {
  const canEdit = useCanEdit(workspace);
  const [asked, setAsked] = useState<LiveAct | null>(null);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: liveKey(workspace, 'acts'),
    queryFn: ({ pageParam, signal }) => get<Page<LiveAct>>(withQuery(`${livePath(workspace)}/acts`, { limit: 50, cursor: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const acts = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="sm">
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={200} />}
      {data !== undefined && acts.length === 0 && <EmptyState title={text.empty} text={text.emptyText} />}
      {acts.length > 0 && (
        <Table className="live-table" fz="sm" aria-label={text.label} data-testid="acts">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.act}</Table.Th>
              <Table.Th>{text.what}</Table.Th>
              <Table.Th>{text.who}</Table.Th>
              <Table.Th>{text.when}</Table.Th>
              <Table.Th className="number">{text.changes}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {acts.map((act) => (
              <Table.Tr key={act.number}>
                <Table.Td>{act.number}</Table.Td>
                <Table.Th scope="row">
                  {act.summary} <Badge size="xs" variant="outline" color="gray" c="var(--mantine-color-text)" tt="none">{text.kinds[act.kind] ?? act.kind}</Badge>
                  {act.reason !== null && <Text size="sm" fw={400}>“{act.reason}”</Text>}
                  {act.effective !== null && <Text size="xs" c="dimmed" fw={400}>{text.effective(act.effective)}</Text>}
                </Table.Th>
                <Table.Td>{act.author}</Table.Td>
                <Table.Td>{formatInstant(act.at)}</Table.Td>
                <Table.Td className="number">{formatCount(act.changes)}</Table.Td>
                <Table.Td>{canEdit && <Button size="compact-xs" variant="default" aria-label={text.takeBackAct(act.number)} onClick={() => setAsked(act)}>{text.takeBack}</Button>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {hasNextPage && <Button variant="default" size="xs" w="fit-content" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{text.more}</Button>}
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={text.question} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {asked !== null && <TakeBack workspace={workspace} act={asked} onClose={() => setAsked(null)} />}
      </Modal>
    </Stack>
  );
}

function TakeBack({ workspace, act, onClose }: { workspace: string; act: LiveAct; onClose: () => void }) {
  const renew = useRenewLive(workspace);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    setError(null);
    try {
      await write('POST', `${livePath(workspace)}/acts/${act.number}/revert`);
      notifications.show({ message: text.done(act.number) });
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <Stack gap="sm">
      <Text size="sm"><b>{act.summary}</b></Text>
      <Text size="sm">{text.consequence}</Text>
      <RefusalAlert error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>{messages.common.cancel}</Button>
        <Button loading={isBusy} onClick={() => void go()}>{text.takeBack}</Button>
      </Group>
    </Stack>
  );
}
