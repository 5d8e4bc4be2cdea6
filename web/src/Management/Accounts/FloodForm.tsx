import { Button, Group, NumberInput, Radio, Select, SimpleGrid, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { FloodTarget, Job, LiveObject } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { formatCount } from '../../shell/format';
import { useDatasets } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, livePath, useLiveAnswer, useLiveRecords } from '../live';
import type { Model } from '../models';
import { pastedAccounts } from './pastedAccounts';

const text = liveAccountMessages.flood;
// What an import fills by itself.
const known = ['AccountNumber', 'Name', 'BillingLatitude', 'BillingLongitude'];
const numbers = ['currency', 'double', 'int'];

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The column that a field is likely filled from: "state-code" for BillingState. */
function likely(field: string, columns: readonly { key: string; name: string }[]): string | null {
  const names = [plain(field), plain(field.replace(/^Billing|__c$/g, ''))];
  const found = columns.find(({ name }) => names.includes(plain(name))) ?? columns.find(({ name }) => plain(name).startsWith(names[1]));
  return found?.key ?? null;
}

interface Props {
  readonly workspace: string;
  readonly model: Model;
  readonly onStarted: (job: Job) => void;
}

/** Asks which customers are new and what a balance is. */
export function FloodForm({ workspace, model, onStarted }: Props) {
  const datasets = useDatasets(workspace).data ?? [];
  const objects = useLiveAnswer<LiveObject[]>(workspace, '/objects').data;
  const rules = useLiveRecords(workspace, 'ObjectTerritory2AssignmentRule', { field: 'Territory2ModelId', value: model.id }).data ?? [];
  const items = useLiveRecords(workspace, 'ObjectTerritory2AssignmentRuleItem').data ?? [];
  const ids = new Set(rules.map(({ id }) => id));
  const wanted = [...new Set(items.filter((one) => ids.has(fieldOf(one, 'RuleId'))).map((one) => fieldOf(one, 'Field')))].filter((field) => !known.includes(field));
  const account = objects?.find(({ name }) => name === 'Account');
  const measures = account?.fields.filter(({ type, name }) => numbers.includes(type) && !/(Latitude|Longitude)$/.test(name)).map(({ name, label }) => ({ value: name, label })) ?? [];
  const [source, setSource] = useState('dataset');
  const [datasetId, setDataset] = useState<string | null>(null);
  const [since, setSince] = useState(new Date().toISOString().slice(0, 10));
  const [pasted, setPasted] = useState('');
  const [columns, setColumns] = useState<Readonly<Record<string, string | null>>>({});
  const [measure, setMeasure] = useState<string | null>(null);
  const [target, setTarget] = useState<FloodTarget>('mean');
  const [tolerance, setTolerance] = useState(10);
  const [cap, setCap] = useState(5);
  const [movesOpportunities, setMoves] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const list = pastedAccounts(pasted, account?.fields.map(({ name, label, type }) => ({ name, label, isNumber: numbers.includes(type) })) ?? []);
  const isReady = source === 'dataset' ? datasetId !== null : source === 'since' || (list.accounts.length > 0 && list.missing.length === 0);
  const dataset = datasets.find(({ id }) => id === datasetId);
  const asked = [...new Set([...wanted, ...(measure === null ? [] : [measure])])];
  const columnOf = (field: string) => (field in columns ? columns[field] : likely(field, dataset?.columns ?? []));
  const filled = Object.fromEntries(asked.flatMap((field) => {
    const column = columnOf(field);
    return column === null ? [] : [[field, column] as const];
  }));
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const from = source === 'dataset' ? { datasetId, columns: filled } : source === 'list' ? { accounts: list.accounts } : { since };
      onStarted(await write<Job>('POST', `${livePath(workspace)}/floods`, { ...from, measure, target, tolerance: tolerance / 100, mostMovedShare: cap / 100, movesOpportunities }));
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} aria-label={text.source}>
      <Stack gap="sm">
        <Radio.Group label={text.source} value={source} onChange={setSource}>
          <Group mt={4}>{Object.entries(text.sources).map(([value, label]) => <Radio key={value} size="sm" value={value} label={label} />)}</Group>
        </Radio.Group>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
          {source === 'dataset'
            ? <Select size="sm" label={text.dataset} value={datasetId} onChange={(id) => { setDataset(id); setColumns({}); }} data={datasets.map(({ id, name, version }) => ({ value: id, label: version === 1 ? name : `${name} (${version})` }))} searchable required />
            : source === 'since' && <TextInput size="sm" type="date" label={text.since} value={since} onChange={(event) => setSince(event.currentTarget.value)} required />}
          <Select size="sm" label={text.measure} value={measure} placeholder={text.count} onChange={setMeasure} data={measures} clearable searchable />
          <Select size="sm" label={text.target} value={target} onChange={(value) => setTarget((value ?? 'mean') as FloodTarget)} data={Object.entries(text.targets).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
          <NumberInput size="sm" label={text.tolerance} value={tolerance} onChange={(value) => setTolerance(Number(value))} min={1} max={100} />
        </SimpleGrid>
        {source === 'list' && (
          <div>
            <Textarea size="sm" label={text.list} description={text.listHelp} placeholder={'AccountNumber,Name,BillingPostalCode'} autosize minRows={4} maxRows={12} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} required />
            <Text size="sm" mt={4} aria-live="polite" data-testid="pasted">
              {list.missing.length > 0 ? text.listMissing(list.missing.join(', ')) : list.accounts.length > 0 && text.listed(formatCount(list.accounts.length), list.fields.map(({ label }) => label).join(', '))}
              {list.unknown.length > 0 && ` ${text.listUnknown(list.unknown.join(', '))}`}
            </Text>
          </div>
        )}
        {source === 'dataset' && dataset !== undefined && asked.length > 0 && (
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <Text component="legend" size="sm" fw={500}>{text.columns}</Text>
            <Text size="xs" c="dimmed">{text.columnsHelp}</Text>
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
              {asked.map((field) => (
                <Select key={field} size="sm" label={text.column(field)} value={columnOf(field)} onChange={(value) => setColumns({ ...columns, [field]: value })} data={dataset.columns.map(({ key, name }) => ({ value: key, label: name }))} clearable searchable />
              ))}
            </SimpleGrid>
          </fieldset>
        )}
        <Group align="flex-end">
          <NumberInput size="sm" w={330} label={text.cap} value={cap} onChange={(value) => setCap(Number(value))} min={0} max={100} />
          <Switch label={text.opportunities} checked={movesOpportunities} onChange={(event) => setMoves(event.currentTarget.checked)} mb={6} />
          <Button type="submit" loading={isBusy} disabled={!isReady}>{text.analyze}</Button>
        </Group>
        <RefusalAlert error={error} />
      </Stack>
    </form>
  );
}
