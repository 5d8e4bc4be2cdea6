import { Text } from '@mantine/core';
import type { QuotaContent } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { WholeField } from './fields';

/** What is handed down on top of the number. */
export function OverAssignmentFields({ content, set }: { content: QuotaContent; set: (change: Partial<QuotaContent>) => void; levels: readonly string[] }) {
  return (
    <>
      <Text size="sm" c="dimmed">{quotaMessages.create.overAssignmentHelp}</Text>
      <WholeField label={quotaMessages.create.overAssignment} value={content.overAssignmentPercent} onTake={(overAssignmentPercent) => set({ overAssignmentPercent })} min={0} max={100} w={240} />
    </>
  );
}
