import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { CommentThread } from '../../api/types';
import { useMembership } from '../../api/session';
import { patchMessages } from '../../messages/patches';
import { EmptyState } from '../../shell/EmptyState';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer } from '../live';
import { Thread } from '../Territories/Comments';

const text = patchMessages.comments;

/** What was said about all territories of the patch: what is open first, then what is resolved. */
export function CommentsPane({ workspace }: { workspace: string }) {
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const mayWrite = useMembership(workspace)?.role !== 'viewer';
  const { data, error, isPending } = useLiveAnswer<CommentThread[]>(workspace, '/comments');
  const threads = [...(data ?? [])].sort((a, b) => Number(a.isResolved) - Number(b.isResolved));
  return (
    <section aria-label={text.all} data-testid="all-comments">
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={240} />}
      {data?.length === 0 && <EmptyState title={text.empty} text={text.emptyText} />}
      <Stack gap="sm" maw={760}>
        {threads.map((one) => (
          <div key={one.number}>
            <Group gap={6}>
              <Title order={2} size="h6">
                {one.territoryId === null ? one.territory : (
                  <Anchor component="button" type="button" size="sm" underline="always" aria-label={text.open(one.territory)} onClick={() => void navigate({ to: '/w/$workspace/live/$tab', params: { workspace, tab: 'territories' }, search: { territory: one.territoryId ?? undefined } })}>{one.territory}</Anchor>
                )}
              </Title>
              {one.territoryId === null && <Text size="xs" c="dimmed">{text.gone}</Text>}
            </Group>
            <Thread workspace={workspace} thread={one} mayWrite={mayWrite && one.territoryId !== null} />
          </div>
        ))}
      </Stack>
    </section>
  );
}
