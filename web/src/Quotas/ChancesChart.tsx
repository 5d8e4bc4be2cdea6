import { Table, Text } from '@mantine/core';
import { Chart } from '../Alignments/Chart';
import type { QuotaSimulation } from '../api/types';
import { deviationColors } from '../map';
import { quotaMessages } from '../messages/quotas';
import { formatCount, formatPercent } from '../shell/format';
import { formatAmount } from '../Targets/amounts';
import { byChance, outlookOf, type Outlook } from './outlook';

const text = quotaMessages.risk;
const most = 60;
const colors: Record<Outlook, string> = { unlikely: deviationColors.above[2], open: deviationColors.above[1], likely: deviationColors.below[1] };

/** Each seller's chance to reach the own number, those in danger first; the same as a table. */
export function ChancesChart({ simulation, names, unit }: { simulation: QuotaSimulation; names: ReadonlyMap<string, string>; unit: number }) {
  const sellers = byChance(simulation.sellers);
  const shown = sellers.slice(0, most);
  const named = (key: string) => names.get(key) ?? key;
  const option = {
    grid: { left: 8, right: 52, top: 4, bottom: 20, containLabel: true },
    tooltip: { valueFormatter: formatPercent },
    xAxis: { type: 'value', min: 0, max: 1, axisLabel: { formatter: (value: number) => `${Math.round(value * 100)} %` } },
    yAxis: { type: 'category', inverse: true, data: shown.map(({ key }) => named(key)), axisLabel: { interval: 0, fontSize: 11, width: 170, overflow: 'truncate' }, axisTick: { show: false } },
    series: [
      {
        type: 'bar',
        barCategoryGap: '25%',
        label: { show: true, position: 'right', formatter: ({ value }: { value: number }) => formatPercent(value), fontSize: 11 },
        data: shown.map(({ chance }) => ({ value: chance, itemStyle: { color: colors[outlookOf(chance)], borderColor: '#495057', borderWidth: 0.5 } })),
        markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#8a949c', type: 'dashed' }, data: [{ xAxis: 0.5 }, { xAxis: 0.8 }] },
      },
    ],
  };
  return (
    <div style={{ minWidth: 0 }}>
      <figure style={{ margin: 0 }}>
        <Text component="figcaption" size="sm" fw={500}>{text.chart}</Text>
        <Chart option={option} label={`${text.chart}. ${text.asTable}`} height={Math.max(140, 28 + shown.length * 21)} />
        <Text size="xs" c="dimmed">{text.lines}{sellers.length > shown.length && ` ${text.first(most, sellers.length)}`}</Text>
      </figure>
      <details className="plain-details">
        <summary>{text.table}</summary>
        <Table className="areas-table" fz="sm" aria-label={text.table} data-testid="seller-chances">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{quotaMessages.sellers.name}</Table.Th>
              <Table.Th className="number">{text.number}</Table.Th>
              <Table.Th className="number">{text.chance}</Table.Th>
              <Table.Th className="number">{text.low}</Table.Th>
              <Table.Th className="number">{text.middle}</Table.Th>
              <Table.Th className="number">{text.high}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sellers.map((one) => (
              <Table.Tr key={one.key}>
                <Table.Th scope="row" fw={400}>{named(one.key)}</Table.Th>
                <Table.Td className="number">{formatAmount(one.number, unit)}</Table.Td>
                <Table.Td className="number">{formatPercent(one.chance)}</Table.Td>
                <Table.Td className="number">{formatCount(one.low)}</Table.Td>
                <Table.Td className="number">{formatCount(one.middle)}</Table.Td>
                <Table.Td className="number">{formatCount(one.high)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </div>
  );
}
