import { Alert, Button, Code, Group, Modal, MultiSelect, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { write } from '../../api/client';
import { useCanEdit } from '../../api/session';
import type { Webhook, WebhookDelivery } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { messages } from '../../messages/messages';
import { ConfirmButton } from '../../shell/ConfirmButton';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount, formatInstant } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import type { LiveTab } from '../tabs';
import { useAct } from '../useAct';

const text = governanceMessages.webhooks;
const kinds = ['account.entered', 'account.left', 'member.began', 'member.changed', 'member.ended'];

/** Addresses that are told of assignment changes, and what was sent to them. */
export default function WebhooksTab({ workspace }: LiveTab) {
  const canEdit = useCanEdit(workspace);
  const { data, error, isPending } = useLiveAnswer<Webhook[]>(workspace, '/webhooks', canEdit);
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  if (!canEdit) {
    return <EmptyState title={text.empty} text={text.lead} />;
  }
  const make = <Button size="xs" w="fit-content" onClick={() => setMaking(true)}>{text.make}</Button>;
  return (
    <Stack gap="sm">
      <Text size="sm">{text.lead}</Text>
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={160} />}
      {secret !== null && (
        <Alert color="blue" variant="light" title={text.secretTitle} withCloseButton closeButtonLabel={messages.common.close} onClose={() => setSecret(null)} data-testid="secret">
          <Text size="sm">{text.secretText}</Text>
          <Code block>{secret}</Code>
        </Alert>
      )}
      {data?.length === 0 && <EmptyState title={text.empty} text={text.emptyText} action={make} />}
      {data !== undefined && data.length > 0 && (
        <>
          {make}
          <Table className="live-table" fz="sm" aria-label={text.label} data-testid="webhooks">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.name}</Table.Th>
                <Table.Th>{text.address}</Table.Th>
                <Table.Th>{text.state}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((one) => <HookRow key={one.id} workspace={workspace} hook={one} onSecret={setSecret} onShow={() => setShown(one.id)} />)}
            </Table.Tbody>
          </Table>
        </>
      )}
      <Modal opened={isMaking} onClose={() => setMaking(false)} title={text.make} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <HookForm workspace={workspace} onMade={(made) => { setSecret(made.secret); setMaking(false); }} />
      </Modal>
      <Modal opened={shown !== null} onClose={() => setShown(null)} title={text.deliveries} size="xl" closeButtonProps={{ 'aria-label': messages.common.close }}>
        {shown !== null && <Deliveries workspace={workspace} hook={shown} />}
      </Modal>
    </Stack>
  );
}

function HookRow({ workspace, hook, onSecret, onShow }: { workspace: string; hook: Webhook; onSecret: (secret: string | null) => void; onShow: () => void }) {
  const { act, error, isBusy } = useAct(workspace);
  const path = `${livePath(workspace)}/webhooks/${hook.id}`;
  return (
    <Table.Tr>
      <Table.Th scope="row">{hook.name}</Table.Th>
      <Table.Td>{hook.address}<Text size="xs" c="dimmed">{hook.kinds.join(', ')}</Text></Table.Td>
      <Table.Td>{hook.isOn ? text.on : text.off}<Text size="xs" c="dimmed">{text.counts(formatCount(hook.waiting), formatCount(hook.delivered), formatCount(hook.dead))}</Text></Table.Td>
      <Table.Td>
        <Group gap={6}>
          <Button size="compact-xs" variant="default" onClick={onShow}>{text.deliveries}</Button>
          <Button size="compact-xs" variant="default" loading={isBusy} onClick={() => void act(() => write('PUT', path, { name: hook.name, address: hook.address, kinds: hook.kinds, isOn: !hook.isOn }))}>{hook.isOn ? text.turnOff : text.turnOn}</Button>
          <ConfirmButton size="compact-xs" variant="default" label={text.renew} question={text.renewQuestion} consequence={text.renewText} onConfirm={() => void act(() => write<Webhook>('POST', `${path}/secret`, {})).then((made) => made !== undefined && onSecret(made.secret))} />
          <ConfirmButton size="compact-xs" variant="default" label={text.remove} question={text.removeQuestion} consequence={text.removeText} onConfirm={() => void act(() => write('DELETE', path))} />
        </Group>
        <RefusalAlert error={error} />
      </Table.Td>
    </Table.Tr>
  );
}

function HookForm({ workspace, onMade }: { workspace: string; onMade: (made: Webhook) => void }) {
  const { act, error, isBusy } = useAct(workspace);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [chosen, setChosen] = useState<string[]>(kinds);
  const make = async () => {
    const made = await act(() => write<Webhook>('POST', `${livePath(workspace)}/webhooks`, { name: name.trim(), address: address.trim(), kinds: chosen }));
    if (made !== undefined) {
      onMade(made);
    }
  };
  return (
    <Stack gap="sm">
      <TextInput label={text.name} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <TextInput label={text.address} placeholder="https://" value={address} onChange={(event) => setAddress(event.currentTarget.value)} />
      <MultiSelect label={text.kinds} data={kinds} value={chosen} onChange={setChosen} />
      <RefusalAlert error={error} />
      <Button loading={isBusy} disabled={name.trim() === '' || address.trim() === '' || chosen.length === 0} onClick={() => void make()}>{text.save}</Button>
    </Stack>
  );
}

function Deliveries({ workspace, hook }: { workspace: string; hook: string }) {
  const { data, error } = useLiveAnswer<WebhookDelivery[]>(workspace, `/webhooks/${hook}/deliveries`);
  const { act, error: refusal } = useAct(workspace);
  return (
    <Stack gap="sm">
      <RefusalAlert error={error ?? refusal} />
      {data?.length === 0 && <Text size="sm">{text.noDeliveries}</Text>}
      {data !== undefined && data.length > 0 && (
        <Table className="live-table" fz="sm" aria-label={text.deliveries}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.made}</Table.Th>
              <Table.Th className="number">{text.events}</Table.Th>
              <Table.Th>{text.state}</Table.Th>
              <Table.Th className="number">{text.attempts}</Table.Th>
              <Table.Th>{text.answer}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((one) => (
              <Table.Tr key={one.number}>
                <Table.Th scope="row">{formatInstant(one.madeAt)}</Table.Th>
                <Table.Td className="number">{formatCount(one.events)}</Table.Td>
                <Table.Td>{one.state}</Table.Td>
                <Table.Td className="number">{formatCount(one.attempts)}</Table.Td>
                <Table.Td>{one.error ?? one.status ?? ''}</Table.Td>
                <Table.Td>{one.state === 'dead' && <Button size="compact-xs" variant="default" onClick={() => void act(() => write('POST', `${livePath(workspace)}/webhooks/${hook}/deliveries/${one.number}/resend`, {}))}>{text.resend}</Button>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
