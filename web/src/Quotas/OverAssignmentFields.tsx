import { Text } from '@mantine/core';
import type { QuotaContent } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { WholeField } from './fields';

/** What each level hands down on top of its number: the company to the first level of areas, and so on down to the sellers. */
export function OverAssignmentFields({ content, set, levels }: { content: QuotaContent; set: (change: Partial<QuotaContent>) => void; levels: readonly string[] }) {
  const given = content.overAssignment ?? [];
  const take = (level: number, percent: number) =>
    set({ overAssignment: [...given.filter((uplift) => uplift.level !== level), ...(percent === 0 ? [] : [{ level, percent }])].sort((one, other) => one.level - other.level) });
  return (
    <>
      <Text size="sm" c="dimmed">{quotaMessages.create.overAssignmentHelp}</Text>
      {levels.map((name, i) => (
        <WholeField
          key={name}
          label={quotaMessages.create.overAssignmentOf(i === 0 ? null : levels[i - 1], i === levels.length - 1 ? null : name)}
          value={given.find((uplift) => uplift.level === i + 1)?.percent ?? 0}
          onTake={(percent) => take(i + 1, percent)}
          min={0}
          max={100}
          w={240}
        />
      ))}
    </>
  );
}
