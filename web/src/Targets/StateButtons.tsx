import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/client';
import type { TargetPlan } from '../api/types';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { ConfirmButton } from '../shell/ConfirmButton';
import { RefusalAlert } from '../shell/RefusalAlert';
import { planPath, useRenewPlan } from './plans';

const text = targetMessages.state;

/** The steps a plan can take from where it is; publishing asks first. */
export function StateButtons({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const renew = useRenewPlan(workspace, plan.id);
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const move = async (state: TargetPlan['state']) => {
    setError(null);
    try {
      await write('POST', `${planPath(workspace, plan.id)}/state`, { expectedRevision: plan.revision, state });
      announce(text.moved(targetMessages.states[state]));
      await Promise.all([renew(), client.invalidateQueries({ queryKey: ['target-plans', workspace] })]);
    } catch (refusal) {
      setError(refusal);
    }
  };
  const { state } = plan;
  return (
    <>
      <RefusalAlert error={error} />
      {state === 'draft' && <Button size="xs" variant="default" onClick={() => void move('collecting')}>{text.ask}</Button>}
      {state !== 'draft' && <Button size="xs" variant="default" onClick={() => void move('draft')}>{text.draft}</Button>}
      {(state === 'draft' || state === 'collecting') && (
        <ConfirmButton size="xs" label={text.publishNow} question={text.publishQuestion} consequence={text.publishConsequence} onConfirm={() => void move('published')} />
      )}
      {state === 'published' && <Button size="xs" variant="default" onClick={() => void move('closed')}>{text.close}</Button>}
    </>
  );
}
