import { Badge, Skeleton, Table, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useCanEdit } from '../api/session';
import { targetMessages as text } from '../messages/targets';
import { EmptyState } from '../shell/EmptyState';
import { formatInstant } from '../shell/format';
import { LinkButton, TextLink } from '../shell/LinkButton';
import { useAlignments, useTargetPlans } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';

/** All target plans of a workspace, or what to do to get one. */
export function TargetPlansScreen() {
  const { workspace } = useParams({ from: '/w/$workspace/targets' });
  const canEdit = useCanEdit(workspace);
  const { data, error, isPending } = useTargetPlans(workspace);
  const make = (
    <LinkButton to="/w/$workspace/targets/new" params={{ workspace }} search={{}}>
      {text.list.create}
    </LinkButton>
  );
  return (
    <Screen title={text.list.title} actions={canEdit && data !== undefined && data.length > 0 && make}>
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={120} />}
      {data?.length === 0 && <Nothing workspace={workspace} canEdit={canEdit} make={make} />}
      {data !== undefined && data.length > 0 && (
        <div style={{ overflowX: 'auto' }}>
          <Table highlightOnHover aria-label={text.list.title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.list.name}</Table.Th>
                <Table.Th>{text.list.alignment}</Table.Th>
                <Table.Th ta="right">{text.list.year}</Table.Th>
                <Table.Th>{text.list.currency}</Table.Th>
                <Table.Th>{text.list.state}</Table.Th>
                <Table.Th>{text.list.changed}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((plan) => (
                <Table.Tr key={plan.id}>
                  <Table.Td>
                    <TextLink to="/w/$workspace/targets/$plan" params={{ workspace, plan: plan.id }} search={{}} fw={500}>
                      {plan.name}
                    </TextLink>
                  </Table.Td>
                  <Table.Td>{plan.alignmentName}</Table.Td>
                  <Table.Td ta="right">{plan.fiscalYear}</Table.Td>
                  <Table.Td>{plan.currency}</Table.Td>
                  <Table.Td>
                    <StateBadge state={plan.state} />
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm" c="dimmed">
                      {formatInstant(plan.changedAt)}, {plan.changedBy}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Screen>
  );
}

function Nothing({ workspace, canEdit, make }: { workspace: string; canEdit: boolean; make: React.ReactNode }) {
  const alignments = useAlignments(workspace).data;
  if (!canEdit) {
    return <EmptyState title={text.list.nothingYours} text={text.list.nothingYoursText} />;
  }
  if (alignments?.length === 0) {
    return (
      <EmptyState
        title={text.list.noAlignment}
        text={text.list.noAlignmentText}
        action={
          <LinkButton to="/w/$workspace/alignments/new" params={{ workspace }} search={{}}>
            {text.list.newAlignment}
          </LinkButton>
        }
      />
    );
  }
  return <EmptyState title={text.list.empty} text={text.list.emptyText} action={make} />;
}

export function StateBadge({ state }: { state: string }) {
  return (
    <Badge variant="outline" color={state === 'published' ? 'green' : state === 'collecting' ? 'tide' : 'gray'} c="var(--mantine-color-text)" tt="none">
      {text.states[state] ?? state}
    </Badge>
  );
}
