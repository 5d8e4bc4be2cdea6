import { Badge, Button, Group, Skeleton, Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/client';
import type { FindingSummary } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { EmptyState } from '../shell/EmptyState';
import { formatCount } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { FindingsList } from './FindingsList';

interface Props {
  /** Address of the findings; its summary is below it. */
  readonly path: string;
  readonly csv?: string;
  /** Which findings are listed, when the address of the screen keeps it. */
  readonly code?: string;
  readonly onCode?: (code: string | undefined) => void;
}

const colors: Record<string, string> = { error: 'red', warning: 'orange', info: 'gray' };

/** What an import noticed: counts by sort, and row by row. */
export function FindingsReport({ path, csv, code: asked, onCode }: Props) {
  const texts = datasetMessages.report;
  const [own, setOwn] = useState<string | undefined>();
  const { data: summary, error } = useQuery({
    queryKey: ['findings', path, 'summary'],
    queryFn: ({ signal }) => get<FindingSummary[]>(`${path}/summary`, signal),
    staleTime: Infinity,
  });
  const code = onCode === undefined ? own : asked;
  const choose = onCode ?? setOwn;

  if (summary === undefined) {
    return error === null ? <Skeleton height={200} /> : <RefusalAlert error={error} />;
  }
  if (summary.length === 0) {
    return <EmptyState title={texts.none} text={texts.noneText} />;
  }
  const total = summary.reduce((sum, { count }) => sum + count, 0);
  const shown = code === undefined ? total : (summary.find((one) => one.code === code)?.count ?? 0);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4" id="findings-title">
          {texts.title}
        </Title>
        {csv !== undefined && (
          <Button component="a" href={csv} download variant="default" size="xs">
            {texts.csv}
          </Button>
        )}
      </Group>
      <Table aria-labelledby="findings-title" verticalSpacing={2}>
        <Table.Tbody>
          {[{ code: undefined, title: texts.all, count: total, severity: null }, ...summary].map((one) => (
            <Table.Tr key={one.code ?? ''} bg={code === one.code ? 'var(--mantine-color-default-hover)' : undefined}>
              <Table.Td>
                <Button
                  variant="transparent"
                  size="compact-sm"
                  px={0}
                  aria-pressed={code === one.code}
                  fw={code === one.code ? 700 : 400}
                  onClick={() => choose(one.code)}
                >
                  {one.title}
                </Button>
              </Table.Td>
              <Table.Td>{one.severity !== null && <Severity severity={one.severity} />}</Table.Td>
              <Table.Td ta="right">{formatCount(one.count)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <FindingsList path={path} code={code} total={shown} />
    </Stack>
  );
}

export function Severity({ severity }: { readonly severity: string }) {
  return (
    <Badge size="sm" variant="outline" color={colors[severity] ?? 'gray'} c="var(--mantine-color-text)">
      {datasetMessages.severities[severity as keyof typeof datasetMessages.severities]}
    </Badge>
  );
}
