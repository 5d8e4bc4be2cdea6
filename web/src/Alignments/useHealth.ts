import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Health } from '../api/types';
import { usePlanVersion, useWorkbench } from './workbenchContext';

/** What is wrong with the saved plan and how good it is, asked anew for each revision. */
export function useHealth() {
  const { bench } = useWorkbench();
  usePlanVersion();
  const { revision } = bench.plan;
  return useQuery({
    queryKey: ['health', bench.id, revision],
    queryFn: ({ signal }) => get<Health>(`${bench.path}/health`, signal),
    placeholderData: keepPreviousData,
    staleTime: 'static',
    gcTime: 30_000,
  });
}
