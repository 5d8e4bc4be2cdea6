import { binary, write } from '../api/client';
import type { Dataset, TargetEditReply, TargetPlan } from '../api/types';
import type { Area } from '../api/types';
import { cellText, loadColumn, type LoadedColumn } from '../Datasets/columns';
import { targetMessages } from '../messages/targets';
import { AccountBook, type BookColumns } from './AccountBook';
import { branchesOf, planPath } from './plans';

type ColumnName = keyof BookColumns;

const shapes = {
  amount: Float64Array,
  calculated: Float64Array,
  bottomUp: Float64Array,
  override: Float64Array,
  lock: Float64Array,
  weight: Float64Array,
  source: Uint8Array,
  area: Int32Array,
} as const;

async function readColumns(path: string, names: readonly ColumnName[], signal?: AbortSignal): Promise<Partial<BookColumns>> {
  const bodies = await Promise.all(names.map((name) => binary(`${path}/columns/${name}`, signal)));
  return Object.fromEntries(names.map((name, at) => [name, new shapes[name](bodies[at])]));
}

/** Reads all accounts of a plan: keys and names from its dataset, layers as binary columns. */
export async function openBook(workspace: string, plan: TargetPlan, dataset: Dataset, tree: readonly Area[], signal: AbortSignal): Promise<AccountBook> {
  const path = planPath(workspace, plan.id);
  const [keys, names, columns] = await Promise.all([
    textOf(workspace, dataset, dataset.keyColumn, signal),
    textOf(workspace, dataset, dataset.nameColumn, signal),
    readColumns(path, Object.keys(shapes) as ColumnName[], signal),
  ]);
  const areaNames: string[] = Array.from({ length: Math.max(0, ...tree.map(({ number }) => number)) + 1 }, () => '');
  tree.forEach(({ number, name }) => (areaNames[number] = name));
  const book = new AccountBook(
    {
      keys: keys ?? Array.from({ length: dataset.rows }, (_, record) => String(record + 1)),
      names,
      areaNames,
      columns: columns as BookColumns,
      revision: plan.revision,
      isBranch: branchesOf(plan).length > 0,
      takeBack: { undo: plan.undo ?? null, redo: plan.redo ?? null },
    },
    {
      enter: (request) => write<TargetEditReply>('POST', `${path}/input`, request),
      takeBack: (kind, expectedRevision) => write<TargetEditReply>('POST', `${path}/${kind}`, { expectedRevision }),
      read: (wanted) => readColumns(path, wanted),
    },
  );
  book.sourceWords = targetMessages.grid.sources;
  return book;
}

async function textOf(workspace: string, dataset: Dataset, key: string | null | undefined, signal: AbortSignal): Promise<string[] | null> {
  const column = dataset.columns.find((one) => one.key === key);
  if (column === undefined) {
    return null;
  }
  const loaded = await loadColumn(workspace, dataset, column, signal);
  return Array.from({ length: dataset.rows }, (_, record) => textAt(loaded, record) ?? cellText(column, loaded, record));
}

function textAt(loaded: LoadedColumn, record: number): string | undefined {
  if (loaded.form === 'words') {
    return loaded.values[record] < 0 ? '' : loaded.words[loaded.values[record]];
  }
  return Number.isFinite(loaded.values[record]) ? String(loaded.values[record]) : undefined;
}
