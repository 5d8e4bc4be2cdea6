import { Button, FileButton, Group, MultiSelect, Progress, Select, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { uploadFile, write } from '../../api/client';
import { workspacePath } from '../../api/paths';
import type { Job, LiveObject, Upload } from '../../api/types';
import { bulkMessages } from '../../messages/bulk';
import { messages } from '../../messages/messages';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useRenewLive } from '../live';
import { RunningJob } from '../RunningJob';
import { ImportResult } from './ImportResult';
import { matchFields, objectChoices, operationsOf } from './objects';

const text = bulkMessages.import;

interface Run { readonly job: string; readonly import: string; readonly isTry: boolean; readonly state: 'running' | 'failed' | 'told' }

/** A file into the live model: tried first, then done. */
export function ImportForm({ workspace, objects }: { readonly workspace: string; readonly objects: readonly LiveObject[] }) {
  const renew = useRenewLive(workspace);
  const [type, setType] = useState('Account');
  const [operation, setOperation] = useState('insert');
  const [match, setMatch] = useState<string[]>(['Id']);
  const [isWhole, setWhole] = useState(true);
  const [clears, setClears] = useState(false);
  const [reason, setReason] = useState('');
  const [upload, setUpload] = useState<Upload | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [run, setRun] = useState<Run | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const changeable = objects.filter((one) => operationsOf(one).length > 0);
  const object = objects.find(({ name }) => name === type);
  const possible = operationsOf(object);
  const chosen = possible.includes(operation) ? operation : possible[0];
  // What was tried with other choices says nothing about these.
  const change = <T,>(set: (value: T) => void) => (value: T) => {
    set(value);
    setRun(null);
    setNote(null);
  };
  const send = async (file: File | null) => {
    if (file === null) {
      return;
    }
    change(setUpload)(null);
    setError(null);
    setSent(0);
    try {
      setUpload(await uploadFile<Upload>(`${workspacePath(workspace)}/uploads`, file, setSent));
    } catch (refusal) {
      setError(refusal);
    }
    setSent(null);
  };
  const start = async (isTry: boolean) => {
    setError(null);
    setNote(null);
    try {
      const job = await write<Job>('POST', `${livePath(workspace)}/imports`, {
        uploadId: upload!.id, type, operation: chosen, match: chosen === 'insert' ? null : match, allOrNothing: isWhole, clearBlanks: clears, preview: isTry, reason: reason.trim() === '' ? null : reason.trim(),
      });
      setRun({ job: job.id, import: job.subjectId!, isTry, state: 'running' });
    } catch (refusal) {
      setError(refusal);
    }
  };
  const over = (job: Job) => {
    const isTold = job.state === 'succeeded' || job.problem?.code === 'bulk.rows-refused';
    setNote(job.state === 'canceled' ? text.canceled : null);
    setRun((before) => (before === null || job.state === 'canceled' ? null : { ...before, state: isTold ? 'told' : 'failed' }));
    void renew();
  };
  const isRunning = run?.state === 'running';
  const isReady = upload !== null && possible.length > 0 && (chosen === 'insert' || match.length > 0);
  return (
    <Stack component="section" gap="sm" aria-labelledby="bulk-import">
      <div>
        <Title order={2} size="h4" id="bulk-import">{text.title}</Title>
        <Text size="sm" c="dimmed">{text.lead}</Text>
      </div>
      <Group align="flex-start" gap="sm">
        <Select w={260} size="sm" label={bulkMessages.export.object} data={objectChoices(changeable)} value={type} onChange={change((value: string | null) => { setType(value ?? 'Account'); setMatch(['Id']); })} allowDeselect={false} searchable />
        <Select w={280} size="sm" label={text.operation} data={possible.map((value) => ({ value, label: text.operations[value] }))} value={chosen} onChange={change((value: string | null) => setOperation(value ?? 'insert'))} allowDeselect={false} />
        {chosen !== 'insert' && <MultiSelect w={280} size="sm" label={text.match} data={matchFields(object)} value={match} onChange={change(setMatch)} searchable />}
      </Group>
      <Group gap="sm">
        <FileButton onChange={(file) => void send(file)} accept=".csv,.ndjson,.jsonl,.json,.txt" inputProps={{ 'aria-label': text.file, 'data-testid': 'bulk-file' } as object}>
          {(props) => <Button {...props} size="sm" variant="default" loading={sent !== null}>{upload === null ? text.choose : text.another}</Button>}
        </FileButton>
        <Text size="sm" c={upload === null ? 'dimmed' : undefined} data-testid="bulk-file-name">{upload === null ? text.none : upload.fileName}</Text>
      </Group>
      {sent !== null && <Progress value={sent * 100} aria-label={text.sending} />}
      <Group align="flex-start" gap="xl">
        <Switch label={text.wholly} description={text.whollyHelp} checked={isWhole} onChange={(event) => change(setWhole)(event.currentTarget.checked)} />
        {chosen !== 'insert' && chosen !== 'delete' && <Switch label={text.blanks} description={text.blanksHelp} checked={clears} onChange={(event) => change(setClears)(event.currentTarget.checked)} />}
        <TextInput w={320} size="sm" label={text.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} />
      </Group>
      <Group gap="sm">
        <Button size="sm" disabled={!isReady || isRunning} onClick={() => void start(true)}>{text.try}</Button>
        <Button size="sm" variant="default" disabled={!isReady || isRunning} onClick={() => void start(false)}>{text.go}</Button>
      </Group>
      <RefusalAlert error={error} />
      {note !== null && <Text size="sm" role="status">{note}</Text>}
      {run !== null && run.state !== 'told' && (
        <Group gap="sm" align="center" wrap="nowrap">
          <div style={{ flex: 1 }}>
            <RunningJob key={run.job} workspace={workspace} id={run.job} label={run.isTry ? text.trying : text.importing} onOver={over} />
          </div>
          {isRunning && <Cancel workspace={workspace} job={run.job} />}
        </Group>
      )}
      {run?.state === 'told' && <ImportResult workspace={workspace} id={run.import} onDo={run.isTry ? () => void start(false) : undefined} />}
    </Stack>
  );
}

/** Asks a job to end; that it has is heard like any other end. */
function Cancel({ workspace, job }: { readonly workspace: string; readonly job: string }) {
  const [isAsked, setAsked] = useState(false);
  const ask = async () => {
    setAsked(true);
    try {
      await write('POST', `${workspacePath(workspace)}/jobs/${job}/cancel`, {});
    } catch {
      // It has ended meanwhile, which is shown.
      setAsked(false);
    }
  };
  return <Button size="compact-sm" variant="default" loading={isAsked} onClick={() => void ask()}>{messages.common.cancel}</Button>;
}
