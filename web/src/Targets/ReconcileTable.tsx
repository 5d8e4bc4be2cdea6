import { Badge, Button, Table, Text } from '@mantine/core';
import type { TargetReconciledNode } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatCount } from '../shell/format';
import { formatAmount } from './amounts';
import { treeOf } from './areas';

const text = targetMessages.reconcile;

/** Both numbers of every area, their difference, the reconciled one, and who has to decide. */
export function ReconcileTable({ unit, nodes, onSet }: { unit: number; nodes: readonly TargetReconciledNode[]; onSet?: (node: TargetReconciledNode) => void }) {
  const amount = (value: number | null) => formatAmount(value, unit);
  const signed = (value: number | null) => (value !== null && value > 0 ? `+${amount(value)}` : amount(value));
  const whole = nodes.filter(({ area }) => area === -1).map((one) => ({ one, depth: 0 }));
  const rest = treeOf(nodes.filter(({ area }) => area !== -1).map((node) => ({ ...node, parent: node.parent ?? -1, name: node.area === -2 ? text.noArea : node.name })));
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={text.label} tabIndex={0}>
      <Table className="areas-table" fz="sm" aria-label={text.label} data-testid="reconciliation">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th className="number">{text.topDown}</Table.Th>
            <Table.Th className="number">{text.bottomUp}</Table.Th>
            <Table.Th>{targetMessages.rollUp.answered}</Table.Th>
            <Table.Th className="number">{text.difference}</Table.Th>
            <Table.Th className="number">{text.reconciled}</Table.Th>
            <Table.Th className="number" title={text.openHelp}>{text.open}</Table.Th>
            <Table.Th>{text.decide}</Table.Th>
            {onSet !== undefined && <Table.Th><span className="visually-hidden">{text.set}</span></Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...whole, ...rest.map(({ one, depth }) => ({ one, depth: depth + 1 }))].map(({ one, depth }) => (
            <Table.Tr key={one.area} fw={depth < 2 ? 600 : 400}>
              <Table.Th scope="row" pl={6 + depth * 16}>
                {one.area === -1 ? text.whole : one.name}
                {one.owner && <Text span size="xs" c="dimmed"> {one.owner}</Text>}
              </Table.Th>
              <Table.Td className="number">{amount(one.topDown)}</Table.Td>
              <Table.Td className="number">{amount(one.bottomUp)}</Table.Td>
              <Table.Td>
                <Text size="xs" fw={400}>{one.answered === 0 ? text.noAnswer : text.answered(formatCount(one.answered), formatCount(one.accounts))}</Text>
              </Table.Td>
              <Table.Td className="number">{signed(one.difference)}</Table.Td>
              <Table.Td className="number">
                {amount(one.reconciled)}
                {one.locked !== null && ` (${text.isLocked})`}
              </Table.Td>
              <Table.Td className="number">{one.open === 0 ? '' : signed(one.open)}</Table.Td>
              <Table.Td>
                {one.needsDecision && (
                  <Badge variant="outline" color="orange" c="var(--mantine-color-text)" tt="none">{text.decidedBy(one.owner ?? text.operations)}</Badge>
                )}
              </Table.Td>
              {onSet !== undefined && (
                <Table.Td>
                  {one.area !== -2 && (
                    <Button size="compact-xs" variant="default" aria-label={`${text.set} ${text.setOf(one.area === -1 ? text.whole : one.name)}`} onClick={() => onSet(one)}>
                      {text.set}
                    </Button>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
