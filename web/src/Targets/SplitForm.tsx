import { ActionIcon, Button, Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import type { Area, TargetAccount, TargetEditReply, TargetPlan, TargetSplit } from '../api/types';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { RefusalAlert } from '../shell/RefusalAlert';
import { planPath, useRenewPlan } from './plans';

const text = targetMessages.why;

interface Props {
  readonly workspace: string;
  readonly plan: TargetPlan;
  readonly account: TargetAccount;
  readonly tree: readonly Area[];
  readonly revision: number;
  readonly onSaid: (revision: number) => void;
}

/** In which territories a shared account counts, and with which part. */
export function SplitForm({ workspace, plan, account, tree, revision, onSaid }: Props) {
  const renew = useRenewPlan(workspace, plan.id);
  const [splits, setSplits] = useState<readonly TargetSplit[]>(account.splits);
  const [error, setError] = useState<unknown>(null);
  const lowest = Math.max(0, ...tree.map(({ level }) => level));
  const territories = tree.filter(({ level }) => level === lowest).map(({ number, name }) => ({ value: String(number), label: name }));
  const change = (at: number, part: Partial<TargetSplit>) => setSplits(splits.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      const reply = await write<TargetEditReply>('POST', `${planPath(workspace, plan.id)}/input`, { expectedRevision: revision, cells: [{ account: account.key, field: 'split', splits }] });
      announce(text.said);
      onSaid(reply.revision);
      void renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <details>
      <summary>{text.split}</summary>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={6} mt={6}>
          <Text size="xs" c="dimmed">{text.splitHelp}</Text>
          {splits.map((one, at) => (
            <Group key={at} gap={6} wrap="nowrap">
              <Select size="xs" aria-label={text.splitArea(at + 1)} value={String(one.area)} onChange={(area) => change(at, { area: Number(area) })} data={territories} allowDeselect={false} searchable style={{ flex: 1 }} />
              <NumberInput size="xs" w={70} aria-label={text.splitPercent(at + 1)} value={one.percent} onChange={(percent) => change(at, { percent: Number(percent) })} min={0} max={100} suffix=" %" hideControls />
              <Checkbox size="xs" aria-label={text.splitOverlay(at + 1)} title={text.overlay} checked={one.overlay} onChange={(event) => change(at, { overlay: event.currentTarget.checked })} />
              <ActionIcon variant="default" size={30} aria-label={text.removeSplit(at + 1)} onClick={() => setSplits(splits.filter((_, index) => index !== at))}>
                ×
              </ActionIcon>
            </Group>
          ))}
          <RefusalAlert error={error} />
          <Group gap={6}>
            <Button size="compact-sm" variant="default" onClick={() => setSplits([...splits, { area: splits.length === 0 && account.area >= 0 ? account.area : Number(territories[0]?.value ?? 0), percent: Math.max(0, 100 - splits.filter(({ overlay }) => !overlay).reduce((sum, { percent }) => sum + percent, 0)), overlay: false }])}>
              {text.addSplit}
            </Button>
            <Button type="submit" size="compact-sm" disabled={JSON.stringify(splits) === JSON.stringify(account.splits)}>{text.saveSplit}</Button>
          </Group>
        </Stack>
      </form>
    </details>
  );
}
