import { Button, Group, Menu, Modal, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { Job, ModelMade } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { RemovalForm } from '../../shell/RemovalForm';
import { livePath, useRenewLive } from '../live';
import type { Model } from '../models';
import { MoveForm } from './MoveForm';

const text = managementMessages.models;
type Dialog = 'clone' | 'activate' | 'archive' | 'remove';

/** A job that was begun, and what to call it. */
export interface Started {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly workspace: string;
  readonly model: Model;
  readonly active: Model | undefined;
  readonly onStarted: (job: Started) => void;
}

/** What can be done with one model, the likely next step as a button. */
export function ModelActs({ workspace, model, active, onStarted }: Props) {
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const renew = useRenewLive(workspace);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [error, setError] = useState<unknown>(null);
  const close = () => setDialog(null);
  const path = `${livePath(workspace)}/models/${model.id}`;
  const isActive = model.state === 'Active';
  const start = async (route: string, body: unknown, label: string) => {
    setError(null);
    try {
      onStarted({ id: (await write<Job>('POST', `${path}/${route}`, body)).id, label });
    } catch (refusal) {
      setError(refusal);
    }
  };
  const compare = () => void navigate({ search: { model: model.id }, replace: true });
  const titles = { clone: text.cloneTitle, activate: text.activateTitle(model.name), archive: text.archiveTitle(model.name), remove: text.removeTitle(model.name) };
  return (
    <>
      <Group gap={6} justify="flex-end" wrap="nowrap">
        {!isActive && <Button size="compact-sm" variant="default" onClick={compare}>{text.compare}</Button>}
        {!isActive && <Button size="compact-sm" variant={model.state === 'Planning' ? 'filled' : 'default'} onClick={() => setDialog('activate')}>{model.state === 'Archived' ? text.reactivate : text.activate}</Button>}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="default" aria-label={text.moreOf(model.name)}>{text.more}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {isActive && <Menu.Item onClick={compare}>{text.compareWith}</Menu.Item>}
            {model.state !== 'Archived' && <Menu.Item onClick={() => void start('runs', {}, text.running(model.name))}>{text.run}</Menu.Item>}
            <Menu.Item onClick={() => setDialog('clone')}>{text.clone}</Menu.Item>
            {model.state === 'Archived' && <Menu.Item onClick={() => void start('moves', { to: 'planning' }, text.planning(model.name))}>{text.plan}</Menu.Item>}
            {isActive && <Menu.Item onClick={() => setDialog('archive')}>{text.archive}</Menu.Item>}
            {!isActive && (
              <>
                <Menu.Divider />
                <Menu.Item color="red" onClick={() => setDialog('remove')}>{text.remove}</Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
      <RefusalAlert error={error} />
      <Modal opened={dialog !== null} onClose={close} title={dialog === null ? '' : titles[dialog]} size={dialog === 'activate' ? 'lg' : 'md'} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {dialog === 'clone' && <CloneForm path={path} model={model} onClose={close} onDone={renew} />}
        {(dialog === 'activate' || dialog === 'archive') && <MoveForm workspace={workspace} path={path} model={model} active={active} to={dialog === 'activate' ? 'active' : 'archived'} onClose={close} onStarted={onStarted} />}
        {dialog === 'remove' && (
          <RemovalForm
            consequence={text.removeLead}
            onClose={close}
            onRemove={async () => {
              await write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'delete', type: 'Territory2Model', id: model.id }] });
              notifications.show({ message: text.removed(model.name) });
              await renew();
              close();
            }}
          />
        )}
      </Modal>
    </>
  );
}

function CloneForm({ path, model, onClose, onDone }: { path: string; model: Model; onClose: () => void; onDone: () => Promise<void> }) {
  const [name, setName] = useState(text.cloneName(model.name));
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await write<ModelMade>('POST', `${path}/clones`, { name });
      notifications.show({ message: text.cloned(name) });
      await onDone();
      onClose();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Text size="sm" mb="xs">{text.cloneLead}</Text>
      <TextInput label={text.modelName} value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={80} data-autofocus />
      <RefusalAlert error={error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit" loading={isBusy}>{text.cloneNow}</Button>
      </Group>
    </form>
  );
}
