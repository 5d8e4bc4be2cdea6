import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { write } from '../api/client';
import type { ApprovalState, ApprovalStep, QuotaContent, QuotaPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { announce } from '../shell/announce';
import { formatNumber } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { EditTimeline } from '../Targets/EditTimeline';
import { quotaKey, quotaPath, useRenewQuotaPlan } from './quotaPlans';

const text = quotaMessages.approval;
const way: readonly ApprovalState[] = ['draft', 'inReview', 'approved', 'running'];
const steps: Record<ApprovalState, readonly ApprovalStep[]> = { draft: ['submit'], returned: ['submit'], inReview: ['approve', 'return', 'recall'], approved: ['start', 'reopen'], running: [] };

/** Where the plan stands, what can be done with it, who approves, and everything that happened. */
export function ApprovalTab({ workspace, plan, content, isChanged, children }: { workspace: string; plan: QuotaPlan; content: QuotaContent; isChanged: boolean; children?: React.ReactNode }) {
  const renew = useRenewQuotaPlan(workspace, plan.id);
  const [comment, setComment] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<ApprovalStep | null>(null);
  const take = async (step: ApprovalStep) => {
    setError(null);
    setBusy(step);
    try {
      const moved = await write<QuotaPlan>('POST', `${quotaPath(workspace, plan.id)}/steps`, { expectedRevision: plan.revision, step, comment: comment.trim() === '' ? undefined : comment.trim() });
      setComment('');
      announce(text.moved(quotaMessages.states[moved.state]));
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(null);
  };
  const here = plan.state === 'returned' ? 0 : way.indexOf(plan.state);
  const open = plan.canDefine ? steps[plan.state] : [];
  return (
    <div className="approval">
      <Stack gap="md">
        <ol className="way" aria-label={text.label}>
          {way.map((state, at) => (
            <li key={state} aria-current={at === here ? 'step' : undefined} className={at < here ? 'past' : at === here ? 'here' : ''}>
              {plan.state === 'returned' && at === 0 ? quotaMessages.states.returned : quotaMessages.states[state]}
            </li>
          ))}
        </ol>
        <Text size="sm">{text.meanings[plan.state]}</Text>
        {open.length > 0 && (
          <section aria-label={text.act}>
            <Textarea size="sm" label={text.comment} description={plan.state === 'inReview' ? text.commentHelp : undefined} value={comment} onChange={(event) => setComment(event.currentTarget.value)} autosize minRows={2} maxLength={1000} maw={520} />
            {isChanged && <Text size="sm" mt={6} role="status">{text.saveFirst}</Text>}
            <RefusalAlert error={error} />
            <Group gap="xs" mt="xs">
              {open.map((step, at) => (
                <Button key={step} size="sm" variant={at === 0 ? 'filled' : 'default'} loading={busy === step} disabled={isChanged || busy !== null || (step === 'return' && comment.trim() === '')} onClick={() => void take(step)}>
                  {text.steps[step]}
                </Button>
              ))}
            </Group>
          </section>
        )}
        <section aria-label={quotaMessages.rules.limits}>
          <Title order={2} size="h6">{quotaMessages.rules.limits}</Title>
          {(content.limits ?? []).length === 0 ? (
            <Text size="sm" c="dimmed">{quotaMessages.rules.noLimits}</Text>
          ) : (
            <>
              {content.limits!.map((limit, at) => (
                <Text size="sm" key={at}>{text.limit(quotaMessages.rules.approvers[limit.approver] ?? limit.approver, limit.percent === null ? null : formatNumber(limit.percent))}</Text>
              ))}
              <Text size="xs" c="dimmed">{quotaMessages.rules.limitsText}</Text>
            </>
          )}
        </section>
        {children}
      </Stack>
      <section aria-label={text.history}>
        <Title order={2} size="h6" mb="xs">{text.history}</Title>
        <EditTimeline path={quotaPath(workspace, plan.id)} queryKey={quotaKey(workspace, plan.id, 'edits', plan.revision)} words={(edit) => text.summaries[edit.summary] ?? edit.summary} />
      </section>
    </div>
  );
}
