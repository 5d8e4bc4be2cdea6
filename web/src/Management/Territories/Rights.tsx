import { Button, Checkbox, Group, List, Modal, Radio, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { write } from '../../api/client';
import { useCanEdit } from '../../api/session';
import type { LiveRecord, TerritoryPage } from '../../api/types';
import { messages } from '../../messages/messages';
import { patchMessages } from '../../messages/patches';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, livePath, useLiveRecords } from '../live';
import { useAct } from '../useAct';

const text = patchMessages.rights;
const flags = Object.keys(text.flags);

/** What was granted in a territory: here, above, or in the whole model; given, changed and taken away. */
export function Rights({ workspace, page }: { workspace: string; page: TerritoryPage }) {
  const canEdit = useCanEdit(workspace);
  const { data: grants, error } = useLiveRecords(workspace, 'TerritoryAdminAssignment', { field: 'Territory2ModelId', value: page.modelId });
  const { data: users } = useLiveRecords(workspace, 'User');
  const [edited, setEdited] = useState<LiveRecord | 'new' | null>(null);
  const nameOf = (id: string) => {
    const user = users?.find((one) => one.id === id);
    return user === undefined ? id : fieldOf(user, 'Name');
  };
  const placeOf = new Map([...page.path, page.node].map(({ id, name }) => [id, name]));
  const here = (grants ?? []).filter((one) => { const place = fieldOf(one, 'Territory2Id'); return place === '' || placeOf.has(place); });
  const where = (grant: LiveRecord) => placeOf.get(fieldOf(grant, 'Territory2Id')) ?? text.whole;
  const person = edited === null || edited === 'new' ? '' : nameOf(fieldOf(edited, 'UserOrGroupId'));
  return (
    <section aria-label={text.title} data-testid="rights">
      <Title order={3} size="h6">{text.title}</Title>
      <Text size="xs" c="dimmed">{text.lead}</Text>
      <RefusalAlert error={error} />
      {grants !== undefined && here.length === 0 && <Text size="sm">{text.none}</Text>}
      <List listStyleType="none" size="sm" spacing={4} aria-label={text.label}>
        {here.map((grant) => {
          const user = nameOf(fieldOf(grant, 'UserOrGroupId'));
          return (
            <List.Item key={grant.id}>
              <b>{user}</b>: {[text.sees, ...flags.filter((flag) => grant.fields[flag] === true).map((flag) => text.flags[flag][0].toLocaleLowerCase('en'))].join(', ')}
              {fieldOf(grant, 'Territory2Id') !== page.node.id && <Text span size="sm" c="dimmed"> {text.from(where(grant))}</Text>}
              {canEdit && <Button ml={6} size="compact-xs" variant="default" aria-label={text.changeOf(user)} onClick={() => setEdited(grant)}>{text.change}</Button>}
            </List.Item>
          );
        })}
      </List>
      {canEdit && <Button mt={6} size="compact-sm" variant="default" onClick={() => setEdited('new')}>{text.give}</Button>}
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title={edited === null || edited === 'new' ? text.giveTitle(page.node.name) : text.changeTitle(person, where(edited))} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {edited !== null && users !== undefined && <GrantForm workspace={workspace} page={page} grants={grants ?? []} users={users} edited={edited === 'new' ? null : edited} person={person} onClose={() => setEdited(null)} />}
      </Modal>
    </section>
  );
}

interface FormProps {
  readonly workspace: string;
  readonly page: TerritoryPage;
  readonly grants: readonly LiveRecord[];
  readonly users: readonly LiveRecord[];
  /** The grant that is changed; null makes one. */
  readonly edited: LiveRecord | null;
  readonly person: string;
  readonly onClose: () => void;
}

function GrantForm({ workspace, page, grants, users, edited, person, onClose }: FormProps) {
  const { act, error, isBusy } = useAct(workspace);
  const [user, setUser] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  const [given, setGiven] = useState(() => flags.filter((flag) => edited?.fields[flag] === true));
  const place = isWhole ? '' : page.node.id;
  const standing = new Set(grants.filter((one) => fieldOf(one, 'Territory2Id') === place).map((one) => fieldOf(one, 'UserOrGroupId')));
  const choices = users.filter((one) => one.fields.IsActive !== false && !standing.has(one.id)).map((one) => ({ value: one.id, label: `${fieldOf(one, 'Name')} (${fieldOf(one, 'Email') || text.noEmail})` }));
  const chosen = choices.some(({ value }) => value === user) ? user : null;
  const name = edited === null ? fieldOf(users.find(({ id }) => id === chosen) ?? users[0], 'Name') : person;
  const change = async (one: object, said: string) => {
    if ((await act(() => write('POST', `${livePath(workspace)}/changes`, { changes: [one] }), () => said)) !== undefined) {
      onClose();
    }
  };
  const save = () => {
    const fields = Object.fromEntries(flags.map((flag) => [flag, given.includes(flag)]));
    return edited !== null
      ? change({ operation: 'update', type: 'TerritoryAdminAssignment', id: edited.id, fields }, text.given(name))
      : change({ operation: 'create', type: 'TerritoryAdminAssignment', fields: { ...fields, UserOrGroupId: chosen, Territory2ModelId: page.modelId, Territory2Id: isWhole ? null : page.node.id } }, text.given(name));
  };
  return (
    <Stack gap="sm">
      {edited === null && (
        <>
          <Select label={text.person} description={text.personHelp} data={choices} value={chosen} onChange={setUser} searchable required data-autofocus />
          <Radio.Group label={text.where} value={isWhole ? 'whole' : 'here'} onChange={(value) => setWhole(value === 'whole')}>
            <Stack gap={4} mt={4}>
              <Radio size="sm" value="here" label={text.here(page.node.name)} />
              <Radio size="sm" value="whole" label={text.whole} />
            </Stack>
          </Radio.Group>
        </>
      )}
      <Checkbox.Group label={text.flagsLabel} description={text.ceiling} value={given} onChange={setGiven}>
        <Stack gap={6} mt={6}>
          {flags.map((flag) => <Checkbox key={flag} size="sm" value={flag} label={text.flags[flag][0]} description={text.flags[flag][1]} />)}
        </Stack>
      </Checkbox.Group>
      <RefusalAlert error={error} />
      <Group justify="flex-end">
        {edited !== null && <Button mr="auto" variant="default" disabled={isBusy} onClick={() => void change({ operation: 'delete', type: 'TerritoryAdminAssignment', id: edited.id }, text.taken(name))}>{text.take}</Button>}
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button loading={isBusy} disabled={edited === null && chosen === null} onClick={() => void save()}>{edited === null ? text.save : text.saveChange}</Button>
      </Group>
    </Stack>
  );
}
