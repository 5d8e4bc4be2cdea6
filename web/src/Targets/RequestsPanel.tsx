import { Badge, Button, Group, Modal, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { write } from '../api/client';
import type { TargetPlan, TargetRequest } from '../api/types';
import { messages } from '../messages/messages';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { formatCount, formatInstant } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { AskForm } from './AskForm';
import { PeopleForm } from './PeopleForm';
import { planPath, useAlignment, useRenewPlan } from './plans';
import { useRequests } from './requests';

const text = targetMessages.requests;

/** Which branches are asked until when, how far each is, and what operations does with what comes back. */
export function RequestsPanel({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const requests = useRequests(workspace, plan);
  const renew = useRenewPlan(workspace, plan.id);
  const alignment = useAlignment(workspace, plan.alignmentId).data;
  const [asking, ask] = useDisclosure(false);
  const [naming, name] = useDisclosure(false);
  const [error, setError] = useState<unknown>(null);
  const settle = async (request: TargetRequest, state: 'accepted' | 'returned' | 'open') => {
    setError(null);
    try {
      await write('POST', `${planPath(workspace, plan.id)}/requests/${String(request.area)}/state`, { state });
      announce(text.settled);
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}`);
      announce(text.linkCopied);
    } catch (refusal) {
      setError(refusal);
    }
  };
  const items = requests.data?.items ?? [];
  return (
    <section aria-labelledby="requests">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" id="requests">{text.title}</Title>
        {plan.canDefine && (
          <Group gap="xs">
            <Button size="xs" variant="default" title={text.linkCopied} onClick={() => void copy()}>{text.link}</Button>
            <Button size="xs" variant="default" onClick={name.open}>{text.people}</Button>
            <Button size="xs" variant="default" disabled={plan.state !== 'collecting'} onClick={ask.open}>{text.ask}</Button>
          </Group>
        )}
      </Group>
      <RefusalAlert error={requests.error ?? error} />
      {items.length === 0 && <Text size="sm" c="dimmed">{plan.state === 'draft' ? text.noneDraft : text.none}</Text>}
      {items.length > 0 && (
        <div style={{ overflowX: 'auto' }}>
          <Table fz="sm" className="areas-table" aria-label={text.title} data-testid="requests">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.area}</Table.Th>
                <Table.Th>{text.answeredBy}</Table.Th>
                <Table.Th>{text.due}</Table.Th>
                <Table.Th>{text.state}</Table.Th>
                <Table.Th className="number">{text.answered}</Table.Th>
                <Table.Th>{text.note}</Table.Th>
                <Table.Th>{text.changed}</Table.Th>
                {plan.canDefine && <Table.Th><span className="visually-hidden">{messages.common.more}</span></Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((one) => (
                <Table.Tr key={one.area}>
                  <Table.Th scope="row">{one.name}</Table.Th>
                  <Table.Td>{one.people.length === 0 ? text.nobody : one.people.join(', ')}</Table.Td>
                  <Table.Td>{one.due}</Table.Td>
                  <Table.Td>
                    {text.states[one.state]} {one.isLate && <Badge variant="outline" color="red" c="var(--mantine-color-text)" tt="none">{text.late}</Badge>}
                  </Table.Td>
                  <Table.Td className="number">{targetMessages.figures.of(formatCount(one.answered), formatCount(one.accounts))}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'normal' }}>{one.note}</Table.Td>
                  <Table.Td><Text size="xs" c="dimmed">{formatInstant(one.changedAt)}, {one.changedBy}</Text></Table.Td>
                  {plan.canDefine && (
                    <Table.Td>
                      <Group gap={4} wrap="nowrap" justify="flex-end">
                        {one.state === 'submitted' && <Button size="compact-xs" aria-label={text.of(text.accept, one.name)} onClick={() => void settle(one, 'accepted')}>{text.accept}</Button>}
                        {(one.state === 'submitted' || one.state === 'accepted') && <Button size="compact-xs" variant="default" aria-label={text.of(text.giveBack, one.name)} onClick={() => void settle(one, 'returned')}>{text.giveBack}</Button>}
                      </Group>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Modal opened={asking} onClose={ask.close} title={text.askTitle} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {alignment !== undefined && <AskForm workspace={workspace} plan={plan} tree={alignment.tree} onClose={ask.close} />}
      </Modal>
      <Modal opened={naming} onClose={name.close} title={text.peopleTitle} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        {alignment !== undefined && <PeopleForm workspace={workspace} plan={plan} tree={alignment.tree} onClose={name.close} />}
      </Modal>
    </section>
  );
}
