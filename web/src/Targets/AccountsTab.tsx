import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TargetPlan } from '../api/types';
import { targetMessages } from '../messages/targets';
import { RefusalAlert } from '../shell/RefusalAlert';
import { AccountDesk } from './AccountDesk';
import { openBook } from './opening';
import { useAlignment, useDataset } from './plans';

/** Reads all accounts of a plan once, then hands over; the open book keeps itself up to date. */
export function AccountsTab({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const dataset = useDataset(workspace, plan.datasetId);
  const alignment = useAlignment(workspace, plan.alignmentId);
  const book = useQuery({
    queryKey: ['account-book', workspace, plan.id],
    queryFn: ({ signal }) => openBook(workspace, plan, dataset.data!, alignment.data!.tree, signal),
    enabled: dataset.data !== undefined && alignment.data !== undefined && !plan.obstacle,
    staleTime: 'static',
    gcTime: 0,
    structuralSharing: false,
  });
  const error = dataset.error ?? alignment.error ?? book.error;
  if (error !== null) {
    return <RefusalAlert error={error} />;
  }
  if (book.data === undefined || alignment.data === undefined || dataset.data === undefined) {
    return (
      <Stack gap="xs">
        <Text size="sm" role="status">{plan.obstacle ?? targetMessages.grid.loading}</Text>
        {!plan.obstacle && <Skeleton height={320} />}
      </Stack>
    );
  }
  return <AccountDesk workspace={workspace} plan={plan} book={book.data} tree={alignment.data.tree} />;
}
