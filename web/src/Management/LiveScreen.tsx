import './management.css';
import { Skeleton, Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useCanSeeLive } from '../api/session';
import { managementMessages } from '../messages/management';
import { Screen } from '../shell/Screen';
import { liveTabsOf } from './tabs';

/** The live model: each tab is a screen with an address of its own. */
export function LiveScreen() {
  const { workspace, tab: asked } = useParams({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const tabs = liveTabsOf(useCanSeeLive(workspace));
  const { value, body: Body } = tabs.find((one) => one.value === asked) ?? tabs[0];
  return (
    <Screen title={managementMessages.title} wide>
      <Tabs value={value} onChange={(next) => next !== null && void navigate({ params: { workspace, tab: next }, search: {} })} keepMounted={false}>
        <Tabs.List aria-label={managementMessages.title} mb="sm">
          {tabs.map((one) => (
            <Tabs.Tab key={one.value} value={one.value}>{one.label}</Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={value}>
          <Suspense fallback={<Skeleton height={320} />}>
            <Body key={value} workspace={workspace} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
