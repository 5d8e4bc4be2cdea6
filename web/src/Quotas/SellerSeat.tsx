import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { write } from '../api/client';
import type { Area, QuotaPlan, QuotaSeatFigures, SellerAnswer, TargetPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { announce } from '../shell/announce';
import { formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from '../Targets/amounts';
import { quotaPath, useRenewQuotaPlan } from './quotaPlans';
import { SeatAccounts } from './SeatAccounts';
import { SeatPeriods } from './SeatPanel';

const text = quotaMessages.mine;

interface Props {
  readonly workspace: string;
  readonly plan: QuotaPlan;
  readonly target: TargetPlan | undefined;
  readonly tree: readonly Area[];
  readonly figures: QuotaSeatFigures;
  readonly currency: string;
  readonly unit: number;
  /** Whether the caller sits there. */
  readonly isMine: boolean;
}

/** What a seller carries: the quota, its periods, the accounts behind it; to be accepted, or disputed with a comment. */
export function SellerSeat({ workspace, plan, target, tree, figures, currency, unit, isMine }: Props) {
  const territories = figures.areas.map((area) => tree.find(({ number }) => number === area)?.name ?? '').filter((name) => name !== '');
  return (
    <section aria-label={text.quotaOf(figures.name)} data-testid={`mine-${figures.key}`}>
      <Group justify="space-between" align="flex-end" mb="xs">
        <div>
          <Title order={2} size="h4">{figures.name}</Title>
          <Text size="sm" c="dimmed">{[figures.role, territories.join(', ')].filter(Boolean).join(' · ')}</Text>
        </div>
        <Text size="sm">
          {text.quota}{' '}
          <Text span size="xl" fw={700} className="tabular">{formatAmount(figures.quota, unit)}</Text> {currency}
        </Text>
      </Group>
      <Answer workspace={workspace} plan={plan} figures={figures} isMine={isMine} />
      <div className="mine">
        <SeatPeriods figures={figures} unit={unit} isOpen />
        <Stack gap="xs">
          <Text size="sm">{text.targets} <b className="tabular">{formatAmount(figures.targets, unit)}</b></Text>
          <SeatAccounts workspace={workspace} target={target} seat={undefined} figures={figures} unit={unit} count={12} />
        </Stack>
      </div>
    </section>
  );
}

function Answer({ workspace, plan, figures, isMine }: { workspace: string; plan: QuotaPlan; figures: QuotaSeatFigures; isMine: boolean }) {
  const renew = useRenewQuotaPlan(workspace, plan.id);
  const [comment, setComment] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<SellerAnswer | null>(null);
  const { answer } = figures;
  const path = quotaPath(workspace, plan.id);
  const isFrozen = plan.state === 'approved' || plan.state === 'running';
  const say = async (said: SellerAnswer) => {
    setError(null);
    setBusy(said);
    try {
      await write('POST', `${path}/answers`, { seat: figures.key, answer: said, comment: comment.trim() === '' ? undefined : comment.trim() });
      setComment('');
      announce(text.said[said]);
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(null);
  };
  return (
    <Alert variant="light" color={answer?.state === 'disputed' ? 'orange' : answer?.state === 'accepted' ? 'green' : undefined} mb="sm" py="xs" title={answer === null || answer === undefined ? text.notAsked : text.answers[answer.state]} role="region">
      {answer?.at && (
        <Text size="sm">
          {answer.by}, {formatInstant(answer.at)}{answer.comment && ` “${answer.comment}”`}
        </Text>
      )}
      {isMine && isFrozen && (
        <Group align="flex-end" gap="xs" mt={6}>
          <Textarea size="xs" label={text.comment} description={text.commentHelp} value={comment} onChange={(event) => setComment(event.currentTarget.value)} autosize minRows={1} maxLength={2000} style={{ flex: 1, minWidth: 260 }} />
          <Button size="xs" loading={busy === 'accepted'} disabled={busy !== null} onClick={() => void say('accepted')}>{text.accept}</Button>
          <Button size="xs" variant="default" loading={busy === 'disputed'} disabled={busy !== null || comment.trim() === ''} onClick={() => void say('disputed')}>{text.dispute}</Button>
        </Group>
      )}
      {isFrozen && (
        <Button component="a" href={`${path}/letters/${encodeURIComponent(figures.key)}.pdf`} download size="xs" variant="default" mt={8}>{text.letter}</Button>
      )}
      <RefusalAlert error={error} />
    </Alert>
  );
}
