import { ActionIcon, Alert, Button, Group, Modal, NumberInput, Select, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { write } from '../../api/client';
import { withQuery } from '../../api/paths';
import { useCanEdit, useMembership } from '../../api/session';
import type { Forecast, ForecastRow } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { messages } from '../../messages/messages';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount, formatPercent } from '../../shell/format';
import { RefusedError } from '../../api/RefusedError';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import type { LiveTab } from '../tabs';
import { useAct } from '../useAct';
import { daysOfPeriod, parentsOf, visibleRows } from './periods';

const text = governanceMessages.forecast;
const columns = ['closed', 'commit', 'bestCase', 'pipeline', 'adjustment', 'forecast', 'quota'] as const;
const attained = (share: number | null | undefined) => (share === null || share === undefined ? '' : formatPercent(share));

/** Forecast, quota and attainment by territory, rolled up; gaps stand beside their numbers and nothing is dropped. */
export default function ForecastTab({ workspace }: LiveTab) {
  const canAdjust = useCanEdit(workspace);
  const isManager = useMembership(workspace)?.role === 'manager';
  const [year, setYear] = useState(`${new Date().getFullYear()}`);
  const [period, setPeriod] = useState('year');
  const [asOf, setAsOf] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [adjusted, setAdjusted] = useState<ForecastRow | null>(null);
  const days = daysOfPeriod(Number(year), period);
  const { data, error, isPending } = useLiveAnswer<Forecast>(workspace, withQuery('/forecast', { ...days, asOf: asOf === '' ? undefined : asOf }));
  if (error instanceof RefusedError && error.code === 'management.no-active-model') {
    return <EmptyState title={text.empty} text={text.emptyText} />;
  }
  const parents = parentsOf(data?.rows ?? []);
  const gaps = data?.rows.filter(({ gap }) => gap !== null).length ?? 0;
  const toggle = (id: string) => setClosed((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <Select size="xs" w={100} label={text.year} value={year} onChange={(value) => setYear(value ?? year)} data={Array.from({ length: 6 }, (_, at) => `${new Date().getFullYear() - 2 + at}`)} allowDeselect={false} />
        <Select size="xs" w={140} label={text.period} value={period} onChange={(value) => setPeriod(value ?? 'year')} data={Object.entries(text.periods).map(([value, label]) => ({ value, label })).sort((a, b) => (a.value === 'year' ? -1 : b.value === 'year' ? 1 : a.value.localeCompare(b.value)))} allowDeselect={false} />
        <TextInput size="xs" type="date" label={text.asOf} value={asOf} onChange={(event) => setAsOf(event.currentTarget.value)} />
        <Text size="sm" c="dimmed">{text.lead}</Text>
      </Group>
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={320} />}
      {gaps > 0 && <Alert color="orange" variant="light" data-testid="forecast-gaps">{text.gaps(formatCount(gaps))}</Alert>}
      {data !== undefined && (
        <div style={{ overflowX: 'auto' }}>
          <Table className="live-table" fz="sm" role="treegrid" aria-label={text.label} data-testid="forecast">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.territory}</Table.Th>
                <Table.Th>{text.manager}</Table.Th>
                {columns.map((one) => <Table.Th key={one} className="number">{text.figures[one]}</Table.Th>)}
                <Table.Th className="number">{text.figures.attainment}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {visibleRows(data.rows, closed).map((row) => (
                <Table.Tr key={row.territory ?? 'none'} aria-level={row.depth + 1} aria-expanded={row.territory !== null && parents.has(row.territory) ? !closed.has(row.territory) : undefined}>
                  <Table.Th scope="row" role="rowheader" style={{ paddingInlineStart: 8 + row.depth * 20 }}>
                    <Group gap={4} wrap="nowrap">
                      {row.territory !== null && parents.has(row.territory) && (
                        <ActionIcon size="xs" variant="subtle" color="gray" aria-label={closed.has(row.territory) ? text.open(row.name) : text.close(row.name)} onClick={() => row.territory !== null && toggle(row.territory)}>
                          <span aria-hidden>{closed.has(row.territory) ? '▸' : '▾'}</span>
                        </ActionIcon>
                      )}
                      <span>{row.name}</span>
                    </Group>
                    {row.gap !== null && <Text size="xs" c="var(--mantine-color-text)" fw={400}>⚠ {row.gap}</Text>}
                  </Table.Th>
                  <Table.Td role="gridcell">{row.manager ?? <Text span size="sm" c="dimmed">{text.none}</Text>}</Table.Td>
                  {columns.map((one) => <Table.Td key={one} role="gridcell" className="number">{formatCount(row.rolledUp[one] ?? 0)}</Table.Td>)}
                  <Table.Td role="gridcell" className="number">{attained(row.rolledUp.attainment)}</Table.Td>
                  <Table.Td role="gridcell">
                    {row.territory !== null && asOf === '' && (canAdjust || isManager) && <Button size="compact-xs" variant="default" aria-label={text.adjustOf(row.name)} onClick={() => setAdjusted(row)}>{text.adjust}</Button>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">{text.total}</Table.Th>
                <Table.Td />
                {columns.map((one) => <Table.Th key={one} className="number" data-testid={`total-${one}`}>{formatCount(data.total[one] ?? 0)}</Table.Th>)}
                <Table.Th className="number">{attained(data.total.attainment)}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </div>
      )}
      <Modal opened={adjusted !== null} onClose={() => setAdjusted(null)} title={adjusted === null ? '' : text.adjustOf(adjusted.name)} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {adjusted !== null && <AdjustForm workspace={workspace} row={adjusted} start={days.from} onClose={() => setAdjusted(null)} />}
      </Modal>
    </Stack>
  );
}

function AdjustForm({ workspace, row, start, onClose }: { workspace: string; row: ForecastRow; start: string; onClose: () => void }) {
  const { act, error, isBusy } = useAct(workspace);
  const [amount, setAmount] = useState<number | string>('');
  const [note, setNote] = useState('');
  const save = async () => {
    const fields = { Territory2Id: row.territory, StartDate: start, AdjustedAmount: Number(amount), AdjustmentNote: note.trim() };
    const done = await act(() => write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'create', type: 'ForecastingAdjustment', fields }], reason: note.trim() }), () => text.saved(row.name));
    if (done !== undefined) {
      onClose();
    }
  };
  return (
    <Stack gap="sm">
      <NumberInput label={text.amount} value={amount} onChange={setAmount} thousandSeparator="," data-autofocus />
      <TextInput label={text.note} maxLength={140} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <RefusalAlert error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button loading={isBusy} disabled={amount === '' || Number(amount) === 0 || note.trim() === ''} onClick={() => void save()}>{text.save}</Button>
      </Group>
    </Stack>
  );
}
