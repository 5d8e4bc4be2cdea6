import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../api/client';
import { workspacePath } from '../api/paths';
import type { QuotaContent, QuotaEvaluation, QuotaPlan } from '../api/types';
import { quotaKey, useEvaluation } from './quotaPlans';

export interface Figures {
  /** The last ones that could be worked out. */
  readonly evaluation: QuotaEvaluation | undefined;
  readonly error: Error | null;
  /** Why the changes cannot be worked out; the figures shown are older then. */
  readonly refused: Error | null;
  readonly isWorking: boolean;
}

/** What the plan comes to, changes that are not saved yet included. */
export function useFigures(workspace: string, plan: QuotaPlan, present: QuotaContent | null, isChanged: boolean): Figures {
  const stored = useEvaluation(workspace, plan);
  const written = isChanged ? JSON.stringify(present) : '';
  const [asked] = useDebouncedValue(written, 250);
  const preview = useQuery({
    queryKey: quotaKey(workspace, plan.id, 'preview', plan.revision, asked),
    queryFn: () => write<QuotaEvaluation>('POST', `${workspacePath(workspace)}/quota-plans/preview`, { targetPlanId: plan.targetPlanId, content: JSON.parse(asked) as QuotaContent }),
    enabled: asked !== '' && isChanged,
    staleTime: 'static',
    gcTime: 60_000,
  });
  const fresh = isChanged ? (asked === '' ? undefined : preview.data) : stored.data;
  const [last, setLast] = useState(fresh);
  if (fresh !== undefined && fresh !== last) {
    setLast(fresh);
  }
  return {
    evaluation: fresh ?? last,
    error: stored.error,
    refused: isChanged && asked === written ? preview.error : null,
    isWorking: isChanged && (asked !== written || preview.isFetching),
  };
}
