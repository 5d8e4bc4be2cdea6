import { Alert, Paper, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { Chart } from '../../Alignments/Chart';
import type { Flood, FloodPlan } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { formatCount, formatLarge, formatNumber, formatPercent, formatSignedPercent } from '../../shell/format';

const text = liveAccountMessages.flood;
const mostBars = 40;
const mostMoves = 200;

/** The figures of an analysis: in short, as a chart, territory by territory, and account by account. */
export function FloodFigures({ flood }: { flood: Flood }) {
  const { analysis } = flood;
  const planned = (plan: FloodPlan) => `${text.worst(formatPercent(plan.worst))}; ${text.moves(formatCount(plan.movedBefore), formatPercent(plan.movedShare))}`;
  const figures: [string, string, string][] = [
    [formatCount(analysis.newAccounts), text.newAccounts, text.covered(formatCount(analysis.covered))],
    [formatCount(analysis.byRules.outOfTolerance), text.byRules, `${text.worst(formatPercent(analysis.byRules.worst))}; ${text.was(formatCount(analysis.before.outOfTolerance))}`],
    [formatCount(analysis.surgical.outOfTolerance), text.surgical, planned(analysis.surgical)],
    [formatCount(analysis.redesign.outOfTolerance), text.redesign, planned(analysis.redesign)],
  ];
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="xs" role="group" aria-label={text.figures} data-testid="flood-figures">
        {figures.map(([value, label, more]) => (
          <Paper key={label} withBorder px="sm" py={6}>
            <Text fw={600} size="lg" className="tabular" lh={1.2}>{value}</Text>
            <Text size="xs">{label}</Text>
            <Text size="xs" c="dimmed">{more}</Text>
          </Paper>
        ))}
      </SimpleGrid>
      <Alert variant="light" color={analysis.isRedesignAdvised ? 'orange' : 'tide'}>{analysis.advice}</Alert>
      {analysis.withoutPlace > 0 && <Text size="sm">{text.without(formatCount(analysis.withoutPlace))}</Text>}
      <Bars flood={flood} />
      <Territories flood={flood} />
      {flood.moves.length > 0 && <Moves flood={flood} />}
    </Stack>
  );
}

function Bars({ flood }: { flood: Flood }) {
  const shown = [...flood.analysis.territories].sort((a, b) => Math.abs(b.deviationByRules) - Math.abs(a.deviationByRules)).slice(0, mostBars);
  const series = (name: string, color: string, value: (one: (typeof shown)[number]) => number) => ({ type: 'bar', name, data: shown.map(value), itemStyle: { color, borderColor: '#495057', borderWidth: 0.5 } });
  const option = {
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemHeight: 10 },
    tooltip: { trigger: 'axis', valueFormatter: formatNumber },
    xAxis: { type: 'value', axisLabel: { formatter: formatLarge, hideOverlap: true } },
    yAxis: { type: 'category', inverse: true, data: shown.map(({ name }) => name), axisLabel: { interval: 0, fontSize: 10 }, axisTick: { show: false } },
    series: [series(text.before, '#adb5bd', (one) => one.before), series(text.rules, '#e8950c', (one) => one.byRules), series(text.adjusted, '#2c7fb8', (one) => one.surgical)],
  };
  return (
    <figure style={{ margin: 0 }}>
      <Text component="figcaption" size="sm" fw={500}>{text.chart}</Text>
      <Chart option={option} label={`${text.chart}. ${text.asTable}`} height={48 + shown.length * 40} />
    </figure>
  );
}

function Territories({ flood }: { flood: Flood }) {
  return (
    <div style={{ overflow: 'auto', maxHeight: 420 }} role="region" aria-label={text.table} tabIndex={0}>
      <Table className="live-table" fz="sm" stickyHeader aria-label={text.table} data-testid="flood-territories">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.territory}</Table.Th>
            {[text.aim, text.before, text.deviation, text.rules, text.deviation, text.adjusted, text.deviation, text.redesigned, text.deviation].map((head, at) => <Table.Th key={at} className="number">{head}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {flood.analysis.territories.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Th scope="row">{one.name}</Table.Th>
              <Table.Td className="number">{formatNumber(one.target)}</Table.Td>
              {([[one.before, one.deviationBefore], [one.byRules, one.deviationByRules], [one.surgical, one.deviationSurgical], [one.redesign, one.deviationRedesign]] as const).flatMap(([value, deviation], at) => [
                <Table.Td key={`v${at}`} className="number">{formatNumber(value)}</Table.Td>,
                <Table.Td key={`d${at}`} className="number" fw={Math.abs(deviation) > flood.analysis.tolerance ? 700 : 400}>{formatSignedPercent(deviation)}</Table.Td>,
              ])}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Moves({ flood }: { flood: Flood }) {
  return (
    <section aria-label={text.moved(formatCount(flood.moves.length))}>
      <Title order={3} size="h6" mb={4}>{text.moved(formatCount(flood.moves.length))}</Title>
      <div style={{ overflow: 'auto', maxHeight: 320 }} role="region" aria-label={text.moved(formatCount(flood.moves.length))} tabIndex={0}>
        <Table className="live-table" fz="sm" stickyHeader>
          <Table.Thead><Table.Tr>{[text.account, text.fromWhere, text.toWhere].map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {[...flood.moves].sort((a, b) => Number(a.isNew) - Number(b.isNew)).slice(0, mostMoves).map((one) => (
              <Table.Tr key={one.id ?? one.number}>
                <Table.Th scope="row">{one.name} {one.isNew && <Text span size="xs" c="dimmed">{text.isNew}</Text>}</Table.Th>
                <Table.Td>{one.from ?? liveAccountMessages.list.none}</Table.Td>
                <Table.Td>{one.to}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
