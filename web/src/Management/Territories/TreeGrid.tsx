import { Table } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { TerritoryNode } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { formatCount } from '../../shell/format';
import { PeopleLine } from './PersonLine';
import { closedAtFirst, rowsOf, type TreeRow } from './tree';

const text = managementMessages.territories;

interface Props {
  readonly nodes: readonly TerritoryNode[];
  readonly find: string;
  readonly chosen: string | undefined;
  readonly onChoose: (territory: string) => void;
}

/** The hierarchy as a tree grid: arrows walk, open and close; Enter shows a territory. */
export function TreeGrid({ nodes, find, chosen, onChoose }: Props) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => closedAtFirst(nodes));
  const [marked, setMarked] = useState<string | undefined>(chosen);
  const table = useRef<HTMLTableElement>(null);
  const rows = rowsOf(nodes, closed, find);
  const at = Math.max(0, rows.findIndex(({ node }) => node.id === marked));
  const here = rows.at(at);
  useEffect(() => {
    if (marked !== undefined) {
      table.current?.querySelector(`#${rowId(marked)}`)?.scrollIntoView({ block: 'nearest' });
    }
  }, [marked]);
  const toggle = (id: string) => {
    const next = new Set(closed);
    if (!next.delete(id)) {
      next.add(id);
    }
    setClosed(next);
  };
  const press = (event: KeyboardEvent) => {
    if (here === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const walk = (place: number) => setMarked(rows[Math.min(rows.length - 1, Math.max(0, place))].node.id);
    const acts: Partial<Record<string, () => void>> = {
      ArrowDown: () => walk(at + 1),
      ArrowUp: () => walk(at - 1),
      Home: () => walk(0),
      End: () => walk(rows.length - 1),
      ArrowRight: () => (here.hasChildren && !here.isOpen ? toggle(here.node.id) : here.hasChildren && walk(at + 1)),
      ArrowLeft: () => (here.hasChildren && here.isOpen && find === '' ? toggle(here.node.id) : here.node.parent !== null && setMarked(here.node.parent)),
      Enter: () => onChoose(here.node.id),
      ' ': () => onChoose(here.node.id),
    };
    const act = acts[event.key];
    if (act !== undefined) {
      event.preventDefault();
      setMarked(here.node.id);
      act();
    }
  };
  return (
    <div className="records tree-box">
      <Table
        ref={table}
        className="live-table tree-grid"
        fz="sm"
        stickyHeader
        highlightOnHover
        role="treegrid"
        aria-label={text.tree}
        tabIndex={0}
        aria-activedescendant={here === undefined ? undefined : rowId(here.node.id)}
        onKeyDown={press}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.territory}</Table.Th>
            <Table.Th>{text.people}</Table.Th>
            <Table.Th>{text.manager}</Table.Th>
            <Table.Th className="number">{text.accounts}</Table.Th>
            <Table.Th className="number">{text.withBelow}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.node.id} row={row} isMarked={row === here} isChosen={row.node.id === chosen} onToggle={() => toggle(row.node.id)} onChoose={() => { setMarked(row.node.id); onChoose(row.node.id); }} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const rowId = (id: string) => `territory-${id}`;

interface RowProps {
  readonly row: TreeRow;
  readonly isMarked: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onChoose: () => void;
}

function Row({ row: { node, hasChildren, isOpen }, isMarked, isChosen, onToggle, onChoose }: RowProps) {
  return (
    <Table.Tr id={rowId(node.id)} aria-level={node.depth + 1} aria-expanded={hasChildren ? isOpen : undefined} aria-selected={isChosen} className={isMarked ? 'marked' : undefined} onClick={onChoose}>
      <Table.Th scope="row" role="rowheader" style={{ paddingLeft: 6 + node.depth * 18 }}>
        <span
          className="twist"
          aria-hidden
          onClick={(event) => {
            if (hasChildren) {
              event.stopPropagation();
              onToggle();
            }
          }}
        >
          {hasChildren ? (isOpen ? '▾' : '▸') : ''}
        </span>
        {node.name}
      </Table.Th>
      <Table.Td role="gridcell"><PeopleLine node={node} /></Table.Td>
      <Table.Td role="gridcell">{node.forecastManager ?? <span className="vacancy">{text.none}</span>}</Table.Td>
      <Table.Td role="gridcell" className="number">{formatCount(node.accounts)}</Table.Td>
      <Table.Td role="gridcell" className="number">{formatCount(node.rolledUp)}</Table.Td>
    </Table.Tr>
  );
}
