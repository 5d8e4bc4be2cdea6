import { ActionIcon, Button, Checkbox, Group, Radio, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { LiveObject, OwnersImported } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { useDatasets } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer, useRenewLive } from '../live';
import { OwnerReport } from './OwnerReport';

const text = liveAccountMessages.owners;

interface Column {
  readonly field: string;
  readonly role: string;
  readonly setsOwner: boolean;
}

/** Turns owner columns into teams, owners and a model of territories: previewed, then all of it or nothing. */
export function OwnerImport({ workspace }: { workspace: string }) {
  const renew = useRenewLive(workspace);
  const datasets = useDatasets(workspace).data ?? [];
  const account = useLiveAnswer<LiveObject[]>(workspace, '/objects').data?.find(({ name }) => name === 'Account');
  const [source, setSource] = useState('live');
  const [datasetId, setDataset] = useState<string | null>(null);
  const [columns, setColumns] = useState<readonly Column[]>([{ field: '', role: 'AE', setsOwner: true }]);
  const [territoryColumn, setTerritory] = useState<string | null>(null);
  const [modelName, setModelName] = useState('');
  const [leavesOut, setLeavesOut] = useState(false);
  const [report, setReport] = useState<OwnersImported | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const dataset = datasets.find(({ id }) => id === datasetId);
  const fields = source === 'live'
    ? account?.fields.filter(({ custom, type }) => custom && (type === 'string' || type === 'reference')).map(({ name, label }) => ({ value: name, label: `${label} (${name})` })) ?? []
    : dataset?.columns.map(({ key, name }) => ({ value: key, label: name })) ?? [];
  const change = (next: readonly Column[]) => {
    setColumns(next);
    setReport(null);
  };
  const put = (at: number, part: Partial<Column>) => change(columns.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const isWhole = columns.length > 0 && columns.every(({ field, role }) => field !== '' && role.trim() !== '');
  const send = async (event: SyntheticEvent, isPreview: boolean) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const body = { columns, datasetId: source === 'live' ? null : datasetId, territoryColumn, modelName: modelName.trim() === '' ? null : modelName, unknown: leavesOut ? 'leaveOut' : 'refuse' };
      setReport(await write<OwnersImported>('POST', `${livePath(workspace)}/owner-imports${isPreview ? '/preview' : ''}`, body));
      if (!isPreview) {
        notifications.show({ message: text.done });
        await renew();
      }
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <section aria-label={liveAccountMessages.views.owners}>
      <form onSubmit={(event) => void send(event, true)}>
        <Stack gap="sm">
          <Text size="sm" maw={820}>{text.lead}</Text>
          <Radio.Group label={text.source} value={source} onChange={(value) => { setSource(value); change(columns.map((one) => ({ ...one, field: '' }))); setTerritory(null); }}>
            <Group mt={4}>
              <Radio size="sm" value="live" label={text.live} />
              <Radio size="sm" value="dataset" label={text.dataset} />
            </Group>
          </Radio.Group>
          {source === 'dataset' && <Select size="sm" w={320} label={liveAccountMessages.flood.dataset} value={datasetId} onChange={setDataset} data={datasets.map(({ id, name, version }) => ({ value: id, label: version === 1 ? name : `${name} (${version})` }))} searchable required />}
          {columns.map((one, at) => (
            <Group key={at} gap="sm" align="flex-end">
              <Select size="sm" w={260} label={text.column(at + 1)} value={one.field === '' ? null : one.field} onChange={(value) => put(at, { field: value ?? '' })} data={fields} searchable allowDeselect={false} />
              <TextInput size="sm" w={140} label={text.role(at + 1)} value={one.role} onChange={(event) => put(at, { role: event.currentTarget.value })} maxLength={40} />
              <Checkbox size="sm" mb={8} label={text.ownerShort} aria-label={text.owner(at + 1)} checked={one.setsOwner} onChange={(event) => change(columns.map((other, place) => ({ ...other, setsOwner: place === at && event.currentTarget.checked })))} />
              {columns.length > 1 && <ActionIcon variant="subtle" color="gray" mb={4} aria-label={text.remove(at + 1)} onClick={() => change(columns.filter((_, place) => place !== at))}>×</ActionIcon>}
            </Group>
          ))}
          <Button size="compact-sm" variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => change([...columns, { field: '', role: ['AE', 'BDR', 'CSM'][columns.length] ?? '', setsOwner: false }])}>{text.add}</Button>
          <Group gap="sm" align="flex-end">
            <Select size="sm" w={260} label={text.territory} placeholder={text.noTerritory} value={territoryColumn} onChange={(value) => { setTerritory(value); setReport(null); }} data={columns.filter(({ field }) => field !== '').map(({ field, role }) => ({ value: field, label: role }))} clearable />
            {territoryColumn !== null && <TextInput size="sm" w={260} label={text.model} value={modelName} onChange={(event) => { setModelName(event.currentTarget.value); setReport(null); }} maxLength={80} required />}
          </Group>
          <Switch label={text.unknown} checked={leavesOut} onChange={(event) => setLeavesOut(event.currentTarget.checked)} />
          <RefusalAlert error={error} />
          <Group>
            <Button type="submit" variant="default" loading={isBusy} disabled={!isWhole}>{text.check}</Button>
            <Button disabled={report === null || report.act !== null} loading={isBusy} onClick={(event) => void send(event, false)}>{text.import}</Button>
          </Group>
        </Stack>
      </form>
      {report !== null && <OwnerReport report={report} />}
    </section>
  );
}
