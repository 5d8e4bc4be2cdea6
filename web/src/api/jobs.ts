import { useQuery } from '@tanstack/react-query';
import { get, write } from './client';
import { workspacePath } from './paths';
import type { Job } from './types';

export const isOver = (job: Job) => job.state === 'succeeded' || job.state === 'failed' || job.state === 'canceled';

/** One job, followed until it is over. The live link only makes it quicker. */
export function useJob(workspace: string, id: string | undefined) {
  return useQuery({
    queryKey: ['job', workspace, id],
    queryFn: ({ signal }) => get<Job>(`${workspacePath(workspace)}/jobs/${id}`, signal),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data !== undefined && isOver(query.state.data) ? false : 500),
  });
}

export const cancelJob = (workspace: string, id: string) => write<Job>('POST', `${workspacePath(workspace)}/jobs/${id}/cancel`);

const pause = () => new Promise((resolve) => setTimeout(resolve, 400));

/** Waits until a job is over. */
export async function followJob(workspace: string, id: string): Promise<Job> {
  for (;;) {
    const job = await get<Job>(`${workspacePath(workspace)}/jobs/${id}`);
    if (isOver(job)) {
      return job;
    }
    await pause();
  }
}
