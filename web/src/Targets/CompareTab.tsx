import { Select, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { get } from '../api/client';
import { withQuery, workspacePath } from '../api/paths';
import type { TargetComparison, TargetPlan } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatCount } from '../shell/format';
import { useTargetPlans } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from './amounts';
import { treeOf } from './areas';
import { planKey } from './plans';

const text = targetMessages.scenario;

/** Two plans of the same accounts side by side; differences add up from the accounts to the whole. */
export function CompareTab({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const search = useSearch({ from: '/w/$workspace/targets/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/targets/$plan' });
  const others = (useTargetPlans(workspace).data ?? []).filter(({ id, datasetId }) => id !== plan.id && datasetId === plan.datasetId);
  const other = others.find(({ id }) => id === search.with);
  const { data, error } = useQuery({
    queryKey: planKey(workspace, plan.id, 'comparison', plan.revision, other?.id, other?.revision),
    queryFn: ({ signal }) => get<TargetComparison>(withQuery(`${workspacePath(workspace)}/target-plans/comparison`, { left: plan.id, right: other?.id }), signal),
    enabled: other !== undefined,
  });
  return (
    <Stack gap="sm">
      {others.length === 0 ? <Text size="sm">{text.none}</Text> : (
        <Select size="xs" w={320} label={text.with} description={text.choose} value={other?.id ?? null} onChange={(value) => void navigate({ search: (before) => ({ ...before, with: value ?? undefined }), replace: true })} data={others.map(({ id, name }) => ({ value: id, label: name }))} searchable />
      )}
      <RefusalAlert error={error} />
      {other !== undefined && data === undefined && error === null && <Skeleton height={300} />}
      {data !== undefined && other !== undefined && <Differences comparison={data} unit={plan.unit} names={[plan.name, other.name]} />}
    </Stack>
  );
}

function Differences({ comparison, unit, names }: { comparison: TargetComparison; unit: number; names: readonly [string, string] }) {
  const amount = (value: number | null | undefined) => formatAmount(value, unit);
  const signed = (value: number) => (value > 0 ? `+${amount(value)}` : amount(value));
  const none = comparison.areas.find(({ area }) => area === -1);
  const rows = treeOf(comparison.areas.filter(({ area }) => area !== -1));
  const head = (first: string) => (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{first}</Table.Th>
        <Table.Th className="number">{names[0]}</Table.Th>
        <Table.Th className="number">{names[1]}</Table.Th>
        <Table.Th className="number">{text.difference}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
  return (
    <>
      <Table fz="sm" className="areas-table" aria-label={targetMessages.rollUp.label} data-testid="target-comparison">
        {head(targetMessages.rollUp.name)}
        <Table.Tbody>
          {[...rows, ...(none !== undefined && (none.left !== 0 || none.right !== 0) ? [{ one: { ...none, name: targetMessages.rollUp.unassigned }, depth: 0 }] : [])].map(({ one, depth }) => (
            <Table.Tr key={one.area}>
              <Table.Th scope="row" pl={6 + depth * 16}>{one.name}</Table.Th>
              <Table.Td className="number">{amount(one.left)}</Table.Td>
              <Table.Td className="number">{amount(one.right)}</Table.Td>
              <Table.Td className="number">{signed(one.difference)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr fw={600}>
            <Table.Th scope="row">{targetMessages.rollUp.all}</Table.Th>
            <Table.Td className="number">{amount(comparison.left)}</Table.Td>
            <Table.Td className="number">{amount(comparison.right)}</Table.Td>
            <Table.Td className="number">{signed(comparison.difference)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text size="sm">{comparison.accountsThatDiffer === 0 ? text.same : text.accounts(formatCount(comparison.accountsThatDiffer))}</Text>
      {comparison.accounts.length > 0 && (
        <Table fz="sm" className="areas-table" aria-label={targetMessages.plan.accounts}>
          {head(targetMessages.grid.key)}
          <Table.Tbody>
            {comparison.accounts.map((one) => (
              <Table.Tr key={one.record}>
                <Table.Th scope="row">{one.name ?? one.key}</Table.Th>
                <Table.Td className="number">{amount(one.left)}</Table.Td>
                <Table.Td className="number">{amount(one.right)}</Table.Td>
                <Table.Td className="number">{signed(one.difference)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
