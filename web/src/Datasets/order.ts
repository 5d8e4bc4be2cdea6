import type { LoadedColumn } from './columns';
import type { Condition } from './filters';

/** Which rows are wanted, and in which order. */
export interface TableQuery {
  readonly conditions: readonly { readonly key: string; readonly condition: Condition }[];
  /** Text that at least one of the columns contains; empty for none. */
  readonly search: string;
  readonly searched: readonly string[];
  readonly sort: { readonly key: string; readonly isDescending: boolean } | null;
}

export type Columns = ReadonlyMap<string, LoadedColumn>;

/** The rows that meet all conditions, in the wanted order; without an order in the file's. O(rows log rows) for a sort, else O(rows). */
export function rowsFor(query: TableQuery, columns: Columns, rows: number, ranks = new Map<string, Int32Array>()): Uint32Array<ArrayBuffer> {
  const isIn = new Uint8Array(rows).fill(1);
  for (const { key, condition } of query.conditions) {
    const column = columns.get(key);
    if (column !== undefined) {
      keepMatching(isIn, column, condition);
    }
  }
  if (query.search !== '') {
    keepFound(isIn, query.searched.flatMap((key) => columns.get(key) ?? []), query.search.toLowerCase());
  }
  let count = 0;
  const found = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    if (isIn[row] === 1) {
      found[count++] = row;
    }
  }
  const matching = found.slice(0, count);
  const sorted = query.sort === null ? undefined : columns.get(query.sort.key);
  return query.sort === null || sorted === undefined ? matching : inOrder(matching, query.sort, sorted, ranks);
}

function keepMatching(isIn: Uint8Array, column: LoadedColumn, condition: Condition): void {
  if (column.form === 'words') {
    const passes = Uint8Array.from(column.words, (word) => (wordPasses(word, condition) ? 1 : 0));
    const emptyPasses = condition.kind === 'empty' || condition.kind === 'lacks' ? 1 : 0;
    for (let row = 0; row < isIn.length; row++) {
      const word = column.values[row];
      isIn[row] &= word < 0 ? emptyPasses : passes[word];
    }
    return;
  }
  const values = column.values;
  for (let row = 0; row < isIn.length; row++) {
    isIn[row] &= numberPasses(values[row], condition) ? 1 : 0;
  }
}

function wordPasses(word: string, condition: Condition): boolean {
  switch (condition.kind) {
    case 'contains':
      return word.toLowerCase().includes(condition.text);
    case 'lacks':
      return !word.toLowerCase().includes(condition.text);
    case 'equals':
      return word.toLowerCase() === condition.text;
    case 'filled':
      return word !== '';
    case 'empty':
      return word === '';
    case 'within':
      return false;
  }
}

function numberPasses(value: number, condition: Condition): boolean {
  switch (condition.kind) {
    case 'empty':
      return value !== value;
    case 'filled':
      return value === value;
    case 'within':
      return (condition.isFromOpen ? value > condition.from : value >= condition.from) && (condition.isToOpen ? value < condition.to : value <= condition.to);
    default:
      return false;
  }
}

function keepFound(isIn: Uint8Array, columns: readonly LoadedColumn[], search: string): void {
  const texts = columns.filter((column) => column.form === 'words').map(({ values, words }) => ({
    values,
    hits: Uint8Array.from(words, (word) => (word.toLowerCase().includes(search) ? 1 : 0)),
  }));
  for (let row = 0; row < isIn.length; row++) {
    isIn[row] &= texts.some(({ values, hits }) => values[row] >= 0 && hits[values[row]] === 1) ? 1 : 0;
  }
}

/** Empty cells come last in both directions; equal cells keep the file's order. */
function inOrder(
  rows: Uint32Array<ArrayBuffer>,
  sort: { readonly key: string; readonly isDescending: boolean },
  column: LoadedColumn,
  ranks: Map<string, Int32Array>,
): Uint32Array<ArrayBuffer> {
  const sign = sort.isDescending ? -1 : 1;
  if (column.form === 'words') {
    const rank = ranks.get(sort.key) ?? rankOf(column.words);
    ranks.set(sort.key, rank);
    const place = (row: number) => (column.values[row] < 0 ? -1 : rank[column.values[row]]);
    return rows.sort((one, other) => {
      const a = place(one);
      const b = place(other);
      return a === b ? one - other : a < 0 ? 1 : b < 0 ? -1 : sign * (a - b);
    });
  }
  const values = column.values;
  return rows.sort((one, other) => {
    const a = values[one];
    const b = values[other];
    if (a !== a || b !== b) {
      return a === a ? -1 : b === b ? 1 : one - other;
    }
    return a === b ? one - other : a < b ? -sign : sign;
  });
}

/** The alphabetical place of each word, capitals and small letters alike. */
export function rankOf(words: readonly string[]): Int32Array {
  const lower = words.map((word) => word.toLowerCase());
  const order = Uint32Array.from(words, (_, word) => word).sort((one, other) => (lower[one] < lower[other] ? -1 : lower[one] > lower[other] ? 1 : one - other));
  const rank = new Int32Array(words.length);
  order.forEach((word, place) => (rank[word] = place > 0 && lower[order[place - 1]] === lower[word] ? rank[order[place - 1]] : place));
  return rank;
}
