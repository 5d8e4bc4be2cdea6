import { Alert, Badge, Button, Card, Group, List, Modal, SegmentedControl, Skeleton, Stack, Text, Textarea, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../../api/client';
import { useCanSeeLive, useMembership } from '../../api/session';
import type { ChangeRequest } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { messages } from '../../messages/messages';
import { patchMessages } from '../../messages/patches';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount, formatInstant } from '../../shell/format';
import { LinkButton } from '../../shell/LinkButton';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import type { LiveTab } from '../tabs';
import { useMayPropose } from '../patch';
import { useAct } from '../useAct';
import { CommentsPane } from './CommentsPane';
import { ProposeForm, type ProposedKind } from './ProposeForm';
import { ReviewPane } from './ReviewPane';

const text = governanceMessages.requests;

/** Changes that somebody proposes with a reason and somebody else decides; and the quarterly review. */
export default function RequestsTab({ workspace }: LiveTab) {
  const search = useSearch({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const canSeeLive = useCanSeeLive(workspace);
  const canPropose = useMembership(workspace)?.role !== 'viewer';
  const mayProposePeople = useMayPropose(workspace);
  const [proposed, setProposed] = useState<ProposedKind | null>(null);
  const { data, error, isPending } = useLiveAnswer<ChangeRequest[]>(workspace, '/requests');
  const views = Object.entries(text.views).filter(([value]) => canSeeLive || value !== 'review');
  const view = views.find(([value]) => value === search.view)?.[0] ?? 'requests';
  const propose = canPropose && (
    <Group gap="xs" justify="center">
      <Button size="xs" onClick={() => setProposed('accounts')}>{text.propose}</Button>
      <Button size="xs" variant="default" onClick={() => setProposed('disqualified')}>{text.proposeOut}</Button>
      {mayProposePeople && <LinkButton size="xs" variant="default" to="/w/$workspace/live/$tab" params={{ workspace, tab: 'people' }} search={{}}>{text.proposePeople}</LinkButton>}
    </Group>
  );
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={text.view}
          value={view}
          onChange={(value) => void navigate({ search: (before) => ({ ...before, view: value === 'requests' ? undefined : value }), replace: true })}
          data={views.map(([value, label]) => ({ value, label }))}
        />
        {view === 'requests' && data !== undefined && data.length > 0 && propose}
      </Group>
      {view === 'review' && <ReviewPane workspace={workspace} />}
      {view === 'comments' && <CommentsPane workspace={workspace} />}
      {view === 'requests' && (
        <>
          <RefusalAlert error={error} />
          {isPending && <Skeleton height={240} />}
          {data?.length === 0 && <EmptyState title={text.empty} text={text.emptyText} action={propose} />}
          {data?.map((one) => <RequestCard key={one.number} workspace={workspace} request={one} canSay={canPropose} />)}
        </>
      )}
      <Modal opened={proposed !== null} onClose={() => setProposed(null)} title={proposed === null ? '' : patchMessages.propose.titles[proposed]} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        {proposed !== null && <ProposeForm workspace={workspace} kind={proposed} onClose={() => setProposed(null)} />}
      </Modal>
    </Stack>
  );
}

function RequestCard({ workspace, request, canSay }: { workspace: string; request: ChangeRequest; canSay: boolean }) {
  const { act, error, isBusy } = useAct(workspace);
  const [words, setWords] = useState('');
  const isOpen = request.state === 'proposed';
  const go = async (what: 'comments' | 'approval' | 'refusal' | 'withdrawal') => {
    const said = words.trim() === '' ? null : words.trim();
    const done = await act(() => write('POST', `${livePath(workspace)}/requests/${request.number}/${what}`, { text: said }), () => text.done[what]);
    if (done !== undefined) {
      setWords('');
    }
  };
  const hasWords = words.trim() !== '';
  return (
    <Card withBorder component="article" aria-label={text.request(request.number)} data-testid={`request-${request.number}`}>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Title order={2} size="h6">{text.request(request.number)}</Title>
          <Badge size="sm" variant="outline" color="gray" c="var(--mantine-color-text)" tt="none">{text.states[request.state]}</Badge>
          <Text size="sm">{text.kinds[request.kind]}</Text>
          <Text size="sm" c="dimmed">{text.by(request.proposedBy, formatInstant(request.proposedAt))}</Text>
        </Group>
        {request.due !== null && <Text size="sm" fw={request.isOverdue ? 700 : 400}>{text.dueOn(request.due)}{request.isOverdue ? `, ${text.overdue}` : ''}</Text>}
      </Group>
      <Text size="sm" my={4}>“{request.reason}”</Text>
      <List size="sm">{request.lines.map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
      <Text size="sm" c="dimmed">{text.size(formatCount(request.accounts), formatCount(request.amount))}. {isOpen ? text.needs[request.needs] : ''}</Text>
      <Stack gap={2} mt="xs" aria-label={text.log}>
        {request.notes.slice(1).map((note) => (
          <Text key={`${note.at}${note.kind}`} size="sm"><b>{note.author}</b> {text.noteKinds[note.kind]}{note.words === null ? '' : `: ${note.words}`} <Text span size="xs" c="dimmed">{formatInstant(note.at)}</Text></Text>
        ))}
      </Stack>
      {isOpen && canSay && (
        <Stack gap="xs" mt="xs">
          <Textarea size="xs" label={text.words(request.number)} autosize minRows={1} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
          <Group gap="xs">
            {request.mayDecide && <Button size="xs" loading={isBusy} onClick={() => void go('approval')}>{text.approve}</Button>}
            {request.mayDecide && <Button size="xs" variant="default" disabled={!hasWords || isBusy} onClick={() => void go('refusal')}>{text.refuse}</Button>}
            <Button size="xs" variant="default" disabled={!hasWords || isBusy} onClick={() => void go('comments')}>{text.comment}</Button>
            {request.isOwn && <Button size="xs" variant="default" disabled={isBusy} onClick={() => void go('withdrawal')}>{text.withdraw}</Button>}
          </Group>
        </Stack>
      )}
      {error !== null && <Alert mt="xs" p={0} variant="transparent"><RefusalAlert error={error} /></Alert>}
    </Card>
  );
}
