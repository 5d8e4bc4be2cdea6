import { Button, Stack, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { Page } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';

const text = targetMessages.history;

interface Entry {
  readonly revision: number;
  readonly author: string;
  readonly at: string;
  readonly reason?: string | null;
  readonly summary: string;
}

/** A plan's log, newest first: what, who, when, why. */
export function EditTimeline({ path, queryKey, words = (edit) => edit.summary }: { path: string; queryKey: QueryKey; words?: (edit: Entry) => string }) {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => get<Page<Entry>>(withQuery(`${path}/edits`, { limit: 50, cursor: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  return (
    <Stack gap="sm" maw={820}>
      <RefusalAlert error={error} />
      <Timeline bulletSize={10} lineWidth={2} aria-label={text.label}>
        {(data?.pages.flatMap((page) => page.items) ?? []).map((edit) => (
          <Timeline.Item key={edit.revision} title={<Text size="sm">{words(edit)}</Text>}>
            <Text size="xs" c="dimmed">
              {edit.author}, {formatInstant(edit.at)}, {text.revision(edit.revision)}
            </Text>
            {edit.reason && <Text size="sm">“{edit.reason}”</Text>}
          </Timeline.Item>
        ))}
      </Timeline>
      {hasNextPage && <Button variant="default" size="xs" w="fit-content" onClick={() => void fetchNextPage()}>{text.more}</Button>}
    </Stack>
  );
}
