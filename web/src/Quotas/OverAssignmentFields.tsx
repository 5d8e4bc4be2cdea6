import { Stack, Text } from '@mantine/core';
import type { QuotaContent } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { WholeField } from './fields';

const text = quotaMessages.rules;

/** What each level hands down on top of what it got, from the company to the sellers. */
export function OverAssignmentFields({ content, set, levels }: { content: QuotaContent; set: (change: Partial<QuotaContent>) => void; levels: readonly string[] }) {
  const given = content.overAssignment ?? [];
  const change = (level: number, percent: number) =>
    set({ overAssignment: [...given.filter((one) => one.level !== level), ...(percent === 0 ? [] : [{ level, percent }])].sort((a, b) => a.level - b.level) });
  return (
    <>
      <Text size="sm" c="dimmed">{text.overHelp}</Text>
      <Stack gap={8} mt={4}>
        {levels.map((_, at) => (
          <WholeField
            key={at}
            label={text.handsDown(at === 0 ? text.theCompany : levels[at - 1], at === levels.length - 1 ? text.theSellers : levels[at])}
            value={given.find(({ level }) => level === at + 1)?.percent ?? 0}
            onTake={(percent) => change(at + 1, percent)}
            min={-99}
            max={100}
            w={300}
          />
        ))}
      </Stack>
    </>
  );
}
