import type { TerritoryNode } from '../../api/types';

/** Whether a territory is another one or below it. O(depth). */
export function isBelow(id: string, above: string, nodeOf: ReadonlyMap<string, TerritoryNode>): boolean {
  for (let at: string | null | undefined = id; at; at = nodeOf.get(at)?.parent) {
    if (at === above) {
      return true;
    }
  }
  return false;
}

/** A color for each branch below the top and all in it; where there are no branches, for each territory. Nodes with parents before children. */
export function branchColors(nodes: readonly TerritoryNode[], palette: readonly string[]): Map<string, string> {
  const colors = new Map<string, string>();
  let next = 0;
  for (const { id, parent, depth } of nodes) {
    colors.set(id, depth > 1 && parent !== null ? colors.get(parent)! : palette[next++ % palette.length]);
  }
  return colors;
}
