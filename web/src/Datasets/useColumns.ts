import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { loadColumn, type ColumnShape, type LoadedColumn } from './columns';

interface Keyed {
  readonly key: string;
  readonly column: LoadedColumn;
}

function gathered(results: UseQueryResult<Keyed>[]) {
  return {
    loaded: new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.key, data.column] as const]))),
    error: results.find(({ error }) => error !== null)?.error ?? null,
  };
}

/** Columns of a dataset in memory, each fetched once: a dataset never changes. */
export function useColumns(workspace: string, dataset: string, columns: readonly ColumnShape[]) {
  return useQueries({
    queries: columns.map((column) => ({
      queryKey: ['column', workspace, dataset, column.key],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Keyed> => ({
        key: column.key,
        column: await loadColumn(workspace, { id: dataset }, column, signal),
      }),
      staleTime: Infinity,
      structuralSharing: false,
    })),
    combine: gathered,
  });
}
