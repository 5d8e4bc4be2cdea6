import { Button, Group, Menu, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../api/client';
import type { TargetPlan } from '../api/types';
import { messages } from '../messages/messages';
import { targetMessages } from '../messages/targets';
import { RefusalAlert } from '../shell/RefusalAlert';
import { RemovalForm } from '../shell/RemovalForm';
import { ImportForm } from './ImportForm';
import { planPath, useRenewPlan } from './plans';

const text = targetMessages.plan;
type Dialog = 'import' | 'copy' | 'rename' | 'remove';

interface FormProps {
  readonly workspace: string;
  readonly plan: TargetPlan;
  readonly onClose: () => void;
}

/** What is done with a plan as a whole: files out and in, copies, its name, its end. */
export function MoreMenu({ workspace, plan }: { workspace: string; plan: TargetPlan }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const path = planPath(workspace, plan.id);
  const form = { workspace, plan, onClose: () => setDialog(null) };
  const titles = { import: targetMessages.files.importTitle, copy: targetMessages.scenario.copy, rename: text.rename, remove: text.removeQuestion };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs">{text.more}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={`${path}/exports/accounts.csv`} download>{targetMessages.files.csv}</Menu.Item>
          <Menu.Item component="a" href={`${path}/exports/accounts.xlsx`} download>{targetMessages.files.workbook}</Menu.Item>
          {plan.canEnter && <Menu.Item onClick={() => setDialog('import')}>{targetMessages.files.import}</Menu.Item>}
          {plan.canDefine && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => setDialog('copy')}>{targetMessages.scenario.copy}</Menu.Item>
              <Menu.Item onClick={() => setDialog('rename')}>{text.rename}</Menu.Item>
              <Menu.Item color="red" onClick={() => setDialog('remove')}>{text.remove}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={dialog !== null} onClose={form.onClose} title={dialog === null ? '' : titles[dialog]} size={dialog === 'import' ? 'lg' : 'md'} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {dialog === 'import' && <ImportForm {...form} />}
        {dialog === 'copy' && <CopyForm {...form} />}
        {dialog === 'rename' && <RenameForm {...form} />}
        {dialog === 'remove' && <Removal {...form} />}
      </Modal>
    </>
  );
}

/** Asks for a name. */
export function NameForm({ label, given, act, onClose, onName }: { label: string; given: string; act: string; onClose: () => void; onName: (name: string) => Promise<void> }) {
  const [name, setName] = useState(given);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      await onName(name);
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextInput label={label} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
      <RefusalAlert error={error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit">{act}</Button>
      </Group>
    </form>
  );
}

function CopyForm({ workspace, plan, onClose }: FormProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const copy = async (name: string) => {
    const made = await write<TargetPlan>('POST', `${planPath(workspace, plan.id)}/copies`, { name });
    void client.invalidateQueries({ queryKey: ['target-plans', workspace] });
    onClose();
    await navigate({ to: '/w/$workspace/targets/$plan', params: { workspace, plan: made.id }, search: {} });
  };
  return <NameForm label={targetMessages.scenario.copyName} given={targetMessages.scenario.copyOf(plan.name)} act={targetMessages.scenario.make} onClose={onClose} onName={copy} />;
}

function RenameForm({ workspace, plan, onClose }: FormProps) {
  const renew = useRenewPlan(workspace, plan.id);
  const client = useQueryClient();
  const rename = async (name: string) => {
    await write('PATCH', planPath(workspace, plan.id), { name });
    await Promise.all([renew(), client.invalidateQueries({ queryKey: ['target-plans', workspace] })]);
    onClose();
  };
  return <NameForm label={targetMessages.create.name} given={plan.name} act={messages.common.save} onClose={onClose} onName={rename} />;
}

function Removal({ workspace, plan, onClose }: FormProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const remove = async () => {
    await write('DELETE', planPath(workspace, plan.id));
    void client.invalidateQueries({ queryKey: ['target-plans', workspace] });
    notifications.show({ message: text.removed });
    await navigate({ to: '/w/$workspace/targets', params: { workspace } });
  };
  return <RemovalForm consequence={text.removeConsequence} onClose={onClose} onRemove={remove} />;
}
