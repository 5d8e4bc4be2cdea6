import { Group, NumberInput, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { QuotaContent, QuotaEvaluation, QuotaPlan, QuotaSimulation } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { EmptyState } from '../shell/EmptyState';
import { formatCount, formatNumber, formatPercent } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from '../Targets/amounts';
import { ChancesChart } from './ChancesChart';
import { meanChance, outlookOf, rampVariants, upliftOf, upliftVariants, type Variant } from './outlook';
import { quotaKey, quotaPath } from './quotaPlans';
import { RangeBar } from './RangeBar';

const text = quotaMessages.risk;

interface Props {
  readonly workspace: string;
  readonly plan: QuotaPlan;
  readonly content: QuotaContent;
  readonly evaluation: QuotaEvaluation;
  readonly unit: number;
  readonly isChanged: boolean;
}

interface Asked {
  readonly runs: string;
  readonly seed: string;
  readonly mean: string;
  readonly deviation: string;
}

/** The chance that each seller, each team and the company reach the number, drawn from what was attained before. */
export function RiskTab({ workspace, plan, content, evaluation, unit, isChanged }: Props) {
  const search = useSearch({ from: '/w/$workspace/quotas/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/quotas/$plan' });
  const given: Asked = { runs: search.runs ?? '10000', seed: search.seed ?? '1', mean: search.mean ?? '100', deviation: search.deviation ?? '20' };
  const [asked] = useDebouncedValue(given, 400, { leading: true });
  const set = (name: keyof Asked) => (value: number | string) => void navigate({ search: (before) => ({ ...before, [name]: value === '' ? undefined : String(value) }), replace: true });
  const simulation = useQuery({ ...simulationOf(workspace, plan, asked, 1), placeholderData: keepPreviousData });
  const drawn = evaluation.seats.filter(({ isVacant, isOverlay }) => !isVacant && !isOverlay);
  if (drawn.length === 0) {
    return <EmptyState title={text.nobody} text={text.nobodyText} />;
  }
  const names = new Map(evaluation.seats.map(({ key, name }) => [key, name]));
  const unknown = content.seats.filter(({ key, attainments }) => drawn.some((one) => one.key === key) && (attainments ?? []).length === 0).length;
  const { data } = simulation;
  return (
    <Stack gap="sm">
      {isChanged && <Text size="sm" role="status">{text.saved}</Text>}
      <Group gap="xs" align="flex-end">
        <NumberInput size="xs" w={100} label={text.runs} value={given.runs} onChange={set('runs')} min={1} max={100_000} thousandSeparator="," hideControls />
        <NumberInput size="xs" w={80} label={text.seed} value={given.seed} onChange={set('seed')} min={0} hideControls />
        {unknown > 0 && (
          <>
            <NumberInput size="xs" w={150} label={text.mean} value={given.mean} onChange={set('mean')} min={0} max={1000} suffix=" %" hideControls />
            <NumberInput size="xs" w={150} label={text.deviation} value={given.deviation} onChange={set('deviation')} min={0} max={1000} suffix=" %" hideControls />
          </>
        )}
        <Text size="xs" c="dimmed" style={{ flex: 1, minWidth: 260 }}>{text.lead(formatCount(drawn.length - unknown), formatCount(unknown))}</Text>
      </Group>
      <RefusalAlert error={simulation.error} />
      {data === undefined && simulation.error === null && <Skeleton height={320} />}
      {data !== undefined && (
        <div className="risk" aria-busy={simulation.isFetching}>
          <Stack gap="md" miw={0}>
            <section aria-label={text.company} data-testid="company-chance">
              <Title order={2} size="h6">{text.companyReaches(formatAmount(data.company.number, unit))}</Title>
              <Text size="xl" fw={700} className="tabular">
                {formatPercent(data.company.chance)} <Text span size="sm" fw={400}>{text.outlooks[outlookOf(data.company.chance)]}</Text>
              </Text>
              <RangeBar chances={data.company} />
              <Text size="xs" c="dimmed">{text.drawn(formatCount(data.runs), String(data.seed))}</Text>
            </section>
            <Regions simulation={data} unit={unit} />
            <Sensitivity workspace={workspace} plan={plan} content={content} asked={asked} />
          </Stack>
          <ChancesChart simulation={data} names={names} unit={unit} />
        </div>
      )}
    </Stack>
  );
}

function simulationOf(workspace: string, plan: QuotaPlan, { runs, seed, mean, deviation }: Asked, factor: number) {
  const query = { runs, seed, mean: Number(mean) / 100, deviation: Number(deviation) / 100, factor: factor === 1 ? undefined : factor };
  return {
    queryKey: quotaKey(workspace, plan.id, 'simulation', plan.revision, query),
    queryFn: ({ signal }: { signal: AbortSignal }) => get<QuotaSimulation>(withQuery(`${quotaPath(workspace, plan.id)}/simulation`, query), signal),
    staleTime: 'static' as const,
  };
}

function Regions({ simulation, unit }: { simulation: QuotaSimulation; unit: number }) {
  if (simulation.regions.length < 2) {
    return null;
  }
  return (
    <Table className="areas-table" fz="sm" aria-label={text.regions} data-testid="region-chances">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.region}</Table.Th>
          <Table.Th className="number">{text.number}</Table.Th>
          <Table.Th className="number">{text.chance}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {simulation.regions.map((region) => (
          <Table.Tr key={region.key}>
            <Table.Th scope="row" fw={400}>{region.key === '' ? text.noRegion : region.key}</Table.Th>
            <Table.Td className="number">{formatAmount(region.number, unit)}</Table.Td>
            <Table.Td className="number">{formatPercent(region.chance)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The same simulation with one thing otherwise, the same seed and runs. */
function Sensitivity({ workspace, plan, content, asked }: { workspace: string; plan: QuotaPlan; content: QuotaContent; asked: Asked }) {
  const ramps = rampVariants((percent) => (percent === 0 ? text.asPlanned : text.ramps(percent)));
  const uplifts = upliftVariants(upliftOf(content), (percent) => text.uplift(formatNumber(percent)));
  const results = useQueries({ queries: [...ramps, ...uplifts].map(({ factor }) => simulationOf(workspace, plan, asked, factor)) });
  const line = (variant: Variant, at: number, hasSellers: boolean) => {
    const data = results[at].data;
    const mean = data === undefined || !hasSellers ? null : meanChance(data);
    return (
      <Table.Tr key={variant.name} fw={variant.isPlan ? 600 : 400}>
        <Table.Th scope="row" fw="inherit">{variant.name}{variant.isPlan && at >= ramps.length && ` (${text.thisPlan})`}</Table.Th>
        <Table.Td className="number">{data === undefined ? '…' : formatPercent(data.company.chance)}</Table.Td>
        <Table.Td className="number">{mean === null ? '' : formatPercent(mean)}</Table.Td>
      </Table.Tr>
    );
  };
  return (
    <section aria-label={text.sensitivity}>
      <Title order={2} size="h6">{text.sensitivity}</Title>
      <Table className="areas-table" fz="sm" aria-label={text.sensitivity} data-testid="sensitivity">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.whatIf}</Table.Th>
            <Table.Th className="number">{text.company}</Table.Th>
            <Table.Th className="number">{text.meanSeller}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ramps.map((variant, at) => line(variant, at, true))}
          {uplifts.map((variant, at) => line(variant, ramps.length + at, false))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">{text.sensitivityHelp}</Text>
    </section>
  );
}
