import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useRenewLive } from './live';

/** Does something to the live model, says so, and shows it anew; keeps the refusal when it was refused. */
export function useAct(workspace: string) {
  const renew = useRenewLive(workspace);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const act = async <T>(doing: () => Promise<T>, said?: (answer: T) => string): Promise<T | undefined> => {
    setBusy(true);
    setError(null);
    try {
      const answer = await doing();
      if (said !== undefined) {
        notifications.show({ message: said(answer) });
      }
      await renew();
      return answer;
    } catch (refusal) {
      setError(refusal);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { act, error, isBusy };
}
