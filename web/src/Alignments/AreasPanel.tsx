import { Button, Group, Menu, Table, UnstyledButton } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { alignmentMessages as text } from '../messages/alignments';
import { formatPercent, formatSignedPercent } from '../shell/format';
import { areaColumns, sortedRows, usualColumns, type AreaColumn } from './areaColumns';
import { AreaDialog } from './AreaDialog';
import { AreaRowCells } from './AreaRowCells';
import { figuresOf } from './balance';
import type { Area } from '../api/types';
import { DeviationBar } from './DeviationBar';
import { formatMeasure } from './formatMeasure';
import type { AreaFigures } from './balance';
import { usePlanVersion, useWorkbench } from './workbenchContext';

/** The legend: every area with its figures, the map's twin. Choosing a row chooses the target of assignments. */
export function AreasPanel() {
  const { bench, canEdit, act } = useWorkbench();
  usePlanVersion();
  const { plan } = bench;
  const [chosen, setChosen] = useLocalStorage<string[] | null>({ key: `bailiwick.area-columns.${plan.alignment.datasetId}`, defaultValue: null });
  const [sort, setSort] = useState<{ key: string; isDescending: boolean } | null>(null);
  const [editing, setEditing] = useState<Area | null>(null);
  const [adding, add] = useDisclosure(false);

  const all = areaColumns(plan);
  const shown = chosen ?? usualColumns(plan);
  const columns = all.filter((column) => shown.includes(column.key));
  const figures = figuresOf(plan);
  const rows = sortedRows(plan, figures, sort === null ? null : sort.key === 'name' ? 'name' : (all.find((column) => column.key === sort.key) ?? null), sort?.isDescending ?? false);
  const sortBy = (key: string) => setSort(sort?.key !== key ? { key, isDescending: key !== 'name' } : sort.isDescending === (key !== 'name') ? { key, isDescending: key === 'name' } : null);
  const lockAll = (locked: boolean) => void act({ kind: 'lockAreas', areas: plan.territories().map((area) => area.number), locked });

  return (
    <>
      <Group gap="xs" p="xs">
        <Menu closeOnItemClick={false} position="bottom-start">
          <Menu.Target>
            <Button size="xs" variant="default">{text.areas.columns}</Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
            {all.map((column) => (
              <Menu.CheckboxItem
                key={column.key}
                checked={shown.includes(column.key)}
                onChange={(isShown) => setChosen(isShown ? [...shown, column.key] : shown.filter((key) => key !== column.key))}
              >
                {column.title}
              </Menu.CheckboxItem>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => setChosen(null)}>{text.areas.reset}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button size="xs" variant="default" disabled={!canEdit} onClick={add.open}>{text.areas.add}</Button>
        <Button size="xs" variant="default" disabled={!canEdit} onClick={() => lockAll(true)}>{text.areas.lockAll}</Button>
        <Button size="xs" variant="default" disabled={!canEdit} onClick={() => lockAll(false)}>{text.areas.unlockAll}</Button>
      </Group>
      <div style={{ overflowX: 'auto' }}>
      <Table className="areas-table" fz="sm" aria-label={plan.alignment.levels.at(-1)} data-testid="areas">
        <Table.Thead>
          <Table.Tr>
            <SortHeader label={text.areas.name} column="name" sort={sort} onSort={sortBy} />
            <Table.Th px={0}>{text.areas.lock}</Table.Th>
            {columns.map((column) => (
              <SortHeader key={column.key} label={column.title} column={column.key} sort={sort} onSort={sortBy} isNumber={column.key !== 'owner'} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ figures: one, level }) => (
            <AreaRowCells key={one.area.number} area={one.area} level={level} onEdit={setEditing}>
              {columns.map((column) => (
                <Table.Td key={column.key} className={column.key === 'owner' ? undefined : 'number'}>
                  <Value column={column} figures={one} tolerance={plan.alignment.balance.tolerance} />
                </Table.Td>
              ))}
            </AreaRowCells>
          ))}
          <Table.Tr>
            <Table.Td colSpan={2}>{text.units.unassigned}</Table.Td>
            {columns.map((column) => (
              <Table.Td key={column.key} className="number">
                {column.measure !== undefined && formatMeasure(plan.totals.sums[column.measure][65535] / 10 ** plan.measures[column.measure].info.scale, plan.measures[column.measure].info)}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
      </div>
      <AreaDialog key={editing?.number ?? -1} opened={editing !== null} area={editing} onClose={() => setEditing(null)} />
      <AreaDialog key={adding ? 'adding' : 'closed'} opened={adding} area={null} onClose={add.close} />
    </>
  );
}

function Value({ column, figures, tolerance }: { column: AreaColumn; figures: AreaFigures; tolerance: number }) {
  const { plan } = useWorkbench().bench;
  if (column.measure !== undefined) {
    return formatMeasure(figures.sums[column.measure], plan.measures[column.measure].info);
  }
  switch (column.key) {
    case 'deviation':
      return (
        <Group gap={6} wrap="nowrap" justify="flex-end">
          {Number.isNaN(figures.deviation) ? '–' : formatSignedPercent(figures.deviation)}
          <DeviationBar deviation={figures.deviation} tolerance={tolerance} />
        </Group>
      );
    case 'target':
      return formatMeasure(figures.target, { ...plan.measures[0].info, kind: 'number' });
    case 'share':
      return formatPercent(figures.share);
    default:
      return column.value(figures);
  }
}

function SortHeader({ label, column, sort, onSort, isNumber = false }: { label: string; column: string; sort: { key: string; isDescending: boolean } | null; onSort: (column: string) => void; isNumber?: boolean }) {
  const isSorted = sort?.key === column;
  return (
    <Table.Th className={isNumber ? 'number' : undefined} aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton fz="inherit" fw={600} ta="inherit" onClick={() => onSort(column)}>
        {label}
        {isSorted && (sort.isDescending ? ' ▾' : ' ▴')}
      </UnstyledButton>
    </Table.Th>
  );
}
