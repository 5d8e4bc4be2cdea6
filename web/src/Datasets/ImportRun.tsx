import { Alert, Button, Group, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get } from '../api/client';
import { cancelJob, isOver, useJob } from '../api/jobs';
import { workspacePath } from '../api/paths';
import { RefusedError } from '../api/RefusedError';
import type { Dataset } from '../api/types';
import { messages } from '../messages/messages';
import { datasetMessages } from '../messages/datasets';
import { announce } from '../shell/announce';
import { LinkButton } from '../shell/LinkButton';
import { RefusalAlert } from '../shell/RefusalAlert';
import { FindingsReport } from './FindingsReport';
import { Placing } from './Placing';

interface Props {
  readonly workspace: string;
  readonly job: string;
  readonly onRetry: () => void;
}

/** The import as it runs, and its report when it is over. */
export function ImportRun({ workspace, job: id, onRetry }: Props) {
  const texts = datasetMessages.import;
  const client = useQueryClient();
  const { data: job, error } = useJob(workspace, id);
  const cancel = useMutation({
    mutationFn: () => cancelJob(workspace, id),
    onSettled: () => client.invalidateQueries({ queryKey: ['job', workspace, id] }),
  });
  const state = job?.state;
  useEffect(() => {
    if (state === 'succeeded' || state === 'failed' || state === 'canceled') {
      announce(`${messages.jobs.kinds.import} ${messages.jobs.states[state]}`);
      void client.invalidateQueries({ queryKey: ['datasets', workspace] });
    }
  }, [state, client, workspace]);

  if (job === undefined) {
    return error === null ? <Skeleton height={120} /> : <RefusalAlert error={error} />;
  }
  if (!isOver(job)) {
    return (
      <Stack maw={720}>
        <Text fw={600}>
          {texts.running}: {job.phase === '' ? messages.jobs.states[job.state] : job.phase}
        </Text>
        <Progress.Root size="lg">
          <Progress.Section value={job.fraction * 100} aria-label={texts.running} striped animated />
        </Progress.Root>
        <Text size="sm">{job.message}</Text>
        <Text size="sm" c="dimmed">
          {texts.leave}
        </Text>
        <RefusalAlert error={cancel.error} />
        <Group>
          <Button variant="default" onClick={() => cancel.mutate()} loading={cancel.isPending}>
            {texts.cancel}
          </Button>
        </Group>
      </Stack>
    );
  }
  if (job.state === 'succeeded' && job.datasetId) {
    return <Imported workspace={workspace} dataset={job.datasetId} />;
  }
  return (
    <Stack>
      {job.state === 'canceled' ? (
        <Alert color="gray">{texts.canceled}</Alert>
      ) : (
        <>
          <RefusalAlert title={texts.failed} error={new RefusedError({ detail: job.problem?.detail ?? job.message, code: job.problem?.code ?? 'unknown' })} />
          <Text>{texts.failedLead}</Text>
        </>
      )}
      <Group>
        <Button onClick={onRetry}>{texts.retry}</Button>
      </Group>
      {job.state === 'failed' && <FindingsReport path={`${workspacePath(workspace)}/jobs/${id}/findings`} />}
    </Stack>
  );
}

function Imported({ workspace, dataset: id }: { readonly workspace: string; readonly dataset: string }) {
  const texts = datasetMessages.import;
  const path = `${workspacePath(workspace)}/datasets/${id}`;
  const { data: dataset, error } = useQuery({ queryKey: ['dataset', workspace, id], queryFn: ({ signal }) => get<Dataset>(path, signal) });
  if (dataset === undefined) {
    return error === null ? <Skeleton height={240} /> : <RefusalAlert error={error} />;
  }
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text fw={700} size="lg" role="status">
            {texts.done(dataset.rows)}
          </Text>
          <Text size="sm" c="dimmed">
            {texts.doneLead}
          </Text>
        </div>
        <Group>
          <LinkButton variant="default" to="/w/$workspace/alignments/new" params={{ workspace }} search={{ dataset: id }}>
            {texts.align}
          </LinkButton>
          <LinkButton to="/w/$workspace/datasets/$dataset" params={{ workspace, dataset: id }} search={{}}>
            {texts.open}
          </LinkButton>
        </Group>
      </Group>
      <Placing placed={dataset.placed} rows={dataset.rows} />
      <FindingsReport path={`${path}/findings`} csv={`${path}/findings.csv`} />
    </Stack>
  );
}
