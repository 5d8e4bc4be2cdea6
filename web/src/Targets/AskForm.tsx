import { Button, Group, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import type { Area, TargetPlan } from '../api/types';
import { messages } from '../messages/messages';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { RefusalAlert } from '../shell/RefusalAlert';
import { areaChoices } from './areas';
import { planPath, useRenewPlan } from './plans';
import { useBranches } from './requests';

const text = targetMessages.requests;
const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

/** Asks branches for their bottom-up numbers until a day; those that somebody answers for are proposed. */
export function AskForm({ workspace, plan, tree, onClose }: { workspace: string; plan: TargetPlan; tree: readonly Area[]; onClose: () => void }) {
  const renew = useRenewPlan(workspace, plan.id);
  const branches = useBranches(workspace, plan.alignmentId).data?.items ?? [];
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [due, setDue] = useState(inTwoWeeks);
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const areas = chosen ?? [...new Set(branches.map(({ area }) => String(area)))];
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      await write('POST', `${planPath(workspace, plan.id)}/requests`, { areas: areas.map(Number), due, note: note === '' ? undefined : note });
      announce(text.settled);
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <MultiSelect label={text.branches} value={areas} onChange={setChosen} data={areaChoices(tree)} searchable />
        <TextInput type="date" label={text.due} value={due} onChange={(event) => setDue(event.currentTarget.value)} required data-autofocus />
        <Textarea label={text.note} value={note} onChange={(event) => setNote(event.currentTarget.value)} maxLength={1000} autosize minRows={2} />
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" disabled={areas.length === 0}>{text.askNow}</Button>
        </Group>
      </Stack>
    </form>
  );
}
