import { ActionIcon, Group, Menu, Table, UnstyledButton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { alignmentMessages as text } from '../messages/alignments';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import type { Area } from '../api/types';
import { LockIcon } from './LockIcon';
import { useWorkbench } from './workbenchContext';

/** One row of the legend: name and colour, the figures given, lock, and what can be done. */
export function AreaRowCells({ area, level, onEdit, children }: { area: Area; level: number; onEdit: (area: Area) => void; children: ReactNode }) {
  const { bench, canEdit, area: chosen, setArea, act, map } = useWorkbench();
  const isByParent = useSearch({ from: '/w/$workspace/alignments/$alignment' }).color === 'parent';
  const { plan } = bench;
  // Only what the map shows: parents have a colour of their own only where it is coloured by them.
  const swatch = isByParent ? bench.colorOfArea.get(plan.ancestry.ancestor(area.number, 0)) : level === plan.lowestLevel ? bench.colorOfArea.get(area.number) : undefined;
  const row = useRef<HTMLTableRowElement>(null);
  const isChosen = chosen === area.number;
  useEffect(() => {
    if (isChosen) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isChosen]);
  const select = () => {
    const units = bench.unitsOf(area.number);
    bench.selection.apply(units, 'replace');
    announce(text.act.selectedOf(formatCount(units.length), area.name));
  };
  return (
    <Table.Tr ref={row} aria-selected={isChosen} data-area={area.number}>
      <Table.Td>
        <Group gap={6} wrap="nowrap" pl={level * 14}>
          {swatch !== undefined && <span className="swatch" style={{ background: swatch }} />}
          <UnstyledButton
            fz="inherit"
            fw={level < bench.plan.lowestLevel ? 600 : 400}
            aria-pressed={isChosen}
            onClick={() => setArea(isChosen ? null : area.number)}
            onDoubleClick={() => map?.focus(bench.unitsOf(area.number))}
          >
            {area.name}
          </UnstyledButton>
        </Group>
      </Table.Td>
      <Table.Td px={0}>
        <Group gap={0} wrap="nowrap">
        <ActionIcon
          size={24}
          variant={area.locked ? 'filled' : 'subtle'}
          color="gray"
          aria-pressed={area.locked}
          aria-label={text.areas.lockOf(area.name)}
          disabled={!canEdit}
          onClick={() => void act({ kind: 'lockAreas', areas: [area.number], locked: !area.locked })}
        >
          <LockIcon isLocked={area.locked} />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={24} variant="subtle" color="gray" aria-label={text.areas.actions(area.name)}>
              ⋯
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => map?.focus(bench.unitsOf(area.number))}>{text.areas.zoom}</Menu.Item>
            <Menu.Item onClick={select}>{text.areas.selectUnits}</Menu.Item>
            <Menu.Item disabled={!canEdit} onClick={() => onEdit(area)}>{text.areas.edit}</Menu.Item>
            <Menu.Item disabled={!canEdit} color="red" onClick={() => void act({ kind: 'removeAreas', areas: [area.number] })}>{text.areas.remove}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        </Group>
      </Table.Td>
      {children}
    </Table.Tr>
  );
}
