import { Group, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { TargetFairness, TargetPlan, TargetRollUp } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatIndex, formatPercent } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { useAlignments } from '../shell/lists';
import { formatAmount } from './amounts';
import { branchesOf, planKey, planPath, useAlignment } from './plans';
import { RollUpChart } from './RollUpChart';
import { RollUpMap } from './RollUpMap';
import { RollUpTable } from './RollUpTable';
import { tintNames } from './tints';

const text = targetMessages.rollUp;

/** A plan rolled up the hierarchy: how fair it is in words, every area with its figures, the same as chart and as map. */
export default function RollUpTab({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const search = useSearch({ from: '/w/$workspace/targets/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/targets/$plan' });
  const over = search.over ?? plan.alignmentId;
  const others = useAlignments(workspace).data?.filter(({ datasetId }) => datasetId === plan.datasetId) ?? [];
  const alignment = useAlignment(workspace, over).data;
  const { data, error } = useQuery({
    queryKey: planKey(workspace, plan.id, 'roll-up', over, plan.revision),
    queryFn: ({ signal }) => get<TargetRollUp>(withQuery(`${planPath(workspace, plan.id)}/roll-up`, { alignment: over === plan.alignmentId ? undefined : over, concentration: true }), signal),
    placeholderData: keepPreviousData,
  });
  const lowest = data?.areas.reduce((most, { level }) => Math.max(most, level), 0) ?? 0;
  const level = Math.min(search.level === undefined ? lowest : Number(search.level), lowest);
  const tint = tintNames.find((name) => name === search.tint) ?? 'deviation';
  const amend = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const band = (plan.settings?.bandPercent ?? 10) / 100;
  const levels = data?.fairness ?? [];
  return (
    <Stack gap="sm">
      <RefusalAlert error={error} />
      {data === undefined && error === null && <Skeleton height={400} />}
      {data !== undefined && (
        <>
          <Group gap="sm" align="flex-end">
            <Select size="xs" w={150} label={text.level} value={String(level)} onChange={(value) => amend({ level: value ?? undefined })} data={levels.map(({ level: at, name }) => ({ value: String(at), label: name }))} allowDeselect={false} />
            <Select size="xs" w={230} label={text.tint} value={tint} onChange={(value) => amend({ tint: value ?? undefined })} data={tintNames.map((value) => ({ value, label: text.tints[value] }))} allowDeselect={false} />
            {branchesOf(plan).length === 0 && others.length > 1 && (
              <Select size="xs" w={230} label={text.over} value={over} onChange={(value) => amend({ over: value === plan.alignmentId ? undefined : (value ?? undefined) })} data={others.map(({ id, name }) => ({ value: id, label: name }))} allowDeselect={false} searchable />
            )}
          </Group>
          <div className="roll-up">
            <Stack gap="sm" miw={0}>
              {levels.filter((one) => one.level === level).map((one) => (
                <Fairness key={one.level} fairness={one} unit={plan.unit} />
              ))}
              <RollUpTable plan={plan} rollUp={data} band={band} level={level} onAccounts={over === plan.alignmentId ? (area) => amend({ tab: 'accounts', area: String(area) }) : undefined} />
            </Stack>
            <Stack gap="sm" miw={0}>
              {alignment !== undefined && <RollUpMap workspace={workspace} alignment={alignment} rollUp={data} tint={tint} level={level} band={band} />}
              <RollUpChart rollUp={data} unit={plan.unit} tint={tint} level={level} name={levels.find((one) => one.level === level)?.name ?? ''} band={band} />
            </Stack>
          </div>
        </>
      )}
    </Stack>
  );
}

/** Words first; the figures behind them stand below. */
function Fairness({ fairness, unit }: { fairness: TargetFairness; unit: number }) {
  const figures: [string, string][] = [
    [text.mean, formatAmount(fairness.mean, unit)],
    [text.deviationOf, formatAmount(fairness.standardDeviation, unit)],
    [text.gini, formatIndex(fairness.gini)],
    [text.within, formatPercent(fairness.withinBand)],
    ...(fairness.withPotential === null ? [] : ([[text.withPotential, formatIndex(fairness.withPotential)]] as [string, string][])),
    ...(fairness.withWorkload === null ? [] : ([[text.withWorkload, formatIndex(fairness.withWorkload)]] as [string, string][])),
  ];
  return (
    <section aria-label={text.fairness} data-testid="fairness">
      <Title order={2} size="h6">{text.fairness}</Title>
      {fairness.words.map((words) => (
        <Text size="sm" key={words}>{words}</Text>
      ))}
      <details>
        <summary>{text.figures}</summary>
        <Group component="dl" gap="lg" my={4}>
          {figures.map(([name, value]) => (
            <div key={name}>
              <Text component="dt" size="xs" c="dimmed">{name}</Text>
              <Text component="dd" m={0} size="sm" className="tabular">{value}</Text>
            </div>
          ))}
        </Group>
      </details>
    </section>
  );
}
