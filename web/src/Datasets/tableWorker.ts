import type { LoadedColumn } from './columns';
import { rowsFor, type TableQuery } from './order';

/** What the table's worker is told: a column it may need, or a question. */
export type WorkerRequest =
  | { readonly kind: 'column'; readonly key: string; readonly column: LoadedColumn }
  | { readonly kind: 'query'; readonly number: number; readonly rows: number; readonly query: TableQuery };

export interface WorkerReply {
  readonly number: number;
  readonly rows: Uint32Array<ArrayBuffer>;
}

const columns = new Map<string, LoadedColumn>();
const ranks = new Map<string, Int32Array>();

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === 'column') {
    columns.set(data.key, data.column);
    return;
  }
  const rows = rowsFor(data.query, columns, data.rows, ranks);
  const reply: WorkerReply = { number: data.number, rows };
  postMessage(reply, { transfer: [rows.buffer] });
});
