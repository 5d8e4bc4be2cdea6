import { ActionIcon, Button, Group, Modal, Skeleton, Stack, Switch, Table, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import { RefusedError } from '../../api/RefusedError';
import type { AccountTeamsSynced } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { messages } from '../../messages/messages';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, livePath, useLiveRecords, useRenewLive } from '../live';
import { usePreview } from './usePreview';

const text = liveAccountMessages.owners;
const empty = { MasterLabel: '', RoleInTerritory2: '', TeamMemberRole: '', CoversBelow: false };

/** Rules by which members of territories are on account teams, and applying them. */
export function TeamRules({ workspace }: { workspace: string }) {
  const renew = useRenewLive(workspace);
  const { data: rules, error } = useLiveRecords(workspace, 'AccountTeamRule');
  const [fields, setFields] = useState(empty);
  // The rule that the form changes; null makes one.
  const [edited, setEdited] = useState<string | null>(null);
  const [isSyncing, setSyncing] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const change = async (one: object) => {
    setRefused(null);
    try {
      await write('POST', `${livePath(workspace)}/changes`, { changes: [one] });
      await renew();
      return true;
    } catch (refusal) {
      setRefused(refusal);
      return false;
    }
  };
  const show = (rule: string | null, shown: typeof empty) => {
    setEdited(rule);
    setFields(shown);
  };
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const given = { ...fields, RoleInTerritory2: fields.RoleInTerritory2.trim() || null, TeamMemberRole: fields.TeamMemberRole.trim() || null };
    if (await change(edited === null ? { operation: 'create', type: 'AccountTeamRule', fields: given } : { operation: 'update', type: 'AccountTeamRule', id: edited, fields: given })) {
      show(null, empty);
    }
  };
  return (
    <section aria-label={text.teams}>
      <Title order={2} size="h4" mb={4}>{text.teams}</Title>
      <Stack gap="sm">
        <Text size="sm" maw={820}>{text.teamsLead}</Text>
        <RefusalAlert error={error ?? refused} />
        {rules?.length === 0 ? <Text size="sm">{text.noRules}</Text> : (
          <Table className="live-table" fz="sm" maw={820} aria-label={text.teams}>
            <Table.Thead><Table.Tr>{[text.rule, text.roleInTerritory, text.teamRole, text.below].map((head) => <Table.Th key={head}>{head}</Table.Th>)}<Table.Td /></Table.Tr></Table.Thead>
            <Table.Tbody>
              {rules?.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Th scope="row">{fieldOf(one, 'MasterLabel')}</Table.Th>
                  <Table.Td>{fieldOf(one, 'RoleInTerritory2') || text.anyRole}</Table.Td>
                  <Table.Td>{fieldOf(one, 'TeamMemberRole')}</Table.Td>
                  <Table.Td>{one.fields.CoversBelow === true ? messages.common.yes : messages.common.no}</Table.Td>
                  <Table.Td><Group gap={4} wrap="nowrap"><Button size="compact-xs" variant="default" aria-label={text.changeRule(fieldOf(one, 'MasterLabel'))} onClick={() => show(one.id, { MasterLabel: fieldOf(one, 'MasterLabel'), RoleInTerritory2: fieldOf(one, 'RoleInTerritory2'), TeamMemberRole: fieldOf(one, 'TeamMemberRole'), CoversBelow: one.fields.CoversBelow === true })}>{text.change}</Button><ActionIcon variant="subtle" color="gray" aria-label={text.removeRule(fieldOf(one, 'MasterLabel'))} onClick={() => void change({ operation: 'delete', type: 'AccountTeamRule', id: one.id }).then((isDone) => isDone && edited === one.id && show(null, empty))}>×</ActionIcon></Group></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <form onSubmit={(event) => void save(event)}>
          <Group gap="sm" align="flex-end">
            <TextInput size="sm" w={180} label={text.rule} value={fields.MasterLabel} onChange={(event) => setFields({ ...fields, MasterLabel: event.currentTarget.value })} required maxLength={80} />
            <TextInput size="sm" w={180} label={text.roleInTerritory} placeholder={text.anyRole} value={fields.RoleInTerritory2} onChange={(event) => setFields({ ...fields, RoleInTerritory2: event.currentTarget.value })} />
            <TextInput size="sm" w={180} label={text.teamRole} value={fields.TeamMemberRole} onChange={(event) => setFields({ ...fields, TeamMemberRole: event.currentTarget.value })} />
            <Switch mb={8} label={text.below} checked={fields.CoversBelow} onChange={(event) => setFields({ ...fields, CoversBelow: event.currentTarget.checked })} />
            <Button type="submit" variant="default">{edited === null ? text.addRule : text.saveRule}</Button>
            {edited !== null && <Button variant="subtle" onClick={() => show(null, empty)}>{messages.common.cancel}</Button>}
          </Group>
        </form>
        <Button style={{ alignSelf: 'flex-start' }} disabled={rules === undefined || rules.length === 0} onClick={() => setSyncing(true)}>{text.sync}</Button>
      </Stack>
      <Modal opened={isSyncing} onClose={() => setSyncing(false)} title={text.syncTitle} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {isSyncing && <SyncForm workspace={workspace} onClose={() => setSyncing(false)} />}
      </Modal>
    </section>
  );
}

function SyncForm({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const renew = useRenewLive(workspace);
  const preview = usePreview<AccountTeamsSynced>(workspace, '/account-teams', {});
  const [error, setError] = useState<unknown>(null);
  const isSame = preview.error instanceof RefusedError && preview.error.code === 'management.no-changes';
  const sync = async () => {
    try {
      const done = await write<AccountTeamsSynced>('POST', `${livePath(workspace)}/account-teams`, {});
      notifications.show({ message: text.synced(formatCount(done.made), formatCount(done.ended)) });
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <Stack gap="sm">
      {isSame ? <Text size="sm">{text.nothingToSync}</Text> : preview.error !== null ? <RefusalAlert error={preview.error} /> : preview.data === undefined ? <Skeleton height={40} /> : (
        <Text size="sm">{text.syncFigures(formatCount(preview.data.made), formatCount(preview.data.ended), formatCount(preview.data.kept), formatCount(preview.data.byHand))}</Text>
      )}
      <RefusalAlert error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button disabled={preview.data === undefined || preview.error !== null} onClick={() => void sync()}>{text.syncNow}</Button>
      </Group>
    </Stack>
  );
}
