import './targets.css';
import { Alert, Button, Group, Menu, Modal, Skeleton, Tabs, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import { useLive } from '../api/live';
import { useSession } from '../api/session';
import type { TargetPlan } from '../api/types';
import { messages } from '../messages/messages';
import { targetMessages } from '../messages/targets';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { AccountsTab } from './AccountsTab';
import { AllocationTab } from './AllocationTab';
import { FiguresStrip } from './FiguresStrip';
import { HistoryTab } from './HistoryTab';
import { branchesOf, planPath, useAlignment, usePlan, useRenewPlan } from './plans';
import { StateBadge } from './TargetPlansScreen';

const RollUpTab = lazy(() => import('./RollUpTab'));
const text = targetMessages.plan;

/** One target plan: settings, accounts, territories, what happened. */
export function TargetPlanScreen() {
  const { workspace, plan: id } = useParams({ from: '/w/$workspace/targets/$plan' });
  const { data: plan, error } = usePlan(workspace, id);
  if (plan === undefined) {
    return (
      <Screen title={error === null ? text.opening : targetMessages.list.title} wide>
        {error === null ? <Skeleton height={400} /> : <RefusalAlert error={error} />}
      </Screen>
    );
  }
  return <Open key={id} workspace={workspace} plan={plan} />;
}

function Open({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const search = useSearch({ from: '/w/$workspace/targets/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/targets/$plan' });
  const renew = useRenewPlan(workspace, plan.id);
  const me = useSession()?.user?.name;
  const alignment = useAlignment(workspace, plan.alignmentId).data;
  useLive(workspace, plan.alignmentId, {
    targets: (event) => {
      if (event.planId === plan.id && event.author !== me) {
        notifications.show({ message: text.othersEdited(event.author, event.summary) });
        void renew();
      }
    },
    edited: () => void renew(),
    reconnected: () => void renew(),
  });
  const first = plan.canDefine ? 'allocation' : 'accounts';
  const tab = search.tab ?? first;
  const branches = branchesOf(plan).map((area) => alignment?.tree.find(({ number }) => number === area)?.name ?? String(area)).join(', ');
  return (
    <Screen
      title={plan.name}
      wide
      actions={
        <>
          <StateBadge state={plan.state} />
          {plan.canDefine && <More workspace={workspace} plan={plan} />}
        </>
      }
    >
      <Text size="sm" c="dimmed" mt={-12} mb={6}>
        {text.meta(plan.alignmentName, plan.fiscalYear, plan.currency)}
        {branches !== '' && ` · ${text.yourBranch(branches)}`}
      </Text>
      {plan.figures && tab !== 'allocation' && <FiguresStrip figures={plan.figures} unit={plan.unit} />}
      {plan.obstacle && (
        <Alert color="red" variant="light" mb="xs" title={text.obstacle}>
          {plan.obstacle}
        </Alert>
      )}
      <Tabs value={tab} onChange={(next) => void navigate({ search: (before) => ({ ...before, tab: next === first ? undefined : (next ?? undefined) }), replace: true })} keepMounted={false}>
        <Tabs.List aria-label={text.tabs} mb="xs">
          {plan.canDefine && <Tabs.Tab value="allocation">{text.allocation}</Tabs.Tab>}
          <Tabs.Tab value="accounts">{text.accounts}</Tabs.Tab>
          <Tabs.Tab value="territories">{text.rollUp}</Tabs.Tab>
          <Tabs.Tab value="history">{text.history}</Tabs.Tab>
        </Tabs.List>
        {plan.canDefine && (
          <Tabs.Panel value="allocation">{plan.settings && <AllocationTab key={JSON.stringify(plan.settings)} workspace={workspace} plan={plan} settings={plan.settings} />}</Tabs.Panel>
        )}
        <Tabs.Panel value="accounts">
          <AccountsTab workspace={workspace} plan={plan} />
        </Tabs.Panel>
        <Tabs.Panel value="territories">
          <Suspense fallback={<Skeleton height={400} />}>
            <RollUpTab workspace={workspace} plan={plan} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryTab workspace={workspace} plan={plan} />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}

function More({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const [renaming, rename] = useDisclosure(false);
  const [removing, remove] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs">{text.more}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={rename.open}>{text.rename}</Menu.Item>
          <Menu.Item color="red" onClick={remove.open}>{text.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={renaming} onClose={rename.close} title={text.rename} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <Rename workspace={workspace} plan={plan} onClose={rename.close} />
      </Modal>
      <Modal opened={removing} onClose={remove.close} title={text.removeQuestion} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <Remove workspace={workspace} plan={plan} onClose={remove.close} />
      </Modal>
    </>
  );
}

function Rename({ workspace, plan, onClose }: { workspace: string; plan: TargetPlan; onClose: () => void }) {
  const renew = useRenewPlan(workspace, plan.id);
  const client = useQueryClient();
  const [name, setName] = useState(plan.name);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      await write('PATCH', planPath(workspace, plan.id), { name });
      await Promise.all([renew(), client.invalidateQueries({ queryKey: ['target-plans', workspace] })]);
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextInput label={targetMessages.create.name} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
      <RefusalAlert error={error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit">{messages.common.save}</Button>
      </Group>
    </form>
  );
}

function Remove({ workspace, plan, onClose }: { workspace: string; plan: TargetPlan; onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const go = async () => {
    try {
      await write('DELETE', planPath(workspace, plan.id));
      void client.invalidateQueries({ queryKey: ['target-plans', workspace] });
      notifications.show({ message: text.removed });
      await navigate({ to: '/w/$workspace/targets', params: { workspace } });
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <>
      <Text size="sm">{text.removeConsequence}</Text>
      <RefusalAlert error={error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>{messages.common.cancel}</Button>
        <Button color="red" onClick={() => void go()}>{messages.common.remove}</Button>
      </Group>
    </>
  );
}
