import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { binary, get, write } from '../api/client';
import { cancelJob, isOver, useJob } from '../api/jobs';
import { withQuery, workspacePath } from '../api/paths';
import type { Job, Page } from '../api/types';
import type { OptimizationRequest, Proposal } from '../api/types';
import { useWorkbench } from '../Alignments/workbenchContext';
import { alignmentMessages as text } from '../messages/alignments';
import { formatCount, formatPercent } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { OptimizeForm } from './OptimizeForm';
import { ProposalReview } from './ProposalReview';

/** Starts an optimisation, shows it at work with the best plan so far on the map, and puts its proposal up for review. */
export function OptimizePanel() {
  const { bench, canEdit } = useWorkbench();
  const client = useQueryClient();
  const [started, setStarted] = useState<string | undefined>();
  const [error, setError] = useState<unknown>(null);
  const running = useRunning(bench.workspace, bench.id);
  const job = useJob(bench.workspace, started ?? running);
  const proposals = useQuery({
    queryKey: ['proposals', bench.id, job.data?.proposalId ?? null],
    queryFn: ({ signal }) => get<Page<Proposal> | Proposal[]>(withQuery(`${workspacePath(bench.workspace)}/proposals`, { alignment: bench.id }), signal),
    staleTime: 0,
  });
  const list = Array.isArray(proposals.data) ? proposals.data : (proposals.data?.items ?? []);
  const open = list.filter((proposal) => proposal.state === 'open');
  const isBusy = job.data !== undefined && !isOver(job.data);

  const start = async (request: OptimizationRequest) => {
    setError(null);
    try {
      const begun = await write<Job>('POST', `${bench.path}/optimizations`, request);
      client.setQueryData(['job', bench.workspace, begun.id], begun);
      setStarted(begun.id);
    } catch (refusal) {
      setError(refusal);
    }
  };

  return (
    <Stack p="sm" gap="md">
      <RefusalAlert error={error} />
      {isBusy ? <Running job={job.data} /> : null}
      {job.data?.state === 'failed' && <RefusalAlert title={text.optimize.failed} error={new Error(job.data.problem?.detail ?? job.data.message)} />}
      {!isBusy && open.map((proposal) => <ProposalReview key={proposal.id} proposal={proposal} onDone={() => void proposals.refetch()} />)}
      {!isBusy && <OptimizeForm disabled={!canEdit} onStart={(request) => void start(request)} />}
    </Stack>
  );
}

function Running({ job }: { job: Job }) {
  const { bench, sync } = useWorkbench();
  const version = job.progress?.plan ?? 0;
  const plan = useQuery({
    queryKey: ['running-plan', job.id, version],
    queryFn: async ({ signal }) => new Uint16Array(await binary(`${workspacePath(bench.workspace)}/jobs/${job.id}/plan`, signal)),
    enabled: version > 0,
    placeholderData: (before) => before,
    staleTime: 'static',
  }).data;
  useEffect(() => {
    sync?.setOther(plan !== undefined && plan.length === bench.plan.units ? plan : null);
  }, [sync, plan, bench]);
  useEffect(() => () => sync?.setOther(null), [sync]);
  return (
    <Stack gap={6} role="group" aria-label={text.optimize.running}>
      <Group justify="space-between">
        <Text size="sm" fw={600}>{text.optimize.running}</Text>
        <Button size="xs" variant="default" onClick={() => void cancelJob(bench.workspace, job.id)}>{text.optimize.cancel}</Button>
      </Group>
      <Progress value={job.fraction * 100} aria-label={text.optimize.running} />
      <Text size="sm">{job.message}</Text>
      {job.progress && (
        <Text size="sm" c="dimmed">{text.optimize.progress(formatPercent(job.progress.worstDeviation), formatCount(job.progress.outOfTolerance))}</Text>
      )}
      {plan !== undefined && <Text size="xs" c="dimmed">{text.map.showsRunning}</Text>}
    </Stack>
  );
}

/** The id of an optimisation that already runs on this alignment, so that a reload finds it again. */
function useRunning(workspace: string, alignment: string): string | undefined {
  return useQuery({
    queryKey: ['running-optimization', workspace, alignment],
    queryFn: async ({ signal }) => {
      const { items } = await get<Page<Job>>(withQuery(`${workspacePath(workspace)}/jobs`, { subject: alignment }), signal);
      return items.find((job) => job.kind === 'optimization' && !isOver(job))?.id ?? null;
    },
    staleTime: 0,
  }).data ?? undefined;
}
