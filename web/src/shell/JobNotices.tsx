import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { isOver } from '../api/jobs';
import { useLive } from '../api/live';
import { useRenewLive } from '../Management/live';
import { messages } from '../messages/messages';
import { announce } from './announce';

/** Keeps jobs and the live model fresh wherever the person is, and says when a job is over. */
export function JobNotices({ workspace }: { workspace: string }) {
  const client = useQueryClient();
  const renewLive = useRenewLive(workspace);
  useLive(workspace, null, {
    management: () => void renewLive(),
    reconnected: () => void renewLive(),
    job: (job) => {
      client.setQueryData(['job', workspace, job.id], job);
      void client.invalidateQueries({ queryKey: ['jobs', workspace] });
      if (!isOver(job)) {
        return;
      }
      for (const list of ['datasets', 'boundary-sets', 'alignments']) {
        void client.invalidateQueries({ queryKey: [list, workspace] });
      }
      const end = { succeeded: messages.jobs.done, failed: messages.jobs.failed, canceled: messages.jobs.canceled }[job.state as 'succeeded' | 'failed' | 'canceled'];
      const title = `${messages.jobs.kinds[job.kind] ?? job.kind} ${end}`;
      notifications.show({ id: job.id, title, message: job.problem?.detail ?? job.message, color: job.state === 'failed' ? 'red' : 'tide', autoClose: 6000, closeButtonProps: { 'aria-label': messages.common.close } });
      announce(title);
    },
  });
  return null;
}
