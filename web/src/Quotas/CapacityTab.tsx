import { Stack, Table, Text } from '@mantine/core';
import { Chart } from '../Alignments/Chart';
import type { CapacityMonth, QuotaContent, TargetPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { formatCount, formatLarge, formatNumber } from '../shell/format';
import { formatAmount } from '../Targets/amounts';
import { periodNames, shortOf } from './capacity';

const text = quotaMessages.capacity;

interface Props {
  readonly capacity: readonly CapacityMonth[];
  readonly content: QuotaContent;
  readonly target: TargetPlan | undefined;
  readonly unit: number;
}

/** Month by month what the heads can bring, beside what is wanted. */
export function CapacityTab({ capacity, content, target, unit }: Props) {
  const names = periodNames(target?.periods.map(({ start }) => start) ?? [], capacity.length);
  const short = shortOf(capacity);
  const amount = (value: number) => formatAmount(value, unit);
  const words = short.months === 0 ? text.enough : text.short(formatCount(short.months), formatCount(capacity.length), formatCount(short.most), names[short.at]);
  const option = {
    grid: { left: 8, right: 12, top: 34, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 18 },
    tooltip: { trigger: 'axis', valueFormatter: amount },
    xAxis: { type: 'category', data: names, axisTick: { show: false } },
    yAxis: { type: 'value', axisLabel: { formatter: formatLarge } },
    series: [
      { type: 'bar', name: text.capacity, data: capacity.map((month) => month.capacity), itemStyle: { color: '#3a97b3', borderColor: '#495057', borderWidth: 0.5 }, barCategoryGap: '30%' },
      { type: 'line', name: text.target, data: capacity.map((month) => month.target), step: 'middle', symbol: 'diamond', symbolSize: 7, lineStyle: { color: '#c75b12', width: 2, type: 'dashed' }, itemStyle: { color: '#c75b12' } },
    ],
  };
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">{words}</Text>
      <div className="capacity">
        <figure style={{ margin: 0 }}>
          <Text component="figcaption" size="sm" fw={500}>{text.chart}</Text>
          <Chart option={option} label={`${text.chart}. ${words} ${text.asTable}`} height={340} />
          <Text size="xs" c="dimmed">{text.how(formatNumber(content.attainmentPercent))}</Text>
        </figure>
        <div style={{ overflowX: 'auto' }} role="region" aria-label={text.label} tabIndex={0}>
          <Table className="areas-table" fz="sm" aria-label={text.label} data-testid="capacity">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.month}</Table.Th>
                <Table.Th className="number">{text.heads}</Table.Th>
                <Table.Th className="number">{text.ramped}</Table.Th>
                <Table.Th className="number">{text.capacity}</Table.Th>
                <Table.Th className="number">{text.target}</Table.Th>
                <Table.Th className="number">{text.missing}</Table.Th>
                <Table.Th className="number">{text.needed}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {capacity.map((month, at) => (
                <Table.Tr key={month.month}>
                  <Table.Th scope="row">{names[at]}</Table.Th>
                  <Table.Td className="number">{formatCount(month.heads)}</Table.Td>
                  <Table.Td className="number">{formatNumber(month.rampedHeads)}</Table.Td>
                  <Table.Td className="number">{amount(month.capacity)}</Table.Td>
                  <Table.Td className="number">{amount(month.target)}</Table.Td>
                  <Table.Td className="number">{month.target > month.capacity ? amount(month.target - month.capacity) : ''}</Table.Td>
                  <Table.Td className="number" fw={month.headsNeeded > 0 ? 600 : 400}>{month.headsNeeded === 0 ? '' : `+${formatCount(month.headsNeeded)}`}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </Stack>
  );
}
