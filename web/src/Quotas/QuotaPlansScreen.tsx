import { Skeleton, Table, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useCanEdit } from '../api/session';
import { quotaMessages as text } from '../messages/quotas';
import { EmptyState } from '../shell/EmptyState';
import { formatInstant } from '../shell/format';
import { LinkButton, TextLink } from '../shell/LinkButton';
import { useQuotaPlans, useTargetPlans } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { StateBadge } from './StateBadge';

/** All quota plans that the caller may know of, or what to do to get one. */
export function QuotaPlansScreen() {
  const { workspace } = useParams({ from: '/w/$workspace/quotas' });
  const canEdit = useCanEdit(workspace);
  const { data, error, isPending } = useQuotaPlans(workspace);
  const make = (
    <LinkButton to="/w/$workspace/quotas/new" params={{ workspace }} search={{}}>
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
                <Table.Th>{text.list.targets}</Table.Th>
                <Table.Th>{text.list.state}</Table.Th>
                <Table.Th>{text.list.changed}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((plan) => (
                <Table.Tr key={plan.id}>
                  <Table.Td>
                    <TextLink to="/w/$workspace/quotas/$plan" params={{ workspace, plan: plan.id }} search={{}} fw={500}>
                      {plan.name}
                    </TextLink>
                  </Table.Td>
                  <Table.Td>{plan.targetPlanName}</Table.Td>
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
  const targets = useTargetPlans(workspace).data;
  if (!canEdit) {
    return <EmptyState title={text.list.nothingYours} text={text.list.nothingYoursText} />;
  }
  if (targets?.length === 0) {
    return (
      <EmptyState
        title={text.list.noTargets}
        text={text.list.noTargetsText}
        action={
          <LinkButton to="/w/$workspace/targets/new" params={{ workspace }} search={{}}>
            {text.list.newTargets}
          </LinkButton>
        }
      />
    );
  }
  return <EmptyState title={text.list.empty} text={text.list.emptyText} action={make} />;
}
