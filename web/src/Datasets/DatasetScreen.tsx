import './datasets.css';
import { Button, Group, Modal, Skeleton, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type SubmitEvent } from 'react';
import { get, write } from '../api/client';
import { workspacePath } from '../api/paths';
import { textsOf } from '../Access/forms';
import { useCanEdit } from '../api/session';
import type { Dataset } from '../api/types';
import { messages } from '../messages/messages';
import { datasetMessages } from '../messages/datasets';
import { ConfirmButton } from '../shell/ConfirmButton';
import { formatCount, formatInstant } from '../shell/format';
import { LinkButton } from '../shell/LinkButton';
import { RefusalAlert } from '../shell/RefusalAlert';
import { Screen } from '../shell/Screen';
import { FindingsReport } from './FindingsReport';
import { Placing } from './Placing';
import { TableTab } from './TableTab';

const MapTab = lazy(() => import('./MapTab').then(({ MapTab: component }) => ({ default: component })));

/** One dataset: its records as a table and on the map, and the report of its import. */
export function DatasetScreen() {
  const { workspace, dataset: id } = useParams({ from: '/w/$workspace/datasets/$dataset' });
  const path = `${workspacePath(workspace)}/datasets/${id}`;
  const { data: dataset, error } = useQuery({ queryKey: ['dataset', workspace, id], queryFn: ({ signal }) => get<Dataset>(path, signal) });
  if (dataset === undefined) {
    return (
      <Screen title={datasetMessages.dataset.table} wide>
        {error === null ? <Skeleton height={400} /> : <RefusalAlert error={error} />}
      </Screen>
    );
  }
  return <Shown key={id} workspace={workspace} dataset={dataset} path={path} />;
}

function Shown({ workspace, dataset, path }: { readonly workspace: string; readonly dataset: Dataset; readonly path: string }) {
  const texts = datasetMessages.dataset;
  const search = useSearch({ from: '/w/$workspace/datasets/$dataset' });
  const navigate = useNavigate({ from: '/w/$workspace/datasets/$dataset' });
  const canEdit = useCanEdit(workspace);
  const tab = search.tab === 'map' || search.tab === 'report' ? search.tab : 'table';
  const amend = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });

  return (
    <Screen title={dataset.name} wide actions={canEdit && <Acts workspace={workspace} dataset={dataset} path={path} />}>
      <Text size="sm" c="dimmed" mt={-8} mb="xs">
        {texts.summary(formatCount(dataset.rows), dataset.columns.length, dataset.version)} ·{' '}
        {texts.from(dataset.source, formatInstant(dataset.createdAt), dataset.createdBy)}
      </Text>
      <Tabs value={tab} onChange={(next) => amend({ tab: next === 'table' ? undefined : (next ?? undefined) })} keepMounted={false}>
        <Tabs.List aria-label={texts.tabs} mb="sm">
          <Tabs.Tab value="table">{texts.table}</Tabs.Tab>
          <Tabs.Tab value="map">{texts.map}</Tabs.Tab>
          <Tabs.Tab value="report">
            {texts.report} ({formatCount(dataset.findings)})
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="table">
          <TableTab workspace={workspace} dataset={dataset} address={search} onAddress={amend} />
        </Tabs.Panel>
        <Tabs.Panel value="map">
          <Suspense fallback={<Skeleton height={400} />}>
            <MapTab workspace={workspace} dataset={dataset} color={search.color} onColor={(color) => amend({ color })} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="report">
          <Stack maw={1180}>
            <Placing placed={dataset.placed} rows={dataset.rows} />
            <FindingsReport path={`${path}/findings`} csv={`${path}/findings.csv`} code={search.code} onCode={(code) => amend({ code })} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}

function Acts({ workspace, dataset, path }: { readonly workspace: string; readonly dataset: Dataset; readonly path: string }) {
  const texts = datasetMessages.dataset;
  const navigate = useNavigate();
  const client = useQueryClient();
  const [opened, { open, close }] = useDisclosure(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['datasets', workspace] });
  const rename = useMutation({
    mutationFn: (name: string) => write<Dataset>('PATCH', path, { name }),
    onSuccess: async () => {
      close();
      await client.invalidateQueries({ queryKey: ['dataset', workspace, dataset.id] });
      await refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => write('DELETE', path),
    onSuccess: async () => {
      await refresh();
      await navigate({ to: '/w/$workspace', params: { workspace } });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    rename.mutate(textsOf(event.currentTarget).name);
  };
  return (
    <Group gap="xs">
      <RefusalAlert error={remove.error} />
      <Button variant="default" onClick={open}>
        {texts.rename}
      </Button>
      <ConfirmButton
        variant="default"
        label={texts.remove}
        question={texts.removeQuestion}
        consequence={texts.removeConsequence}
        onConfirm={() => remove.mutate()}
      />
      <LinkButton to="/w/$workspace/alignments/new" params={{ workspace }} search={{ dataset: dataset.id }}>
        {datasetMessages.import.align}
      </LinkButton>
      <Modal opened={opened} onClose={close} title={texts.rename} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <form onSubmit={submit}>
          <Stack>
            <TextInput name="name" label={texts.newName} defaultValue={dataset.name} required maxLength={200} data-autofocus />
            <RefusalAlert error={rename.error} />
            <Group justify="flex-end">
              <Button type="submit" loading={rename.isPending}>
                {messages.common.save}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </Group>
  );
}
