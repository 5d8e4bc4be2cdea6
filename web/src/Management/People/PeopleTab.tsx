import { Alert, Button, Checkbox, Group, Modal, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCanEdit, useCanSeeLive } from '../../api/session';
import type { OpenHandover } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { patchMessages } from '../../messages/patches';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount } from '../../shell/format';
import { LinkButton } from '../../shell/LinkButton';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer } from '../live';
import { useMayPropose } from '../patch';
import type { LiveTab } from '../tabs';
import { daysOf } from '../Territories/PersonLine';
import { MoveDialog } from './MoveDialog';
import { moves, proposable } from './moves';
import { PlannedHandovers } from './PlannedHandovers';
import { PersonForm } from './PersonForm';
import { hasLeft, isNow, isOver, usePeople, type Person } from './people';

const text = managementMessages.people;

/** Who is where now and next, and the guided moves of people; each shows what it would do first. */
export default function PeopleTab({ workspace }: LiveTab) {
  const search = useSearch({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const canEdit = useCanEdit(workspace);
  const mayPropose = useMayPropose(workspace);
  const canSeeLive = useCanSeeLive(workspace);
  const { people, nodes, active, hasModels, error } = usePeople(workspace);
  const open = useLiveAnswer<OpenHandover[]>(workspace, '/people-moves/open-handovers', canSeeLive).data ?? [];
  const [isAdding, setAdding] = useState(false);
  const [showsGone, setShowsGone] = useState(false);
  const able = canEdit ? moves : mayPropose ? proposable : [];
  const move = able.find(({ action }) => action === search.move);
  const start = (action: string, user?: string) => void navigate({ search: (before) => ({ ...before, move: action, user }), replace: true });
  const close = () => void navigate({ search: (before) => ({ find: before.find }), replace: true });
  if (error !== null) {
    return <RefusalAlert error={error} />;
  }
  if (hasModels && active === undefined) {
    return (
      <EmptyState
        title={text.noModel}
        text={text.noModelText}
        action={<LinkButton to="/w/$workspace/live/$tab" params={{ workspace, tab: 'models' }} search={{}}>{managementMessages.territories.toModels}</LinkButton>}
      />
    );
  }
  if (people === undefined || nodes === undefined) {
    return <Skeleton height={320} />;
  }
  const words = (search.find ?? '').toLocaleLowerCase('en');
  const isFound = (person: Person) => [person.name, ...person.places.map(({ name }) => name)].some((one) => one.toLocaleLowerCase('en').includes(words));
  const shown = people.filter((person) => (showsGone || (person.isActive && !hasLeft(person))) && isFound(person));
  const gone = people.filter((person) => !person.isActive || hasLeft(person)).length;
  return (
    <Stack gap="sm">
      {able.length > 0 && (
        <section aria-label={canEdit ? text.guided : patchMessages.propose.guided}>
          <Title order={2} size="h6" mb={6}>{canEdit ? text.guided : patchMessages.propose.guided}</Title>
          <Group gap="xs">
            {able.map(({ action }) => <Button key={action} size="xs" variant={action === 'leaves' || action === 'joins' ? 'filled' : 'default'} onClick={() => start(action)}>{text.actions[action]}</Button>)}
            {canEdit && <Button size="xs" variant="default" onClick={() => setAdding(true)}>{text.add}</Button>}
          </Group>
        </section>
      )}
      {open.length > 0 && (
        <Alert color="orange" variant="light" title={text.openTitle} styles={{ title: { color: 'var(--mantine-color-text)' } }} data-testid="open-handovers">
          <Stack gap={6}>
            {open.map((one) => (
              <Group key={one.userId} gap="xs">
                <Text size="sm">{text.open(one.user, one.since, formatCount(one.accounts), formatCount(one.opportunities))}</Text>
                {canEdit && <Button size="compact-xs" variant="default" aria-label={text.handOverOf(one.user)} onClick={() => start('handsOver', one.userId)}>{text.handOver}</Button>}
              </Group>
            ))}
          </Stack>
        </Alert>
      )}
      {canSeeLive && <PlannedHandovers workspace={workspace} canEdit={canEdit} />}
      <Group gap="sm" align="flex-end">
        <TextInput size="xs" w={240} label={text.find} value={search.find ?? ''} onChange={(event) => { const find = event.currentTarget.value; void navigate({ search: (before) => ({ ...before, find: find === '' ? undefined : find }), replace: true }); }} />
        {gone > 0 && <Checkbox size="xs" label={text.gone(formatCount(gone))} checked={showsGone} onChange={(event) => setShowsGone(event.currentTarget.checked)} mb={6} />}
      </Group>
      {people.length === 0 ? <EmptyState title={text.nobody} text={text.nobodyText} action={canEdit && <Button onClick={() => setAdding(true)}>{text.add}</Button>} /> : (
        <div style={{ overflowX: 'auto' }}>
          <Table className="live-table" fz="sm" highlightOnHover aria-label={text.label} data-testid="people">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.person}</Table.Th>
                <Table.Th>{text.now}</Table.Th>
                <Table.Th>{text.later}</Table.Th>
                <Table.Th>{text.away}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((person) => <PersonRow key={person.id} person={person} />)}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Modal opened={move !== undefined} onClose={close} title={move === undefined ? '' : canEdit ? text.actions[move.action] : patchMessages.propose.peopleTitle(text.actions[move.action])} size="min(1040px, 96vw)" closeButtonProps={{ 'aria-label': messages.common.close }}>
        {move !== undefined && <MoveDialog workspace={workspace} questions={move} people={people} nodes={nodes} user={search.user} territory={search.territory} isProposal={!canEdit} onClose={close} />}
      </Modal>
      <Modal opened={isAdding} onClose={() => setAdding(false)} title={text.add} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <PersonForm workspace={workspace} onClose={() => setAdding(false)} />
      </Modal>
    </Stack>
  );
}

function PersonRow({ person }: { person: Person }) {
  const kind = (one: string) => (one === 'Regular' ? '' : ` (${text.storedKinds[one] ?? one})`);
  const days = ({ start, end }: { start: string; end: string }) => daysOf({ start: start === '' ? null : start, end: end === '' ? null : end });
  const present = person.places.filter(isNow);
  const coming = person.places.filter((place) => !isNow(place) && !isOver(place));
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {person.name}
        {!person.isActive && <Text span size="xs" c="dimmed"> {text.inactive}</Text>}
        {person.title !== '' && <Text size="xs" c="dimmed" fw={400}>{person.title}</Text>}
      </Table.Th>
      <Table.Td>{present.map((place) => <div key={`${place.territory} ${place.start}`}>{place.name}{kind(place.kind)}{place.end !== '' && <Text span size="xs" c="dimmed"> {days({ start: '', end: place.end })}</Text>}</div>)}</Table.Td>
      <Table.Td>{coming.map((place) => <div key={`${place.territory} ${place.start}`}>{place.name}{kind(place.kind)} <Text span size="xs" c="dimmed">{days(place)}</Text></div>)}</Table.Td>
      <Table.Td>{person.absences.filter((one) => !isOver(one)).map((one) => <div key={one.start}>{one.end === '' ? text.left(one.start) : days(one)}</div>)}</Table.Td>
    </Table.Tr>
  );
}
