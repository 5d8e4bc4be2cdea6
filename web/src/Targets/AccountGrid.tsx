import { TextInput, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import type { TargetCurrency, TargetPlan } from '../api/types';
import { readCondition, unreadable } from '../Datasets/filters';
import type { TableQuery } from '../Datasets/order';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import type { AccountBook, CellChange } from './AccountBook';
import { readAmount } from './amounts';
import { CellEditor } from './CellEditor';
import { cellOf, type GridColumn } from './gridColumns';

const text = targetMessages.grid;
const rowHeight = 29;
const headHeight = 65;

/** Where the grid's cursor is: rows as they are shown; from the anchor to the row is chosen. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly anchor: number;
}

interface Props {
  readonly grid: RefObject<HTMLTableElement | null>;
  readonly plan: TargetPlan;
  readonly book: AccountBook;
  readonly columns: readonly GridColumn[];
  /** What numbers are written in, when it is not the plan's currency. */
  readonly currency: TargetCurrency | undefined;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly sort: TableQuery['sort'];
  readonly onSort: (sort: TableQuery['sort']) => void;
  readonly filters: Readonly<Record<string, string>>;
  readonly onFilter: (key: string, written: string) => void;
  readonly onEnter: (changes: readonly CellChange[]) => void;
  readonly onStep: (kind: 'undo' | 'redo') => void;
  readonly onPaste: (pasted: string) => void;
  readonly onWhy: () => void;
  readonly onLock: (isLocked: boolean) => void;
}

