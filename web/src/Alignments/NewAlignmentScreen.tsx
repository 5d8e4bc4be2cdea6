import { ActionIcon, Button, Checkbox, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import { workspacePath } from '../api/paths';
import type { BoundarySetInfo, Dataset } from '../api/types';
import { alignmentMessages as text } from '../messages/alignments';
import { useBoundarySets, useDatasets } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import type { Alignment, CreateAlignment } from '../api/types';

/** Asks what is divided, among how many areas of how many levels, and what is to be even. */
export function NewAlignmentScreen() {
  const { workspace } = useParams({ from: '/w/$workspace/alignments/new' });
  const datasets = useDatasets(workspace);
  const sets = useBoundarySets(workspace);
  return (
    <Screen title={text.create.title}>
      <RefusalAlert error={datasets.error ?? sets.error} />
      {datasets.data !== undefined && sets.data !== undefined && (datasets.data.length === 0 ? <Text>{text.create.noDatasets}</Text> : <CreateForm workspace={workspace} datasets={datasets.data} sets={sets.data} />)}
    </Screen>
  );
}

const records = 'records';

function CreateForm({ workspace, datasets, sets }: { workspace: string; datasets: Dataset[]; sets: BoundarySetInfo[] }) {
  const search = useSearch({ from: '/w/$workspace/alignments/new' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [datasetId, setDataset] = useState(datasets.find((one) => one.id === search.dataset)?.id ?? datasets[0].id);
  const dataset = datasets.find((one) => one.id === datasetId) ?? datasets[0];
  const [name, setName] = useState('');
  const [units, setUnits] = useState(usualSet(sets)?.id ?? records);
  const [levels, setLevels] = useState<{ id: number; name: string; count: number }[]>(text.create.defaultLevels.map((level, id) => ({ id, ...level })));
  const [measure, setMeasure] = useState<string | null>(null);
  const [tolerance, setTolerance] = useState<number | string>(5);
  const [contiguous, setContiguous] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const numbers = dataset.columns.filter((column) => column.kind === 'number' || column.kind === 'currency');
  const measures = [{ value: '@records', label: text.measures.records }, ...numbers.map((column) => ({ value: column.key, label: column.name })), { value: '@units', label: text.measures.units }];
  const balanced = measures.some((one) => one.value === measure) ? measure! : measures[0].value;
  const change = (id: number, next: Partial<{ name: string; count: number }>) => setLevels(levels.map((level) => (level.id === id ? { ...level, ...next } : level)));

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const request: CreateAlignment = {
      name,
      datasetId: dataset.id,
      boundarySetId: units === records ? undefined : units,
      levels: levels.map((level) => ({ name: level.name, count: level.count })),
      balance: { measure: balanced, tolerance: Number(tolerance) / 100, contiguous },
    };
    try {
      const made = await write<Alignment>('POST', `${workspacePath(workspace)}/alignments`, request);
      void client.invalidateQueries({ queryKey: ['alignments', workspace] });
      await navigate({ to: '/w/$workspace/alignments/$alignment', params: { workspace, alignment: made.id }, search: { panel: 'optimize' } });
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack maw={560}>
        <Text c="dimmed">{text.create.lead}</Text>
        <TextInput label={text.create.name} placeholder={text.create.namePlaceholder} value={name} onChange={(event) => setName(event.currentTarget.value)} required />
        <Select label={text.create.dataset} value={dataset.id} onChange={(value) => setDataset(value ?? dataset.id)} data={datasets.map((one) => ({ value: one.id, label: one.name }))} allowDeselect={false} searchable />
        <Select
          label={text.create.units}
          description={text.create.unitsHelp}
          value={units}
          onChange={(value) => setUnits(value ?? records)}
          data={[...sets.map((set) => ({ value: set.id, label: set.name })), { value: records, label: text.create.records }]}
          allowDeselect={false}
        />
        <Stack gap={6} component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
          <Text size="sm" fw={500} component="legend">{text.create.levels}</Text>
          {levels.map((level, index) => (
            <Group key={level.id} gap="xs" wrap="nowrap">
              <TextInput aria-label={text.create.levelName(index + 1)} value={level.name} onChange={(event) => change(level.id, { name: event.currentTarget.value })} required style={{ flex: 1 }} />
              <NumberInput aria-label={text.create.levelCount(index + 1)} value={level.count} onChange={(count) => change(level.id, { count: Number(count) })} min={1} max={10_000} allowDecimal={false} w={120} required />
              {levels.length > 1 && (
                <ActionIcon variant="default" size={34} aria-label={text.create.removeLevel(level.name)} onClick={() => setLevels(levels.filter((one) => one.id !== level.id))}>
                  ×
                </ActionIcon>
              )}
            </Group>
          ))}
          {levels.length < 5 && (
            <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setLevels([...levels, { id: Math.max(...levels.map((level) => level.id)) + 1, name: '', count: levels[levels.length - 1].count * 4 }])}>
              {text.create.addLevel}
            </Button>
          )}
        </Stack>
        <Group grow align="flex-start">
          <Select label={text.create.measure} value={balanced} onChange={setMeasure} data={measures} allowDeselect={false} searchable />
          <NumberInput label={text.create.tolerance} value={tolerance} onChange={setTolerance} min={0} max={100} decimalScale={2} />
        </Group>
        <Checkbox label={text.create.contiguous} checked={contiguous} onChange={(event) => setContiguous(event.currentTarget.checked)} />
        <RefusalAlert error={error} />
        <Button type="submit" loading={isBusy} w="fit-content">{text.create.submit}</Button>
      </Stack>
    </form>
  );
}

/** Counties where they are there: the usual grain of a field plan. */
function usualSet(sets: BoundarySetInfo[]): BoundarySetInfo | undefined {
  return sets.find((set) => set.name.toLowerCase().includes('counties')) ?? sets.at(0);
}
