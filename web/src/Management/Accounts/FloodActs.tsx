import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { Flood, Job, LiveModelAligned } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { messages } from '../../messages/messages';
import { LinkButton } from '../../shell/LinkButton';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useRenewLive } from '../live';
import { RunningJob } from '../RunningJob';

const text = liveAccountMessages.flood;
type Dialog = 'accept' | 'escalate';

/** What can be done about new customers: the small adjustment as one act, or an alignment for a redesign. */
export function FloodActs({ workspace, flood }: { workspace: string; flood: Flood }) {
  const renew = useRenewLive(workspace);
  const client = useQueryClient();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [words, setWords] = useState('');
  const [made, setMade] = useState<LiveModelAligned | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isAcceptance = dialog === 'accept';
  const open = (next: Dialog) => {
    setError(null);
    setWords(next === 'accept' ? '' : text.usualName(flood.analysis.model));
    setDialog(next);
  };
  const over = (done: Job) => {
    void renew();
    setRunning(false);
    if (done.state !== 'failed') {
      notifications.show({ message: done.state === 'succeeded' ? done.message : text.stopped });
    }
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      if (isAcceptance) {
        setJob(await write<Job>('POST', `${livePath(workspace)}/floods/${flood.id}/acceptance`, { reason: words }));
        setRunning(true);
      } else {
        setMade(await write<LiveModelAligned>('POST', `${livePath(workspace)}/alignments`, { name: words, floodId: flood.id }));
        notifications.show({ message: text.made(words) });
        await Promise.all([client.invalidateQueries({ queryKey: ['alignments', workspace] }), client.invalidateQueries({ queryKey: ['datasets', workspace] })]);
      }
      setDialog(null);
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <>
      <Group gap="sm">
        {flood.acceptedAct === null ? <Button disabled={isRunning} onClick={() => open('accept')}>{text.accept}</Button> : <Text size="sm" fw={500}>{text.accepted(flood.acceptedAct)}</Text>}
        <Button variant="default" onClick={() => open('escalate')}>{text.escalate}</Button>
        {made !== null && <LinkButton to="/w/$workspace/alignments/$alignment" params={{ workspace, alignment: made.alignmentId }} search={{}}>{text.open}</LinkButton>}
      </Group>
      {job !== null && <RunningJob key={job.id} workspace={workspace} id={job.id} label={text.accepting} onOver={over} canCancel />}
      <Modal opened={dialog !== null} onClose={() => setDialog(null)} title={isAcceptance ? text.acceptTitle : text.escalateTitle} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="sm">
            <Text size="sm">{isAcceptance ? text.acceptLead : text.escalateLead}</Text>
            <TextInput
              label={isAcceptance ? liveAccountMessages.reason : text.alignmentName}
              description={isAcceptance ? liveAccountMessages.reasonHelp : undefined}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              required={!isAcceptance}
              maxLength={200}
              data-autofocus
            />
            <RefusalAlert error={error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setDialog(null)}>{messages.common.cancel}</Button>
              <Button type="submit" loading={isBusy}>{isAcceptance ? text.acceptNow : text.escalateNow}</Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
