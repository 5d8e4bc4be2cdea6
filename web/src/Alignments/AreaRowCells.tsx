import { ActionIcon, Group, Menu, Table, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { alignmentMessages as text } from '../messages/alignments';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import type { Area } from './contract';
import { useWorkbench } from './workbenchContext';

/** One row of the legend: name and colour, the figures given, lock, and what can be done. */
export function AreaRowCells({ area, level, onEdit, children }: { area: Area; level: number; onEdit: (area: Area) => void; children: ReactNode }) {
  const { bench, canEdit, area: chosen, setArea, act, map } = useWorkbench();
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
          <span className="swatch" style={{ background: bench.colorOfArea.get(area.number) }} />
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
      {children}
      <Table.Td>
        <ActionIcon
          size={24}
          variant={area.locked ? 'filled' : 'subtle'}
          color="gray"
          aria-pressed={area.locked}
          aria-label={text.areas.lockOf(area.name)}
          disabled={!canEdit}
          onClick={() => void act({ kind: 'lockAreas', areas: [area.number], locked: !area.locked })}
        >
          {area.locked ? '🔒' : '🔓'}
        </ActionIcon>
      </Table.Td>
      <Table.Td>
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
      </Table.Td>
    </Table.Tr>
  );
}
