import './datasets.css';
import { Stepper } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../api/client';
import { useJob } from '../api/jobs';
import { workspacePath } from '../api/paths';
import type { ImportRequest, Job } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { Screen } from '../shell/Screen';
import { ChooseFile } from './ChooseFile';
import { ImportRun } from './ImportRun';
import { nameOfFile } from './mapping';
import { MappingStep, type Draft } from './MappingStep';

const draftFor = (fileName: string): Draft => ({
  name: nameOfFile(fileName),
  reading: {},
  columns: null,
  badCells: 'refuse',
  duplicateKeys: 'refuse',
  defaultCountry: null,
});

/** From a file to a dataset: choose, check, import, read the report. Upload and job stand in the address, so a reload loses nothing. */
export function ImportScreen() {
  const texts = datasetMessages.import;
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { upload, file, job } = useSearch({ from: '/w/$workspace/import' });
  const navigate = useNavigate({ from: '/w/$workspace/import' });
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const draft = drafts[upload ?? ''] ?? draftFor(file ?? '');
  const start = useMutation({
    mutationFn: (request: ImportRequest) => write<Job>('POST', `${workspacePath(workspace)}/imports`, request),
    onSuccess: (started) => navigate({ search: { upload, file, job: started.id } }),
  });
  const { data: followed } = useJob(workspace, job);
  const step = followed?.state === 'succeeded' ? 4 : job !== undefined ? 2 : upload !== undefined ? 1 : 0;

  return (
    <Screen title={texts.title}>
      <Stepper active={step} allowNextStepsSelect={false} size="xs" mb="lg" aria-label={texts.stepsLabel}>
        {texts.steps.map((label) => (
          <Stepper.Step key={label} label={label} allowStepSelect={false} />
        ))}
      </Stepper>
      {job !== undefined ? (
        <ImportRun workspace={workspace} job={job} onRetry={() => void navigate({ search: { upload, file } })} />
      ) : upload !== undefined ? (
        <MappingStep
          workspace={workspace}
          upload={upload}
          draft={draft}
          onDraft={(change) => setDrafts((all) => ({ ...all, [upload]: { ...(all[upload] ?? draftFor(file ?? '')), ...change } }))}
          isStarting={start.isPending}
          error={start.error}
          onStart={(request) => start.mutate(request)}
          onAnother={() => void navigate({ search: {} })}
        />
      ) : (
        <ChooseFile workspace={workspace} onSent={(sent) => void navigate({ search: { upload: sent.id, file: sent.fileName } })} />
      )}
    </Screen>
  );
}
