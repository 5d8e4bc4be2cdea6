import { Button, Group, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { QuotaEvaluation, QuotaPlan, QuotasAsOf, TargetPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from '../Targets/amounts';
import { ChangeDialog } from './ChangeDialog';
import { MoveDialog } from './MoveDialog';
import { quotaKey, quotaPath } from './quotaPlans';

const text = quotaMessages.asOf;

interface Props {
  readonly workspace: string;
  readonly plan: QuotaPlan;
  readonly target: TargetPlan | undefined;
  readonly evaluation: QuotaEvaluation;
  readonly unit: number;
}

/** What held, or will hold, on a day; and of a running plan, what changes from a day on. */
export function AsOfTab({ workspace, plan, target, evaluation, unit }: Props) {
  const search = useSearch({ from: '/w/$workspace/quotas/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/quotas/$plan' });
  const [dialog, setDialog] = useState<'change' | 'move' | null>(null);
  const close = () => setDialog(null);
  const periods = target?.periods ?? [];
  const day = search.day ?? usualDay(periods.at(0)?.start, periods.at(-1)?.lastDay);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day);
  const { data, error } = useQuery({
    queryKey: quotaKey(workspace, plan.id, 'as-of', plan.revision, day),
    queryFn: ({ signal }) => get<QuotasAsOf>(withQuery(`${quotaPath(workspace, plan.id)}/as-of`, { day }), signal),
    enabled: isDay,
    placeholderData: (before) => before,
  });
  const sum = data?.seats.reduce((all, { quota }) => all + (quota ?? 0), 0) ?? 0;
  return (
    <Stack gap="sm" maw={980}>
      <Group align="flex-end" gap="sm">
        <TextInput type="date" size="xs" label={text.day} value={day} onChange={(event) => void navigate({ search: (before) => ({ ...before, day: event.currentTarget.value === '' ? undefined : event.currentTarget.value }), replace: true })} />
        {plan.canDefine && plan.state === 'running' && (
          <>
            <Button size="xs" variant="default" onClick={() => setDialog('change')}>{text.change}</Button>
            <Button size="xs" variant="default" onClick={() => setDialog('move')}>{quotaMessages.move.open}</Button>
          </>
        )}
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>{plan.state === 'running' ? text.running : text.notRunning}</Text>
      </Group>
      <RefusalAlert error={error} />
      {data === undefined && error === null && <Skeleton height={240} />}
      {data !== undefined && (
        <Table className="areas-table" fz="sm" aria-label={text.label(data.day)} data-testid="as-of">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{quotaMessages.sellers.name}</Table.Th>
              <Table.Th className="number">{text.quota}</Table.Th>
              <Table.Th>{text.since}</Table.Th>
              <Table.Th>{text.reason}</Table.Th>
              <Table.Th>{text.author}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.seats.map((seat) => (
              <Table.Tr key={seat.seat}>
                <Table.Th scope="row" fw={400}>{seat.name}</Table.Th>
                <Table.Td className="number">{seat.quota === null ? text.none : formatAmount(seat.quota, unit)}</Table.Td>
                <Table.Td>{seat.since ?? ''}</Table.Td>
                <Table.Td style={{ whiteSpace: 'normal' }}>{seat.reason ?? (seat.quota === null ? '' : text.asApproved)}</Table.Td>
                <Table.Td>{seat.author ?? ''}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr fw={600}>
              <Table.Th scope="row">{text.all}</Table.Th>
              <Table.Td className="number">{formatAmount(sum, unit)}</Table.Td>
              <Table.Td colSpan={3} />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      )}
      {dialog === 'change' && <ChangeDialog workspace={workspace} plan={plan} evaluation={evaluation} held={data} unit={unit} onClose={close} />}
      {dialog === 'move' && <MoveDialog workspace={workspace} plan={plan} evaluation={evaluation} day={day} onClose={close} />}
    </Stack>
  );
}

function usualDay(first: string | undefined, last: string | undefined): string {
  const today = new Date().toISOString().slice(0, 10);
  return first === undefined || last === undefined || (today >= first && today <= last) ? today : today < first ? first : last;
}
