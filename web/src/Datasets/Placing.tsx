import { Progress, Table, Title } from '@mantine/core';
import type { Dataset } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { formatCount, formatPercent } from '../shell/format';

/** How many records were placed in which way, from the surest to none. */
export function Placing({ placed, rows }: { readonly placed: Dataset['placed']; readonly rows: number }) {
  const texts = datasetMessages.report;
  const counts = [placed.given, placed.postalCode, placed.city, placed.county, placed.state, placed.country, placed.none];
  return (
    <section aria-labelledby="placing-title">
      <Title order={2} size="h4" id="placing-title" mb={4}>
        {texts.placing}
      </Title>
      <Table aria-labelledby="placing-title" maw={560} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.how}</Table.Th>
            <Table.Th ta="right">{texts.records}</Table.Th>
            <Table.Th ta="right">{texts.share}</Table.Th>
            <Table.Th w={180} aria-hidden />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {counts.map((count, place) =>
            count === 0 ? null : (
              <Table.Tr key={place}>
                <Table.Th scope="row" fw={400}>
                  {datasetMessages.places[place]}
                </Table.Th>
                <Table.Td ta="right">{formatCount(count)}</Table.Td>
                <Table.Td ta="right">{formatPercent(rows === 0 ? 0 : count / rows)}</Table.Td>
                <Table.Td aria-hidden>
                  <Progress.Root>
                    <Progress.Section value={rows === 0 ? 0 : (100 * count) / rows} withAria={false} color={place === 6 ? 'orange' : 'tide'} />
                  </Progress.Root>
                </Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </section>
  );
}
