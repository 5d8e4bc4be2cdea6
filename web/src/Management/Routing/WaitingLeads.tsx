import { Button, Checkbox, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { get, write } from '../../api/client';
import type { LeadsRouted, WaitingLeads as Waiting } from '../../api/types';
import { messages } from '../../messages/messages';
import { routingMessages as text } from '../../messages/routing';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { liveKey, livePath, useRenewLive } from '../live';
import { Section } from './Section';

/** Leads that nobody has yet, to be routed together. */
export function WaitingLeads({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  const renew = useRenewLive(workspace);
  const leads = useQuery({ queryKey: liveKey(workspace, 'waiting-leads'), queryFn: () => get<Waiting>(`${livePath(workspace)}/leads/waiting`) });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<unknown>(null);
  const [isMaking, setMaking] = useState(false);
  const items = leads.data?.leads ?? [];
  const chosen = items.filter(({ id }) => !left.has(id));
  const toggle = (id: string) => setLeft((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  const route = async () => {
    setError(null);
    try {
      const done = await write<LeadsRouted>('POST', `${livePath(workspace)}/leads/routing`, { leads: chosen.map(({ id }) => id) });
      notifications.show({ message: text.routed(done.decisions.length) });
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  const actions = canEdit && (
    <>
      <Button variant="default" onClick={() => setMaking(true)}>{text.newLead}</Button>
      <Button disabled={chosen.length === 0} onClick={() => void route()}>{text.route(chosen.length)}</Button>
    </>
  );
  return (
    <Section title={text.waiting} text={text.waitingText} actions={actions}>
      <RefusalAlert error={error ?? leads.error} />
      {leads.data !== undefined && items.length === 0 && <Text size="sm" c="dimmed">{text.noneWaiting}</Text>}
      {items.length > 0 && (
        <Table className="live-table" aria-label={text.waiting}>
          <Table.Tbody>
            {items.map((lead) => (
              <Table.Tr key={lead.id}>
                {canEdit && <Table.Td w={36}><Checkbox aria-label={text.choose(lead.name)} checked={!left.has(lead.id)} onChange={() => toggle(lead.id)} /></Table.Td>}
                <Table.Th scope="row">{lead.name}</Table.Th>
                <Table.Td>{lead.company}</Table.Td>
                <Table.Td>{[lead.city, lead.state].filter(Boolean).join(', ')}</Table.Td>
                <Table.Td>{lead.email}</Table.Td>
                <Table.Td c="dimmed">{lead.why}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Modal opened={isMaking} onClose={() => setMaking(false)} title={text.newLeadTitle} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <LeadForm workspace={workspace} onClose={() => setMaking(false)} />
      </Modal>
    </Section>
  );
}

const fields = [
  ['FirstName', text.firstName],
  ['LastName', text.lastName],
  ['Company', text.company],
  ['Email', text.email],
  ['Website', text.website],
  ['Street', text.street],
  ['City', text.city],
  ['State', text.state],
  ['PostalCode', text.postalCode],
] as const;

function LeadForm({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const renew = useRenewLive(workspace);
  const [lead, setLead] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>(null);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setError(null);
    try {
      await write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'create', type: 'Lead', fields: lead }] });
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="xs">
        {fields.map(([name, label]) => <TextInput key={name} label={label} required={name === 'LastName' || name === 'Company'} value={lead[name] ?? ''} onChange={(event) => setLead({ ...lead, [name]: event.currentTarget.value })} />)}
        <RefusalAlert error={error} />
        <Group justify="flex-end"><Button type="submit">{text.makeLead}</Button></Group>
      </Stack>
    </form>
  );
}
