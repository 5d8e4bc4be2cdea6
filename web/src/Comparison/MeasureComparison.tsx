import { Table, Text } from '@mantine/core';
import type { Comparison } from '../api/types';
import { comparison as words } from '../messages/comparison';
import { figuresOf } from './figures';

/** Every figure of both plans, those of one measure before the others'; the better in bold. */
export function MeasureComparison({ comparison, first }: { comparison: Comparison; first: string }) {
  return (
    <>
      <Table aria-label={words.measures} maw={900}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.figure}</Table.Th>
            <Table.Th ta="right">{comparison.left.name}</Table.Th>
            <Table.Th ta="right">{comparison.right.name}</Table.Th>
            <Table.Th ta="right">{words.difference}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figuresOf(comparison, first).map((figure) => (
            <Table.Tr key={figure.name}>
              <Table.Th scope="row" fw={400}>
                {figure.name}
              </Table.Th>
              <Table.Td ta="right" fw={figure.left < figure.right ? 700 : 400}>
                {figure.show(figure.left)}
              </Table.Td>
              <Table.Td ta="right" fw={figure.right < figure.left ? 700 : 400}>
                {figure.show(figure.right)}
              </Table.Td>
              <Table.Td ta="right">{figure.left === figure.right ? '—' : figure.showDifference(figure.right - figure.left)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="xs">
        {words.bestInBold}
      </Text>
    </>
  );
}
