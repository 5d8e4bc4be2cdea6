import { Table, Text } from '@mantine/core';
import type { TerritoryEffect } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { formatCount } from '../../shell/format';

const text = liveAccountMessages.effects;

/** Territories that an account event changes, before and after. */
export function Effects({ territories }: { territories: readonly TerritoryEffect[] }) {
  if (territories.length === 0) {
    return <Text size="sm">{text.none}</Text>;
  }
  return (
    <div style={{ overflow: 'auto', maxHeight: 280 }} role="region" aria-label={text.label} tabIndex={0}>
      <Table className="live-table" fz="sm" aria-label={text.label} data-testid="effects">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.territory}</Table.Th>
            {[text.before, text.entered, text.left, text.after, text.open, text.openAfter].map((head, at) => <Table.Th key={at} className="number">{head}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {territories.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Th scope="row">{one.name}</Table.Th>
              {[one.before, one.entered, one.left, one.after, one.openBefore, one.openAfter].map((value, at) => <Table.Td key={at} className="number">{formatCount(value)}</Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
