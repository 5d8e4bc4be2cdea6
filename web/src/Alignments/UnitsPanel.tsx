import { Button, Checkbox, Group, Select, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { noArea } from '../map';
import { alignmentMessages as text } from '../messages/alignments';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import { balancedMeasure } from './balance';
import { formatMeasure } from './formatMeasure';
import { LockIcon } from './LockIcon';
import { PasteDialog } from './PasteDialog';
import { shownUnits, type UnitOrder } from './unitRows';
import { usePlanVersion, useSelectionVersion, useWorkbench } from './workbenchContext';

const rowHeight = 30;

/** Every unit as a row, with the same selection as the map. Only the rows in sight exist. */
export function UnitsPanel() {
  const { bench, map } = useWorkbench();
  usePlanVersion();
  useSelectionVersion();
  const { plan, selection, set } = bench;
  const [typed, setTyped] = useState('');
  const [find] = useDebouncedValue(typed, 120);
  const [where, setWhere] = useState('all');
  const [order, setOrder] = useState<UnitOrder>({ by: 'id', isDescending: false });
  const [pasting, paste] = useDisclosure(false);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef(-1);

  const measure = plan.measures[balancedMeasure(plan)];
  const rows = shownUnits({ bench, find, where, order, measure });
  // Its functions are used in this component only, which is drawn anew with every change of the plan.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 });

  // One row is the list's only tab stop, so that Tab leaves the list; arrows go from row to row.
  const [row, setRow] = useState(0);
  const [isWalking, setWalking] = useState(false);
  const items = virtual.getVirtualItems();
  const stop = items.some((item) => item.index === row) ? row : (items.at(0)?.index ?? -1);
  useEffect(() => {
    if (isWalking) {
      scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"] input`)?.focus();
    }
  });
  const walk = (event: KeyboardEvent) => {
    const to = { ArrowDown: stop + 1, ArrowUp: stop - 1, PageDown: stop + 10, PageUp: stop - 10, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || rows.length === 0) {
      return;
    }
    event.preventDefault();
    const next = Math.min(rows.length - 1, Math.max(0, to));
    setRow(next);
    setWalking(true);
    virtual.scrollToIndex(next);
  };

  const tick = (index: number, isRange: boolean) => {
    const unit = rows[index];
    const from = rows.indexOf(anchor.current);
    if (isRange && from >= 0) {
      selection.apply(rows.slice(Math.min(from, index), Math.max(from, index) + 1), 'add');
    } else {
      selection.toggle(unit);
    }
    anchor.current = unit;
    announce(text.act.selected(formatCount(selection.size)));
  };
  const header = (by: UnitOrder['by'], label: string, isNumber = false) => (
    <span role="columnheader" className={isNumber ? 'number' : undefined} aria-sort={order.by === by ? (order.isDescending ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton fz="xs" fw={600} ta="inherit" onClick={() => setOrder({ by, isDescending: order.by === by && !order.isDescending })}>
        {label}
        {order.by === by && (order.isDescending ? ' ▾' : ' ▴')}
      </UnstyledButton>
    </span>
  );

  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Group gap="xs" p="xs">
        <TextInput size="xs" aria-label={text.units.filter} placeholder={text.units.filter} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} style={{ flex: 1, minWidth: 110 }} />
        <Select
          size="xs"
          w={150}
          searchable
          aria-label={text.units.area}
          value={where}
          onChange={(value) => setWhere(value ?? 'all')}
          data={[
            { value: 'all', label: text.units.all },
            { value: 'unassigned', label: text.units.unassigned },
            { value: 'selected', label: text.units.selected },
            { value: 'locked', label: text.units.lockedOnly },
            ...plan.territories().map((area) => ({ value: String(area.number), label: area.name })),
          ]}
        />
        <Button size="xs" variant="default" onClick={paste.open}>{text.units.paste}</Button>
        <Button size="xs" variant="default" onClick={() => selection.apply(rows, 'replace')}>{text.units.selectShown}</Button>
      </Group>
      <Text size="xs" c="dimmed" px="xs" role="status">{text.units.count(formatCount(rows.length), formatCount(plan.units))}</Text>
      <div className="units-grid" role="table" aria-label={text.units.table} aria-rowcount={rows.length + 1} style={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}>
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} style={{ minHeight: rowHeight }}>
            <span role="columnheader" aria-label={text.units.selected} />
            {header('id', text.units.code)}
            {header('name', text.units.name)}
            {header('area', text.units.territory)}
            {header('measure', measure.info.name, true)}
          </div>
        </div>
        <div ref={scroller} role="rowgroup" aria-label={text.units.table} onKeyDown={walk} onBlur={() => setWalking(false)} style={{ flex: 1, overflow: 'auto', minHeight: 120 }}>
          {rows.length === 0 && <Text size="sm" p="md">{text.units.none}</Text>}
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
            {items.map((item) => {
              const unit = rows[item.index];
              const area = plan.areaOfUnit[unit];
              return (
                <div
                  key={unit}
                  role="row"
                  aria-rowindex={item.index + 2}
                  data-row={item.index}
                  aria-selected={selection.has(unit)}
                  style={{ position: 'absolute', top: 0, left: 0, right: 0, height: rowHeight, transform: `translateY(${item.start}px)` }}
                  onMouseEnter={() => map?.highlight(unit)}
                  onMouseLeave={() => map?.highlight(-1)}
                  onDoubleClick={() => map?.focus([unit])}
                >
                  <span role="cell">
                    <Checkbox size="xs" checked={selection.has(unit)} tabIndex={item.index === stop ? 0 : -1} onFocus={() => setRow(item.index)} aria-label={text.units.select(set.names[unit])} onChange={() => undefined} onClick={(event) => tick(item.index, event.shiftKey)} />
                  </span>
                  <span role="cell">
                    {set.ids[unit]}
                    {plan.lockOfUnit[unit] === 1 && <LockIcon isLocked label={text.units.locked} />}
                  </span>
                  <span role="cell">{set.names[unit]}</span>
                  <span role="cell">
                    <span className="swatch" style={{ background: bench.colorOfArea.get(area), marginRight: 6, verticalAlign: -2 }} />
                    {area === noArea ? text.units.unassigned : bench.nameOf(area)}
                  </span>
                  <span role="cell" className="number">{formatMeasure(measure.steps[unit] / 10 ** measure.info.scale, measure.info)}</span>
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <PasteDialog opened={pasting} onClose={paste.close} />
    </div>
  );
}
