import { Table } from '@mantine/core';
import type { AreaTotals, Comparison, MeasureInfo } from '../api/types';
import { comparison as words } from '../messages/comparison';
import { formatCount, formatSigned } from '../shell/format';
import { showAmount } from './figures';

/** Each area's units and the chosen measure, before and after. */
export function AreaComparison({ comparison, measure }: { comparison: Comparison; measure: MeasureInfo }) {
  const at = comparison.measures.indexOf(measure);
  // An area that only one of the two has holds nothing in the other.
  const amount = (totals: AreaTotals | null) => totals?.sums[at] ?? 0;
  const units = (totals: AreaTotals | null) => formatCount(totals?.units ?? 0);
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-label={words.areas} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.area}</Table.Th>
            <Table.Th ta="right">{`${words.units}: ${comparison.left.name}`}</Table.Th>
            <Table.Th ta="right">{`${words.units}: ${comparison.right.name}`}</Table.Th>
            <Table.Th ta="right">{`${measure.name}: ${comparison.left.name}`}</Table.Th>
            <Table.Th ta="right">{`${measure.name}: ${comparison.right.name}`}</Table.Th>
            <Table.Th ta="right">{words.difference}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {comparison.areas.map((area) => (
            <Table.Tr key={area.number}>
              <Table.Th scope="row" fw={400}>
                {area.number < 0 ? words.unassigned : area.name}
              </Table.Th>
              <Table.Td ta="right">{units(area.leftTotals)}</Table.Td>
              <Table.Td ta="right">{units(area.rightTotals)}</Table.Td>
              <Table.Td ta="right">{showAmount(measure, amount(area.leftTotals))}</Table.Td>
              <Table.Td ta="right">{showAmount(measure, amount(area.rightTotals))}</Table.Td>
              <Table.Td ta="right">{formatSigned(amount(area.rightTotals) - amount(area.leftTotals))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
