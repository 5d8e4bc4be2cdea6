import { Badge, Button, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { useCanEdit } from '../api/session';
import { messages } from '../messages/messages';
import { formatCount } from '../shell/format';
import { TextLink } from '../shell/LinkButton';
import { useBoundarySets } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { UploadBoundaries } from './UploadBoundaries';

/** The sets of polygons that alignments can use. */
export function BoundarySetsScreen() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { data, error, isPending } = useBoundarySets(workspace);
  const [opened, { open, close }] = useDisclosure(false);
  const canEdit = useCanEdit(workspace);
  return (
    <Screen title={messages.boundaries.title} actions={canEdit && <Button onClick={open}>{messages.boundaries.upload}</Button>}>
      <Stack>
        <Text size="sm" c="dimmed" maw={720}>
          {messages.boundaries.lead}
        </Text>
        <RefusalAlert error={error} />
        {isPending && <Skeleton height={160} />}
        {data !== undefined && (
          <Table highlightOnHover aria-label={messages.boundaries.title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{messages.boundaries.name}</Table.Th>
                <Table.Th ta="right">{messages.boundaries.units}</Table.Th>
                <Table.Th ta="right">{messages.boundaries.bridges}</Table.Th>
                <Table.Th ta="right">{messages.boundaries.findings}</Table.Th>
                <Table.Th>{messages.boundaries.source}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((set) => (
                <Table.Tr key={set.id}>
                  <Table.Td>
                    <TextLink to="/w/$workspace/boundaries/$set" params={{ workspace, set: set.id }} fw={500}>
                      {set.name}
                    </TextLink>
                    {set.builtIn && (
                      <Badge variant="default" ml="xs" size="sm">
                        {messages.boundaries.builtIn}
                      </Badge>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{formatCount(set.units)}</Table.Td>
                  <Table.Td ta="right">{formatCount(set.bridges)}</Table.Td>
                  <Table.Td ta="right">{formatCount(set.findings)}</Table.Td>
                  <Table.Td>
                    <Text size="sm" c="dimmed">
                      {set.source}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
      <UploadBoundaries workspace={workspace} opened={opened} onClose={close} />
    </Screen>
  );
}
