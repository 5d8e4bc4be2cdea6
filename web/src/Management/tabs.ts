import { lazy, type ComponentType } from 'react';
import { bulkMessages } from '../messages/bulk';
import { governanceMessages } from '../messages/governance';
import { managementMessages } from '../messages/management';
import { routingMessages } from '../messages/routing';
import { ruleMessages } from '../messages/rules';

/** What a screen of the live model is given; which model, territory or day it shows stands in the address. */
export interface LiveTab {
  readonly workspace: string;
}

interface Tab {
  readonly value: string;
  readonly label: string;
  readonly body: ComponentType<LiveTab>;
  /** Whether sellers and managers see it: what it shows is cut to their own patch. */
  readonly isOfPatch?: true;
}

const text = managementMessages.tabs;
const governance = governanceMessages.tabs;

/** The screens of the live model in their order: a new one is one line here, and its texts in `messages`. */
export const liveTabs: readonly Tab[] = [
  { value: 'models', label: text.models, body: lazy(() => import('./Models/ModelsTab')) },
  { value: 'territories', label: text.territories, body: lazy(() => import('./Territories/TerritoriesTab')), isOfPatch: true },
  { value: 'accounts', label: text.accounts, body: lazy(() => import('./Accounts/AccountsTab')) },
  { value: 'people', label: text.people, body: lazy(() => import('./People/PeopleTab')), isOfPatch: true },
  { value: 'rules', label: ruleMessages.tab, body: lazy(() => import('./Rules/RulesTab')) },
  { value: 'routing', label: routingMessages.tab, body: lazy(() => import('./Routing/RoutingTab')) },
  { value: 'forecast', label: governance.forecast, body: lazy(() => import('./Forecast/ForecastTab')), isOfPatch: true },
  { value: 'health', label: governance.health, body: lazy(() => import('./Health/HealthTab')) },
  { value: 'requests', label: governance.requests, body: lazy(() => import('./Requests/RequestsTab')), isOfPatch: true },
  { value: 'webhooks', label: governance.webhooks, body: lazy(() => import('./Webhooks/WebhooksTab')) },
  { value: 'files', label: bulkMessages.tab, body: lazy(() => import('./Bulk/BulkTab')) },
  { value: 'history', label: text.history, body: lazy(() => import('./History/HistoryTab')) },
];

/** The screens that a person sees. */
export const liveTabsOf = (canSeeLive: boolean): readonly Tab[] => liveTabs.filter(({ isOfPatch }) => canSeeLive || isOfPatch);
