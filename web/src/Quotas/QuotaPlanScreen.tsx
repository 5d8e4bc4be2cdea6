import './quotas.css';
import { Skeleton, Stack, Tabs, Text } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useLive } from '../api/live';
import { useMembership, useSession } from '../api/session';
import type { QuotaContent, QuotaPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { TextLink } from '../shell/LinkButton';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { AnswersTable } from './AnswersTable';
import { ApprovalTab } from './ApprovalTab';
import { AsOfTab } from './AsOfTab';
import { CapacityTab } from './CapacityTab';
import { DraftBar } from './DraftBar';
import { MoreMenu } from './MoreMenu';
import { useEvaluation, useQuotaPlan, useRenewQuotaPlan } from './quotaPlans';
import { RiskTab } from './RiskTab';
import { RulesTab } from './RulesTab';
import { ScenariosTab } from './ScenariosTab';
import { SellerSeat } from './SellerSeat';
import { SellersTab } from './SellersTab';
import { StateBadge } from './StateBadge';
import { StrategicPanel } from './StrategicPanel';
import { useDraft } from './useDraft';
import { useFigures } from './useFigures';
import { useGround } from './useGround';

const MapTab = lazy(() => import('./MapTab'));
const text = quotaMessages.plan;

/** One quota plan: the number at the top, sellers, rules, capacity, risk, scenarios, approval. */
export function QuotaPlanScreen() {
  const { workspace, plan: id } = useParams({ from: '/w/$workspace/quotas/$plan' });
  const { data: plan, error } = useQuotaPlan(workspace, id);
  if (plan === undefined) {
    return (
      <Screen title={error === null ? text.opening : quotaMessages.list.title} wide>
        {error === null ? <Skeleton height={400} /> : <RefusalAlert error={error} />}
      </Screen>
    );
  }
  return plan.content ? <Whole key={id} workspace={workspace} plan={plan} content={plan.content} /> : <Branch key={id} workspace={workspace} plan={plan} />;
}

interface Parts {
  readonly workspace: string;
  readonly plan: QuotaPlan;
}

function Whole({ workspace, plan, content }: Parts & { content: QuotaContent }) {
  const ground = useGround(workspace, plan);
  const use = useDraft(workspace, plan, content);
  const isChanged = use.differences.length > 0;
  const figures = useFigures(workspace, plan, use.draft.present, isChanged);
  const renew = useRenewQuotaPlan(workspace, plan.id);
  useLive(workspace, ground.target?.alignmentId ?? null, { targets: () => void renew(), edited: () => void renew(), reconnected: () => void renew() });
  const { evaluation } = figures;
  const whole = evaluation?.whole ? [evaluation.whole] : [];
  const unit = evaluation?.unit ?? 1;
  const alignments = ground.alignment === undefined ? [] : [ground.alignment];
  const isBarShown = use.canEdit && (isChanged || use.draft.future.length > 0);
  return (
    <Screen
      title={plan.name}
      wide
      actions={
        <>
          <StateBadge state={plan.state} />
          <MoreMenu workspace={workspace} plan={plan} content={content} />
        </>
      }
    >
      <div style={{ '--draft-bar': isBarShown ? '58px' : '0px' } as React.CSSProperties}>
        <Meta workspace={workspace} plan={plan} />
        <RefusalAlert error={figures.error} />
        {evaluation === undefined && figures.error === null && <Skeleton height={400} />}
        {evaluation?.whole && <StrategicPanel whole={evaluation.whole} content={use.draft.present} unit={unit} />}
        {evaluation !== undefined && (
          <PlanTabs
            tabs={[
              { value: 'sellers', label: text.sellers, body: () => <SellersTab workspace={workspace} plan={plan} target={ground.target} tree={ground.tree} evaluation={evaluation} unit={unit} use={use} /> },
              { value: 'rules', label: text.rules, body: () => <RulesTab workspace={workspace} use={use} levels={ground.levels} /> },
              ...whole.map(({ capacity }) => ({ value: 'capacity', label: text.capacity, body: () => <CapacityTab capacity={capacity} content={use.draft.present} target={ground.target} unit={unit} /> })),
              { value: 'risk', label: text.risk, body: () => <RiskTab workspace={workspace} plan={plan} content={content} evaluation={evaluation} unit={unit} isChanged={isChanged} /> },
              ...alignments.map((alignment) => ({ value: 'map', label: text.map, body: () => <Suspense fallback={<Skeleton height={400} />}><MapTab workspace={workspace} alignment={alignment} evaluation={evaluation} content={use.draft.present} /></Suspense> })),
              { value: 'scenarios', label: text.scenarios, body: () => <ScenariosTab workspace={workspace} plan={plan} unit={unit} isChanged={isChanged} /> },
              { value: 'approval', label: text.approval, body: () => <ApprovalTab workspace={workspace} plan={plan} content={content} isChanged={isChanged}><AnswersTable workspace={workspace} plan={plan} evaluation={evaluation} /></ApprovalTab> },
              { value: 'as-of', label: text.asOf, body: () => <AsOfTab workspace={workspace} plan={plan} target={ground.target} evaluation={evaluation} unit={unit} /> },
            ]}
          />
        )}
        <DraftBar use={use} refused={figures.refused} isWorking={figures.isWorking} />
      </div>
    </Screen>
  );
}

/** What a manager sees of the own branch, and a seller of the own seats. */
function Branch({ workspace, plan }: Parts) {
  const ground = useGround(workspace, plan);
  const { data: evaluation, error } = useEvaluation(workspace, plan);
  const me = useSession()?.user?.id;
  const isSeller = useMembership(workspace)?.role === 'seller';
  const unit = evaluation?.unit ?? 1;
  const mine = evaluation?.seats.filter(({ memberId }) => memberId === me) ?? [];
  const branch = evaluation === undefined ? undefined : { ...evaluation, seats: evaluation.seats.filter(({ worked }) => worked !== null) };
  const own = evaluation !== undefined && (
    <Stack gap="xl">
      {mine.map((figures) => (
        <SellerSeat key={figures.key} workspace={workspace} plan={plan} target={ground.target} tree={ground.tree} figures={figures} currency={evaluation.currency} unit={unit} isMine />
      ))}
    </Stack>
  );
  return (
    <Screen
      title={plan.name}
      wide={!isSeller}
      actions={
        <>
          <StateBadge state={plan.state} />
          <MoreMenu workspace={workspace} plan={plan} content={null} />
        </>
      }
    >
      {!isSeller && <Meta workspace={workspace} plan={plan} more={text.branchOnly} />}
      <RefusalAlert error={error} />
      {evaluation === undefined && error === null && <Skeleton height={400} />}
      {isSeller && own}
      {!isSeller && branch !== undefined && (
        <PlanTabs
          tabs={[
            ...(mine.length === 0 ? [] : [{ value: 'mine', label: text.mine, body: () => own }]),
            { value: 'sellers', label: text.sellers, body: () => <SellersTab workspace={workspace} plan={plan} target={ground.target} tree={ground.tree} evaluation={branch} unit={unit} use={null} /> },
          ]}
        />
      )}
    </Screen>
  );
}

function Meta({ workspace, plan, more }: Parts & { more?: string }) {
  return (
    <Text size="sm" c="dimmed" mt={-12} mb={6}>
      {text.stands}{' '}
      <TextLink size="sm" to="/w/$workspace/targets/$plan" params={{ workspace, plan: plan.targetPlanId }} search={{}}>
        {plan.targetPlanName}
      </TextLink>
      {more !== undefined && ` · ${more}`}
    </Text>
  );
}

function PlanTabs({ tabs }: { tabs: readonly { readonly value: string; readonly label: string; readonly body: () => ReactNode }[] }) {
  const search = useSearch({ from: '/w/$workspace/quotas/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/quotas/$plan' });
  const first = tabs[0].value;
  const tab = tabs.find(({ value }) => value === search.tab)?.value ?? first;
  return (
    <Tabs value={tab} onChange={(next) => void navigate({ search: (before) => ({ ...before, tab: next === first ? undefined : (next ?? undefined) }), replace: true })} keepMounted={false}>
      <Tabs.List aria-label={text.tabs} mb="xs">
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>{label}</Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ value, body }) => (
        <Tabs.Panel key={value} value={value}>{tab === value && body()}</Tabs.Panel>
      ))}
    </Tabs>
  );
}
