import { Button, Group, List, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { binary, write } from '../api/client';
import { reasonOf } from '../api/RefusedError';
import { workspacePath } from '../api/paths';
import type { Proposal, ScoreInfo } from '../api/types';
import { useHealth } from '../Alignments/useHealth';
import { useWorkbench } from '../Alignments/workbenchContext';
import { alignmentMessages as text } from '../messages/alignments';
import { formatCount, formatInstant, formatNumber, formatPercent } from '../shell/format';

/** A proposal beside the plan as it is: figures before and after, what stood in the way, drawn on the map; accept or discard. */
export function ProposalReview({ proposal, onDone }: { proposal: Proposal; onDone: () => void }) {
  const { bench, canEdit, run, sync } = useWorkbench();
  const health = useHealth().data;
  const [reason, setReason] = useState('');
  const path = `${workspacePath(bench.workspace)}/proposals/${proposal.id}`;
  const plan = useQuery({
    queryKey: ['proposal-plan', proposal.id],
    queryFn: async ({ signal }) => new Uint16Array(await binary(`${path}/assignment`, signal)),
    staleTime: 'static',
  }).data;
  useEffect(() => {
    sync?.setOther(plan !== undefined && plan.length === bench.plan.units ? plan : null);
    return () => sync?.setOther(null);
  }, [sync, plan, bench]);

  const accept = async () => {
    sync?.setOther(null);
    if ((await run(() => bench.queue.acceptProposal(proposal.id, reason === '' ? undefined : reason), () => text.optimize.accepted)) !== null) {
      onDone();
    }
  };
  const discard = async () => {
    try {
      await write('POST', `${path}/discard`);
      notifications.show({ message: text.optimize.discarded });
    } catch (error) {
      notifications.show({ color: 'red', message: reasonOf(error) });
    }
    onDone();
  };

  return (
    <Paper withBorder p="sm" component="section" aria-label={text.optimize.proposal}>
      <Stack gap="xs">
        <Group gap="xs" align="baseline">
          <Title order={2} size="h5">{text.optimize.proposal}</Title>
          <Text size="xs" c="dimmed">{text.optimize.proposed(proposal.createdBy)}, {formatInstant(proposal.createdAt)}</Text>
        </Group>
        <Text size="sm">{text.optimize.moved(formatCount(proposal.movedUnits))} {text.map.showsProposal}</Text>
        {proposal.baseRevision !== bench.plan.revision && <Text size="sm" c="orange.9">{text.optimize.stale}</Text>}
        <Scores before={health?.score} after={proposal.score} />
        {proposal.obstacles.length > 0 && (
          <div>
            <Text size="sm" fw={600}>{text.optimize.obstacles}</Text>
            <List size="sm">
              {proposal.obstacles.map((obstacle) => (
                <List.Item key={obstacle.message}>{obstacle.message}</List.Item>
              ))}
            </List>
          </div>
        )}
        <TextInput size="xs" label={text.optimize.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group gap="xs">
          <Button size="sm" disabled={!canEdit} onClick={() => void accept()}>{text.optimize.accept}</Button>
          <Button size="sm" variant="default" disabled={!canEdit} onClick={() => void discard()}>{text.optimize.discard}</Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Scores({ before, after }: { before: ScoreInfo | undefined; after: ScoreInfo }) {
  const { bench } = useWorkbench();
  const balanced = bench.plan.alignment.balance.measure;
  const of = (score: ScoreInfo) => score.measures.find((measure) => measure.key === balanced) ?? score.measures[0];
  const [now, then] = [before === undefined ? undefined : of(before), of(after)];
  const rows: [string, string | undefined, string][] = [
    [text.optimize.worst, now && formatPercent(now.worstDeviation), formatPercent(then.worstDeviation)],
    [text.optimize.mean, now && formatPercent(now.meanDeviation), formatPercent(then.meanDeviation)],
    [text.optimize.outOf, now && formatCount(now.outOfTolerance), formatCount(then.outOfTolerance)],
    [text.optimize.distance, before && formatNumber(before.meanDistanceKm), formatNumber(after.meanDistanceKm)],
    [text.optimize.pieces, before && formatCount(before.extraPieces), formatCount(after.extraPieces)],
  ];
  return (
    <Table fz="sm" className="areas-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{bench.plan.measures.find((measure) => measure.info.key === balanced)?.info.name}</Table.Th>
          <Table.Th className="number">{text.optimize.before}</Table.Th>
          <Table.Th className="number">{text.optimize.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([label, one, other]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" fw={400}>{label}</Table.Th>
            <Table.Td className="number">{one ?? '…'}</Table.Td>
            <Table.Td className="number" fw={600}>{other}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
