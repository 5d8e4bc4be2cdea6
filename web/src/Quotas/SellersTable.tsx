import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { quotaMessages } from '../messages/quotas';
import { RiskMark } from './RiskMark';
import { sellerCell, sellerColumns, type SellerColumn, type SellerRow, type SellersAsked } from './sellerRows';
import { stateOfSeat } from './seats';

const text = quotaMessages.sellers;
const rowHeight = 29;
const headHeight = 29;

interface Props {
  readonly rows: readonly SellerRow[];
  readonly unit: number;
  /** Without a baseline for those who may not see it. */
  readonly hidden: ReadonlySet<SellerColumn>;
  readonly chosen: string | undefined;
  readonly today: string;
  readonly sort: SellersAsked['sort'];
  readonly onSort: (sort: SellersAsked['sort']) => void;
  readonly onChoose: (key: string) => void;
  readonly onOpen: () => void;
}

/** Sellers with what they carry and what stands behind it; one is chosen, by pointer or arrows. */
export function SellersTable({ rows, unit, hidden, chosen, today, sort, onSort, onChoose, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const columns = sellerColumns.filter(({ key }) => !hidden.has(key));
  // The virtualizer keeps its own state and re-renders this component by itself; nothing here may be memoized around it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingEnd: headHeight + 4, initialRect: { width: 800, height: 400 } });
  const visible = virtual.getVirtualItems();
  const above = visible.length === 0 ? 0 : visible[0].start;
  const below = visible.length === 0 ? 0 : virtual.getTotalSize() - visible[visible.length - 1].end;
  const at = rows.findIndex(({ figures }) => figures.key === chosen);
  useEffect(() => {
    if (at >= 0) {
      virtual.scrollToIndex(at, { align: 'auto' });
    }
  }, [at, virtual]);
  const go = (row: number) => {
    const next = rows.at(Math.max(0, Math.min(rows.length - 1, row)));
    if (next !== undefined) {
      onChoose(next.figures.key);
    }
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.target !== grid.current || event.ctrlKey || event.metaKey) {
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2);
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      Enter: () => (at < 0 ? go(0) : onOpen()),
      F2: onOpen,
    };
    if (event.key in acts) {
      event.preventDefault();
      acts[event.key]();
    }
  };
  const next = (key: SellerColumn): SellersAsked['sort'] => (sort?.key !== key ? { key, isDescending: false } : sort.isDescending ? null : { key, isDescending: true });
  return (
    <div ref={scroller} className="records">
      <table
        ref={grid}
        role="grid"
        className="sellers-table"
        aria-label={text.label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={visible.some(({ index }) => index === at) ? `seller-${at}` : undefined}
        tabIndex={0}
        style={{ width: '100%', minWidth: columns.reduce((sum, { width }) => sum + width, 0) }}
        onKeyDown={pressed}
        data-testid="sellers"
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((one) => {
              const direction = sort?.key !== one.key ? 'none' : sort.isDescending ? 'descending' : 'ascending';
              return (
                <th key={one.key} scope="col" aria-sort={direction} className={one.isNumber ? 'numeric' : undefined} style={{ width: one.width }} title={one.help}>
                  <UnstyledButton className="sort" fz={13} onClick={() => onSort(next(one.key))}>
                    <span>{one.label}</span>
                    <span aria-hidden>{direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}</span>
                  </UnstyledButton>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <tr className="spacer" aria-hidden>
            <td colSpan={columns.length} style={{ height: above }} />
          </tr>
          {visible.map(({ index }) => {
            const row = rows[index];
            return (
              <tr
                key={row.figures.key}
                id={`seller-${index}`}
                aria-rowindex={index + 2}
                aria-selected={index === at}
                onMouseDown={(event) => {
                  event.preventDefault();
                  grid.current?.focus({ preventScroll: true });
                  onChoose(row.figures.key);
                }}
              >
                {columns.map((one) => {
                  const shown = sellerCell(row, one.key, unit);
                  return one.key === 'name' ? (
                    <th key={one.key} scope="row" title={shown}>
                      {shown} <span className="note">{noteOf(row, today)}</span>
                    </th>
                  ) : (
                    <td key={one.key} role="gridcell" className={[one.isNumber ? 'number' : '', one.key === 'quota' ? 'mark' : ''].join(' ')} title={titleOf(row, one.key, shown)}>
                      {one.key === 'risk' ? <RiskMark risk={row.figures.gap.risk} /> : shown}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          <tr className="spacer" aria-hidden>
            <td colSpan={columns.length} style={{ height: below }} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function noteOf({ figures, seat }: SellerRow, today: string): string {
  const state = seat === undefined ? (figures.isVacant ? 'vacant' : 'filled') : stateOfSeat(seat, today);
  const notes = [
    state === 'vacant' ? text.states.vacant : state === 'toHire' ? text.starts(seat!.start!) : state === 'leaves' ? text.ends(seat!.end!) : '',
    figures.isOverlay ? text.states.overlay : '',
    figures.overrideReason ? text.override : '',
  ];
  return notes.filter((note) => note !== '').join(', ');
}

function titleOf({ figures }: SellerRow, key: SellerColumn, shown: string): string | undefined {
  return key === 'quota' && figures.overrideReason ? `“${figures.overrideReason}”` : shown.length > 16 ? shown : undefined;
}
