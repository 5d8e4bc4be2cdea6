import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import { followJob } from '../../api/jobs';
import type { Dataset, Job, LiveObject, ModelMade } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { formatCount } from '../../shell/format';
import { useAlignments, useDatasets } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer, useRenewLive } from '../live';

const text = managementMessages.models;
/** Filled with the unit that an account lies in, where the units are boundaries. */
const unitField = 'Unit__c';
const textTypes = ['string', 'textarea', 'picklist', 'phone', 'url'];

/** Makes a model in Planning from an alignment, with the dataset's accounts when wanted. */
export function PublishForm({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const renew = useRenewLive(workspace);
  const alignments = useAlignments(workspace).data ?? [];
  const datasets = useDatasets(workspace).data ?? [];
  const fields = useLiveAnswer<LiveObject[]>(workspace, '/objects').data?.find(({ name }) => name === 'Account')?.fields ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [brings, setBrings] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const alignment = alignments.find(({ id }) => id === chosen) ?? alignments.at(0);
  const dataset = datasets.find(({ id }) => id === alignment?.datasetId);
  const name = written ?? alignment?.name ?? '';
  const field = picked ?? (alignment?.unitKind === 'boundary' ? unitField : 'AccountNumber');
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (alignment === undefined) {
      return;
    }
    setError(null);
    try {
      if (field === unitField && !fields.some((one) => one.name === unitField)) {
        await write('POST', `${livePath(workspace)}/objects/Account/fields/${unitField}`, { type: 'text', label: text.unit, length: 80 });
      }
      if (brings && dataset !== undefined) {
        setBusy(text.importing);
        const job = await followJob(workspace, (await write<Job>('POST', `${livePath(workspace)}/accounts/imports`, {
          datasetId: dataset.id,
          columns: columnsOf(dataset),
          ...(alignment.unitKind === 'boundary' && { alignmentId: alignment.id, unitField: field }),
        })).id);
        if (job.state !== 'succeeded') {
          throw new Error(job.problem?.detail ?? job.message);
        }
      }
      setBusy(text.publishNow);
      const made = await write<ModelMade>('POST', `${livePath(workspace)}/models`, { alignmentId: alignment.id, name, unitField: field });
      notifications.show({ message: text.published(name, formatCount(made.territories)) });
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(null);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{text.publishLead}</Text>
        <Select label={text.alignment} value={alignment?.id ?? null} onChange={setChosen} data={alignments.map((one) => ({ value: one.id, label: one.name }))} allowDeselect={false} searchable />
        <TextInput label={text.modelName} value={name} onChange={(event) => setWritten(event.currentTarget.value)} required maxLength={80} data-autofocus />
        <Select
          label={text.field}
          description={text.fieldHelp}
          value={field}
          onChange={setPicked}
          data={[
            ...(alignment?.unitKind === 'boundary' && !fields.some((one) => one.name === unitField) ? [{ value: unitField, label: `${text.unit} (${unitField})` }] : []),
            ...fields.filter(({ type, creatable }) => creatable && textTypes.includes(type)).map((one) => ({ value: one.name, label: one.label === one.name ? one.name : `${one.label} (${one.name})` })),
          ]}
          allowDeselect={false}
          searchable
        />
        <Checkbox label={text.accounts} description={`${dataset === undefined ? '' : `${dataset.name}, ${formatCount(dataset.rows)}. `}${text.accountsHelp}`} checked={brings} onChange={(event) => setBrings(event.currentTarget.checked)} />
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          {busy !== null && <Text size="sm" c="dimmed" role="status">{busy}</Text>}
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" loading={busy !== null} disabled={alignment === undefined}>{text.publishNow}</Button>
        </Group>
      </Stack>
    </form>
  );
}

const fieldOfRole: Partial<Record<string, string>> = { postalCode: 'BillingPostalCode', city: 'BillingCity', state: 'BillingState', country: 'BillingCountry' };

/** Address columns by their roles. */
function columnsOf(dataset: Dataset): Partial<Record<string, string>> {
  const columns: Partial<Record<string, string>> = {};
  for (const { key, role, kind } of dataset.columns) {
    const filled = fieldOfRole[role ?? kind];
    if (filled !== undefined) {
      columns[filled] ??= key;
    }
  }
  return columns;
}
