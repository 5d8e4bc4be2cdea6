import { useModels } from '../models';
import { useLiveAnswer } from '../live';
import type { TerritoryTree } from '../../api/types';

/** The active model with its territories, indented by their level. */
export function useActiveTree(workspace: string) {
  const { active, isPending, error } = useModels(workspace);
  const tree = useLiveAnswer<TerritoryTree>(workspace, `/models/${active?.id ?? ''}/tree`, active !== undefined);
  return {
    active,
    isPending,
    error: error ?? tree.error,
    nodes: tree.data?.nodes ?? [],
    options: (tree.data?.nodes ?? []).map(({ id, name, depth }) => ({ value: id, label: `${'  '.repeat(depth)}${name}` })),
  };
}
