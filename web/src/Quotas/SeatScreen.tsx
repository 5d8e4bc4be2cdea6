import './quotas.css';
import { Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useSession } from '../api/session';
import { messages } from '../messages/messages';
import { quotaMessages } from '../messages/quotas';
import { EmptyState } from '../shell/EmptyState';
import { LinkButton } from '../shell/LinkButton';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { useEvaluation, useQuotaPlan } from './quotaPlans';
import { SellerSeat } from './SellerSeat';
import { StateBadge } from './StateBadge';
import { useGround } from './useGround';

/** One seller's own page, as the seller sees it. */
export function SeatScreen() {
  const { workspace, plan: id, seat: key } = useParams({ from: '/w/$workspace/quotas/$plan/seats/$seat' });
  const { data: plan, error } = useQuotaPlan(workspace, id);
  const ground = useGround(workspace, plan);
  const evaluation = useEvaluation(workspace, { id, revision: plan?.revision ?? 0 }, plan !== undefined);
  const me = useSession()?.user?.id;
  const figures = evaluation.data?.seats.find((seat) => seat.key === key);
  return (
    <Screen
      title={plan?.name ?? quotaMessages.plan.opening}
      actions={
        plan && (
          <>
            <StateBadge state={plan.state} />
            <LinkButton size="xs" variant="default" to="/w/$workspace/quotas/$plan" params={{ workspace, plan: id }} search={{}}>{quotaMessages.mine.wholePlan}</LinkButton>
          </>
        )
      }
    >
      <RefusalAlert error={error ?? evaluation.error} />
      {plan !== undefined && evaluation.data === undefined && evaluation.error === null && <Skeleton height={400} />}
      {evaluation.data !== undefined && figures === undefined && <EmptyState title={messages.common.notFound} text={messages.common.notFoundText} />}
      {plan !== undefined && evaluation.data !== undefined && figures !== undefined && (
        <SellerSeat workspace={workspace} plan={plan} target={ground.target} tree={ground.tree} figures={figures} currency={evaluation.data.currency} unit={evaluation.data.unit} isMine={figures.memberId === me} />
      )}
    </Screen>
  );
}
