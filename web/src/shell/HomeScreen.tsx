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
  const { data, error, isPending } = useAlignments(workspace);
  return (
    <section aria-labelledby="alignments">
      <Title order={2} size="h4" id="alignments" mb="xs">
        {messages.home.alignments}
      </Title>
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={90} />}
      {data?.length === 0 && <EmptyState title={messages.home.noAlignments} text={messages.home.noAlignmentsText} />}
      {data !== undefined && data.length > 0 && (
        <Table highlightOnHover aria-labelledby="alignments">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{messages.home.name}</Table.Th>
              <Table.Th>{messages.home.dataset}</Table.Th>
              <Table.Th ta="right">{messages.home.units}</Table.Th>
              <Table.Th ta="right">{messages.home.areas}</Table.Th>
              <Table.Th>{messages.home.changed}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <TextLink to="/w/$workspace/alignments/$alignment" params={{ workspace, alignment: one.id }} search={{}} fw={500}>
                    {one.name}
                  </TextLink>
                </Table.Td>
                <Table.Td>{one.datasetName}</Table.Td>
                <Table.Td ta="right">{formatCount(one.units)}</Table.Td>
                <Table.Td ta="right">{formatCount(one.areas)}</Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed">
                    {formatInstant(one.changedAt)}, {one.changedBy}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function Datasets({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  const { data, error, isPending } = useDatasets(workspace);
  return (
    <section aria-labelledby="datasets">
      <Title order={2} size="h4" id="datasets" mb="xs">
        {messages.home.datasets}
      </Title>
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={90} />}
      {data?.length === 0 && (
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
      )}
      {data !== undefined && data.length > 0 && (
        <Table highlightOnHover aria-labelledby="datasets">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{messages.home.name}</Table.Th>
              <Table.Th>{messages.home.source}</Table.Th>
              <Table.Th ta="right">{messages.home.rows}</Table.Th>
              <Table.Th ta="right">{messages.home.columns}</Table.Th>
              <Table.Th>{messages.home.created}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <TextLink to="/w/$workspace/datasets/$dataset" params={{ workspace, dataset: one.id }} search={{}} fw={500}>
                    {one.name}
                  </TextLink>
                </Table.Td>
                <Table.Td>{one.source}</Table.Td>
                <Table.Td ta="right">{formatCount(one.rows)}</Table.Td>
                <Table.Td ta="right">{formatCount(one.columns.length)}</Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed">
                    {formatInstant(one.createdAt)}, {one.createdBy}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
