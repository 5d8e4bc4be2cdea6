import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { write } from '../api/client';
import type { TargetEditReply, TargetPlan, TargetPreview, TargetSettings } from '../api/types';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { AllocationForm } from './AllocationForm';
import { AllocationPreview } from './AllocationPreview';
import { formatAmount } from './amounts';
import { planKey, planPath, useAlignment, useDataset, useRenewPlan } from './plans';

const text = targetMessages.settings;

/** Settings on the left, what they come to on the right, worked out while one writes; nothing is stored before it is saved. */
export function AllocationTab({ workspace, plan, settings }: { workspace: string; plan: TargetPlan; settings: TargetSettings }) {
  const path = planPath(workspace, plan.id);
  const renew = useRenewPlan(workspace, plan.id);
  const dataset = useDataset(workspace, plan.datasetId).data;
  const alignment = useAlignment(workspace, plan.alignmentId).data;
  const [draft, setDraft] = useState(settings);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const written = JSON.stringify(draft);
  const isChanged = written !== JSON.stringify(settings);
  const [asked] = useDebouncedValue(written, 300);
  const previewOf = (body: string) => ({
    queryKey: planKey(workspace, plan.id, 'preview', plan.revision, body),
    queryFn: () => write<TargetPreview>('POST', `${path}/preview`, { settings: JSON.parse(body) as TargetSettings }),
    gcTime: 60_000,
    staleTime: 'static' as const,
  });
  const saved = useQuery(previewOf(JSON.stringify(settings)));
  const preview = useQuery({ ...previewOf(asked), placeholderData: keepPreviousData });
  const figures = isChanged ? preview.data?.figures : undefined;
  const sum = figures === undefined ? '' : text.previewed(formatAmount(figures.allocated, draft.unit ?? plan.unit), formatCount(figures.eligible));
  useEffect(() => {
    if (sum !== '') {
      announce(sum);
    }
  }, [sum]);

  const save = async () => {
    setBusy(true);
    try {
      await write<TargetEditReply>('PUT', `${path}/settings`, { expectedRevision: plan.revision, settings: draft, reason: reason === '' ? undefined : reason });
      announce(text.saved);
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };

  return (
    <div className="allocation">
      <section aria-label={text.form} className="allocation-form">
        {dataset === undefined || alignment === undefined ? <Skeleton height={400} /> : <AllocationForm dataset={dataset} alignment={alignment} plan={plan} settings={draft} onSettings={setDraft} />}
        <Stack gap="xs" className="allocation-save">
          <RefusalAlert error={error} />
          <Text size="sm" c="dimmed">{isChanged ? text.changed : text.unchanged}</Text>
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <TextInput size="xs" label={targetMessages.grid.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} disabled={!isChanged} style={{ flex: 1 }} />
            <Button size="xs" variant="default" disabled={!isChanged} onClick={() => setDraft(settings)}>{text.reset}</Button>
            <Button size="xs" disabled={!isChanged || preview.error !== null} loading={isBusy} onClick={() => void save()}>{text.save}</Button>
          </Group>
        </Stack>
      </section>
      <section aria-label={text.preview} className="allocation-preview" aria-busy={preview.isFetching}>
        <RefusalAlert error={preview.error} title={text.refused} />
        {alignment !== undefined && preview.data !== undefined && preview.error === null && (
          <AllocationPreview tree={alignment.tree} unit={draft.unit ?? plan.unit} preview={preview.data} saved={saved.data} isChanged={isChanged} />
        )}
        {preview.isPending && <Skeleton height={300} />}
      </section>
    </div>
  );
}