/** All accounts as a grid of which only the rows in sight exist; the focus is the grid's own, the cursor a cell of it. */
export function AccountGrid(props: Props) {
  const { grid, plan, book, columns, place, onPlace, sort, onSort, filters, onFilter, onEnter } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const count = book.rows.length;
  // The virtualizer keeps its own state and re-renders this component by itself; nothing here may be memoized around it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 10, scrollPaddingEnd: headHeight + 4 });
  const visible = virtual.getVirtualItems();
  const above = visible.at(0)?.start ?? 0;
  const below = Math.max(0, virtual.getTotalSize() - (visible.at(-1)?.end ?? 0));
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const isShown = visible.some(({ index }) => index === place.row);
  const [from, to] = [Math.min(place.row, place.anchor), Math.max(place.row, place.anchor)];
  const column = columns[place.column];
  const record = book.rows.at(place.row);

  useEffect(() => {
    if (place.row < count) {
      virtual.scrollToIndex(place.row, { align: 'auto' });
    }
  }, [place.row, count, virtual]);

  const mayWrite = (one: GridColumn) => plan.canEnter && (one.input === 'bottomUp' || (one.input !== undefined && plan.canDefine));
  const go = (row: number, at: number, isExtending = false) => {
    const next = Math.max(0, Math.min(count - 1, row));
    onPlace({ row: next, column: Math.max(0, Math.min(columns.length - 1, at)), anchor: isExtending ? place.anchor : next });
  };
  const edit = (written: string) => {
    if (record === undefined) {
      return;
    }
    if (!mayWrite(column) || column.input === 'lock') {
      announce(text.notEditable);
    } else if (book.columns.source[record] === 0) {
      announce(text.notInPlan);
    } else {
      setEditing(written);
    }
  };
  const leave = (written: string | null, down: number, right: number) => {
    setEditing(null);
    grid.current?.focus({ preventScroll: true });
    const isLeft = written === null || (written.trim() === '' && props.currency !== undefined);
    if (!isLeft && record !== undefined && (column.input === 'bottomUp' || column.input === 'override')) {
      const amount = readAmount(written);
      if (amount === undefined) {
        announce(text.unreadable(written));
        setEditing(written);
        return;
      }
      onEnter([{ record, field: column.input, amount, currency: amount === null ? undefined : props.currency }]);
    }
    go(place.row + down, place.column + right);
  };
  const clear = () => {
    const { input } = column;
    if (input !== undefined && mayWrite(column)) {
      onEnter(Array.from(book.rows.slice(from, to + 1)).filter((at) => book.input(at, input) !== null).map((at) => ({ record: at, field: input, amount: null })));
    }
  };

  const pressed = (event: KeyboardEvent) => {
    if (editing !== null || event.target !== grid.current) {
      return;
    }
    const isControl = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 300) - headHeight) / rowHeight) - 1);
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(place.row + 1, place.column, event.shiftKey),
      ArrowUp: () => go(place.row - 1, place.column, event.shiftKey),
      ArrowRight: () => go(place.row, place.column + 1),
      ArrowLeft: () => go(place.row, place.column - 1),
      PageDown: () => go(place.row + page, place.column, event.shiftKey),
      PageUp: () => go(place.row - page, place.column, event.shiftKey),
      Home: () => (isControl ? go(0, 0, event.shiftKey) : go(place.row, 0)),
      End: () => (isControl ? go(count - 1, columns.length - 1, event.shiftKey) : go(place.row, columns.length - 1)),
      Enter: () => (column.input === 'bottomUp' || column.input === 'override' ? edit(currentText()) : column.input === 'lock' ? toggle() : props.onWhy()),
      F2: () => edit(currentText()),
      Delete: clear,
      Backspace: clear,
      ' ': toggle,
      Escape: () => go(place.row, place.column),
    };
    const letter = isControl ? event.key.toLowerCase() : '';
    if (letter === 'z' || letter === 'y') {
      event.preventDefault();
      props.onStep(letter === 'y' || event.shiftKey ? 'redo' : 'undo');
    } else if (isControl && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      onPlace({ ...place, anchor: 0, row: count - 1 });
    } else if (event.key in acts && (!isControl || event.key === 'Home' || event.key === 'End')) {
      event.preventDefault();
      acts[event.key]();
    } else if (!isControl && !event.altKey && /^[\d.,(−-]$/.test(event.key)) {
      event.preventDefault();
      edit(event.key);
    }
  };
  // What stands there is in the plan's currency; in another one, one begins anew.
  const currentText = () => (record === undefined || column.input === undefined || props.currency !== undefined ? '' : String(book.input(record, column.input) ?? ''));
  const toggle = () => {
    if (plan.canDefine && plan.canEnter && record !== undefined) {
      props.onLock(Number.isNaN(book.columns.lock[record]));
    }
  };
  const pasted = (event: ClipboardEvent) => {
    if (editing === null && plan.canEnter) {
      event.preventDefault();
      props.onPaste(event.clipboardData.getData('text/plain'));
    }
  };
  const copied = (event: ClipboardEvent) => {
    if (editing === null && document.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      event.clipboardData.setData('text/plain', Array.from(book.rows.slice(from, to + 1), (at) => cellOf(book, column, at, plan.unit)).join('\n'));
    }
  };
  const next = (key: string): TableQuery['sort'] => (sort?.key !== key ? { key, isDescending: false } : sort.isDescending ? null : { key, isDescending: true });

  return (
    <div ref={scroller} className="records" style={{ height: 'calc(100dvh - 330px)', minHeight: 260 }}>
      <table
        ref={grid}
        role="grid"
        className="targets-grid"
        aria-label={text.label}
        aria-rowcount={count + 2}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-activedescendant={isShown ? `cell-${place.row}-${place.column}` : undefined}
        tabIndex={0}
        style={{ width: '100%', minWidth: width }}
        onKeyDown={pressed}
        onPaste={pasted}
        onCopy={copied}
        data-testid="account-grid"
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((one) => {
              const direction = sort?.key !== one.key ? 'none' : sort.isDescending ? 'descending' : 'ascending';
              return (
                <th key={one.key} scope="col" aria-sort={direction} className={one.isNumber ? 'numeric' : undefined} style={{ width: one.width }}>
                  {one.key === 'calculated' ? (
                    <span className="sort">{one.label}</span>
                  ) : (
                    <UnstyledButton className="sort" fz={13} onClick={() => onSort(next(one.key))}>
                      <span>{one.label}</span>
                      <span aria-hidden>{direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}</span>
                    </UnstyledButton>
                  )}
                </th>
              );
            })}
          </tr>
          <tr className="filters" aria-rowindex={2}>
            {columns.map((one) => (
              <td key={one.key} className="filter">
                {one.key !== 'calculated' && (
                  <TextInput
                    size="xs"
                    aria-label={text.filterOf(one.label)}
                    value={filters[one.key] ?? ''}
                    error={readCondition({ kind: one.isNumber ? 'number' : 'text' }, filters[one.key] ?? '') === unreadable}
                    onChange={(event) => onFilter(one.key, event.currentTarget.value)}
                  />
                )}
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="spacer" aria-hidden>
            <td colSpan={columns.length} style={{ height: above }} />
          </tr>
          {visible.map(({ index }) => {
            const at = book.rows[index];
            const isChosen = index >= from && index <= to;
            return (
              <tr key={index} aria-rowindex={index + 3} aria-selected={isChosen} className={isChosen && to > from ? 'chosen' : undefined}>
                {columns.map((one, spot) => {
                  const isActive = index === place.row && spot === place.column;
                  const shown = cellOf(book, one, at, plan.unit);
                  const isEditing = isActive && editing !== null;
                  return (
                    <td
                      key={one.key}
                      id={`cell-${index}-${spot}`}
                      role={spot === 0 ? 'rowheader' : 'gridcell'}
                      aria-colindex={spot + 1}
                      aria-readonly={one.input === undefined ? undefined : !mayWrite(one)}
                      className={[one.isNumber ? 'number' : '', mayWrite(one) ? 'editable' : '', isActive ? 'active' : '', isEditing ? 'editing' : '', one.key === 'amount' ? 'mark' : ''].join(' ')}
                      title={shown.length > 20 ? shown : undefined}
                      onMouseDown={(event) => {
                        if (!isEditing) {
                          event.preventDefault();
                          grid.current?.focus({ preventScroll: true });
                          go(index, spot, event.shiftKey);
                        }
                      }}
                      onDoubleClick={() => !isEditing && (one.input === 'lock' ? toggle() : one.input === undefined ? props.onWhy() : edit(currentText()))}
                    >
                      {isEditing ? <CellEditor label={text.cellOf(one.label, book.names?.[at] ?? book.keys[at], props.currency?.currency)} written={editing} onDone={leave} /> : shown}
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
