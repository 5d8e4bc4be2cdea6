import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { all } from '../api/pages';
import { workspacePath } from '../api/paths';
import { useMembership } from '../api/session';
import type { Area, Member, QuotaSeat, QuotaSeatFigures } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { DayField, NumberField, TextField, WholeField } from './fields';
import { credit, percentsText, readPercents, withoutSeat, withSeat } from './seats';
import type { DraftUse } from './useDraft';

const text = quotaMessages.seat;

interface Props {
  readonly workspace: string;
  readonly tree: readonly Area[];
  readonly seat: QuotaSeat;
  readonly figures: QuotaSeatFigures;
  readonly use: DraftUse;
}

/** What makes a seat's quota more or less than its baseline; each field is taken over with Enter or by leaving it. */
export function SeatAdjust({ workspace, tree, seat, figures, use }: Props) {
  const content = use.draft.present;
  const set = (change: Partial<QuotaSeat>) => use.edit(withSeat(content, seat.key, change));
  const roles = content.roles ?? [];
  const rampOfRole = percentsText(roles.find(({ name }) => name === seat.role)?.ramp);
  const isFixed = !use.canEdit;
  const leaves = seat.leaves ?? [];
  return (
    <section aria-label={text.adjust}>
      <Title order={3} size="h6">{text.adjust}</Title>
      {isFixed && <Text size="xs" c="dimmed">{quotaMessages.plan.frozenDraft}</Text>}
      <fieldset disabled={isFixed} style={{ border: 0, padding: 0, margin: 0 }}>
        <Stack gap={8} mt={4}>
          <Group grow gap="xs" align="flex-start">
            <WholeField label={text.seniority} value={seat.seniorityPercent} onTake={(seniorityPercent) => set({ seniorityPercent })} min={0} />
            <WholeField label={text.focus} value={seat.focusPercent} onTake={(focusPercent) => set({ focusPercent })} min={0} max={100} />
          </Group>
          <TextField
            label={text.ramp}
            description={text.rampHelp(rampOfRole)}
            value={percentsText(seat.ramp)}
            bad={text.rampBad}
            onRead={(written) => {
              const ramp = readPercents(written);
              if (ramp !== undefined) {
                set({ ramp });
              }
              return ramp !== undefined;
            }}
          />
          <Group grow gap="xs" align="flex-end">
            <DayField label={text.start} title={text.startHelp} value={seat.start ?? null} onTake={(start) => set({ start })} />
            <DayField label={text.end} value={seat.end ?? null} onTake={(end) => set({ end })} />
          </Group>
          {leaves.map((leave, at) => (
            <Group key={at} grow gap="xs" align="flex-end" preventGrowOverflow={false}>
              <DayField label={text.leaveFrom(at + 1)} value={leave.from} onTake={(from) => from !== null && set({ leaves: leaves.map((one, place) => (place === at ? { ...one, from } : one)) })} />
              <DayField label={text.leaveTo(at + 1)} value={leave.to} onTake={(to) => to !== null && set({ leaves: leaves.map((one, place) => (place === at ? { ...one, to } : one)) })} />
              <Remove what={text.leaves} onRemove={() => set({ leaves: leaves.filter((_, place) => place !== at) })} />
            </Group>
          ))}
          <AddLeave periods={figures.periods} onAdd={(leave) => set({ leaves: [...leaves, leave] })} />
          <Group gap="xs">
            <Text size="xs" fw={500} id="seat-filled">{text.filled}</Text>
            <SegmentedControl
              size="xs"
              aria-labelledby="seat-filled"
              value={seat.vacant ? 'vacant' : 'filled'}
              onChange={(value) => set({ vacant: value === 'vacant' })}
              data={Object.entries(text.filledOf).map(([value, label]) => ({ value, label }))}
              disabled={isFixed}
            />
          </Group>
          <Decision seat={seat} figures={figures} onSet={set} />
          <details>
            <summary>{text.name}, {text.territories.toLowerCase()}, {text.role.toLowerCase()}, {text.earnings.toLowerCase()}</summary>
            <Stack gap={8} mt={4}>
              <TextField label={text.name} value={seat.name} onRead={(name) => (name.trim() === '' ? false : (set({ name: name.trim() }), true))} />
              <Territories tree={tree} seat={seat} onSet={set} />
              <Select size="xs" label={text.role} value={seat.role ?? ''} onChange={(role) => set({ role: role === '' ? null : role })} data={[{ value: '', label: text.noRole }, ...roles.map(({ name }) => ({ value: name, label: name }))]} allowDeselect={false} disabled={isFixed} />
              <Group grow gap="xs" align="flex-end">
                <NumberField label={text.earnings} value={seat.onTargetEarnings ?? null} onTake={(onTargetEarnings) => set({ onTargetEarnings })} min={0} />
                <NumberField label={text.past} value={seat.pastResult ?? null} onTake={(pastResult) => set({ pastResult })} />
              </Group>
              <TextField
                label={text.attainments}
                description={text.attainmentsHelp}
                value={percentsText(seat.attainments?.map((value) => Math.round(value * 10_000) / 100))}
                bad={text.rampBad}
                onRead={(written) => {
                  const read = readPercents(written);
                  if (read !== undefined) {
                    set({ attainments: read?.map((value) => value / 100) ?? null });
                  }
                  return read !== undefined;
                }}
              />
              <Person workspace={workspace} seat={seat} isFixed={isFixed} onSet={set} />
              <TextField label={text.owner} value={seat.ownerId ?? ''} onRead={(ownerId) => (set({ ownerId: ownerId.trim() === '' ? null : ownerId.trim() }), true)} />
              <Button size="xs" variant="default" c="red" w="fit-content" onClick={() => use.edit(withoutSeat(content, seat.key))}>{text.removeSeat}</Button>
            </Stack>
          </details>
        </Stack>
      </fieldset>
    </section>
  );
}

