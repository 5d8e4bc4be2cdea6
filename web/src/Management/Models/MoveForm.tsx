import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { Job, TiePolicy } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { RefusalAlert } from '../../shell/RefusalAlert';
import type { Model } from '../models';
import { DifferenceFigures, useDifference } from './Difference';
import type { Started } from './ModelActs';

const text = managementMessages.models;

interface Props {
  readonly workspace: string;
  readonly path: string;
  readonly model: Model;
  readonly active: Model | undefined;
  readonly to: 'active' | 'archived';
  readonly onClose: () => void;
  readonly onStarted: (job: Started) => void;
}

/** Asks before a model becomes active (in one swap with the one that is) or archived, and shows what that does. */
export function MoveForm({ workspace, path, model, active, to, onClose, onStarted }: Props) {
  const isActivation = to === 'active';
  const [tie, setTie] = useState<TiePolicy>('none');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const difference = useDifference(workspace, isActivation ? model.id : undefined, active?.id, tie);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const job = await write<Job>('POST', `${path}/moves`, { to, swap: isActivation && active !== undefined, tie, reason: reason.trim() === '' ? undefined : reason.trim() });
      onStarted({ id: job.id, label: isActivation ? text.activating(model.name) : text.archiving(model.name) });
      onClose();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {isActivation ? <Text size="sm">{active === undefined ? text.first : text.swap(active.name)} {active !== undefined && text.carries}</Text> : <Text size="sm">{text.archiveLead}</Text>}
        {isActivation && <DifferenceFigures {...difference} />}
        {isActivation && <Select label={text.tie} value={tie} onChange={(value) => setTie((value ?? 'none') as TiePolicy)} data={Object.entries(text.ties).map(([value, label]) => ({ value, label }))} allowDeselect={false} />}
        <Textarea label={text.reason} description={text.reasonHelp} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={1} maxLength={1000} data-autofocus />
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" loading={isBusy}>{isActivation ? text.activateNow : text.archiveNow}</Button>
        </Group>
      </Stack>
    </form>
  );
}
