import { Group, Select, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Chart } from '../../Alignments/Chart';
import { withQuery } from '../../api/paths';
import type { Turnover } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer } from '../live';

const text = liveAccountMessages.turnover;
const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Accounts that came and went, by territory and over time. */
export function TurnoverView({ workspace }: { workspace: string }) {
  const [from, setFrom] = useState(() => dayBefore(30));
  const [to, setTo] = useState(() => dayBefore(0));
  const [territory, setTerritory] = useState<string | null>(null);
  const { data, error } = useLiveAnswer<Turnover>(workspace, withQuery('/turnover', { from, to }), from !== '' && to !== '');
  const rows = data?.rows.filter((one) => territory === null || one.id === territory) ?? [];
  const causes = (row: Turnover['rows'][number]) =>
    [...new Set(row.points.flatMap((point) => point.causes.map(({ kind }) => kind)))].map((kind) => {
      const of = row.points.flatMap((point) => point.causes).filter((one) => one.kind === kind);
      return `${text.kinds[kind] ?? kind} +${formatCount(of.reduce((sum, one) => sum + one.entered, 0))} −${formatCount(of.reduce((sum, one) => sum + one.left, 0))}`;
    }).join(', ');
  return (
    <Stack gap="sm">
      <Text size="sm">{text.lead}</Text>
      <Group gap="sm" align="flex-end">
        <TextInput size="xs" type="date" label={text.from} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput size="xs" type="date" label={text.to} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        <Select size="xs" w={260} label={text.territory} placeholder={text.all} value={territory} onChange={setTerritory} data={data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []} searchable clearable />
      </Group>
      <RefusalAlert error={error} />
      {data === undefined ? error === null && <Skeleton height={240} /> : (
        <>
          <Flow turnover={data} rows={rows} name={territory === null ? text.all.toLowerCase() : rows[0]?.name ?? ''} />
          <div style={{ overflow: 'auto', maxHeight: 420 }} role="region" aria-label={text.table} tabIndex={0}>
            <Table className="live-table" fz="sm" stickyHeader aria-label={text.table} data-testid="turnover">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.territory}</Table.Th>
                  {[text.start, text.entered, text.left, text.end].map((head) => <Table.Th key={head} className="number">{head}</Table.Th>)}
                  <Table.Th>{text.causes}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((one) => (
                  <Table.Tr key={one.id}>
                    <Table.Th scope="row">{one.name}</Table.Th>
                    {[one.atStart, one.entered, one.left, one.atEnd].map((value, at) => <Table.Td key={at} className="number">{formatCount(value)}</Table.Td>)}
                    <Table.Td>{causes(one)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </>
      )}
    </Stack>
  );
}

function Flow({ turnover, rows, name }: { turnover: Turnover; rows: Turnover['rows']; name: string }) {
  const sums = (value: (point: Turnover['rows'][number]['points'][number]) => number) => turnover.starts.map((_, at) => rows.reduce((sum, row) => sum + value(row.points[at]), 0));
  const label = text.chart(name);
  const option = {
    grid: { left: 8, right: 8, top: 28, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemHeight: 10 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: turnover.starts, axisLabel: { hideOverlap: true } },
    yAxis: [{ type: 'value' }, { type: 'value', splitLine: { show: false } }],
    series: [
      { type: 'bar', stack: 'flow', name: text.entered, data: sums((point) => point.entered), itemStyle: { color: '#2c7fb8' } },
      { type: 'bar', stack: 'flow', name: text.left, data: sums((point) => -point.left), itemStyle: { color: '#e8950c' } },
      { type: 'line', step: 'end', name: text.present, yAxisIndex: 1, data: sums((point) => point.atEnd), symbol: 'none', itemStyle: { color: '#868e96' } },
    ],
  };
  return (
    <figure style={{ margin: 0 }}>
      <Text component="figcaption" size="sm" fw={500}>{label}</Text>
      <Chart option={option} label={`${label}. ${liveAccountMessages.flood.asTable}`} height={260} />
    </figure>
  );
}