function Remove({ what, onRemove }: { what: string; onRemove: () => void }) {
  return <ActionIcon variant="default" size={28} aria-label={text.remove(what)} onClick={onRemove} style={{ flexGrow: 0 }}>×</ActionIcon>;
}

function AddLeave({ periods, onAdd }: { periods: QuotaSeatFigures['periods']; onAdd: (leave: { from: string; to: string }) => void }) {
  // A leave begins somewhere: the second period, to be changed at once.
  const [from, to] = [periods.at(1)?.start, periods.at(2)?.start];
  return from === undefined || to === undefined ? null : <Button size="xs" variant="default" w="fit-content" onClick={() => onAdd({ from, to })}>{text.addLeave}</Button>;
}

/** A decided quota stands only together with its reason. */
function Decision({ seat, figures, onSet }: { seat: QuotaSeat; figures: QuotaSeatFigures; onSet: (change: Partial<QuotaSeat>) => void }) {
  const [amount, setAmount] = useState<number | null>(seat.override ?? null);
  const [reason, setReason] = useState(seat.overrideReason ?? '');
  const isSet = seat.override !== null && seat.override !== undefined;
  const isSame = amount === (seat.override ?? null) && reason.trim() === (seat.overrideReason ?? '');
  return (
    <Stack gap={4} role="group" aria-label={text.decided}>
      <Group grow gap="xs" align="flex-end">
        <NumberField key={String(seat.override)} label={text.decided} placeholder={String(figures.worked ?? '')} value={amount} onTake={setAmount} min={0} />
        <TextInput size="xs" label={text.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
      </Group>
      <Group gap="xs">
        <Button size="xs" variant="default" disabled={amount === null || reason.trim() === '' || isSame} onClick={() => onSet({ override: amount, overrideReason: reason.trim() })}>{text.setOverride}</Button>
        {isSet && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              setAmount(null);
              setReason('');
              onSet({ override: null, overrideReason: null });
            }}
          >
            {text.clearOverride}
          </Button>
        )}
        {amount !== null && reason.trim() === '' && <Text size="xs">{text.reasonNeeded}</Text>}
      </Group>
    </Stack>
  );
}

/** The member of the workspace who sits there, sees the seat and answers for it. Only administrators see the list of members. */
function Person({ workspace, seat, isFixed, onSet }: { workspace: string; seat: QuotaSeat; isFixed: boolean; onSet: (change: Partial<QuotaSeat>) => void }) {
  const isAdministrator = useMembership(workspace)?.role === 'administrator';
  const members = useQuery({ queryKey: ['members', workspace], queryFn: () => all<Member>(`${workspacePath(workspace)}/members`), enabled: isAdministrator });
  if (!isAdministrator) {
    return null;
  }
  return (
    <Select
      size="xs"
      label={text.member}
      description={text.memberHelp}
      value={seat.memberId ?? ''}
      onChange={(value) => onSet({ memberId: value === '' ? null : value })}
      data={[{ value: '', label: text.noMember }, ...(members.data ?? []).map(({ userId, name }) => ({ value: userId, label: name }))]}
      allowDeselect={false}
      searchable
      disabled={isFixed}
    />
  );
}

function Territories({ tree, seat, onSet }: { tree: readonly Area[]; seat: QuotaSeat; onSet: (change: Partial<QuotaSeat>) => void }) {
  const lowest = Math.max(0, ...tree.map(({ level }) => level));
  const names = new Map(tree.map(({ number, name, parent }) => [number, { name, above: tree.find(({ number: at }) => at === parent)?.name }]));
  const held = new Set(seat.areas.map(({ area }) => area));
  const choices = tree
    .filter(({ level, number }) => level === lowest && !held.has(number))
    .map(({ number, name }) => ({ value: String(number), label: [names.get(number)?.above, name].filter(Boolean).join(' / ') }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
  const change = (at: number, part: Partial<QuotaSeat['areas'][number]>) => onSet({ areas: seat.areas.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <Stack gap={4} role="group" aria-label={text.territories}>
      {seat.areas.map((one, at) => {
        const name = names.get(one.area)?.name ?? String(one.area);
        return (
          <Group key={`${one.area} ${String(one.overlay)}`} gap="xs" wrap="nowrap">
            <Text size="sm" style={{ flex: 1 }}>{name}</Text>
            <WholeField aria-label={text.percent(name)} value={one.percent} onTake={(percent) => change(at, { percent })} min={0} max={100} w={70} suffix=" %" />
            <Checkbox size="xs" label={text.overlayShort} aria-label={text.overlay(name)} checked={one.overlay} onChange={(event) => change(at, { overlay: event.currentTarget.checked })} />
            <Remove what={name} onRemove={() => onSet({ areas: seat.areas.filter((_, place) => place !== at) })} />
          </Group>
        );
      })}
      <Select size="xs" label={text.addTerritory} value={null} onChange={(value) => value !== null && onSet({ areas: [...seat.areas, credit(Number(value))] })} data={choices} searchable />
    </Stack>
  );
}
