import { Button, Checkbox, Group, List, Select, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { write } from '../../api/client';
import { RefusedError } from '../../api/RefusedError';
import { useCanEdit } from '../../api/session';
import type { QuarterReview } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount, formatInstant } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import { useAct } from '../useAct';

const text = governanceMessages.review;
const figures = ['entered', 'left', 'began', 'ended'] as const;

function quarters(): string[] {
  const now = new Date();
  const index = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  return Array.from({ length: 6 }, (_, back) => `${Math.floor((index - back) / 4)}-Q${((index - back) % 4) + 1}`);
}

/** What changed in a quarter, what is open, what was decided, and a list to tick; kept for good. */
export function ReviewPane({ workspace }: { workspace: string }) {
  const canEdit = useCanEdit(workspace);
  const [quarter, setQuarter] = useState(quarters()[0]);
  const { data, error, isPending } = useLiveAnswer<QuarterReview>(workspace, `/reviews/${quarter}`);
  const { act, error: refusal, isBusy } = useAct(workspace);
  const [kind, setKind] = useState('task');
  const [words, setWords] = useState('');
  const path = `${livePath(workspace)}/reviews/${quarter}`;
  const isMissing = error instanceof RefusedError && error.code === 'management.no-review';
  const add = async () => {
    if ((await act(() => write('POST', `${path}/items`, { kind, words: words.trim() }))) !== undefined) {
      setWords('');
    }
  };
  return (
    <Stack gap="sm" data-testid="review">
      <Select size="xs" w={140} label={text.quarter} value={quarter} onChange={(value) => setQuarter(value ?? quarter)} data={quarters()} allowDeselect={false} />
      {isPending && <Skeleton height={200} />}
      {isMissing && <EmptyState title={text.notOpen(quarter)} text={text.notOpenText} action={canEdit && <Button loading={isBusy} onClick={() => void act(() => write('POST', path, {}))}>{text.open}</Button>} />}
      {!isMissing && <RefusalAlert error={error} />}
      <RefusalAlert error={refusal} />
      {data !== undefined && !isMissing && (
        <>
          <section aria-label={text.changed}>
            <Title order={2} size="h6">{text.changed}</Title>
            <List size="sm">
              {figures.map((one) => <List.Item key={one}>{formatCount(data[one])} {text.figures[one]}</List.Item>)}
              {data.acts.map((one) => <List.Item key={one.kind}>{text.acts(formatCount(one.acts), one.kind, formatCount(one.changes))}</List.Item>)}
            </List>
            <Text size="sm" mt={4}>{text.requests}: {Object.entries(data.requests).map(([state, count]) => `${formatCount(count)} ${governanceMessages.requests.states[state] ?? state}`).join(', ') || text.none}</Text>
            <Text size="sm">{text.findings}: {Object.entries(data.findings).map(([code, count]) => `${code} ${formatCount(count)}`).join(', ') || text.none}</Text>
          </section>
          <section aria-label={text.list}>
            <Title order={2} size="h6" mb={4}>{text.list}</Title>
            <Stack gap={6}>
              {data.items.map((item) => (
                <Checkbox
                  key={item.place}
                  size="xs"
                  label={`${text.kinds[item.kind]}: ${item.words}`}
                  description={item.doneBy === null || item.doneAt === null ? item.author : text.doneBy(item.doneBy, formatInstant(item.doneAt))}
                  checked={item.doneAt !== null}
                  disabled={!canEdit || isBusy}
                  onChange={(event) => { const done = event.currentTarget.checked; void act(() => write('PUT', `${path}/items/${item.place}`, { done })); }}
                />
              ))}
              {canEdit && (
                <Group gap="xs" align="flex-end">
                  <Select size="xs" w={120} label={text.kind} value={kind} onChange={(value) => setKind(value ?? 'task')} data={Object.entries(text.kinds).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
                  <TextInput size="xs" w={360} label={text.words} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
                  <Button size="xs" disabled={words.trim() === ''} loading={isBusy} onClick={() => void add()}>{text.add}</Button>
                </Group>
              )}
            </Stack>
          </section>
        </>
      )}
    </Stack>
  );
}
