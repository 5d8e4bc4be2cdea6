import { Button, Group, Modal, Progress, Select, Stack, Text, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type SubmitEvent } from 'react';
import { uploadFile, write } from '../api/client';
import { cancelJob, isOver, useJob } from '../api/jobs';
import { workspacePath } from '../api/paths';
import { RefusedError } from '../api/RefusedError';
import type { BoundaryDescription, Job, Upload } from '../api/types';
import { messages } from '../messages/messages';
import { formatCount } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import { textsOf } from '../Access/forms';

interface Described { upload: Upload; description: BoundaryDescription }

/** Drop a file, say which property is the key, follow the job, land on the set with its findings. */
export function UploadBoundaries({ workspace, opened, onClose }: { workspace: string; opened: boolean; onClose: () => void }) {
  const root = workspacePath(workspace);
  const [fraction, setFraction] = useState(0);
  const describe = useMutation({
    mutationFn: async (file: File): Promise<Described> => {
      const upload = await uploadFile<Upload>(`${root}/uploads`, file, setFraction);
      return { upload, description: await write<BoundaryDescription>('POST', `${root}/boundary-sets/describe`, { uploadId: upload.id }) };
    },
  });
  const start = useMutation({ mutationFn: (request: object) => write<Job>('POST', `${root}/boundary-sets`, request) });
  const finish = () => {
    describe.reset();
    start.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={finish} title={messages.boundaries.upload} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
      <Stack>
        {describe.data === undefined && (
          <Dropzone onDrop={(files) => files.forEach((file) => describe.mutate(file))} multiple={false} loading={describe.isPending} inputProps={{ 'aria-label': messages.boundaries.drop }} p="xl">
            <Text ta="center">{messages.boundaries.drop}</Text>
          </Dropzone>
        )}
        {describe.isPending && <Progress value={fraction * 100} aria-label={messages.jobs.progress} />}
        <RefusalAlert error={describe.error ?? start.error} />
        {describe.data !== undefined && start.data === undefined && <Mapping described={describe.data} isBusy={start.isPending} onStart={(request) => start.mutate(request)} />}
        {start.data !== undefined && <Following workspace={workspace} job={start.data.id} onDone={finish} />}
      </Stack>
    </Modal>
  );
}

function Mapping({ described, isBusy, onStart }: { described: Described; isBusy: boolean; onStart: (request: object) => void }) {
  const { upload, description } = described;
  const properties = description.properties.map((property) => ({ value: property.name, label: `${property.name} (${property.samples.slice(0, 3).join(', ')})` }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onStart({ uploadId: upload.id, ...textsOf(event.currentTarget) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {`${upload.fileName}: ${description.format === 'geoJson' ? 'GeoJSON' : 'TopoJSON'}, ${formatCount(description.features)} ${messages.boundaries.features}`}
        </Text>
        <TextInput name="name" label={messages.boundaries.name} defaultValue={upload.fileName.replace(/\.[^.]*$/, '').replaceAll(/[-_.]+/g, ' ')} required maxLength={200} data-autofocus />
        {description.objects.length > 0 && <Select name="object" label={messages.boundaries.object} data={description.objects} defaultValue={description.objects[0]} allowDeselect={false} />}
        <Select name="keyProperty" label={messages.boundaries.key} data={properties} defaultValue={description.keyGuess ?? properties[0]?.value} allowDeselect={false} required searchable />
        <Select name="nameProperty" label={messages.boundaries.label} data={properties} defaultValue={description.nameGuess} clearable searchable />
        <Group justify="flex-end">
          <Button type="submit" loading={isBusy}>
            {messages.boundaries.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Following({ workspace, job, onDone }: { workspace: string; job: string; onDone: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error } = useJob(workspace, job);
  const set = data?.state === 'succeeded' ? data.boundarySetId : undefined;
  useEffect(() => {
    if (set) {
      void client.invalidateQueries({ queryKey: ['boundary-sets', workspace] });
      onDone();
      void navigate({ to: '/w/$workspace/boundaries/$set', params: { workspace, set } });
    }
  }, [set, workspace, client, navigate, onDone]);
  return (
    <Stack>
      <Progress value={(data?.fraction ?? 0) * 100} animated={data !== undefined && !isOver(data)} aria-label={messages.jobs.progress} />
      <Text size="sm">{data?.message}</Text>
      <RefusalAlert error={error ?? (data?.problem ? new RefusedError(data.problem) : undefined)} />
      {data !== undefined && !isOver(data) && (
        <Button variant="default" onClick={() => void cancelJob(workspace, job)} style={{ alignSelf: 'flex-start' }}>
          {messages.common.cancel}
        </Button>
      )}
    </Stack>
  );
}
