import { Button, Stack, Table, Title } from '@mantine/core';
import type { LiveImport } from '../../api/types';
import { bulkMessages } from '../../messages/bulk';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount, formatInstant } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer } from '../live';

const text = bulkMessages.past;

interface Props {
  readonly workspace: string;
  readonly shown: string | null;
  readonly onShow: (id: string | null) => void;
}

/** Imports that have ended, newest first. */
export function PastImports({ workspace, shown, onShow }: Props) {
  const { data, error } = useLiveAnswer<LiveImport[]>(workspace, '/imports');
  return (
    <Stack component="section" gap="sm" aria-labelledby="bulk-past">
      <Title order={2} size="h4" id="bulk-past">{text.title}</Title>
      <RefusalAlert error={error} />
      {data?.length === 0 && <EmptyState title={text.empty} text={text.emptyText} />}
      {data !== undefined && data.length > 0 && (
        <Table className="live-table" fz="sm" aria-label={text.title} data-testid="past-imports">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.file}</Table.Th>
              <Table.Th>{text.what}</Table.Th>
              <Table.Th>{text.who}</Table.Th>
              <Table.Th>{text.when}</Table.Th>
              <Table.Th>{text.outcome}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Th scope="row">{one.fileName}</Table.Th>
                <Table.Td>{bulkMessages.import.operations[one.request.operation]}: {one.request.type}</Table.Td>
                <Table.Td>{one.madeBy}</Table.Td>
                <Table.Td>{formatInstant(one.madeAt)}</Table.Td>
                <Table.Td>{outcomeOf(one)}</Table.Td>
                <Table.Td>
                  <Button size="compact-xs" variant="default" aria-pressed={shown === one.id} aria-label={text.showOf(one.fileName, formatInstant(one.madeAt))} onClick={() => onShow(shown === one.id ? null : one.id)}>{text.show}</Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function outcomeOf({ counts, request, act }: LiveImport): string {
  const isTry = request.preview;
  const words = Object.entries(bulkMessages.result.words).filter(([name]) => counts[name as keyof typeof counts] > 0).map(([name, said]) => `${formatCount(counts[name as keyof typeof counts])} ${said[isTry ? 0 : 1]}`);
  return [...(isTry ? [text.tried] : act === null ? [text.undone] : []), ...words].join(', ');
}
