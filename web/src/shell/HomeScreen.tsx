import { Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useCanEdit } from '../api/session';
import { messages } from '../messages/messages';
import { EmptyState } from './EmptyState';
import { formatCount, formatInstant } from './format';
import { LinkButton, TextLink } from './LinkButton';
import { useAlignments, useDatasets } from './lists';
import { RefusalAlert } from './RefusalAlert';
import { Screen } from './Screen';

/** The workspace's alignments and datasets, each with its next step. */
export function HomeScreen() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const canEdit = useCanEdit(workspace);
  return (
    <Screen
      title={messages.home.title}
      actions={
        canEdit && (
          <Group gap="xs">
            <LinkButton variant="default" to="/w/$workspace/import" params={{ workspace }} search={{}}>
              {messages.home.importData}
            </LinkButton>
            <LinkButton to="/w/$workspace/alignments/new" params={{ workspace }} search={{}}>
              {messages.home.newAlignment}
            </LinkButton>
          </Group>
        )
      }
    >
      <Stack gap="xl">
        <Alignments workspace={workspace} />
        <Datasets workspace={workspace} canEdit={canEdit} />
      </Stack>
    </Screen>
  );
}

function Alignments({ workspace }: { workspace: string }) {
  return (
    <Section
      id="alignments"
      title={messages.home.alignments}
      list={useAlignments(workspace)}
      empty={<EmptyState title={messages.home.noAlignments} text={messages.home.noAlignmentsText} />}
      heads={[messages.home.dataset, messages.home.units, messages.home.areas, messages.home.changed]}
      row={(one) => ({
        name: (
          <TextLink to="/w/$workspace/alignments/$alignment" params={{ workspace, alignment: one.id }} search={{}} fw={500}>
            {one.name}
          </TextLink>
        ),
        from: one.datasetName,
        counts: [one.units, one.areas],
        at: one.changedAt,
        by: one.changedBy,
      })}
    />
  );
}

function Datasets({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  return (
    <Section
      id="datasets"
      title={messages.home.datasets}
      list={useDatasets(workspace)}
      empty={
        <EmptyState
          title={messages.home.noDatasets}
          text={messages.home.noDatasetsText}
          action={
            canEdit && (
              <LinkButton to="/w/$workspace/import" params={{ workspace }} search={{}}>
                {messages.home.importData}
              </LinkButton>
            )
          }
        />
      }
      heads={[messages.home.source, messages.home.rows, messages.home.columns, messages.home.created]}
      row={(one) => ({
        name: (
          <TextLink to="/w/$workspace/datasets/$dataset" params={{ workspace, dataset: one.id }} search={{}} fw={500}>
            {one.name}
          </TextLink>
        ),
        from: one.source,
        counts: [one.rows, one.columns.length],
        at: one.createdAt,
        by: one.createdBy,
      })}
    />
  );
}

interface Row {
  readonly name: React.ReactNode;
  readonly from: string;
  readonly counts: readonly [number, number];
  readonly at: string;
  readonly by: string;
}

interface SectionProps<One extends { readonly id: string }> {
  readonly id: string;
  readonly title: string;
  readonly list: { readonly data: readonly One[] | undefined; readonly error: Error | null; readonly isPending: boolean };
  readonly empty: React.ReactNode;
  /** Of the columns after the name: where from, two counts, when and by whom. */
  readonly heads: readonly [string, string, string, string];
  readonly row: (one: One) => Row;
}

function Section<One extends { readonly id: string }>({ id, title, list: { data, error, isPending }, empty, heads, row }: SectionProps<One>) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {title}
      </Title>
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={90} />}
      {data?.length === 0 && empty}
      {data !== undefined && data.length > 0 && (
        <Table highlightOnHover aria-labelledby={id}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{messages.home.name}</Table.Th>
              {heads.map((head, column) => (
                <Table.Th key={head} ta={column === 1 || column === 2 ? 'right' : undefined}>
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((one) => {
              const { name, from, counts, at, by } = row(one);
              return (
                <Table.Tr key={one.id}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{from}</Table.Td>
                  <Table.Td ta="right">{formatCount(counts[0])}</Table.Td>
                  <Table.Td ta="right">{formatCount(counts[1])}</Table.Td>
                  <Table.Td>
                    <Text size="sm" c="dimmed">
                      {formatInstant(at)}, {by}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
