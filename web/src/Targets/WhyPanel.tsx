import { Button, CloseButton, Group, NumberInput, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { get, write } from '../api/client';
import type { Area, TargetAccount, TargetCellEntry, TargetEditReply, TargetExplanation, TargetPlan, TargetStep } from '../api/types';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { formatInstant, formatPercent } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from './amounts';
import { planKey, planPath, useRenewPlan } from './plans';
import { SplitForm } from './SplitForm';

const text = targetMessages.why;

interface Props {
  readonly workspace: string;
  readonly plan: TargetPlan;
  readonly record: number | undefined;
  readonly account: string;
  readonly revision: number;
  readonly tree: readonly Area[];
  readonly onClose: () => void;
  readonly onSaid: (revision: number) => void;
}

/** Why an account has its number: its layers with who gave them, the steps that recompute to it, what was entered, its periods. */
export function WhyPanel({ workspace, plan, record, account, revision, tree, onClose, onSaid }: Props) {
  const { data, error } = useQuery({
    queryKey: planKey(workspace, plan.id, 'why', record, revision),
    queryFn: ({ signal }) => get<TargetExplanation>(`${planPath(workspace, plan.id)}/accounts/${String(record)}/explanation`, signal),
    enabled: record !== undefined,
    staleTime: 'static',
    gcTime: 30_000,
  });
  return (
    <aside className="why-panel" aria-label={text.title} data-testid="why" style={{ height: 'calc(100dvh - 330px)', minHeight: 260 }} tabIndex={0}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h5">{text.title}</Title>
        <CloseButton aria-label={text.close} onClick={onClose} />
      </Group>
      {record === undefined && <Text size="sm">{text.pick}</Text>}
      <RefusalAlert error={error} />
      {data !== undefined && <Shown plan={plan} tree={tree} why={data} />}
      {data !== undefined && plan.canEnter && plan.canDefine && data.account.source !== 'notEligible' && <SplitForm key={`split ${account} ${revision}`} workspace={workspace} plan={plan} account={data.account} tree={tree} revision={revision} onSaid={onSaid} />}
      {data !== undefined && plan.canEnter && data.account.source !== 'notEligible' && <Said key={`${account} ${revision}`} workspace={workspace} plan={plan} account={data.account} revision={revision} onSaid={onSaid} />}
    </aside>
  );
}

function Shown({ plan, tree, why }: { plan: TargetPlan; tree: readonly Area[]; why: TargetExplanation }) {
  const { account } = why;
  const amount = (value: number | null | undefined) => formatAmount(value, plan.unit);
  const layers: [string, number | null | undefined, { author: string; at: string } | null | undefined, string | null | undefined][] = [
    [targetMessages.grid.calculated, account.calculated, null, text.rules],
    [targetMessages.grid.bottomUp, account.bottomUp, account.bottomUpBy, null],
    [targetMessages.grid.override, account.override, account.overrideBy, account.overrideReason],
    [targetMessages.grid.lock, account.lock, account.lockBy, null],
  ];
  return (
    <Stack gap="xs" aria-live="polite">
      <div>
        <Text fw={600}>{account.name ?? account.key}</Text>
        <Text size="xs" c="dimmed">{account.key} · {tree.find(({ number }) => number === account.area)?.name ?? targetMessages.settings.noArea}</Text>
        <Text size="lg" fw={700} className="tabular">
          {amount(account.amount) || targetMessages.grid.sources[0]} <Text span size="sm" fw={400}>{account.source === 'notEligible' ? '' : plan.currency}</Text>
        </Text>
      </div>
      <Table fz="sm" className="areas-table" aria-label={text.layers}>
        <Table.Tbody>
          {layers.filter(([, value]) => value !== null && value !== undefined).map(([name, value, by, words]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td className="number">{amount(value)}</Table.Td>
              <Table.Td style={{ whiteSpace: 'normal' }}>
                {by ? <Text size="xs">{by.author}, {formatInstant(by.at)}</Text> : <Text size="xs">{words}</Text>}
                {by && words && <Text size="xs">“{words}”</Text>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {account.splits.length > 0 && (
        <Text size="sm">
          {text.shared}: {account.splits.map((split) => `${tree.find(({ number }) => number === split.area)?.name ?? split.area} ${formatPercent(split.percent / 100)}${split.overlay ? ` (${text.overlay})` : ''}`).join(', ')}
        </Text>
      )}
      {why.withheld ? <Text size="sm" data-testid="withheld">{why.withheld}</Text> : <Steps title={text.steps} steps={why.steps} unit={plan.unit} isOpen />}
      {why.calculatedSteps.length > 0 && <Steps title={text.calculatedSteps} steps={why.calculatedSteps} unit={plan.unit} />}
      <details>
        <summary>{text.history}</summary>
        {why.history.length === 0 && <Text size="sm">{text.noHistory}</Text>}
        {why.history.map((entry) => (
          <Text size="xs" key={`${entry.revision} ${entry.field}`} mt={4}>
            <b>{text.fields[entry.field]}</b> {takenOrSaid(entry.amount, entry.text, plan.unit)}
            <Text span c="dimmed" size="xs" display="block">{entry.author}, {formatInstant(entry.at)}</Text>
          </Text>
        ))}
      </details>
      <details>
        <summary>{text.periods}</summary>
        <Table fz="xs" className="areas-table" aria-label={text.periods}>
          <Table.Tbody>
            {why.periods.map((period) => (
              <Table.Tr key={period.number}>
                <Table.Td>{text.period(period.number)}</Table.Td>
                <Table.Td>{period.start} – {period.lastDay}</Table.Td>
                <Table.Td className="number">{amount(period.amount)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </Stack>
  );
}

function takenOrSaid(value: number | null | undefined, words: string | null | undefined, unit: number): string {
  const parts = [formatAmount(value, unit), words ? `“${words}”` : ''].filter((part) => part !== '');
  return parts.length === 0 ? text.takenBack : parts.join(' ');
}

function Steps({ title, steps, unit, isOpen = false }: { title: string; steps: readonly TargetStep[]; unit: number; isOpen?: boolean }) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ol className="steps" aria-label={title}>
        {steps.map((step) => (
          <li key={step.name}>
            <Text size="sm">{step.words}</Text>
            <Text size="xs" c="dimmed" className="tabular" title={text.exact(step.exact)}>{formatAmount(step.value, step.exact.includes('/') ? Math.min(unit, 0.01) : unit)}</Text>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Said({ workspace, plan, account, revision, onSaid }: { workspace: string; plan: TargetPlan; account: TargetAccount; revision: number; onSaid: (revision: number) => void }) {
  const renew = useRenewPlan(workspace, plan.id);
  const [comment, setComment] = useState(account.comment ?? '');
  const [confidence, setConfidence] = useState<number | string>(account.confidence ?? 1);
  const [error, setError] = useState<unknown>(null);
  const cells: TargetCellEntry[] = [
    ...(comment.trim() === (account.comment ?? '') ? [] : [{ account: account.key, field: 'comment' as const, text: comment.trim() === '' ? undefined : comment.trim() }]),
    ...(Number(confidence) === (account.confidence ?? 1) || confidence === '' ? [] : [{ account: account.key, field: 'confidence' as const, amount: Number(confidence) }]),
  ];
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      const reply = await write<TargetEditReply>('POST', `${planPath(workspace, plan.id)}/input`, { expectedRevision: revision, cells });
      announce(text.said);
      onSaid(reply.revision);
      void renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap={6} mt="sm">
        <Textarea size="xs" label={text.comment} value={comment} onChange={(event) => setComment(event.currentTarget.value)} autosize minRows={2} maxLength={1000} />
        <NumberInput size="xs" label={text.confidence} description={text.confidenceHelp} value={confidence} onChange={setConfidence} min={0} hideControls />
        <RefusalAlert error={error} />
        <Button type="submit" size="xs" variant="default" w="fit-content" disabled={cells.length === 0}>{text.save}</Button>
      </Stack>
    </form>
  );
}
