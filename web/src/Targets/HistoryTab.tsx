import { Button, Stack, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { Page, TargetEdit, TargetPlan } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { planKey, planPath } from './plans';

const text = targetMessages.history;

/** Every entry of the plan's log: who, when, why. */
export function HistoryTab({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: planKey(workspace, plan.id, 'edits', plan.revision),
    queryFn: ({ pageParam, signal }) => get<Page<TargetEdit>>(withQuery(`${planPath(workspace, plan.id)}/edits`, { limit: 50, cursor: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  return (
    <Stack gap="sm" maw={820}>
      <RefusalAlert error={error} />
      <Timeline bulletSize={10} lineWidth={2} aria-label={text.label}>
        {(data?.pages.flatMap((page) => page.items) ?? []).map((edit) => (
          <Timeline.Item key={edit.revision} title={<Text size="sm">{edit.summary}</Text>}>
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
