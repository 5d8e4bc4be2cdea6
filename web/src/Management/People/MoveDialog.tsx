import { Button, Checkbox, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { ChangeRequest, PeopleMoved, RequestPreview, TerritoryNode } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { announce } from '../../shell/announce';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { today } from '../days';
import { liveKey, livePath, useRenewLive } from '../live';
import { requestOf, type Answers, type Questions } from './moves';
import { hasLeft, type Person } from './people';
import { PreviewPane } from './PreviewPane';

const text = managementMessages.people;

interface Props {
  readonly workspace: string;
  readonly questions: Questions;
  readonly people: readonly Person[];
  readonly nodes: readonly TerritoryNode[];
  readonly user: string | undefined;
  readonly territory: string | undefined;
  /** Whether it becomes a request that somebody else decides. */
  readonly isProposal: boolean;
  readonly onClose: () => void;
}

/** One guided move: asks what it needs, shows all that it would do, and does it in one act, or proposes it. */
export function MoveDialog({ workspace, questions, people, nodes, user, territory, isProposal, onClose }: Props) {
  const renew = useRenewLive(workspace);
  const [answers, setAnswers] = useState<Answers>({
    user: user ?? null, on: today(), until: '', from: questions.from ? (territory ?? null) : null, into: questions.into && !questions.from ? (territory ?? null) : null,
    successor: null, kind: 'regular', records: false, forecast: false, reason: '',
  });
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [due, setDue] = useState('');
  const set = (change: Partial<Answers>) => setAnswers((before) => ({ ...before, ...change }));
  const request = requestOf(questions, answers);
  const asked = request === undefined ? undefined : { ...request, reason: undefined };
  const preview = useQuery({
    queryKey: liveKey(workspace, 'move', isProposal, asked),
    queryFn: async (): Promise<{ moved?: PeopleMoved; proposed?: RequestPreview }> => (isProposal
      ? { proposed: await write<RequestPreview>('POST', `${livePath(workspace)}/requests/preview`, { content: { people: asked }, reason: '' }) }
      : { moved: await write<PeopleMoved>('POST', `${livePath(workspace)}/people-moves/preview`, asked) }),
    enabled: asked !== undefined,
    retry: false,
  });
  const apply = async () => {
    if (isProposal) {
      const made = await write<ChangeRequest>('POST', `${livePath(workspace)}/requests`, { content: { people: asked }, reason: answers.reason.trim(), due: due === '' ? null : due });
      return governanceMessages.requests.proposed(made.number);
    }
    await write<PeopleMoved>('POST', `${livePath(workspace)}/people-moves`, request);
    return text.done;
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const said = await apply();
      notifications.show({ message: said });
      announce(said);
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  const { action } = questions;
  const chosen = people.find(({ id }) => id === answers.user);
  const isEntering = action === 'joins' || action === 'managesForecast';
  const isOut = action === 'handsOver' || action === 'isDeactivated';
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const able = people.filter((person) => person.isActive && !hasLeft(person));
  const movers = isOut ? people : isEntering ? able : able.filter(({ places }) => places.length > 0);
  const held = new Set(chosen?.places.map((place) => place.territory));
  const territories = nodes.map((node) => ({ value: node.id, label: `${'  '.repeat(node.depth)}${node.name}${node.isVacant && node.rules > 0 ? ` (${managementMessages.territories.vacant})` : ''}` }));
  return (
    <form onSubmit={(event) => void submit(event)} className="move-form">
      <Stack gap="sm">
        <Text size="sm">{text.leads[action]}</Text>
        <Select label={text.who[action]} value={answers.user} onChange={(value) => set({ user: value, from: null })} data={movers.map(option)} searchable required data-autofocus />
        {questions.from && <Select label={text.from} value={answers.from} onChange={(value) => set({ from: value })} data={territories.filter(({ value }) => held.has(value)).map(({ value, label }) => ({ value, label: label.trim() }))} searchable required />}
        {questions.into && <Select label={action === 'managesForecast' ? text.forecastOf : text.into} value={answers.into} onChange={(value) => set({ into: value })} data={territories} searchable required />}
        <Group grow align="flex-start">
          <TextInput type="date" label={text.on[action]} value={answers.on} onChange={(event) => set({ on: event.currentTarget.value })} required />
          {questions.until && <TextInput type="date" label={text.until} value={answers.until} onChange={(event) => set({ until: event.currentTarget.value })} required />}
        </Group>
        {questions.successor && (
          <Select
            label={text.successors[questions.successor]}
            description={questions.successor === 'handover' ? text.successorHelp : questions.successor === 'cover' ? text.coverHelp : undefined}
            value={answers.successor}
            onChange={(value) => set({ successor: value })}
            data={able.filter(({ id }) => id !== answers.user).map(option)}
            searchable
            clearable={questions.successor !== 'person'}
            clearButtonProps={{ 'aria-label': text.clear }}
            required={questions.successor === 'person'}
          />
        )}
        {questions.successor === 'handover' && answers.successor !== null && (
          <Select label={text.as} value={answers.kind} onChange={(value) => set({ kind: (value ?? 'regular') as Answers['kind'] })} data={Object.entries(text.kinds).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
        )}
        {questions.records && <Checkbox label={text.records} description={text.recordsHelp} checked={answers.records} onChange={(event) => set({ records: event.currentTarget.checked })} />}
        {questions.forecast && <Checkbox label={text.takesForecast} checked={answers.forecast} onChange={(event) => set({ forecast: event.currentTarget.checked })} />}
        <Textarea label={text.reason} value={answers.reason} onChange={(event) => set({ reason: event.currentTarget.value })} autosize minRows={1} maxLength={255} required={isProposal} />
        {isProposal && <TextInput type="date" label={governanceMessages.requests.due} value={due} onChange={(event) => setDue(event.currentTarget.value)} />}
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" loading={isBusy} disabled={request === undefined || preview.data === undefined || (isProposal && answers.reason.trim() === '')}>{isProposal ? governanceMessages.requests.submit : text.apply}</Button>
        </Group>
      </Stack>
      <PreviewPane workspace={workspace} asked={asked !== undefined} moved={preview.data?.moved} proposed={preview.data?.proposed} error={preview.error} nodes={nodes} on={answers.on} into={questions.into && action === 'joins' ? answers.into : null} />
    </form>
  );
}
