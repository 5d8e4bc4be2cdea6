import { ActionIcon, Avatar, Badge, Button, Group, Menu, Text, Title, Tooltip } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { alignmentMessages as text } from '../messages/alignments';
import { formatCount } from '../shell/format';
import { CopyDialog } from './CopyDialog';
import { SettingsDialog } from './SettingsDialog';
import { usePlanVersion, useWorkbench } from './workbenchContext';

/** Name, saving, who else is here, undo and redo, and what is done with the whole alignment. */
export function TopBar({ present }: { present: readonly { id: string; name: string }[] }) {
  const { bench, canEdit, run } = useWorkbench();
  usePlanVersion();
  const navigate = useNavigate();
  const [copying, copy] = useDisclosure(false);
  const [setting, settings] = useDisclosure(false);
  const [shortcuts, setShortcuts] = useLocalStorage({ key: 'bailiwick.single-keys', defaultValue: true });
  const { alignment, pendingActs } = bench.plan;
  const exported = (file: string) => ({ component: 'a' as const, href: `${bench.path}/exports/${file}`, download: true });

  return (
    <Group className="workspace-top" px="md" py={6} gap="sm" wrap="nowrap" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <Title order={1} size="h4" lineClamp={1} style={{ minWidth: 80 }}>
        {alignment.name}
      </Title>
      <Text size="xs" c="dimmed" lineClamp={1} visibleFrom="md" style={{ flexShrink: 2 }}>
        {alignment.datasetName}
      </Text>
      {!canEdit && <Badge variant="outline">{text.screen.readOnly}</Badge>}
      <Text size="xs" c="dimmed" ml="auto" data-testid="saved" style={{ whiteSpace: 'nowrap' }}>
        {pendingActs === 0 ? text.screen.saved : text.screen.saving(pendingActs)}
      </Text>
      {present.length > 0 && (
        <Tooltip label={text.screen.present(present.map((user) => user.name).join(', '))}>
          <Avatar.Group aria-label={text.screen.present(present.map((user) => user.name).join(', '))} role="img">
            {present.slice(0, 4).map((user) => (
              <Avatar key={user.id} size={26} radius="xl" name={user.name} color="initials" />
            ))}
          </Avatar.Group>
        </Tooltip>
      )}
      <Tooltip label={text.screen.undoHint}>
        <ActionIcon variant="default" size="md" aria-label={text.screen.undo} disabled={!canEdit} onClick={() => void run(() => bench.queue.undo(), (edit) => edit.summary)}>
          ↶
        </ActionIcon>
      </Tooltip>
      <Tooltip label={text.screen.redoHint}>
        <ActionIcon variant="default" size="md" aria-label={text.screen.redo} disabled={!canEdit} onClick={() => void run(() => bench.queue.redo(), (edit) => edit.summary)}>
          ↷
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" width={270}>
        <Menu.Target>
          <Button variant="default" size="xs">
            {text.screen.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={settings.open} disabled={!canEdit}>{text.screen.settings}</Menu.Item>
          <Menu.Item onClick={copy.open} disabled={!canEdit}>{text.screen.copy}</Menu.Item>
          <Menu.Item onClick={() => void navigate({ to: '/w/$workspace/compare', params: { workspace: bench.workspace }, search: { left: alignment.copiedFrom?.id ?? bench.id, right: alignment.copiedFrom ? bench.id : undefined } })}>
            {text.screen.compare}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{text.screen.exports}</Menu.Label>
          <Menu.Item {...exported('accounts.csv')}>{text.screen.exportAccounts}</Menu.Item>
          <Menu.Item {...exported('totals.csv')}>{text.screen.exportTotals}</Menu.Item>
          <Menu.Item {...exported('territories.geojson')}>{text.screen.exportShapes}</Menu.Item>
          <Menu.Divider />
          <Menu.CheckboxItem checked={shortcuts} onChange={setShortcuts}>
            {text.screen.shortcuts}
          </Menu.CheckboxItem>
          {alignment.unplacedRecords > 0 && <Menu.Label>{text.screen.unplaced(alignment.unplacedRecords, formatCount(alignment.unplacedRecords))}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
      <CopyDialog opened={copying} onClose={copy.close} />
      <SettingsDialog opened={setting} onClose={settings.close} />
    </Group>
  );
}
