import { Button, Group, Select, Skeleton, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { get } from '../api/client';
import { withQuery, workspacePath } from '../api/paths';
import type { Alignment, Comparison } from '../api/types';
import { comparison as words } from '../messages/comparison';
import { EmptyState } from '../shell/EmptyState';
import { formatCount, formatPercent } from '../shell/format';
import { LinkButton } from '../shell/LinkButton';
import { useAlignments } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { AreaComparison } from './AreaComparison';
import { MeasureComparison } from './MeasureComparison';
import { Movements } from './Movements';

const DifferenceMap = lazy(() => import('./DifferenceMap'));

/** Two scenarios side by side: figures, areas, who moved where, and where that is. */
export function ComparisonScreen() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { left, right } = useSearch({ from: '/w/$workspace/compare' });
  // What the plan on the right is balanced on is what the comparison begins with.
  const balanced = useQuery({
    queryKey: ['balanced', workspace, right],
    queryFn: async ({ signal }) => (await get<Alignment>(`${workspacePath(workspace)}/alignments/${right}`, signal)).balance.measure,
    enabled: right !== undefined,
    staleTime: 0,
  });
  const result = useQuery({
    queryKey: ['comparison', workspace, left, right],
    queryFn: ({ signal }) => get<Comparison>(withQuery(`${workspacePath(workspace)}/comparisons`, { left, right }), signal),
    enabled: left !== undefined && right !== undefined,
    staleTime: 0,
  });
  return (
    <Screen title={words.title} wide>
      <Stack>
        <Sides workspace={workspace} left={left} right={right} />
        <RefusalAlert error={result.error} />
        {left !== undefined && right !== undefined && result.isPending && <Skeleton height={300} />}
        {result.data !== undefined && !balanced.isPending && <Result workspace={workspace} comparison={result.data} balanced={balanced.data} />}
      </Stack>
    </Screen>
  );
}

function Sides({ workspace, left, right }: { workspace: string; left?: string; right?: string }) {
  const alignments = useAlignments(workspace).data;
  const navigate = useNavigate();
  const go = (next: { left?: string; right?: string }) => void navigate({ to: '/w/$workspace/compare', params: { workspace }, search: (before) => ({ ...before, ...next }) });
  if (alignments !== undefined && alignments.length < 2) {
    return <EmptyState title={words.noneTitle} text={words.choose} />;
  }
  const data = alignments?.map((one) => ({ value: one.id, label: one.name })) ?? [];
  const open = (id: string | undefined) =>
    id !== undefined && (
      <LinkButton variant="default" to="/w/$workspace/alignments/$alignment" params={{ workspace, alignment: id }} search={{}}>
        {words.open}
      </LinkButton>
    );
  return (
    <>
      <Group align="flex-end">
        <Select label={words.left} data={data} value={left ?? null} onChange={(value) => go({ left: value ?? undefined })} searchable w={320} />
        {open(left)}
        <Button variant="default" disabled={left === undefined && right === undefined} onClick={() => go({ left: right, right: left })}>
          {words.swap}
        </Button>
        <Select label={words.right} data={data} value={right ?? null} onChange={(value) => go({ right: value ?? undefined })} searchable w={320} />
        {open(right)}
      </Group>
      {(left === undefined || right === undefined) && <Text c="dimmed">{words.choose}</Text>}
    </>
  );
}

function Result({ workspace, comparison, balanced }: { workspace: string; comparison: Comparison; balanced: string | undefined }) {
  const { measure: chosen } = useSearch({ from: '/w/$workspace/compare' });
  const navigate = useNavigate();
  const measure = comparison.measures.find((one) => one.key === (chosen ?? balanced)) ?? comparison.measures[0];
  const nameOf = (area: number) => (area < 0 ? words.unassigned : (comparison.areas.find((one) => one.number === area)?.name ?? `#${area}`));
  const { movedUnits, left } = comparison;
  return (
    <>
      <Text fw={500} data-testid="moved">
        {movedUnits === 0 ? words.same : words.moved(formatCount(movedUnits), formatCount(left.units), formatPercent(movedUnits / left.units))}
      </Text>
      <Tabs defaultValue="measures" keepMounted={false}>
        <Group mb="md" gap="md" align="flex-end" wrap="nowrap">
          <Tabs.List aria-label={words.title} style={{ flex: 1 }}>
            <Tabs.Tab value="measures">{words.measures}</Tabs.Tab>
            <Tabs.Tab value="map">{words.map}</Tabs.Tab>
            <Tabs.Tab value="movements">{words.movements}</Tabs.Tab>
            <Tabs.Tab value="areas">{words.areas}</Tabs.Tab>
          </Tabs.List>
          <Select
            size="xs"
            aria-label={words.measure}
            data={comparison.measures.map((one) => ({ value: one.key, label: one.name }))}
            value={measure.key}
            allowDeselect={false}
            onChange={(value) => void navigate({ to: '/w/$workspace/compare', params: { workspace }, search: (before) => ({ ...before, measure: value ?? undefined }), replace: true })}
          />
        </Group>
        <Tabs.Panel value="measures">
          <MeasureComparison comparison={comparison} first={measure.key} />
        </Tabs.Panel>
        <Tabs.Panel value="map">
          <Suspense fallback={<Skeleton height={480} />}>
            <DifferenceMap workspace={workspace} comparison={comparison} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="movements">
          <Movements comparison={comparison} measure={measure} nameOf={nameOf} />
        </Tabs.Panel>
        <Tabs.Panel value="areas">
          <AreaComparison comparison={comparison} measure={measure} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
