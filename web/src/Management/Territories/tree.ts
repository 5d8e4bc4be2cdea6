import type { TerritoryNode, TerritoryPerson } from '../../api/types';

/** A row of the tree as it is shown. */
export interface TreeRow {
  readonly node: TerritoryNode;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

const holds = (text: string, words: string) => text.toLocaleLowerCase('en').includes(words);

/** Whether the territory itself, or one of its people, has the words. */
function isFound({ name, people, forecastManager }: TerritoryNode, words: string): boolean {
  return holds(name, words) || holds(forecastManager ?? '', words) || people.some((person) => holds(person.name, words));
}

/**
 * Rows in the order of the tree. What is closed hides what is below it; with words only territories that have them stay, with all above them, and nothing is closed.
 * @param nodes parents before their children
 */
export function rowsOf(nodes: readonly TerritoryNode[], closed: ReadonlySet<string>, find: string): TreeRow[] {
  const words = find.trim().toLocaleLowerCase('en');
  const parents = new Set(nodes.map(({ parent }) => parent));
  const parentOf = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const kept = new Set<string>();
  if (words !== '') {
    for (const node of nodes.filter((one) => isFound(one, words))) {
      for (let at: string | null | undefined = node.id; at && !kept.has(at); at = parentOf.get(at)) {
        kept.add(at);
      }
    }
  }
  const hidden = new Set<string>();
  const rows: TreeRow[] = [];
  for (const node of nodes) {
    const isOpen = words !== '' || !closed.has(node.id);
    if (node.parent !== null && hidden.has(node.parent)) {
      hidden.add(node.id);
      continue;
    }
    if (!isOpen) {
      hidden.add(node.id);
    }
    if (words === '' || kept.has(node.id)) {
      rows.push({ node, hasChildren: parents.has(node.id), isOpen });
    }
  }
  return rows;
}

/** What is closed at first: large models show their upper levels only. */
export function closedAtFirst(nodes: readonly TerritoryNode[]): Set<string> {
  return new Set(nodes.length <= 80 ? [] : nodes.filter(({ depth }) => depth >= 1).map(({ id }) => id));
}

/** Sellers first, then who covers, then caretakers. */
const order: Record<TerritoryPerson['kind'], number> = { regular: 0, temporaryCover: 1, caretaker: 2 };
export const sortedPeople = (people: readonly TerritoryPerson[]) => [...people].sort((a, b) => order[a.kind] - order[b.kind] || a.name.localeCompare(b.name, 'en'));
