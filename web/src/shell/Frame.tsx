import { ActionIcon, AppShell, Box, Group, Kbd, Menu, Modal, SegmentedControl, Select, Table, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { write } from '../api/client';
import { useAcceptSession, useMembership, useSession } from '../api/session';
import type { Session } from '../api/types';
import { messages } from '../messages/messages';
import { JobNotices } from './JobNotices';
import { PlaceLink } from './LinkButton';
import { Palette } from './Palette';

const places = [
  { to: '/w/$workspace', label: messages.frame.plans, exact: true },
  { to: '/w/$workspace/import', label: messages.frame.import, exact: false },
  { to: '/w/$workspace/boundaries', label: messages.frame.boundaries, exact: false },
  { to: '/w/$workspace/compare', label: messages.frame.compare, exact: false },
  { to: '/w/$workspace/targets', label: messages.frame.targets, exact: false },
  { to: '/w/$workspace/quotas', label: messages.frame.quotas, exact: false },
  { to: '/w/$workspace/live', label: messages.frame.live, exact: false },
  { to: '/w/$workspace/jobs', label: messages.frame.jobs, exact: false },
] as const;

/** Header and navigation round every screen of a workspace. */
export function Frame() {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const [sheet, { open, close }] = useDisclosure(false);
  useHotkeys([
    ['shift+?', open],
    ['?', open],
  ]);
  return (
    <AppShell header={{ height: 48 }} padding={0}>
      <a className="skip-link" href="#content">
        {messages.frame.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Places workspace={workspace} />
          <Group gap="xs" wrap="nowrap">
            <UnstyledButton onClick={spotlight.open} px="sm" py={4} style={{ border: '1px solid var(--mantine-color-default-border)', borderRadius: 6 }}>
              <Text size="sm" c="dimmed" component="span" visibleFrom="md">
                {messages.frame.palette}{' '}
              </Text>
              <Kbd size="xs">Ctrl K</Kbd>
            </UnstyledButton>
            <ActionIcon variant="default" size="lg" onClick={open} aria-label={messages.frame.shortcuts}>
              ?
            </ActionIcon>
            <Account workspace={workspace} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <Palette workspace={workspace} />
      <JobNotices workspace={workspace} />
      <Shortcuts opened={sheet} onClose={close} />
      <div id="live-region" className="visually-hidden" role="status" aria-live="polite" />
    </AppShell>
  );
}

function Places({ workspace }: { workspace: string }) {
  const { pathname } = useLocation();
  return (
    <Group gap={2} wrap="nowrap" component="nav" aria-label={messages.frame.nav}>
      <Group gap={8} wrap="nowrap" mr="sm" aria-hidden>
        <img src="/icon.svg" width={24} height={24} alt="" />
        <Text fw={700} component="span" visibleFrom="sm">
          {messages.product}
        </Text>
      </Group>
      {places.map((place) => {
        const path = place.to.replace('$workspace', workspace);
        const isHere = place.exact ? pathname === path || pathname === `${path}/` : pathname.startsWith(path);
        return (
          <PlaceLink
            key={place.to}
            to={place.to}
            params={{ workspace }}
            label={place.label}
            active={isHere}
            activeOptions={{ exact: place.exact }}
            aria-current={isHere ? 'page' : undefined}
            px="sm"
            py={4}
            w="auto"
            style={{ borderRadius: 6 }}
          />
        );
      })}
    </Group>
  );
}

function Account({ workspace }: { workspace: string }) {
  const session = useSession();
  const membership = useMembership(workspace);
  const accept = useAcceptSession();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = async () => {
    accept(await write<Session>('DELETE', '/api/session'));
    await navigate({ to: '/sign-in', search: {} });
  };
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton px="sm" py={4}>
          <Text size="sm" fw={500} lh={1.1}>
            {session?.user?.name}
          </Text>
          <Text size="xs" c="dimmed" lh={1.1}>
            {membership?.workspaceName}
          </Text>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box p="xs">
          <Select
            label={messages.frame.workspace}
            size="xs"
            data={session?.workspaces.map((one) => ({ value: one.workspaceId, label: one.workspaceName })) ?? []}
            value={workspace}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(value) => value !== null && void navigate({ to: '/w/$workspace', params: { workspace: value } })}
          />
          <Text size="xs" mt="xs" mb={4} id="scheme-label">
            {messages.frame.scheme}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="scheme-label"
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
            data={[
              { value: 'light', label: messages.frame.light },
              { value: 'dark', label: messages.frame.dark },
              { value: 'auto', label: messages.frame.system },
            ]}
          />
        </Box>
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/w/$workspace/settings/$section', params: { workspace, section: 'profile' } })} closeMenuOnClick>
          {messages.frame.settings}
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()} closeMenuOnClick>
          {messages.frame.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={messages.frame.shortcuts} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <Table>
        <Table.Tbody>
          {messages.shortcuts.map(([keys, act]) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row" w={140}>
                <Kbd>{keys}</Kbd>
              </Table.Th>
              <Table.Td>{act}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
