import type { Area } from '../api/types';

/** Areas as a tree from the top, brothers by name. */
export function treeOf<T extends { readonly area: number; readonly parent: number; readonly name: string }>(areas: readonly T[]): { readonly one: T; readonly depth: number }[] {
  const known = new Set(areas.map(({ area }) => area));
  const below = new Map<number, T[]>();
  for (const one of areas) {
    const parent = known.has(one.parent) ? one.parent : -1;
    below.set(parent, [...(below.get(parent) ?? []), one]);
  }
  const rows: { one: T; depth: number }[] = [];
  const walk = (parent: number, depth: number) => {
    for (const one of (below.get(parent) ?? []).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
      rows.push({ one, depth });
      walk(one.area, depth + 1);
    }
  };
  walk(-1, 0);
  return rows;
}

/** An area with everything below it. */
export function within(tree: readonly Area[], top: number): Set<number> {
  const found = new Set([top]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { number, parent } of tree) {
      if (found.has(parent)) {
        found.add(number);
      }
    }
  }
  return found;
}

/** Areas for a list to choose from, indented by level. */
export function areaChoices(tree: readonly Area[]): { value: string; label: string }[] {
  return treeOf(tree.map(({ number, parent, name, level }) => ({ area: number, parent, name, level }))).map(({ one, depth }) => ({
    value: String(one.area),
    label: `${'\u2003'.repeat(depth)}${one.name}`,
  }));
}
