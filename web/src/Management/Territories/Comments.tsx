import { Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { write } from '../../api/client';
import type { CommentThread, TerritoryComments } from '../../api/types';
import { patchMessages } from '../../messages/patches';
import { formatInstant } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import { useAct } from '../useAct';

const text = patchMessages.comments;

/** What was said about a territory, in threads that are answered and resolved. */
export function Comments({ workspace, id }: { workspace: string; id: string }) {
  const { data, error } = useLiveAnswer<TerritoryComments>(workspace, `/territories/${id}/comments`);
  const { act, error: refusal, isBusy } = useAct(workspace);
  const [words, setWords] = useState('');
  const [showsResolved, setShowsResolved] = useState(false);
  const resolved = data?.threads.filter(({ isResolved }) => isResolved).length ?? 0;
  const shown = data?.threads.filter(({ isResolved }) => showsResolved || !isResolved) ?? [];
  const say = async () => {
    if ((await act(() => write('POST', `${livePath(workspace)}/territories/${id}/comments`, { text: words.trim() }))) !== undefined) {
      setWords('');
    }
  };
  return (
    <section aria-label={text.title} data-testid="comments">
      <Title order={3} size="h6">{text.title}</Title>
      <Stack gap="xs">
        <RefusalAlert error={error} />
        {data?.threads.length === 0 && <Text size="sm" c="dimmed">{text.none}</Text>}
        {shown.map((one) => <Thread key={one.number} workspace={workspace} thread={one} mayWrite={data?.mayWrite === true} />)}
        {resolved > 0 && <Button size="compact-xs" variant="subtle" style={{ alignSelf: 'flex-start' }} onClick={() => setShowsResolved(!showsResolved)}>{showsResolved ? text.hideResolved : text.showResolved(resolved)}</Button>}
        {data?.mayWrite === true && (
          <>
            <Textarea size="xs" label={text.say} description={text.lead} autosize minRows={1} maxLength={4000} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
            <Button size="xs" variant="default" style={{ alignSelf: 'flex-start' }} loading={isBusy} disabled={words.trim() === ''} onClick={() => void say()}>{text.send}</Button>
          </>
        )}
        <RefusalAlert error={refusal} />
      </Stack>
    </section>
  );
}

/** One thread: who said what when, an answer, and whether it is settled. */
export function Thread({ workspace, thread, mayWrite }: { workspace: string; thread: CommentThread; mayWrite: boolean }) {
  const { act, error, isBusy } = useAct(workspace);
  const [words, setWords] = useState('');
  const [isAnswering, setAnswering] = useState(false);
  const path = `${livePath(workspace)}/territories/${thread.territoryId}/comments`;
  const answer = async () => {
    if ((await act(() => write('POST', path, { text: words.trim(), thread: thread.number }))) !== undefined) {
      setWords('');
      setAnswering(false);
    }
  };
  return (
    <article className="comment-thread" aria-label={text.thread(thread.number)}>
      {thread.notes.map((note) => (
        <div key={note.number} className={note.kind === 'commented' ? undefined : 'comment-answer'}>
          <Text size="xs" c="dimmed"><b>{note.author}</b> {text.kinds[note.kind] ?? ''} {formatInstant(note.at)}</Text>
          {note.words !== null && <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.words}</Text>}
        </div>
      ))}
      {mayWrite && isAnswering && (
        <Textarea size="xs" mt={4} label={text.replyTo(thread.number)} autosize minRows={1} maxLength={4000} value={words} onChange={(event) => setWords(event.currentTarget.value)} data-autofocus />
      )}
      <Group gap={6} mt={4}>
        {thread.isResolved && <Badge size="xs" variant="outline" color="gray" c="var(--mantine-color-text)" tt="none">{text.resolved}</Badge>}
        {mayWrite && (isAnswering
          ? <Button size="compact-xs" loading={isBusy} disabled={words.trim() === ''} onClick={() => void answer()}>{text.answer}</Button>
          : <Button size="compact-xs" variant="default" aria-label={text.replyTo(thread.number)} onClick={() => setAnswering(true)}>{text.reply}</Button>)}
        {mayWrite && (
          <Button size="compact-xs" variant="default" loading={isBusy} aria-label={(thread.isResolved ? text.reopenOf : text.resolveOf)(thread.number)} onClick={() => void act(() => write('PUT', `${path}/${thread.number}`, { isResolved: !thread.isResolved }))}>
            {thread.isResolved ? text.reopen : text.resolve}
          </Button>
        )}
      </Group>
      <RefusalAlert error={error} />
    </article>
  );
}
