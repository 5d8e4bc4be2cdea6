import { ActionIcon, Button, Group, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { write } from '../../api/client';
import type { LiveRecord, TerritoryTree } from '../../api/types';
import { messages } from '../../messages/messages';
import { routingMessages as text } from '../../messages/routing';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, livePath, useLiveAnswer, useLiveRecords, useRenewLive } from '../live';
import { AutomaticRouting } from './AutomaticRouting';
import { MemberForm, QueueForm, RouteForm } from './SettingForms';
import { Section } from './Section';

type Dialog = { readonly kind: 'route' } | { readonly kind: 'queue' } | { readonly kind: 'member'; readonly queue: LiveRecord };

interface Props {
  readonly workspace: string;
  readonly model: string;
  readonly canEdit: boolean;
}

/** Which territories' leads go where, and who takes turns in which queue. */
export function RouteSettings({ workspace, model, canEdit }: Props) {
  const renew = useRenewLive(workspace);
  const routes = useLiveRecords(workspace, 'LeadRoute');
  const queues = useLiveRecords(workspace, 'LeadQueue');
  const members = useLiveRecords(workspace, 'LeadQueueMember');
  const users = useLiveRecords(workspace, 'User');
  const tree = useLiveAnswer<TerritoryTree>(workspace, `/models/${model}/tree`);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [error, setError] = useState<unknown>(null);
  const nameOf = new Map([...(users.data ?? []), ...(queues.data ?? [])].map((record) => [record.id, fieldOf(record, 'Name')]));
  const territoryOfKey = new Map((tree.data?.nodes ?? []).map(({ key, name }) => [key, name]));
  const remove = async (record: LiveRecord) => {
    setError(null);
    try {
      await write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'delete', type: record.type, id: record.id }] });
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  const removal = (record: LiveRecord, name: string) => canEdit && <ActionIcon variant="default" size={26} aria-label={text.remove(name)} onClick={() => void remove(record)}>×</ActionIcon>;
  const close = () => setDialog(null);
  const titles = { route: text.newRouteTitle, queue: text.newQueueTitle, member: dialog?.kind === 'member' ? text.addMemberTitle(fieldOf(dialog.queue, 'Name')) : '' };
  const actions = canEdit && (
    <>
      <Button variant="default" onClick={() => setDialog({ kind: 'queue' })}>{text.newQueue}</Button>
      <Button variant="default" onClick={() => setDialog({ kind: 'route' })}>{text.newRoute}</Button>
    </>
  );
  return (
    <Section title={text.settings} text={text.settingsText} actions={actions}>
      <RefusalAlert error={error ?? routes.error ?? queues.error ?? members.error ?? users.error} />
      <AutomaticRouting workspace={workspace} canEdit={canEdit} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Stack gap={6}>
          <Title order={3} size="h5">{text.routes}</Title>
          {routes.data?.map((route) => {
            const target = fieldOf(route, 'Target');
            const key = fieldOf(route, 'TerritoryKey');
            const parts = [target === 'Member' ? text.targets.Member : `${text.targets[target]}: ${nameOf.get(fieldOf(route, 'LeadQueueId')) ?? ''}`, fieldOf(route, 'RoleInTerritory2') === '' ? '' : text.role(fieldOf(route, 'RoleInTerritory2'))];
            return (
              <Group key={route.id} justify="space-between" wrap="nowrap">
                <div>
                  <Text size="sm" fw={500}>{key === '' ? text.forAll : territoryOfKey.get(key) ?? key}{key !== '' && route.fields.AppliesToChildren === true && <Text span size="xs" c="dimmed"> {text.below}</Text>}</Text>
                  <Text size="sm">{parts.filter((part) => part !== '').join(', ')}</Text>
                </div>
                {removal(route, fieldOf(route, 'Name'))}
              </Group>
            );
          })}
        </Stack>
        <Stack gap={6}>
          <Title order={3} size="h5">{text.queues}</Title>
          {queues.data?.map((queue) => {
            const own = members.data?.filter((member) => fieldOf(member, 'LeadQueueId') === queue.id) ?? [];
            return (
              <Stack key={queue.id} gap={2}>
                <Group justify="space-between" wrap="nowrap"><Text size="sm" fw={500}>{fieldOf(queue, 'Name')}</Text>{removal(queue, fieldOf(queue, 'Name'))}</Group>
                {own.length === 0 && <Text size="sm" c="dimmed">{text.noMembers}</Text>}
                {own.map((member) => {
                  const name = nameOf.get(fieldOf(member, 'UserId')) ?? '';
                  return <Group key={member.id} gap="xs"><Text size="sm">{text.member(name, fieldOf(member, 'Capacity'))}</Text>{removal(member, name)}</Group>;
                })}
                {canEdit && <Button size="compact-xs" variant="default" w="fit-content" onClick={() => setDialog({ kind: 'member', queue })}>{text.addMember}</Button>}
              </Stack>
            );
          })}
        </Stack>
      </SimpleGrid>
      <Modal opened={dialog !== null} onClose={close} title={dialog === null ? '' : titles[dialog.kind]} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {dialog?.kind === 'route' && <RouteForm workspace={workspace} nodes={tree.data?.nodes ?? []} queues={queues.data ?? []} onClose={close} />}
        {dialog?.kind === 'queue' && <QueueForm workspace={workspace} onClose={close} />}
        {dialog?.kind === 'member' && <MemberForm workspace={workspace} queue={dialog.queue.id} users={users.data ?? []} onClose={close} />}
      </Modal>
    </Section>
  );
}
