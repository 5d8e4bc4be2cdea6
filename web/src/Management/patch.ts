import { useCanEdit } from '../api/session';
import type { Patch } from '../api/types';
import { useLiveAnswer } from './live';

/** What the person may see and do, territory by territory. */
export const usePatch = (workspace: string) => useLiveAnswer<Patch>(workspace, '/patch').data;

/** Whether the person may not change a territory, or any at all, but propose it. */
export function useMayPropose(workspace: string, territory?: string): boolean {
  const canEdit = useCanEdit(workspace);
  const patch = usePatch(workspace);
  return !canEdit && patch?.territories.some(({ id, rights }) => (territory === undefined || id === territory) && rights.includes('propose')) === true;
}
