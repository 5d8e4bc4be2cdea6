import { get } from './client';
import { withQuery } from './paths';
import type { Page } from './types';

/** Reads all pages of a list that is known to be short (datasets, alignments, members). */
export async function all<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await get<Page<T>>(withQuery(path, { limit: 500, cursor }));
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}
