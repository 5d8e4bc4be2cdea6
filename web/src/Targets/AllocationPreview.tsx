import { Table, Text, Title } from '@mantine/core';
import type { Area, TargetPreview } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatCount } from '../shell/format';
import { formatAmount } from './amounts';
import { treeOf } from './areas';
import { FiguresStrip } from './FiguresStrip';

const text = targetMessages.settings;

interface Props {
  readonly tree: readonly Area[];
  readonly unit: number;
  readonly preview: TargetPreview;
  readonly saved: TargetPreview | undefined;
  readonly isChanged: boolean;
}

/** What settings come to: the whole, buckets, territories beside what is saved, the largest accounts. */
export function AllocationPreview({ tree, unit, preview, saved, isChanged }: Props) {
  const { figures } = preview;
  const amount = (value: number | null | undefined) => formatAmount(value, unit);
  const nowOf = new Map((saved?.areas ?? []).map((one) => [one.area, one.amount]));
  const thenOf = new Map(preview.areas.map((one) => [one.area, one]));
  const rows = treeOf(tree.map(({ number, parent, name }) => ({ area: number, parent, name })));
  const none = thenOf.get(-1);
  const nameOf = (area: number) => tree.find(({ number }) => number === area)?.name ?? '';
  return (
    <>
      <FiguresStrip figures={figures} unit={unit} isPreview />
      {figures.buckets.length > 0 && (
        <>
          <Title order={2} size="h6">{text.bucketTable}</Title>
          <Table fz="sm" className="areas-table" aria-label={text.bucketTable} mb="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.bucket}</Table.Th>
                <Table.Th className="number">{text.accountsIn}</Table.Th>
                <Table.Th className="number">{text.target}</Table.Th>
                <Table.Th className="number">{text.fixed}</Table.Th>
                <Table.Th className="number">{targetMessages.figures.unallocated}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {figures.buckets.map((bucket) => (
                <Table.Tr key={`${bucket.area} ${bucket.key}`}>
                  <Table.Td>{bucket.area < 0 ? bucket.key : `${nameOf(bucket.area)}: ${bucket.key}`}</Table.Td>
                  <Table.Td className="number">{formatCount(bucket.accounts)}</Table.Td>
                  <Table.Td className="number">{amount(bucket.amount)}</Table.Td>
                  <Table.Td className="number">{amount(bucket.fixed)}</Table.Td>
                  <Table.Td className="number">{amount(bucket.unallocated)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      <Title order={2} size="h6">{text.areas}</Title>
      <Table fz="sm" className="areas-table" aria-label={text.areas} mb="sm" data-testid="preview-areas">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.area}</Table.Th>
            <Table.Th className="number">{text.accountsIn}</Table.Th>
            {isChanged && <Table.Th className="number">{text.now}</Table.Th>}
            <Table.Th className="number">{isChanged ? text.then : text.target}</Table.Th>
            {isChanged && <Table.Th className="number">{text.difference}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...rows.map(({ one, depth }) => ({ ...one, depth })), ...(none !== undefined && none.accounts > 0 ? [{ area: -1, name: text.noArea, depth: 0 }] : [])].map(({ area, name, depth }) => {
            const then = thenOf.get(area);
            const before = nowOf.get(area) ?? 0;
            const difference = (then?.amount ?? 0) - before;
            return (
              <Table.Tr key={area}>
                <Table.Td pl={6 + depth * 16} fw={depth === 0 ? 600 : 400}>{name}</Table.Td>
                <Table.Td className="number">{formatCount(then?.accounts ?? 0)}</Table.Td>
                {isChanged && <Table.Td className="number">{amount(before)}</Table.Td>}
                <Table.Td className="number">{amount(then?.amount ?? 0)}</Table.Td>
                {isChanged && <Table.Td className="number">{difference > 0 ? `+${amount(difference)}` : amount(difference)}</Table.Td>}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <Title order={2} size="h6">{text.largest}</Title>
      <Table fz="sm" className="areas-table" aria-label={text.largest}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.account}</Table.Th>
            <Table.Th>{text.area}</Table.Th>
            <Table.Th className="number">{text.target}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.accounts.slice(0, 15).map((account) => (
            <Table.Tr key={account.record}>
              <Table.Td>
                {account.name ?? account.key}
                {account.name && <Text span size="xs" c="dimmed"> {account.key}</Text>}
              </Table.Td>
              <Table.Td>{nameOf(account.area)}</Table.Td>
              <Table.Td className="number">{amount(account.amount)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
