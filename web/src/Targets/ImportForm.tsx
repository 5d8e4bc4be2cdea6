import { Alert, Button, FileInput, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { uploadFile } from '../api/client';
import { withQuery } from '../api/paths';
import { RefusedError } from '../api/RefusedError';
import type { TargetImport, TargetPlan } from '../api/types';
import { messages } from '../messages/messages';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { planPath, useRenewPlan } from './plans';

const text = targetMessages.files;
const shown = 10;

/** Takes a changed file back: first what it would change, then, asked, the changes; whose number stands where both changed it. */
export function ImportForm({ workspace, plan, onClose }: { workspace: string; plan: TargetPlan; onClose: () => void }) {
  const renew = useRenewPlan(workspace, plan.id);
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<TargetImport | null>(null);
  const [choice, setChoice] = useState<'keep' | 'take' | undefined>();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (given: File, isDry: boolean, onConflict?: 'keep' | 'take') => {
    setBusy(true);
    setError(null);
    setChoice(onConflict);
    try {
      const reply = await uploadFile<TargetImport>(withQuery(`${planPath(workspace, plan.id)}/imports`, { dryRun: isDry, onConflict }), given, () => undefined);
      if (isDry) {
        setFound(reply);
        announce(text.found(formatCount(reply.rows), formatCount(reply.changed)));
      } else {
        announce(text.done(formatCount(reply.changed)));
        await renew();
        onClose();
      }
    } catch (refusal) {
      setFound(null);
      setError(refusal);
    }
    setBusy(false);
  };
  const isConflict = error instanceof RefusedError && error.code === 'target.changed-meanwhile';
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{text.importText}</Text>
      <FileInput
        label={text.file}
        accept=".csv,.xlsx,text/csv"
        value={file}
        onChange={(given) => {
          setFile(given);
          setFound(null);
          if (given !== null) {
            void send(given, true);
          }
        }}
        data-autofocus
      />
      {isBusy && <Text size="sm" role="status">{text.reading}</Text>}
      <RefusalAlert error={error} />
      {isConflict && file !== null && (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => void send(file, true, 'keep')}>{text.keep}</Button>
          <Button size="xs" variant="default" onClick={() => void send(file, true, 'take')}>{text.take}</Button>
        </Group>
      )}
      {found !== null && (
        <>
          <Text size="sm" data-testid="import-found">{found.changed === 0 ? text.same : text.found(formatCount(found.rows), formatCount(found.changed))}</Text>
          {found.kept.length > 0 && (
            <Alert variant="light" title={text.kept}>
              {found.kept.slice(0, shown).map((one) => (
                <Text size="sm" key={`${one.row} ${one.field}`}>{text.keptOne(one.row, one.account, one.author)}</Text>
              ))}
            </Alert>
          )}
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button disabled={file === null || found === null || found.changed === 0} loading={isBusy} onClick={() => file !== null && void send(file, false, choice)}>{text.enter(formatCount(found?.changed ?? 0))}</Button>
      </Group>
    </Stack>
  );
}
