import { Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { TargetPlan, TargetProductTable } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatPercent } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatAmount } from './amounts';
import { planKey, planPath } from './plans';

const text = targetMessages.products;

/** Areas by products: rows add up to the areas and columns to the products; below, each product over the year. */
export function ProductsTab({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const isGiven = Boolean(plan.settings?.products);
  const { data, error } = useQuery({
    queryKey: planKey(workspace, plan.id, 'products', plan.revision),
    queryFn: ({ signal }) => get<TargetProductTable>(`${planPath(workspace, plan.id)}/products`, signal),
    enabled: isGiven,
  });
  if (!isGiven) {
    return <Text size="sm">{text.none}</Text>;
  }
  if (data === undefined) {
    return error === null ? <Skeleton height={300} /> : <RefusalAlert error={error} />;
  }
  const amount = (value: number) => formatAmount(value, plan.unit);
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
  return (
    <Stack gap="md">
      <div style={{ overflowX: 'auto' }} role="region" aria-label={text.label} tabIndex={0}>
        <Table fz="sm" className="areas-table" aria-label={text.label} data-testid="products">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.area}</Table.Th>
              {data.products.map(({ key, percent }) => <Table.Th className="number" key={key}>{key} ({formatPercent(percent / 100)})</Table.Th>)}
              <Table.Th className="number">{text.total}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.areas.map((area) => (
              <Table.Tr key={area.area}>
                <Table.Th scope="row">{area.area < 0 ? targetMessages.settings.noArea : area.name}</Table.Th>
                {area.amounts.map((value, at) => <Table.Td className="number" key={data.products[at].key}>{amount(value)}</Table.Td>)}
                <Table.Td className="number" fw={600}>{amount(area.amount)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr fw={600}>
              <Table.Th scope="row">{text.total}</Table.Th>
              {data.products.map((product) => <Table.Td className="number" key={product.key}>{amount(product.amount)}</Table.Td>)}
              <Table.Td className="number">{amount(sum(data.products.map((product) => product.amount)))}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </div>
      <Title order={2} size="h5">{text.periods}</Title>
      <div style={{ overflowX: 'auto' }} role="region" aria-label={text.periods} tabIndex={0}>
        <Table fz="xs" className="areas-table" aria-label={text.periods}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.product}</Table.Th>
              {plan.periods.map(({ number, start }) => <Table.Th className="number" key={number} title={start}>{text.period(number)}</Table.Th>)}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.products.map((product) => (
              <Table.Tr key={product.key}>
                <Table.Th scope="row">{product.key}</Table.Th>
                {product.periods.map((value, at) => <Table.Td className="number" key={at}>{amount(value)}</Table.Td>)}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}
