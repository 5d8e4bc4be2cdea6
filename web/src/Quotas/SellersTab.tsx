import { Button, Group, Modal, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Area, QuotaContent, QuotaEvaluation, QuotaPlan, TargetPlan } from '../api/types';
import { messages } from '../messages/messages';
import { quotaMessages } from '../messages/quotas';
import { EmptyState } from '../shell/EmptyState';
import { formatCount } from '../shell/format';
import { formatAmount } from '../Targets/amounts';
import { readSeats } from './readSeats';
import { SeatPanel } from './SeatPanel';
import { readSort, rowsOf, sellersOf, signedAmount, sortText, type SellerColumn } from './sellerRows';
import { SellersTable } from './SellersTable';
import { SeatsList } from './SeatsList';
import { freeKey, newSeat, withNewSeat } from './seats';
import type { DraftUse } from './useDraft';

const text = quotaMessages.sellers;

export interface SellersProps {
  readonly workspace: string;
  readonly plan: QuotaPlan;
  /** Nothing for those who may not open the target plan. */
  readonly target: TargetPlan | undefined;
  readonly tree: readonly Area[];
  readonly evaluation: QuotaEvaluation;
  readonly unit: number;
  /** Nothing for those who see figures only. */
  readonly use: DraftUse | null;
}

const today = () => new Date().toISOString().slice(0, 10);

/** All sellers of the plan in one table; the chosen one with everything behind its quota beside it. */
export function SellersTab({ workspace, plan, target, tree, evaluation, unit, use }: SellersProps) {
  const search = useSearch({ from: '/w/$workspace/quotas/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/quotas/$plan' });
  const panel = useRef<HTMLElement>(null);
  const [isPasting, setPasting] = useState(false);
  const amend = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const content = use?.draft.present;
  const all = rowsOf(evaluation, content?.seats, tree);
  const risk = (['ok', 'watch', 'high', 'noBasis'] as const).find((one) => one === search.risk) ?? null;
  const sort = readSort(search.sort);
  const rows = sellersOf(all, { find: search.find ?? '', risk, sort });
  const chosen = all.find(({ figures }) => figures.key === search.seat);
  const hidden = new Set<SellerColumn>([
    ...(all.some(({ figures }) => figures.baseline !== null) ? [] : (['baseline'] as const)),
    ...(all.some(({ figures }) => figures.pay !== null) ? [] : (['pay'] as const)),
    ...(all.some(({ figures }) => figures.role !== null) ? [] : (['role'] as const)),
  ]);
  const back = () => document.querySelector<HTMLElement>('.sellers-table')?.focus();
  const add = () => {
    if (use !== null && content !== undefined) {
      const key = freeKey(content, 'hire-');
      use.edit(withNewSeat(content, newSeat(key, text.newName(Number(key.slice(5))))));
      amend({ seat: key, find: undefined, risk: undefined });
    }
  };
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.filter(({ figures }) => !figures.isOverlay).reduce((all, row) => all + of(row), 0);
  const canEdit = use?.canEdit === true;
  const acts = canEdit && (
    <Group gap="xs">
      <Button size="xs" variant="default" onClick={() => setPasting(true)}>{text.paste}</Button>
      <Button size="xs" variant="default" onClick={add}>{text.add}</Button>
    </Group>
  );
  return (
    <Stack gap="xs">
      {all.length === 0 ? <EmptyState title={text.none} text={text.noneText} action={acts} /> : (
        <>
          <Group gap="xs" justify="space-between">
            <Group gap="xs">
              <TextInput size="xs" w={220} aria-label={text.find} placeholder={text.find} value={search.find ?? ''} onChange={(event) => amend({ find: event.currentTarget.value === '' ? undefined : event.currentTarget.value })} />
              <Select
                size="xs"
                w={140}
                aria-label={text.riskFilter}
                value={risk ?? ''}
                onChange={(value) => amend({ risk: value === '' ? undefined : (value ?? undefined) })}
                data={[{ value: '', label: text.anyRisk }, ...(['high', 'watch', 'ok', 'noBasis'] as const).map((value) => ({ value, label: text.risks[value] }))]}
                allowDeselect={false}
              />
              {rows.length < all.length && <Button size="xs" variant="subtle" onClick={() => amend({ find: undefined, risk: undefined })}>{text.showAll}</Button>}
            </Group>
            {acts}
          </Group>
          <div className="sellers-split">
            <SellersTable rows={rows} unit={unit} hidden={hidden} chosen={chosen?.figures.key} today={today()} sort={sort} onSort={(next) => amend({ sort: sortText(next) })} onChoose={(key) => amend({ seat: key })} onOpen={() => panel.current?.focus()} />
            {chosen !== undefined && (
              <SeatPanel
                key={chosen.figures.key}
                ref={panel}
                workspace={workspace}
                plan={plan}
                target={target}
                tree={tree}
                row={chosen}
                unit={unit}
                use={use}
                onClose={() => {
                  amend({ seat: undefined });
                  back();
                }}
                onBack={back}
              />
            )}
          </div>
          <Group justify="space-between" gap="xs">
            <Text size="sm" data-testid="sellers-sum">
              <b>{text.rows(formatCount(rows.length), formatCount(all.length))}</b>
              {'. '}
              {rows.length === 0 ? text.noMatch : text.sum(formatAmount(sum(({ figures }) => figures.targets), unit), formatAmount(sum(({ figures }) => figures.quota), unit), signedAmount(sum(({ figures }) => figures.gap.gap), unit))}
            </Text>
            <Text size="xs" c="dimmed">{chosen === undefined ? text.pick : text.help}</Text>
          </Group>
        </>
      )}
      {isPasting && content !== undefined && (
        <PasteDialog
          content={content}
          tree={tree}
          onClose={() => setPasting(false)}
          onTake={(next) => {
            setPasting(false);
            use?.edit(next);
          }}
        />
      )}
    </Stack>
  );
}

function PasteDialog({ content, tree, onClose, onTake }: { content: QuotaContent; tree: readonly Area[]; onClose: () => void; onTake: (next: QuotaContent) => void }) {
  const [written, setWritten] = useState('');
  const [mode, setMode] = useState('append');
  const read = readSeats(written, tree);
  const take = () => {
    const keys = new Set(read.seats.map(({ key }) => key));
    const kept = mode === 'replace' ? [] : content.seats.filter(({ key }) => !keys.has(key));
    const known = new Set((content.roles ?? []).map(({ name }) => name));
    onTake({ ...content, seats: [...kept, ...read.seats], roles: [...(content.roles ?? []), ...read.roles.filter((role) => !known.has(role)).map((name) => ({ name }))] });
  };
  return (
    <Modal opened onClose={onClose} title={text.pasteTitle} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
      <Stack gap="sm">
        <SeatsList written={written} onWritten={setWritten} read={read} isFocused />
        <SegmentedControl size="xs" w="fit-content" aria-label={text.pasteMode} value={mode} onChange={setMode} data={[{ value: 'append', label: text.append }, { value: 'replace', label: text.replace }]} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button disabled={read.seats.length === 0 || read.bad.length > 0} onClick={take}>{mode === 'replace' ? text.replace : text.append}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
