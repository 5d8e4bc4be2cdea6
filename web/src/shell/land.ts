import { workspacePath } from '../api/paths';
import type { BoundarySetInfo } from '../api/types';
import type { BaseTiles } from '../map';

export function tilesOf(workspace: string, set: string): string {
  return `${location.origin}${workspacePath(workspace)}/boundary-sets/${set}/tiles/{z}/{x}/{y}`;
}

/** Land and state lines from the built-in sets, where the workspace has them; not the set that is drawn over them. */
export function landOf(workspace: string, sets: readonly BoundarySetInfo[], drawn?: string | null): BaseTiles {
  const address = (word: string) => {
    const set = sets.find(({ builtIn, name }) => builtIn && name.toLowerCase().includes(word));
    return set === undefined || set.id === drawn ? undefined : tilesOf(workspace, set.id);
  };
  return { land: address('countries'), lines: address('states') };
}
