import { TextInput, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { datasetMessages } from '../messages/datasets';
import { cellText, isTextual, type ColumnShape, type LoadedColumn } from './columns';
import type { TableQuery } from './order';

interface Props {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly loaded: ReadonlyMap<string, LoadedColumn>;
  /** Rows in their order; null: all, as in the file. */
  readonly rows: Uint32Array | null;
  readonly count: number;
  readonly sort: TableQuery['sort'];
  readonly filters: Readonly<Record<string, string>>;
  readonly bad: readonly ColumnShape[];
  readonly onSort: (sort: TableQuery['sort']) => void;
  readonly onFilter: (key: string, written: string) => void;
}

const rowHeight = 29;
const isNumeric = ({ kind }: ColumnShape) => !isTextual(kind) && kind !== 'boolean';
const widthOf = (column: ColumnShape) => (isNumeric(column) ? 130 : 180);

/** Records as rows, of which only those in sight exist; any number of them. */
export function RecordTable({ name, columns, loaded, rows, count, sort, filters, bad, onSort, onFilter }: Props) {
  const texts = datasetMessages.dataset;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = rows?.length ?? count;
  // The virtualizer keeps its own state and re-renders this component by itself; nothing here may be memoized around it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({ count: shown, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 });
  const visible = virtual.getVirtualItems();
  const above = visible.at(0)?.start ?? 0;
  const below = Math.max(0, virtual.getTotalSize() - (visible.at(-1)?.end ?? 0));

  const next = (key: string): TableQuery['sort'] =>
    sort?.key !== key ? { key, isDescending: false } : sort.isDescending ? null : { key, isDescending: true };

  return (
    <div ref={scroller} className="records" role="region" aria-label={name} tabIndex={0} style={{ height: 'calc(100dvh - 260px)', minHeight: 260 }}>
      <table aria-label={name} aria-rowcount={shown + 2} style={{ width: 70 + columns.reduce((sum, column) => sum + widthOf(column), 0) }}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" style={{ width: 70 }}>
              {texts.row}
            </th>
            {columns.map((column) => {
              const direction = sort?.key !== column.key ? 'none' : sort.isDescending ? 'descending' : 'ascending';
              return (
                <th key={column.key} scope="col" aria-sort={direction} style={{ width: widthOf(column) }} title={column.name}>
                  <UnstyledButton className="sort" fz={13} onClick={() => onSort(next(column.key))}>
                    <span>{column.name}</span>
                    <span aria-hidden>{direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}</span>
                  </UnstyledButton>
                </th>
              );
            })}
          </tr>
          <tr className="filters" aria-rowindex={2}>
            <td />
            {columns.map((column) => (
              <td key={column.key} className="filter">
                <TextInput
                  size="xs"
                  aria-label={texts.filterOf(column.name)}
                  value={filters[column.key] ?? ''}
                  error={bad.includes(column)}
                  onChange={(event) => onFilter(column.key, event.currentTarget.value)}
                />
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="spacer" aria-hidden>
            <td colSpan={columns.length + 1} style={{ height: above }} />
          </tr>
          {visible.map(({ index }) => {
            const row = rows === null ? index : rows[index];
            return (
              <tr key={index} aria-rowindex={index + 3}>
                <th scope="row">{(row + 1).toLocaleString('en-US')}</th>
                {columns.map((column) => {
                  const values = loaded.get(column.key);
                  const text = values === undefined ? '…' : cellText(column, values, row);
                  return (
                    <td key={column.key} className={isNumeric(column) ? 'number' : undefined} title={text.length > 20 ? text : undefined}>
                      {text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <tr className="spacer" aria-hidden>
            <td colSpan={columns.length + 1} style={{ height: below }} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
