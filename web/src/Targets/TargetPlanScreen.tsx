import './targets.css';
import { Alert, Skeleton, Tabs, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useLive } from '../api/live';
import { useSession } from '../api/session';
import type { TargetPlan } from '../api/types';
import { targetMessages } from '../messages/targets';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { AccountsTab } from './AccountsTab';
import { AllocationTab } from './AllocationTab';
import { CompareTab } from './CompareTab';
import { FiguresStrip } from './FiguresStrip';
import { HistoryTab } from './HistoryTab';
import { MoreMenu } from './MoreMenu';
import { branchesOf, useAlignment, usePlan, useRenewPlan } from './plans';
import { ProductsTab } from './ProductsTab';
import { ReconcileTab } from './ReconcileTab';
import { StateButtons } from './StateButtons';
import { StateBadge } from './TargetPlansScreen';
import { YourRequests } from './YourRequests';

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
  // Managers get no settings: they see their branch, not what stands above it.
  const seesAll = plan.settings !== null && plan.settings !== undefined;
  const tab = search.tab ?? first;
  const branches = branchesOf(plan).map((area) => alignment?.tree.find(({ number }) => number === area)?.name ?? String(area)).join(', ');
  return (
    <Screen
      title={plan.name}
      wide
      actions={
        <>
          <StateBadge state={plan.state} />
          {plan.canDefine && <StateButtons workspace={workspace} plan={plan} />}
          <MoreMenu workspace={workspace} plan={plan} />
        </>
      }
    >
      <Text size="sm" c="dimmed" mt={-12} mb={6}>
        {text.meta(plan.alignmentName, plan.fiscalYear, plan.currency)}
        {branches !== '' && ` · ${text.yourBranch(branches)}`}
      </Text>
      {plan.figures && tab !== 'allocation' && <FiguresStrip figures={plan.figures} unit={plan.unit} />}
      <YourRequests workspace={workspace} plan={plan} />
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
          {seesAll && <Tabs.Tab value="products">{targetMessages.products.tab}</Tabs.Tab>}
          {seesAll && <Tabs.Tab value="reconciliation">{text.reconcile}</Tabs.Tab>}
          {seesAll && <Tabs.Tab value="compare">{targetMessages.scenario.tab}</Tabs.Tab>}
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
        {seesAll && (
          <>
            <Tabs.Panel value="reconciliation">
              <ReconcileTab key={JSON.stringify(plan.settings?.reconcile)} workspace={workspace} plan={plan} />
            </Tabs.Panel>
            <Tabs.Panel value="products">
              <ProductsTab workspace={workspace} plan={plan} />
            </Tabs.Panel>
            <Tabs.Panel value="compare">
              <CompareTab workspace={workspace} plan={plan} />
            </Tabs.Panel>
          </>
        )}
        <Tabs.Panel value="history">
          <HistoryTab workspace={workspace} plan={plan} />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
