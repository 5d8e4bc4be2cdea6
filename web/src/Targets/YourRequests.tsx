import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { write } from '../api/client';
import type { TargetPlan, TargetRequest } from '../api/types';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { branchesOf, planPath, useRenewPlan } from './plans';
import { useRequests } from './requests';

const text = targetMessages.requests;

/** What a manager is asked, and the one act that says it is done. */
export function YourRequests({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const requests = useRequests(workspace, plan).data?.items ?? [];
  const renew = useRenewPlan(workspace, plan.id);
  const [error, setError] = useState<unknown>(null);
  if (branchesOf(plan).length === 0) {
    return null;
  }
  const submit = async (request: TargetRequest) => {
    setError(null);
    try {
      await write('POST', `${planPath(workspace, plan.id)}/requests/${String(request.area)}/state`, { state: 'submitted' });
      announce(text.submitted);
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <>
      {requests.map((one) => (
        <Alert key={one.area} variant="light" mb="xs" py="xs" title={text.yours(one.name, one.due)}>
          <Group justify="space-between">
            <Text size="sm">
              {text.yoursState(formatCount(one.answered), formatCount(one.accounts), text.states[one.state])} {one.note && `“${one.note}”`}
            </Text>
            {(one.state === 'open' || one.state === 'returned') && <Button size="xs" onClick={() => void submit(one)}>{text.submit}</Button>}
          </Group>
        </Alert>
      ))}
      <RefusalAlert error={error} />
    </>
  );
}
