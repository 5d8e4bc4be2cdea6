import { Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { Finding, Page } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Severity } from './FindingsReport';

const pageSize = 200;
const widths = [70, 90, 140, 140, 340, 340];

/** Findings one by one, fetched as they are scrolled to. */
export function FindingsList({ path, code, total }: { readonly path: string; readonly code: string | undefined; readonly total: number }) {
  const texts = datasetMessages.report;
  const scroller = useRef<HTMLDivElement>(null);
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ['findings', path, code ?? ''],
    queryFn: ({ pageParam, signal }) => get<Page<Finding>>(withQuery(path, { code, cursor: pageParam, limit: pageSize }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: Infinity,
  });
  const findings = data?.pages.flatMap(({ items }) => items) ?? [];
  // The virtualizer keeps its own state and re-renders this component by itself; nothing here may be memoized around it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 10,
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetching && last >= findings.length - 30) {
      void fetchNextPage();
    }
  }, [last, findings.length, hasNextPage, isFetching, fetchNextPage]);

  const above = visible.at(0)?.start ?? 0;
  const below = rows.getTotalSize() - (visible.at(-1)?.end ?? 0);
  return (
    <div>
      <RefusalAlert error={error} />
      <div ref={scroller} className="records" role="region" aria-label={texts.list} tabIndex={0} style={{ height: 380 }}>
        <table aria-label={texts.list} aria-rowcount={total + 1}>
          <thead>
            <tr>
              {[texts.row, texts.severity, texts.column, texts.value, texts.message, texts.action].map((title, place) => (
                <th key={title} scope="col" style={{ width: widths[place] }}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="spacer" style={{ height: above }} aria-hidden>
              <td colSpan={6} />
            </tr>
            {visible.map(({ index }) => {
              const finding = findings[index];
              return (
                <tr key={index} ref={rows.measureElement} data-index={index} aria-rowindex={index + 2}>
                  <th scope="row" className="wrap">
                    {finding.row > 0 ? finding.row.toLocaleString('en-US') : ''}
                  </th>
                  <td className="wrap">
                    <Severity severity={finding.severity} />
                  </td>
                  <td className="wrap">{finding.column}</td>
                  <td className="wrap" title={finding.value ?? undefined}>
                    {finding.value}
                  </td>
                  <td className="wrap">{finding.message}</td>
                  <td className="wrap">{finding.action}</td>
                </tr>
              );
            })}
            <tr className="spacer" style={{ height: Math.max(0, below) }} aria-hidden>
              <td colSpan={6} />
            </tr>
          </tbody>
        </table>
      </div>
      <Group justify="space-between" mt={4}>
        <Text size="xs" c="dimmed">
          {isFetching ? texts.loading : texts.shown(findings.length, total)}
        </Text>
        {!hasNextPage && !isFetching && findings.length < total && (
          <Text size="xs" c="dimmed">
            {texts.limited}
          </Text>
        )}
      </Group>
    </div>
  );
}
