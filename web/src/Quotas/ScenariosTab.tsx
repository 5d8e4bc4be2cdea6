import { Button, Group, Modal, Select, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { get, write } from '../api/client';
import { withQuery } from '../api/paths';
import type { QuotaComparison, QuotaPlan } from '../api/types';
import { messages } from '../messages/messages';
import { quotaMessages } from '../messages/quotas';
import { targetMessages } from '../messages/targets';
import { EmptyState } from '../shell/EmptyState';
import { formatPercent } from '../shell/format';
import { TextLink } from '../shell/LinkButton';
import { useQuotaPlans } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from '../Targets/amounts';
import { NameForm } from '../Targets/MoreMenu';
import { quotaKey, quotaPath } from './quotaPlans';
import { signedAmount } from './sellerRows';

const text = quotaMessages.scenarios;

/** Copies of the plan to try things in, and what is otherwise in another one; the differences add up. */
export function ScenariosTab({ workspace, plan, unit, isChanged }: { workspace: string; plan: QuotaPlan; unit: number; isChanged: boolean }) {
  const search = useSearch({ from: '/w/$workspace/quotas/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/quotas/$plan' });
  const [isCopying, setCopying] = useState(false);
  const others = (useQuotaPlans(workspace).data ?? []).filter(({ id }) => id !== plan.id);
  const other = others.find(({ id }) => id === (search.with ?? plan.copiedFrom?.id));
  const { data, error } = useQuery({
    queryKey: quotaKey(workspace, plan.id, 'comparison', plan.revision, other?.id, other?.revision),
    queryFn: ({ signal }) => get<QuotaComparison>(withQuery(`${quotaPath(workspace, plan.id)}/comparison`, { with: other?.id }), signal),
    enabled: other !== undefined,
  });
  const copy = plan.canDefine && <Button size="xs" variant="default" onClick={() => setCopying(true)}>{quotaMessages.plan.copy}</Button>;
  return (
    <Stack gap="sm">
      {isChanged && <Text size="sm" role="status">{text.saved}</Text>}
      {others.length === 0 ? <EmptyState title={text.none} text={text.noneText} action={copy} /> : (
        <Group gap="sm" align="flex-end">
          <Select size="xs" w={320} label={targetMessages.scenario.with} value={other?.id ?? null} onChange={(value) => void navigate({ search: (before) => ({ ...before, with: value ?? undefined }), replace: true })} data={others.map(({ id, name }) => ({ value: id, label: name }))} placeholder={text.choose} searchable allowDeselect={false} />
          {copy}
        </Group>
      )}
      {plan.copiedFrom && (
        <Text size="sm" c="dimmed">
          {text.copiedFrom}{' '}
          <TextLink size="sm" to="/w/$workspace/quotas/$plan" params={{ workspace, plan: plan.copiedFrom.id }} search={{}}>{plan.copiedFrom.name}</TextLink>
        </Text>
      )}
      <RefusalAlert error={error} />
      {other !== undefined && data === undefined && error === null && <Skeleton height={300} />}
      {data !== undefined && other !== undefined && <Differences comparison={data} unit={unit} />}
      <Modal opened={isCopying} onClose={() => setCopying(false)} title={quotaMessages.plan.copy} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <CopyForm workspace={workspace} plan={plan} onClose={() => setCopying(false)} />
      </Modal>
    </Stack>
  );
}

/** Asks for the copy's name, makes it and opens it. */
export function CopyForm({ workspace, plan, onClose }: { workspace: string; plan: QuotaPlan; onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const copy = async (name: string) => {
    const made = await write<QuotaPlan>('POST', `${quotaPath(workspace, plan.id)}/copies`, { name });
    void client.invalidateQueries({ queryKey: ['quota-plans', workspace] });
    onClose();
    await navigate({ to: '/w/$workspace/quotas/$plan', params: { workspace, plan: made.id }, search: {} });
  };
  return <NameForm label={targetMessages.scenario.copyName} given={targetMessages.scenario.copyOf(plan.name)} act={targetMessages.scenario.make} onClose={onClose} onName={copy} />;
}

function Differences({ comparison, unit }: { comparison: QuotaComparison; unit: number }) {
  const { left, right, seats, quotas, targets } = comparison;
  const amount = (value: number | null) => (value === null ? text.notThere : formatAmount(value, unit));
  const changed = seats.filter(({ difference, left: one, right: two }) => difference !== 0 || one === null || two === null);
  const rest = seats.filter((seat) => !changed.includes(seat) && !seat.isOverlay);
  const overlays = changed.filter(({ isOverlay }) => isOverlay);
  const shown = changed.filter(({ isOverlay }) => !isOverlay).sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  const sum = (side: 'left' | 'right') => rest.reduce((all, seat) => all + (seat[side] ?? 0), 0);
  const ratio = (value: number | null) => (value === null ? '' : formatPercent(value));
  const line = (seat: (typeof seats)[number]) => (
    <Table.Tr key={seat.seat}>
      <Table.Th scope="row" fw={400}>{seat.name}{seat.isOverlay && ` (${quotaMessages.sellers.states.overlay})`}</Table.Th>
      <Table.Td className="number">{amount(seat.left)}</Table.Td>
      <Table.Td className="number">{amount(seat.right)}</Table.Td>
      <Table.Td className="number">{signedAmount(seat.difference, unit)}</Table.Td>
      <Table.Td className="number">{ratio(seat.leftRatio)}</Table.Td>
      <Table.Td className="number">{ratio(seat.rightRatio)}</Table.Td>
    </Table.Tr>
  );
  return (
    <>
      <Text size="sm" role="status">{changed.length === 0 ? text.same : text.differ(changed.length, signedAmount(quotas.amount, unit))}</Text>
      <div style={{ overflowX: 'auto' }} role="region" aria-label={text.label} tabIndex={0}>
        <Table className="areas-table" fz="sm" aria-label={text.label} data-testid="quota-comparison" maw={980}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{quotaMessages.sellers.name}</Table.Th>
              <Table.Th className="number">{left.name}</Table.Th>
              <Table.Th className="number">{right.name}</Table.Th>
              <Table.Th className="number">{targetMessages.scenario.difference}</Table.Th>
              <Table.Th className="number">{text.ratio(left.name)}</Table.Th>
              <Table.Th className="number">{text.ratio(right.name)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(line)}
            {rest.length > 0 && (
              <Table.Tr>
                <Table.Th scope="row" fw={400}>{text.rest(rest.length)}</Table.Th>
                <Table.Td className="number">{amount(sum('left'))}</Table.Td>
                <Table.Td className="number">{amount(sum('right'))}</Table.Td>
                <Table.Td className="number">{signedAmount(0, unit)}</Table.Td>
                <Table.Td colSpan={2} />
              </Table.Tr>
            )}
            <Table.Tr fw={600}>
              <Table.Th scope="row">{text.all}</Table.Th>
              <Table.Td className="number">{amount(quotas.left)}</Table.Td>
              <Table.Td className="number">{amount(quotas.right)}</Table.Td>
              <Table.Td className="number">{signedAmount(quotas.amount, unit)}</Table.Td>
              <Table.Td colSpan={2} />
            </Table.Tr>
            {overlays.map(line)}
            <Table.Tr>
              <Table.Th scope="row" fw={400}>{text.targets}</Table.Th>
              <Table.Td className="number">{amount(targets.left)}</Table.Td>
              <Table.Td className="number">{amount(targets.right)}</Table.Td>
              <Table.Td className="number">{signedAmount(targets.amount, unit)}</Table.Td>
              <Table.Td colSpan={2} />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
