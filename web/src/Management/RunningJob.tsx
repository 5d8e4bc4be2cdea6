import { Alert, Button, Group, Loader, Progress, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { cancelJob, isOver, useJob } from '../api/jobs';
import type { Job } from '../api/types';
import { managementMessages } from '../messages/management';
import { messages } from '../messages/messages';
import { RefusalAlert } from '../shell/RefusalAlert';

interface Props {
  readonly workspace: string;
  readonly id: string;
  readonly label: string;
  readonly onOver: (job: Job) => void;
  /** Whether it may be canceled here. */
  readonly canCancel?: boolean;
}

/** A job of the live model with its progress, until it is over; then why it failed, or nothing. */
export function RunningJob({ workspace, id, label, onOver, canCancel = false }: Props) {
  const { data: job, error } = useJob(workspace, id);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isStopping, setStopping] = useState(false);
  const cancel = async () => {
    setStopping(true);
    try {
      await cancelJob(workspace, id);
    } catch (refused) {
      setRefusal(refused);
      setStopping(false);
    }
  };
  const over = useEffectEvent(() => {
    if (job !== undefined) {
      onOver(job);
    }
  });
  const state = job !== undefined && isOver(job) ? job.state : undefined;
  useEffect(() => {
    if (state !== undefined) {
      over();
    }
  }, [state]);
  if (state === 'failed') {
    return <Alert color="red" variant="light" role="alert" title={label}>{job?.problem?.detail ?? job?.message}</Alert>;
  }
  if (state !== undefined) {
    return null;
  }
  return (
    <section aria-label={managementMessages.job.label}>
      <Group gap="sm" wrap="nowrap">
        <Loader size="xs" />
        <Text size="sm">{label}</Text>
        <Text size="sm" c="dimmed">{job === undefined || job.state === 'queued' ? managementMessages.job.queued : job.message || job.phase}</Text>
        {canCancel && <Button size="compact-xs" variant="default" loading={isStopping} onClick={() => void cancel()}>{messages.common.cancel}</Button>}
      </Group>
      <Progress mt={4} value={(job?.fraction ?? 0) * 100} aria-label={label} />
      <RefusalAlert error={refusal ?? error} />
    </section>
  );
}
