import { Badge, Button, Group, Modal, Stack, Text, TextInput, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { Page } from '../api/types';
import { alignmentMessages as text } from '../messages/alignments';
import { messages } from '../messages/messages';
import { formatCount, formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import type { Edit } from '../api/types';
import { usePlanVersion, useWorkbench } from './workbenchContext';

/** Every edit, newest first: who, when, why, how much; any revision can be restored. */
export function HistoryPanel() {
  const { bench, canEdit } = useWorkbench();
  usePlanVersion();
  const { revision } = bench.plan;
  const [restoring, setRestoring] = useState<Edit | null>(null);
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['edits', bench.id, revision],
    queryFn: ({ pageParam, signal }) => get<Page<Edit>>(withQuery(`${bench.path}/edits`, { limit: 50, cursor: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const edits = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack p="sm" gap="sm">
      <RefusalAlert error={error} />
      {data !== undefined && edits.length === 0 && <Text size="sm">{text.history.empty}</Text>}
      <Timeline bulletSize={10} lineWidth={2} aria-label={text.history.title} data-testid="history">
        {edits.map((edit) => (
          <Timeline.Item
            key={edit.revision}
            title={
              <Group gap="xs" justify="space-between" wrap="nowrap">
                <Text size="sm" td={edit.undoneBy ? 'line-through' : undefined}>{edit.summary}</Text>
                {canEdit && edit.revision !== revision && (
                  <Button size="compact-sm" variant="default" aria-label={`${text.history.restore} ${text.history.revision(edit.revision)}`} onClick={() => setRestoring(edit)}>
                    {text.history.restore}
                  </Button>
                )}
              </Group>
            }
          >
            <Text size="xs" c="dimmed">
              {edit.author}, {formatInstant(edit.at)}, {text.history.revision(edit.revision)}
              {edit.units > 0 && `, ${text.act.units(edit.units, formatCount(edit.units))}`}
              {edit.areas > 0 && `, ${text.history.areas(edit.areas, formatCount(edit.areas))}`}
            </Text>
            {edit.reason && <Text size="sm">“{edit.reason}”</Text>}
            {edit.undoneBy && <Badge size="xs" variant="light" color="gray">{text.history.undone}</Badge>}
            {edit.undoes && <Badge size="xs" variant="light" color="gray">{text.history.undoes(edit.undoes)}</Badge>}
          </Timeline.Item>
        ))}
      </Timeline>
      {hasNextPage && <Button variant="default" size="xs" onClick={() => void fetchNextPage()}>{text.history.more}</Button>}
      <Modal opened={restoring !== null} onClose={() => setRestoring(null)} title={text.history.restoreTitle(restoring?.revision ?? 0)} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {restoring !== null && <RestoreForm edit={restoring} onClose={() => setRestoring(null)} />}
      </Modal>
    </Stack>
  );
}

function RestoreForm({ edit, onClose }: { edit: Edit; onClose: () => void }) {
  const { bench, run } = useWorkbench();
  const [reason, setReason] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void run(() => bench.queue.restore(edit.revision, reason), () => text.history.restored(edit.revision));
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{text.history.restoreText}</Text>
        <TextInput label={text.history.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required data-autofocus />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit">{text.history.restore}</Button>
        </Group>
      </Stack>
    </form>
  );
}
