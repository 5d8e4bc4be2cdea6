import { Paper, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import { withQuery, workspacePath } from '../api/paths';
import type { Dataset } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { formatCount } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';

interface Records {
  readonly items: readonly { readonly row: number; readonly place: string; readonly values: readonly (string | number | boolean | null)[] }[];
}

/** Everything that is known of one record. */
export function RecordCard({ workspace, dataset, row }: { readonly workspace: string; readonly dataset: Dataset; readonly row: number }) {
  const texts = datasetMessages.dataset;
  const { data, error } = useQuery({
    queryKey: ['record', workspace, dataset.id, row],
    queryFn: ({ signal }) => get<Records>(withQuery(`${workspacePath(workspace)}/datasets/${dataset.id}/records`, { offset: row, limit: 1 }), signal),
    staleTime: Infinity,
  });
  const record = data?.items.at(0);
  return (
    <Paper withBorder p="xs" aria-live="polite">
      <Text fw={600} size="sm">
        {texts.point} {formatCount(row + 1)}
      </Text>
      <RefusalAlert error={error} />
      {record === undefined && error === null && <Skeleton height={80} />}
      {record !== undefined && (
        <Table verticalSpacing={1} aria-label={texts.point}>
          <Table.Tbody>
            {dataset.columns.map(({ key, name }, place) => {
              const value = record.values[place] as string | number | boolean | null | undefined;
              return value === null || value === undefined || value === '' ? null : (
                <Table.Tr key={key}>
                  <Table.Th scope="row" fw={400} c="dimmed">
                    {name}
                  </Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{String(value)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}
