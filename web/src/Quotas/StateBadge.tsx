import { Badge } from '@mantine/core';
import type { ApprovalState } from '../api/types';
import { quotaMessages } from '../messages/quotas';

const colors: Record<ApprovalState, string> = { draft: 'gray', inReview: 'tide', returned: 'orange', approved: 'green', running: 'green' };

/** Where a plan stands, in a word. */
export function StateBadge({ state }: { state: ApprovalState }) {
  return (
    <Badge variant="outline" color={colors[state]} c="var(--mantine-color-text)" tt="none">
      {quotaMessages.states[state]}
    </Badge>
  );
}
