import { Button, Group, Menu, Modal, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../api/client';
import type { QuotaContent, QuotaPlan } from '../api/types';
import { messages } from '../messages/messages';
import { quotaMessages } from '../messages/quotas';
import { RemovalForm } from '../shell/RemovalForm';
import { quotaPath } from './quotaPlans';
import { CopyForm } from './ScenariosTab';

const text = quotaMessages.plan;
type Dialog = 'copy' | 'forecasting' | 'remove';

/** What is done with a plan as a whole: files out, its end. */
export function MoreMenu({ workspace, plan, content }: { workspace: string; plan: QuotaPlan; content: QuotaContent | null }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const path = quotaPath(workspace, plan.id);
  const close = () => setDialog(null);
  const isRemovable = plan.canDefine && plan.state !== 'approved' && plan.state !== 'running';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs">{text.more}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={`${path}/exports/quotas.csv`} download>{text.csv}</Menu.Item>
          <Menu.Item component="a" href={`${path}/exports/quotas.xlsx`} download>{text.xlsx}</Menu.Item>
          {content !== null && <Menu.Item onClick={() => setDialog('forecasting')}>{text.forecasting}</Menu.Item>}
          {plan.canDefine && <Menu.Item onClick={() => setDialog('copy')}>{text.copy}</Menu.Item>}
          {isRemovable && (
            <>
              <Menu.Divider />
              <Menu.Item color="red" onClick={() => setDialog('remove')}>{text.remove}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={dialog !== null} onClose={close} title={dialog === 'remove' ? text.removeQuestion : dialog === 'copy' ? text.copy : quotaMessages.forecasting.title} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {dialog === 'forecasting' && content !== null && <Forecasting path={path} content={content} onClose={close} />}
        {dialog === 'copy' && <CopyForm workspace={workspace} plan={plan} onClose={close} />}
        {dialog === 'remove' && <Removal workspace={workspace} path={path} onClose={close} />}
      </Modal>
    </>
  );
}

function Forecasting({ path, content, onClose }: { path: string; content: QuotaContent; onClose: () => void }) {
  const words = quotaMessages.forecasting;
  const known = content.seats.filter(({ ownerId }) => ownerId).length;
  return (
    <form method="get" action={`${path}/exports/forecasting-quotas.csv`}>
      <Text size="sm">{words.text}</Text>
      <Text size="sm" mt="xs">{known === 0 ? words.none : words.some(known, content.seats.length)}</Text>
      <TextInput mt="xs" name="type" label={words.type} description={words.typeHelp} required data-autofocus />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit">{words.download}</Button>
      </Group>
    </form>
  );
}

function Removal({ workspace, path, onClose }: { workspace: string; path: string; onClose: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const remove = async () => {
    await write('DELETE', path);
    void client.invalidateQueries({ queryKey: ['quota-plans', workspace] });
    notifications.show({ message: text.removed });
    await navigate({ to: '/w/$workspace/quotas', params: { workspace } });
  };
  return <RemovalForm consequence={text.removeConsequence} onClose={onClose} onRemove={remove} />;
}
