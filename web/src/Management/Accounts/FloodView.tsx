import { Group, Select, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Flood, FloodSummary, Job } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { announce } from '../../shell/announce';
import { formatCount, formatInstant } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer, useRenewLive } from '../live';
import type { Model } from '../models';
import { RunningJob } from '../RunningJob';
import { FloodActs } from './FloodActs';
import { FloodFigures } from './FloodFigures';
import { FloodForm } from './FloodForm';

const text = liveAccountMessages.flood;

/** New customers: what they do to the balance, a small adjustment, and the way to a redesign. */
export function FloodView({ workspace, model }: { workspace: string; model: Model }) {
  const renew = useRenewLive(workspace);
  const search = useSearch({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const [job, setJob] = useState<Job | null>(null);
  const { data: earlier } = useLiveAnswer<FloodSummary[]>(workspace, '/floods');
  const id = search.request;
  const show = (request: string | null) => void navigate({ search: { ...search, request: request ?? undefined }, replace: true });
  const over = (done: Job) => {
    void renew();
    if (done.state === 'succeeded') {
      announce(done.message);
      show(done.subjectId);
    }
  };
  return (
    <Stack gap="md">
      <Text size="sm" maw={820}>{text.lead}</Text>
      <FloodForm workspace={workspace} model={model} onStarted={(started) => { setJob(started); show(null); }} />
      {job !== null && <RunningJob key={job.id} workspace={workspace} id={job.id} label={text.analyzing} onOver={over} />}
      {earlier !== undefined && earlier.length > 0 && (
        <Group>
          <Select size="xs" w={420} label={text.earlier} value={id ?? null} onChange={show} data={earlier.map((one) => ({ value: one.id, label: text.entry(formatCount(one.newAccounts), formatInstant(one.madeAt)) }))} />
        </Group>
      )}
      {id !== undefined && <Analysis key={id} workspace={workspace} id={id} />}
    </Stack>
  );
}

function Analysis({ workspace, id }: { workspace: string; id: string }) {
  const { data: flood, error } = useLiveAnswer<Flood>(workspace, `/floods/${id}`);
  return (
    <>
      <RefusalAlert error={error} />
      {flood !== undefined && (
        <Stack gap="md" data-testid="flood">
          <FloodActs workspace={workspace} flood={flood} />
          <FloodFigures flood={flood} />
        </Stack>
      )}
    </>
  );
}
