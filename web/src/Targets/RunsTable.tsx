import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, write } from '../api/client';
import { withQuery } from '../api/paths';
import type { Page, TargetPlan, TargetRun } from '../api/types';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from './amounts';
import { planKey, planPath } from './plans';

const text = targetMessages.history;

/** The records of runs: what went in, by which rules, what came out, each as a digest that can be compared. */
export function RunsTable({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const client = useQueryClient();
  const key = planKey(workspace, plan.id, 'runs', plan.revision);
  const { data, error } = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Page<TargetRun>>(withQuery(`${planPath(workspace, plan.id)}/runs`, { limit: 50 }), signal) });
  const [refusal, setRefusal] = useState<unknown>(null);
  const record = async () => {
    try {
      await write<TargetRun>('POST', `${planPath(workspace, plan.id)}/runs`, {});
      announce(text.recorded);
      await client.invalidateQueries({ queryKey: key });
    } catch (problem) {
      setRefusal(problem);
    }
  };
  return (
    <Stack gap="xs" data-testid="runs">
      <Group justify="space-between">
        <Title order={2} size="h5">{text.runs}</Title>
        {plan.canDefine && <Button size="xs" variant="default" onClick={() => void record()}>{text.record}</Button>}
      </Group>
      <Text size="sm" c="dimmed">{text.runsHelp}</Text>
      <RefusalAlert error={error ?? refusal} />
      {data?.items.length === 0 && <Text size="sm">{text.noRuns}</Text>}
      {data !== undefined && data.items.length > 0 && (
        <div style={{ overflowX: 'auto' }} role="region" aria-label={text.runs} tabIndex={0}>
          <Table fz="xs" className="areas-table" aria-label={text.runs}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.at}</Table.Th>
                <Table.Th>{text.by}</Table.Th>
                <Table.Th className="number">{text.revisionHead}</Table.Th>
                <Table.Th className="number">{text.allocated}</Table.Th>
                <Table.Th>{text.rules}</Table.Th>
                <Table.Th>{text.input}</Table.Th>
                <Table.Th>{text.result}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((run) => (
                <Table.Tr key={run.id}>
                  <Table.Td>{formatInstant(run.at)}</Table.Td>
                  <Table.Td>{run.author}</Table.Td>
                  <Table.Td className="number">{run.revision}</Table.Td>
                  <Table.Td className="number">{formatAmount(run.allocated, plan.unit)}</Table.Td>
                  <Table.Td>{run.rules}</Table.Td>
                  <Table.Td title={run.inputHash}><code>{run.inputHash.slice(0, 12)}</code></Table.Td>
                  <Table.Td title={run.resultDigest}><code>{run.resultDigest.slice(0, 12)}</code></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  );
}
