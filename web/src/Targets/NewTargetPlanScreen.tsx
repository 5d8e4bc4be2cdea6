import './targets.css';
import { Button, Group, NumberInput, Select, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import { workspacePath } from '../api/paths';
import type { AlignmentInfo, CreateTargetPlan, TargetCalendar, TargetPlan } from '../api/types';
import { targetMessages } from '../messages/targets';
import { EmptyState } from '../shell/EmptyState';
import { formatNumber } from '../shell/format';
import { LinkButton } from '../shell/LinkButton';
import { useAlignments } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { CalendarFields } from './CalendarFields';
import { measuresOf, useAlignment, useDataset } from './plans';

const text = targetMessages.create;
const even = 'even';

/** Asks what is shared, for which year, in which money; how it is shared is refined on the plan itself. */
export function NewTargetPlanScreen() {
  const { workspace } = useParams({ from: '/w/$workspace/targets/new' });
  const alignments = useAlignments(workspace);
  return (
    <Screen title={targetMessages.list.create}>
      <RefusalAlert error={alignments.error} />
      {alignments.data?.length === 0 && (
        <EmptyState
          title={targetMessages.list.noAlignment}
          text={targetMessages.list.noAlignmentText}
          action={
            <LinkButton to="/w/$workspace/alignments/new" params={{ workspace }} search={{}}>
              {targetMessages.list.newAlignment}
            </LinkButton>
          }
        />
      )}
      {alignments.data !== undefined && alignments.data.length > 0 && <Form workspace={workspace} alignments={alignments.data} />}
    </Screen>
  );
}

function Form({ workspace, alignments }: { workspace: string; alignments: AlignmentInfo[] }) {
  const search = useSearch({ from: '/w/$workspace/targets/new' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [alignmentId, setAlignment] = useState(alignments.find((one) => one.id === search.alignment)?.id ?? alignments[0].id);
  const chosen = alignments.find((one) => one.id === alignmentId) ?? alignments[0];
  const alignment = useAlignment(workspace, alignmentId).data;
  const dataset = useDataset(workspace, chosen.datasetId).data;
  const [name, setName] = useState('');
  const [year, setYear] = useState<number | string>(() => new Date().getFullYear() + 1);
  const [calendar, setCalendar] = useState<TargetCalendar>({ pattern: 'months', startMonth: 1, namedByStart: false, longPeriod: 0 });
  const [currency, setCurrency] = useState('');
  const [unit, setUnit] = useState('1');
  const [isPerArea, setPerArea] = useState(false);
  const [total, setTotal] = useState<number | string>('');
  const [level, setLevel] = useState('0');
  const [totals, setTotals] = useState<Readonly<Record<number, number | string>>>({});
  const [weight, setWeight] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const measures = dataset === undefined ? [] : measuresOf(dataset);
  const weighs = weight ?? measures.find(({ kind }) => kind === 'currency')?.key ?? measures.at(0)?.key ?? even;
  const money = measures.find(({ key }) => key === weighs)?.currency ?? 'USD';
  const areas = (alignment?.tree ?? []).filter((area) => area.level === Number(level)).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const request: CreateTargetPlan = {
      name,
      alignmentId,
      fiscalYear: Number(year),
      currency: currency === '' ? money : currency.toUpperCase(),
      calendar,
      settings: {
        total: isPerArea ? undefined : Number(total),
        areaTotals: isPerArea ? areas.filter(({ number }) => (totals[number] ?? '') !== '').map(({ number }) => ({ area: number, total: Number(totals[number]) })) : undefined,
        unit: unit === 'minor' ? undefined : Number(unit),
        method: weighs === even ? 'even' : 'weighted',
        weights: weighs === even ? undefined : [{ column: weighs, weight: 1 }],
        potentialColumn: weighs === even ? undefined : weighs,
        overAssignmentPercent: 0,
        majorityShare: 0.8,
        bandPercent: 10,
      },
    };
    try {
      const made = await write<TargetPlan>('POST', `${workspacePath(workspace)}/target-plans`, request);
      void client.invalidateQueries({ queryKey: ['target-plans', workspace] });
      await navigate({ to: '/w/$workspace/targets/$plan', params: { workspace, plan: made.id }, search: {} });
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack maw={600}>
        <Text c="dimmed">{text.lead}</Text>
        <TextInput label={text.name} placeholder={text.namePlaceholder} value={name} onChange={(event) => setName(event.currentTarget.value)} required />
        <Select label={text.alignment} value={alignmentId} onChange={(value) => setAlignment(value ?? alignmentId)} data={alignments.map((one) => ({ value: one.id, label: one.name }))} allowDeselect={false} searchable />
        <CalendarFields year={year} onYear={setYear} calendar={calendar} onCalendar={setCalendar} />
        <Group grow align="flex-start">
          <TextInput label={text.currency} placeholder={money} value={currency} onChange={(event) => setCurrency(event.currentTarget.value)} maxLength={3} />
          <Select
            label={text.unit}
            value={unit}
            onChange={(value) => setUnit(value ?? '1')}
            data={[{ value: 'minor', label: text.minorUnit }, ...['1', '100', '1000'].map((value) => ({ value, label: text.unitOf(value) }))]}
            allowDeselect={false}
          />
        </Group>
        <Stack gap={6}>
          <Text size="sm" fw={500} id="given">{text.given}</Text>
          <SegmentedControl
            aria-labelledby="given"
            w="fit-content"
            value={isPerArea ? 'area' : 'one'}
            onChange={(value) => setPerArea(value === 'area')}
            data={[{ value: 'one', label: text.oneTotal }, { value: 'area', label: text.perArea }]}
          />
        </Stack>
        {!isPerArea && <NumberInput label={text.total} value={total} onChange={setTotal} thousandSeparator="," required hideControls />}
        {isPerArea && alignment !== undefined && (
          <Stack gap="xs">
            <Select label={text.level} value={level} onChange={(value) => setLevel(value ?? '0')} data={alignment.levels.map((label, at) => ({ value: String(at), label }))} allowDeselect={false} w={240} />
            <div className="area-totals">
              {areas.map((area) => (
                <NumberInput key={area.number} size="xs" label={text.totalOf(area.name)} value={totals[area.number] ?? ''} onChange={(value) => setTotals({ ...totals, [area.number]: value })} thousandSeparator="," hideControls />
              ))}
            </div>
            <Text size="sm" role="status">
              {text.sum}: {formatNumber(areas.reduce((sum, { number }) => sum + Number(totals[number] ?? 0), 0))}
            </Text>
          </Stack>
        )}
        <Select
          label={text.weight}
          description={text.weightHelp}
          value={weighs}
          onChange={(value) => setWeight(value)}
          data={[...measures.map((column) => ({ value: column.key, label: column.name })), { value: even, label: text.evenly }]}
          allowDeselect={false}
          searchable
        />
        <RefusalAlert error={error} />
        <Button type="submit" loading={isBusy} w="fit-content">{text.submit}</Button>
      </Stack>
    </form>
  );
}
