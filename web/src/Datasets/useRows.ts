import { useEffect, useRef, useState } from 'react';
import type { LoadedColumn } from './columns';
import type { TableQuery } from './order';
import type { WorkerReply, WorkerRequest } from './tableWorker';

/** Every column a query reads. */
export function columnsOf(query: TableQuery): string[] {
  const keys = new Set(query.conditions.map(({ key }) => key));
  if (query.search !== '') {
    query.searched.forEach((key) => keys.add(key));
  }
  if (query.sort !== null) {
    keys.add(query.sort.key);
  }
  return [...keys];
}

export const isPlain = (query: TableQuery) => query.conditions.length === 0 && query.search === '' && query.sort === null;

/**
 * The rows that a query asks for, computed beside the page; null means all rows as in the file. Until an answer is there the
 * one before stays, so that the table never blinks.
 */
export function useRows(rows: number, query: TableQuery, loaded: ReadonlyMap<string, LoadedColumn>): { rows: Uint32Array | null; isBusy: boolean } {
  const [answer, setAnswer] = useState<WorkerReply | null>(null);
  const worker = useRef<Worker | null>(null);
  const sent = useRef(new Set<string>());
  const asked = useRef(0);
  const [latest, setLatest] = useState(0);

  useEffect(() => {
    const known = sent.current;
    return () => {
      worker.current?.terminate();
      worker.current = null;
      known.clear();
    };
  }, []);

  const needed = columnsOf(query);
  const isReady = needed.every((key) => loaded.has(key));
  const question = JSON.stringify(query);

  useEffect(() => {
    const wanted = JSON.parse(question) as TableQuery;
    if (!isReady || isPlain(wanted)) {
      return;
    }
    worker.current ??= started(setAnswer);
    const tell = (request: WorkerRequest) => worker.current?.postMessage(request);
    for (const key of columnsOf(wanted)) {
      const column = loaded.get(key);
      if (column !== undefined && !sent.current.has(key)) {
        sent.current.add(key);
        tell({ kind: 'column', key, column });
      }
    }
    asked.current++;
    setLatest(asked.current);
    tell({ kind: 'query', number: asked.current, rows, query: revived(wanted) });
  }, [question, isReady, rows, loaded]);

  if (isPlain(query)) {
    return { rows: null, isBusy: false };
  }
  return { rows: answer?.rows ?? null, isBusy: !isReady || answer?.number !== latest };
}

function started(onAnswer: (reply: WorkerReply) => void): Worker {
  const worker = new Worker(new URL('./tableWorker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => onAnswer(data));
  return worker;
}

/** JSON has no infinity: an open end came out as null. */
function revived(query: TableQuery): TableQuery {
  return {
    ...query,
    conditions: query.conditions.map(({ key, condition }) =>
      condition.kind === 'within'
        ? { key, condition: { ...condition, from: (condition.from as number | null) ?? -Infinity, to: (condition.to as number | null) ?? Infinity } }
        : { key, condition },
    ),
  };
}
