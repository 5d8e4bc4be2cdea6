import { Alert, Button, Group, Popover, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { quotaMessages } from '../messages/quotas';
import { RefusalAlert } from '../shell/RefusalAlert';
import type { Difference } from './draft';
import type { DraftUse } from './useDraft';

const text = quotaMessages.draft;
const shown = 12;

/** How much is changed and not stored yet, and what to do with it. */
export function DraftBar({ use, refused, isWorking }: { use: DraftUse; refused: Error | null; isWorking: boolean }) {
  const [reason, setReason] = useState('');
  const { draft, differences } = use;
  if (!use.canEdit || (differences.length === 0 && draft.future.length === 0 && use.error === null)) {
    return null;
  }
  const isChanged = differences.length > 0;
  return (
    <section className="draft-bar" aria-label={text.label} data-testid="draft">
      {use.meanwhile !== null && (
        <Alert color="yellow" variant="light" py="xs" mb="xs" title={text.meanwhile(use.meanwhile)} role="alert">
          <Group justify="space-between">
            <Text size="sm">{text.meanwhileText}</Text>
            <Button size="xs" onClick={use.bring}>{text.bring}</Button>
          </Group>
        </Alert>
      )}
      {use.both.length > 0 && <Text size="sm" mb={4} role="status">{text.both(use.both.map(words).join('; '))}</Text>}
      <RefusalAlert error={use.error} />
      <RefusalAlert error={refused} title={text.refused} />
      <Group gap="xs" align="center" mt={4}>
        <Popover position="top-start" withArrow>
          <Popover.Target>
            <Button size="xs" variant="subtle" disabled={!isChanged} data-testid="changes">{text.count(differences.length)}</Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Text size="sm" fw={600}>{text.list}</Text>
            {differences.slice(0, shown).map((one) => (
              <Text size="sm" key={`${one.seat ?? ''} ${one.field}`}>{words(one)}</Text>
            ))}
            {differences.length > shown && <Text size="sm">{quotaMessages.create.more(differences.length - shown)}</Text>}
          </Popover.Dropdown>
        </Popover>
        <Text size="xs" c="dimmed" style={{ flex: 1 }} aria-busy={isWorking}>{isChanged && refused === null ? text.preview : ''}</Text>
        <Button size="xs" variant="default" onClick={use.undo} disabled={draft.past.length === 0} title={text.undoHint}>{text.undo}</Button>
        <Button size="xs" variant="default" onClick={use.redo} disabled={draft.future.length === 0} title={text.redoHint}>{text.redo}</Button>
        <TextInput size="xs" aria-label={text.reason} placeholder={text.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} w={220} disabled={!isChanged} />
        <Button size="xs" variant="default" onClick={use.discard} disabled={!isChanged}>{text.discard}</Button>
        <Button
          size="xs"
          loading={use.isBusy}
          disabled={!isChanged || refused !== null || use.meanwhile !== null}
          onClick={() => void use.save(reason).then(() => setReason(''))}
        >
          {text.save}
        </Button>
      </Group>
    </section>
  );
}

const words = (one: Difference) => `${one.seat === null ? text.rules : one.name}: ${text.fields[one.field] ?? one.field}`;
