import { Select, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { deviationColor } from '../map';
import { alignmentMessages as text } from '../messages/alignments';
import { formatCount, formatNumber, formatPercent, formatSignedPercent } from '../shell/format';
import { figuresOf, targetShares } from './balance';
import { deviationsOf, histogramOf, type DeviationEntry, type HistogramBin } from './balanceCharts';
import { Chart } from './Chart';
import type { ScoreInfo } from '../api/types';
import { useHealth } from './useHealth';
import { usePlanVersion, useWorkbench } from './workbenchContext';

/** How even the plan is: each territory against the band, how many deviate how far, and the score of all measures. */
export default function BalancePanel() {
  const { bench, area, setArea, map } = useWorkbench();
  const version = useDeferredValue(usePlanVersion());
  const { plan } = bench;
  const { measure: balanced, tolerance } = plan.alignment.balance;
  const [key, setKey] = useState(balanced);
  const score = useHealth().data?.score;
  const index = Math.max(0, plan.measures.findIndex((measure) => measure.info.key === key));
  const entries = useMemo(
    () => deviationsOf(figuresOf(plan).values(), plan.lowestLevel, index, plan.measures[index].info.total, targetShares(plan)),
    // The plan is one object whose content changes; its version says when.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [plan, index, version],
  );
  const bins = useMemo(() => histogramOf(entries.map((entry) => entry.deviation), tolerance), [entries, tolerance]);
  const bars = useMemo(() => barOption(entries, tolerance, area), [entries, tolerance, area]);
  const histogram = useMemo(() => histogramOption(bins, tolerance), [bins, tolerance]);
  const choose = (entry: DeviationEntry | undefined) => {
    if (entry !== undefined) {
      setArea(entry.area);
      map?.focus(bench.unitsOf(entry.area));
    }
  };
  return (
    <Stack p="sm" gap="sm">
      <Select size="xs" w={240} label={text.balance.measure} value={plan.measures[index].info.key} onChange={(value) => setKey(value ?? balanced)} data={plan.measures.map((one) => ({ value: one.info.key, label: one.info.name }))} allowDeselect={false} />
      <Chart option={bars} label={text.balance.chart} height={Math.max(160, 24 + entries.length * 15)} onClick={(at) => choose(entries[at])} />
      <Text size="xs" c="dimmed">{text.balance.chart}</Text>
      <details>
        <summary>{text.balance.asTable}</summary>
        <Table fz="sm" className="areas-table" aria-label={text.balance.chart}>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={entry.area}>
                <Table.Td><UnstyledButton fz="sm" onClick={() => choose(entry)}>{entry.name}</UnstyledButton></Table.Td>
                <Table.Td className="number">{formatSignedPercent(entry.deviation)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
      <Title order={2} size="h5">{text.balance.histogram}</Title>
      <Chart option={histogram} label={text.balance.histogram} height={150} />
      <details>
        <summary>{text.balance.asTable}</summary>
        <Table fz="sm" className="areas-table" aria-label={text.balance.histogram}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="number">{text.balance.from}</Table.Th>
              <Table.Th className="number">{text.balance.to}</Table.Th>
              <Table.Th className="number">{text.balance.count}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bins.filter((bin) => bin.count > 0).map((bin) => (
              <Table.Tr key={bin.from}>
                <Table.Td className="number">{formatSignedPercent(bin.from)}</Table.Td>
                <Table.Td className="number">{formatSignedPercent(bin.to)}</Table.Td>
                <Table.Td className="number">{formatCount(bin.count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
      {score !== undefined && <Score score={score} />}
    </Stack>
  );
}

function Score({ score }: { score: ScoreInfo }) {
  const { plan } = useWorkbench().bench;
  return (
    <section aria-label={text.balance.score}>
      <Title order={2} size="h5" mb={4}>{text.balance.score}</Title>
      <div style={{ overflowX: 'auto' }}>
        <Table fz="sm" className="areas-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.balance.measure}</Table.Th>
              <Table.Th className="number">{text.balance.worst}</Table.Th>
              <Table.Th className="number">{text.balance.mean}</Table.Th>
              <Table.Th className="number">{text.balance.out}</Table.Th>
              <Table.Th className="number" title={text.balance.giniHelp}>{text.balance.gini}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {score.measures.map((measure) => (
              <Table.Tr key={measure.key}>
                <Table.Td fw={measure.key === plan.alignment.balance.measure ? 600 : 400}>{plan.alignment.measures.find((info) => info.key === measure.key)?.name ?? measure.key}</Table.Td>
                <Table.Td className="number">{formatPercent(measure.worstDeviation)}</Table.Td>
                <Table.Td className="number">{formatPercent(measure.meanDeviation)}</Table.Td>
                <Table.Td className="number">{formatCount(measure.outOfTolerance)}</Table.Td>
                <Table.Td className="number">{measure.gini.toFixed(3)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" mt={6}>
        {text.balance.distance}: {formatNumber(score.meanDistanceKm)}. {text.balance.pieces}: {formatCount(score.extraPieces)}. {text.balance.cut}: {formatCount(score.cutEdges)}.
      </Text>
    </section>
  );
}

const percent = (value: number) => formatSignedPercent(value);

function band(tolerance: number, axis: 'xAxis' | 'yAxis') {
  return { silent: true, itemStyle: { color: '#80808033' }, data: [[{ [axis]: -tolerance }, { [axis]: tolerance }]] };
}

function barOption(entries: readonly DeviationEntry[], tolerance: number, chosen: number | null) {
  return {
    grid: { left: 8, right: 16, top: 4, bottom: 20, containLabel: true },
    tooltip: { valueFormatter: (value: number) => percent(value) },
    xAxis: { type: 'value', axisLabel: { formatter: percent, hideOverlap: true } },
    yAxis: { type: 'category', inverse: true, data: entries.map((entry) => entry.name), axisLabel: { interval: 0, fontSize: 10 }, axisTick: { show: false } },
    series: [
      {
        type: 'bar',
        barCategoryGap: '25%',
        data: entries.map((entry) => ({
          value: entry.deviation,
          itemStyle: {
            color: deviationColor(entry.deviation, tolerance) ?? '#8a949c',
            borderColor: entry.area === chosen ? '#228be6' : '#495057',
            borderWidth: entry.area === chosen ? 2.5 : 0.5,
          },
        })),
        markArea: band(tolerance, 'xAxis'),
      },
    ],
  };
}

function histogramOption(bins: readonly HistogramBin[], tolerance: number) {
  return {
    grid: { left: 8, right: 16, top: 8, bottom: 20, containLabel: true },
    tooltip: {},
    xAxis: { type: 'category', data: bins.map((bin) => `${percent(bin.from)} – ${percent(bin.to)}`), axisLabel: { hideOverlap: true, fontSize: 10 } },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        type: 'bar',
        barCategoryGap: '8%',
        data: bins.map((bin) => {
          const middle = (bin.from + bin.to) / 2;
          return { value: bin.count, itemStyle: { color: deviationColor(middle, tolerance) ?? '#8a949c' } };
        }),
      },
    ],
  };
}
