import './quotas.css';
import { Skeleton, Tabs, Text } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useLive } from '../api/live';
import type { QuotaContent, QuotaPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { TextLink } from '../shell/LinkButton';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { useAlignment, usePlan } from '../Targets/plans';
import { ApprovalTab } from './ApprovalTab';
import { AsOfTab } from './AsOfTab';
import { CapacityTab } from './CapacityTab';
import { DraftBar } from './DraftBar';
import { MoreMenu } from './MoreMenu';
import { useEvaluation, useQuotaPlan, useRenewQuotaPlan } from './quotaPlans';
import { RiskTab } from './RiskTab';
import { RulesTab } from './RulesTab';
import { SellersTab } from './SellersTab';
import { StateBadge } from './StateBadge';
import { StrategicPanel } from './StrategicPanel';
import { useDraft } from './useDraft';
import { useFigures } from './useFigures';

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

/** The target plan it stands on and the alignment under that, as far as the caller may see them. */
function useGround(workspace: string, plan: QuotaPlan) {
  const target = usePlan(workspace, plan.targetPlanId).data;
  const alignment = useAlignment(workspace, target?.alignmentId ?? '').data;
  return { target, alignment, tree: alignment?.tree ?? [], unit: target?.unit ?? 1, levels: alignment?.levels ?? [] };
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
        {evaluation?.whole && <StrategicPanel whole={evaluation.whole} content={use.draft.present} unit={ground.unit} />}
        {evaluation !== undefined && (
          <PlanTabs
            tabs={[
              { value: 'sellers', label: text.sellers, body: () => <SellersTab workspace={workspace} plan={plan} target={ground.target} tree={ground.tree} evaluation={evaluation} unit={ground.unit} use={use} /> },
              { value: 'rules', label: text.rules, body: () => <RulesTab use={use} levels={ground.levels} /> },
              ...whole.map(({ capacity }) => ({ value: 'capacity', label: text.capacity, body: () => <CapacityTab capacity={capacity} content={use.draft.present} target={ground.target} unit={ground.unit} /> })),
              { value: 'risk', label: text.risk, body: () => <RiskTab workspace={workspace} plan={plan} content={content} evaluation={evaluation} unit={ground.unit} isChanged={isChanged} /> },
              ...alignments.map((alignment) => ({ value: 'map', label: text.map, body: () => <Suspense fallback={<Skeleton height={400} />}><MapTab workspace={workspace} alignment={alignment} evaluation={evaluation} content={use.draft.present} /></Suspense> })),
              { value: 'approval', label: text.approval, body: () => <ApprovalTab workspace={workspace} plan={plan} content={content} isChanged={isChanged} /> },
              { value: 'as-of', label: text.asOf, body: () => <AsOfTab workspace={workspace} plan={plan} target={ground.target} evaluation={evaluation} unit={ground.unit} /> },
            ]}
          />
        )}
        <DraftBar use={use} refused={figures.refused} isWorking={figures.isWorking} />
      </div>
    </Screen>
  );
}

function Branch({ workspace, plan }: Parts) {
  const ground = useGround(workspace, plan);
  const { data: evaluation, error } = useEvaluation(workspace, plan);
  return (
    <Screen
      title={plan.name}
      wide
      actions={
        <>
          <StateBadge state={plan.state} />
          <MoreMenu workspace={workspace} plan={plan} content={null} />
        </>
      }
    >
      <Meta workspace={workspace} plan={plan} more={text.branchOnly} />
      <RefusalAlert error={error} />
      {evaluation === undefined && error === null && <Skeleton height={400} />}
      {evaluation !== undefined && (
        <PlanTabs tabs={[{ value: 'sellers', label: text.sellers, body: () => <SellersTab workspace={workspace} plan={plan} target={ground.target} tree={ground.tree} evaluation={evaluation} unit={ground.unit} use={null} /> }]} />
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
