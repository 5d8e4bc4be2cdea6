import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get } from '../api/client';
import { all } from '../api/pages';
import { withQuery, workspacePath } from '../api/paths';
import type { LiveRecord } from '../api/types';

export const livePath = (workspace: string) => `${workspacePath(workspace)}/live`;

/** All that is asked about the live model begins with this key, so that one notice of an act renews it. */
export const liveKey = (workspace: string, ...rest: readonly unknown[]) => ['live', workspace, ...rest];

/** Renews everything that is shown of the live model. */
export function useRenewLive(workspace: string): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: liveKey(workspace) });
}

/** All records of an object, or those whose field has a value. Only for objects that are known to be few. */
export const useLiveRecords = (workspace: string, type: string, where?: { readonly field: string; readonly value: string }, isAsked = true) =>
  useQuery({
    queryKey: liveKey(workspace, 'records', type, where),
    queryFn: () => all<LiveRecord>(withQuery(`${livePath(workspace)}/records/${type}`, { ...where })),
    placeholderData: (before) => before,
    enabled: isAsked,
  });

/** One answer of a route under `/live`, kept until an act changes something. */
export const useLiveAnswer = <T>(workspace: string, path: string, isAsked = true) =>
  useQuery({ queryKey: liveKey(workspace, 'answer', path), queryFn: ({ signal }) => get<T>(`${livePath(workspace)}${path}`, signal), enabled: isAsked });

/** A field of a record as text; empty when it has none. */
export function fieldOf(record: LiveRecord, name: string): string {
  const value = record.fields[name];
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
