import { Button, Group, Modal, NumberInput, Select, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { get, write } from '../api/client';
import type { TargetEditReply, TargetNode, TargetPlan, TargetReconciledNode, TargetReconciliation, TargetReconciling } from '../api/types';
import { messages } from '../messages/messages';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { RefusalAlert } from '../shell/RefusalAlert';
import { choices } from './AllocationForm';
import { planKey, planPath, useRenewPlan } from './plans';
import { ReconcileTable } from './ReconcileTable';
import { RequestsPanel } from './RequestsPanel';

const text = targetMessages.reconcile;

/** The numbers from above beside the field's, area by area: what comes out, and where somebody has to decide. */
export function ReconcileTab({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const path = planPath(workspace, plan.id);
  const renew = useRenewPlan(workspace, plan.id);
  const [wanted, setWanted] = useState<TargetReconciling>(plan.settings?.reconcile ?? { method: 'leastSquares', confidence: 'given', negatives: 'stopAtZero' });
  const [setting, set] = useState<TargetReconciledNode | null>(null);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const shown = useQuery({
    queryKey: planKey(workspace, plan.id, 'reconciliation', plan.revision, JSON.stringify(wanted)),
    queryFn: ({ signal }) =>
      plan.canDefine ? write<TargetReconciliation>('POST', `${path}/reconciliation/preview`, { reconcile: wanted }) : get<TargetReconciliation>(`${path}/reconciliation`, signal),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<TargetReconciling>) => setWanted({ ...wanted, ...part });
  const changeNode = (node: TargetNode) => {
    const others = (wanted.nodes ?? []).filter(({ area }) => area !== node.area);
    const isPlain = node.topDownConfidence === 1 && node.bottomUpConfidence === 1 && (node.locked === null || node.locked === undefined);
    change({ nodes: isPlain ? others : [...others, node] });
  };
  const apply = async () => {
    setBusy(true);
    setError(null);
    try {
      await write<TargetEditReply>('POST', `${path}/reconciliation/apply`, { expectedRevision: plan.revision, reconcile: wanted, reason: reason === '' ? undefined : reason });
      announce(text.applied);
      setReason('');
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  const isOpen = plan.state === 'draft' || plan.state === 'collecting';
  return (
    <Stack gap="lg">
      <RequestsPanel workspace={workspace} plan={plan} />
      <section aria-labelledby="reconcile">
        <Title order={2} size="h5" id="reconcile" mb="xs">{text.label}</Title>
        {plan.canDefine && (
          <Group gap="sm" align="flex-end" mb="sm">
            <Select size="xs" w={300} label={text.method} value={wanted.method ?? 'leastSquares'} onChange={(value) => change({ method: (value ?? 'leastSquares') as TargetReconciling['method'] })} data={choices(text.methods)} allowDeselect={false} />
            <Select size="xs" w={210} label={text.confidence} value={wanted.confidence ?? 'given'} onChange={(value) => change({ confidence: (value ?? 'given') as TargetReconciling['confidence'] })} data={choices(text.confidences)} allowDeselect={false} />
            <Select size="xs" w={140} label={text.negatives} value={wanted.negatives ?? 'stopAtZero'} onChange={(value) => change({ negatives: (value ?? 'stopAtZero') as TargetReconciling['negatives'] })} data={choices(text.negativesOf)} allowDeselect={false} />
          </Group>
        )}
        <RefusalAlert error={shown.error} />
        {shown.isPending && <Skeleton height={260} />}
        {shown.data !== undefined && <ReconcileTable unit={plan.unit} nodes={shown.data.nodes} onSet={plan.canDefine && isOpen ? set : undefined} />}
        {plan.canDefine && isOpen && (
          <Stack gap={6} mt="sm">
            <RefusalAlert error={error} />
            <Text size="xs" c="dimmed" maw={720}>{text.applyHelp}</Text>
            <Group gap="xs" align="flex-end">
              <TextInput size="xs" w={300} label={targetMessages.grid.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
              <Button size="xs" loading={isBusy} onClick={() => void apply()}>{text.apply}</Button>
            </Group>
          </Stack>
        )}
      </section>
      {setting !== null && (
        <Modal opened onClose={() => set(null)} title={text.setOf(setting.area === -1 ? text.whole : setting.name)} closeButtonProps={{ 'aria-label': messages.common.close }}>
          <NodeForm
            node={(wanted.nodes ?? []).find(({ area }) => area === setting.area) ?? { area: setting.area, topDownConfidence: 1, bottomUpConfidence: 1 }}
            onClose={() => set(null)}
            onNode={(node) => {
              changeNode(node);
              set(null);
            }}
          />
        </Modal>
      )}
    </Stack>
  );
}

function NodeForm({ node, onNode, onClose }: { node: TargetNode; onNode: (node: TargetNode) => void; onClose: () => void }) {
  const [locked, setLocked] = useState<number | string>(node.locked ?? '');
  const [topDown, setTopDown] = useState<number | string>(node.topDownConfidence);
  const [bottomUp, setBottomUp] = useState<number | string>(node.bottomUpConfidence);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onNode({ area: node.area, topDownConfidence: Number(topDown) || 1, bottomUpConfidence: Number(bottomUp) || 1, locked: locked === '' ? undefined : Number(locked) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NumberInput label={text.locked} description={text.lockedHelp} value={locked} onChange={setLocked} thousandSeparator="," hideControls data-autofocus />
        <NumberInput label={text.topDownConfidence} value={topDown} onChange={setTopDown} min={0} hideControls />
        <NumberInput label={text.bottomUpConfidence} value={bottomUp} onChange={setBottomUp} min={0} hideControls />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit">{text.take}</Button>
        </Group>
      </Stack>
    </form>
  );
}
