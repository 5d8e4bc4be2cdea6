import { Button, Group, Modal, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCanEdit } from '../../api/session';
import type { Job } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { announce } from '../../shell/announce';
import { EmptyState } from '../../shell/EmptyState';
import { formatInstant } from '../../shell/format';
import { LinkButton } from '../../shell/LinkButton';
import { useAlignments } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useRenewLive } from '../live';
import { useModels, type Model } from '../models';
import { RunningJob } from '../RunningJob';
import type { LiveTab } from '../tabs';
import { Difference } from './Difference';
import { ModelActs, type Started } from './ModelActs';
import { ModelBadge } from './ModelBadge';
import { PublishForm } from './PublishForm';

const text = managementMessages.models;

/** All models with what can be done with them, and the differences of any two. */
export default function ModelsTab({ workspace }: LiveTab) {
  const canEdit = useCanEdit(workspace);
  const renew = useRenewLive(workspace);
  const { models, error, isPending, active } = useModels(workspace);
  const [isPublishing, setPublishing] = useState(false);
  const [job, setJob] = useState<Started | null>(null);
  const search = useSearch({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const over = (done: Job) => {
    void renew();
    if (done.state === 'succeeded') {
      announce(done.message);
    }
  };
  const publish = <Button onClick={() => setPublishing(true)}>{text.publish}</Button>;
  return (
    <Stack gap="md">
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={120} />}
      {models?.length === 0 && <Nothing workspace={workspace} canEdit={canEdit} publish={publish} />}
      {models !== undefined && models.length > 0 && (
        <>
          {canEdit && <Group justify="flex-end" mb={-8}>{publish}</Group>}
          {job !== null && <RunningJob key={job.id} workspace={workspace} id={job.id} label={job.label} onOver={over} />}
          <ModelTable workspace={workspace} models={models} active={active} canEdit={canEdit} onStarted={setJob} />
          {canEdit && search.model !== undefined && (
            <Difference workspace={workspace} models={models} model={search.model} against={search.with ?? active?.id} onChoose={(model, against) => void navigate({ search: { model, with: against }, replace: true })} />
          )}
        </>
      )}
      <Modal opened={isPublishing} onClose={() => setPublishing(false)} title={text.publishTitle} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        <PublishForm workspace={workspace} onClose={() => setPublishing(false)} />
      </Modal>
    </Stack>
  );
}

interface TableProps {
  readonly workspace: string;
  readonly models: readonly Model[];
  readonly active: Model | undefined;
  readonly canEdit: boolean;
  readonly onStarted: (job: Started) => void;
}

function ModelTable({ workspace, models, active, canEdit, onStarted }: TableProps) {
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table className="live-table" aria-label={text.label} data-testid="models">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th>{text.state}</Table.Th>
            <Table.Th>{text.since}</Table.Th>
            <Table.Th>{text.ran}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {models.map((model) => (
            <Table.Tr key={model.id}>
              <Table.Th scope="row">
                {model.name}
                {model.description !== '' && <Text size="xs" c="dimmed">{model.description}</Text>}
              </Table.Th>
              <Table.Td>
                <ModelBadge state={model.state} />
                <Text size="xs" c="dimmed">{text.meanings[model.state]}</Text>
              </Table.Td>
              <Table.Td>
                {model.activated === '' ? text.never : formatInstant(model.activated)}
                {model.ended !== '' && <Text size="xs" c="dimmed">{text.until} {formatInstant(model.ended)}</Text>}
              </Table.Td>
              <Table.Td>{model.ran === '' ? text.never : formatInstant(model.ran)}</Table.Td>
              <Table.Td>{canEdit && <ModelActs workspace={workspace} model={model} active={active} onStarted={onStarted} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Nothing({ workspace, canEdit, publish }: { workspace: string; canEdit: boolean; publish: React.ReactNode }) {
  const alignments = useAlignments(workspace).data;
  if (!canEdit) {
    return <EmptyState title={text.empty} text={text.emptyViewer} />;
  }
  if (alignments?.length === 0) {
    return (
      <EmptyState
        title={text.noAlignments}
        text={text.noAlignmentsText}
        action={<LinkButton to="/w/$workspace/alignments/new" params={{ workspace }} search={{}}>{text.newAlignment}</LinkButton>}
      />
    );
  }
  return <EmptyState title={text.empty} text={text.emptyText} action={publish} />;
}
