import { Button, Checkbox, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { LiveRecord, TerritoryTree } from '../../api/types';
import { routingMessages as text } from '../../messages/routing';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, livePath, useRenewLive } from '../live';
import { developerName } from '../Rules/ruleDraft';

interface FormProps {
  readonly workspace: string;
  readonly type: string;
  readonly fields: Record<string, unknown>;
  readonly isComplete: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Makes one record of the fields that its children fill. */
function RecordForm({ workspace, type, fields, isComplete, onClose, children }: FormProps) {
  const renew = useRenewLive(workspace);
  const [error, setError] = useState<unknown>(null);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setError(null);
    try {
      await write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'create', type, fields }] });
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="sm">
        {children}
        <RefusalAlert error={error} />
        <Group justify="flex-end"><Button type="submit" disabled={!isComplete}>{text.save}</Button></Group>
      </Stack>
    </form>
  );
}

export function QueueForm({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const [name, setName] = useState('');
  return (
    <RecordForm workspace={workspace} type="LeadQueue" fields={{ Name: name, DeveloperName: developerName(name) }} isComplete={name.trim() !== ''} onClose={onClose}>
      <TextInput label={text.queueName} value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={80} data-autofocus />
    </RecordForm>
  );
}

export function MemberForm({ workspace, queue, users, onClose }: { workspace: string; queue: string; users: readonly LiveRecord[]; onClose: () => void }) {
  const [user, setUser] = useState<string | null>(null);
  const [capacity, setCapacity] = useState<number | string>(1);
  const [most, setMost] = useState<number | string>('');
  return (
    <RecordForm workspace={workspace} type="LeadQueueMember" fields={{ LeadQueueId: queue, UserId: user, Capacity: capacity, MostOpen: most === '' ? null : most }} isComplete={user !== null && capacity !== ''} onClose={onClose}>
      <Select label={text.person} value={user} onChange={setUser} data={users.filter(({ fields }) => fields.IsActive === true).map((record) => ({ value: record.id, label: fieldOf(record, 'Name') }))} searchable required data-autofocus />
      <NumberInput label={text.capacity} value={capacity} onChange={setCapacity} min={0} max={1000} allowDecimal={false} required />
      <NumberInput label={text.mostOpen} description={text.mostOpenHelp} value={most} onChange={setMost} min={0} allowDecimal={false} />
    </RecordForm>
  );
}

export function RouteForm({ workspace, nodes, queues, onClose }: { workspace: string; nodes: TerritoryTree['nodes']; queues: readonly LiveRecord[]; onClose: () => void }) {
  const [territory, setTerritory] = useState('');
  const [target, setTarget] = useState('RoundRobin');
  const [queue, setQueue] = useState<string | null>(null);
  const [role, setRole] = useState('');
  const [handsDown, setHandsDown] = useState(true);
  const where = nodes.find(({ key }) => key === territory)?.name ?? text.forAll;
  const fields = { Name: where, TerritoryKey: territory === '' ? null : territory, Target: target, LeadQueueId: target === 'Member' ? null : queue, RoleInTerritory2: target === 'Member' && role !== '' ? role : null, AppliesToChildren: handsDown };
  return (
    <RecordForm workspace={workspace} type="LeadRoute" fields={fields} isComplete={target === 'Member' || queue !== null} onClose={onClose}>
      <Select label={text.routeFor} value={territory} onChange={(key) => setTerritory(key ?? '')} data={[{ value: '', label: text.forAll }, ...nodes.map(({ key, name, depth }) => ({ value: key, label: `${'\u2003'.repeat(depth)}${name}` }))]} searchable limit={200} allowDeselect={false} />
      {territory !== '' && <Checkbox label={text.handsDown} checked={handsDown} onChange={(event) => setHandsDown(event.currentTarget.checked)} />}
      <Select label={text.target} value={target} onChange={(next) => setTarget(next ?? 'Member')} data={Object.entries(text.targets).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
      {target === 'Member' ? (
        <TextInput label={text.roleOnly} value={role} onChange={(event) => setRole(event.currentTarget.value)} />
      ) : (
        <Select label={text.queue} value={queue} onChange={setQueue} data={queues.map((record) => ({ value: record.id, label: fieldOf(record, 'Name') }))} required />
      )}
    </RecordForm>
  );
}
