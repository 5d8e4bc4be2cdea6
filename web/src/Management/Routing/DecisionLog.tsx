import { Button, Modal, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client';
import { withQuery } from '../../api/paths';
import type { LoggedDecision, Page } from '../../api/types';
import { messages } from '../../messages/messages';
import { routingMessages as text } from '../../messages/routing';
import { formatInstant } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { liveKey, livePath } from '../live';
import { Section } from './Section';
import { Steps } from './TryLead';

/** Every decision, newest first; one opened tells why. */
export function DecisionLog({ workspace }: { workspace: string }) {
  const [open, setOpen] = useState<LoggedDecision | null>(null);
  const log = useInfiniteQuery({
    queryKey: liveKey(workspace, 'lead-decisions'),
    queryFn: ({ pageParam }) => get<Page<LoggedDecision>>(withQuery(`${livePath(workspace)}/leads/routing`, { limit: 20, cursor: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const decisions = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={text.log} text={text.logText}>
      <RefusalAlert error={log.error} />
      {log.data !== undefined && decisions.length === 0 && <Text size="sm" c="dimmed">{text.noLog}</Text>}
      {decisions.length > 0 && (
        <Table className="live-table" aria-label={text.log} data-testid="decisions">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.lead}</Table.Th>
              <Table.Th>{text.territory}</Table.Th>
              <Table.Th>{text.owner}</Table.Th>
              <Table.Th>{text.how}</Table.Th>
              <Table.Th>{text.when}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {decisions.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Th scope="row"><Button variant="subtle" size="compact-sm" px={0} aria-label={text.why(one.lead)} onClick={() => setOpen(one)}>{one.lead}</Button></Table.Th>
                <Table.Td>{one.territory}</Table.Td>
                <Table.Td>{one.owner ?? text.nobody}</Table.Td>
                <Table.Td>{text.verdicts[one.verdict]}{one.account !== null && <Text size="xs" c="dimmed">{one.account}, {text.score(one.score)}</Text>}</Table.Td>
                <Table.Td>{formatInstant(one.at)}<Text size="xs" c="dimmed">{one.by}</Text></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {log.hasNextPage && <Button variant="default" size="compact-sm" w="fit-content" onClick={() => void log.fetchNextPage()}>{text.more}</Button>}
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={open === null ? '' : open.lead} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        {open !== null && <Stack gap="xs"><Text fw={600}>{open.owner === null ? text.goesNowhere : text.goesTo(open.owner)}</Text><Steps steps={open.steps} /></Stack>}
      </Modal>
    </Section>
  );
}
