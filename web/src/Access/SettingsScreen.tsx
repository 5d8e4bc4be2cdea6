import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMembership } from '../api/session';
import { messages } from '../messages/messages';
import { Screen } from '../shell/Screen';
import { AuditList } from './AuditList';
import { Members } from './Members';
import { Profile } from './Profile';
import { Tokens } from './Tokens';

/** Profile and tokens for everybody; members and audit for administrators. */
export function SettingsScreen() {
  const { workspace, section } = useParams({ from: '/w/$workspace/settings/$section' });
  const isAdministrator = useMembership(workspace)?.role === 'administrator';
  const navigate = useNavigate();
  const open = (value: string | null) =>
    value !== null && void navigate({ to: '/w/$workspace/settings/$section', params: { workspace, section: value } });
  return (
    <Screen title={messages.settings.title}>
      <Tabs value={section} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="profile">{messages.settings.profile}</Tabs.Tab>
          <Tabs.Tab value="tokens">{messages.settings.tokens}</Tabs.Tab>
          {isAdministrator && <Tabs.Tab value="members">{messages.settings.members}</Tabs.Tab>}
          {isAdministrator && <Tabs.Tab value="audit">{messages.settings.audit}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="profile">
          <Profile />
        </Tabs.Panel>
        <Tabs.Panel value="tokens">
          <Tokens workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="members">
          <Members workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditList workspace={workspace} />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
