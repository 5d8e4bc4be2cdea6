import { Text } from '@mantine/core';
import { Chart } from '../Alignments/Chart';
import type { TargetRollUp } from '../api/types';
import { deviationColor } from '../map';
import { targetMessages } from '../messages/targets';
import { formatIndex, formatLarge, formatSignedPercent } from '../shell/format';
import { formatAmount } from './amounts';
import { tintValue, type Tint } from './tints';

const text = targetMessages.rollUp;
const most = 60;

interface Props {
  readonly rollUp: TargetRollUp;
  readonly unit: number;
  readonly tint: Tint;
  readonly level: number;
  readonly name: string;
  readonly band: number;
}

/** The areas of a level by the number shown on the map, the largest first. */
export function RollUpChart({ rollUp, unit, tint, level, name, band }: Props) {
  const entries = rollUp.areas
    .filter((area) => area.level === level)
    .flatMap((area) => {
      const value = tintValue(area, tint);
      return value === null ? [] : [{ name: area.name, value }];
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, most);
  const isRelative = tint === 'deviation' || tint === 'gap';
  const words = (value: number) => (isRelative ? formatSignedPercent(value) : tint === 'concentration' ? formatIndex(value) : formatAmount(value, unit));
  const axis = (value: number) => (isRelative ? formatSignedPercent(value) : tint === 'concentration' ? String(value) : formatLarge(value));
  const label = text.chart(text.tints[tint], name);
  const option = {
    grid: { left: 8, right: 16, top: 4, bottom: 20, containLabel: true },
    tooltip: { valueFormatter: words },
    xAxis: { type: 'value', axisLabel: { formatter: axis, hideOverlap: true } },
    yAxis: { type: 'category', inverse: true, data: entries.map((entry) => entry.name), axisLabel: { interval: 0, fontSize: 10 }, axisTick: { show: false } },
    series: [
      {
        type: 'bar',
        barCategoryGap: '25%',
        data: entries.map(({ value }) => ({ value, itemStyle: { color: isRelative ? (deviationColor(value, band) ?? '#8a949c') : '#3a97b3', borderColor: '#495057', borderWidth: 0.5 } })),
        markArea: isRelative ? { silent: true, itemStyle: { color: '#80808033' }, data: [[{ xAxis: -band }, { xAxis: band }]] } : undefined,
      },
    ],
  };
  return (
    <figure style={{ margin: 0 }}>
      <Text component="figcaption" size="sm" fw={500}>{label}</Text>
      <Chart option={option} label={`${label}. ${text.asTable}`} height={Math.max(140, 24 + entries.length * 16)} />
    </figure>
  );
}
