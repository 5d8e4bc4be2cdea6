import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { reasonOf } from '../api/RefusedError';
import { sessionQuery } from '../api/session';
import { messages } from '../messages/messages';
import { Frame } from './Frame';
import { NotFound } from './NotFound';

interface Context { queries: QueryClient }

/** A number in a hand-written address is its digits. */
const text = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined);

/** Keeps the named texts of an address's query; all are optional. */
function texts<const Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, text(search[name])])) as { [name in Name]?: string };
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: () => <NotFound /> });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: texts('code'),
  component: lazyRouteComponent(() => import('../Access/SetupScreen'), 'SetupScreen'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: texts('next'),
  component: lazyRouteComponent(() => import('../Access/SignInScreen'), 'SignInScreen'),
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queries.query({ ...sessionQuery, staleTime: 0 });
    const first = session.workspaces.at(0);
    if (session.state === 'setup') {
      throw redirect({ to: '/setup', search: {} });
    }
    if (first === undefined) {
      throw redirect({ to: '/sign-in', search: {} });
    }
    throw redirect({ to: '/w/$workspace', params: { workspace: first.workspaceId } });
  },
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.query({ ...sessionQuery, staleTime: 'static' });
    if (session.state === 'setup') {
      throw redirect({ to: '/setup', search: {} });
    }
    if (session.state === 'anonymous') {
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
});
const home = createRoute({ getParentRoute: () => workspace, path: '/', component: lazyRouteComponent(() => import('./HomeScreen'), 'HomeScreen') });
const importing = createRoute({
  getParentRoute: () => workspace,
  path: 'import',
  validateSearch: texts('upload', 'file', 'job'),
  component: lazyRouteComponent(() => import('../Datasets/ImportScreen'), 'ImportScreen'),
});
const dataset = createRoute({
  getParentRoute: () => workspace,
  path: 'datasets/$dataset',
  validateSearch: texts('tab', 'code', 'find', 'filters', 'sort', 'columns', 'color'),
  component: lazyRouteComponent(() => import('../Datasets/DatasetScreen'), 'DatasetScreen'),
});
const boundaries = createRoute({
  getParentRoute: () => workspace,
  path: 'boundaries',
  component: lazyRouteComponent(() => import('../Boundaries/BoundarySetsScreen'), 'BoundarySetsScreen'),
});
const boundarySet = createRoute({
  getParentRoute: () => workspace,
  path: 'boundaries/$set',
  component: lazyRouteComponent(() => import('../Boundaries/BoundarySetScreen'), 'BoundarySetScreen'),
});
const newAlignment = createRoute({
  getParentRoute: () => workspace,
  path: 'alignments/new',
  validateSearch: texts('dataset'),
  component: lazyRouteComponent(() => import('../Alignments/NewAlignmentScreen'), 'NewAlignmentScreen'),
});
const alignment = createRoute({
  getParentRoute: () => workspace,
  path: 'alignments/$alignment',
  validateSearch: texts('panel', 'color'),
  component: lazyRouteComponent(() => import('../Alignments/AlignmentScreen'), 'AlignmentScreen'),
});
const compare = createRoute({
  getParentRoute: () => workspace,
  path: 'compare',
  validateSearch: texts('left', 'right', 'measure'),
  component: lazyRouteComponent(() => import('../Comparison/ComparisonScreen'), 'ComparisonScreen'),
});
const targetPlans = createRoute({
  getParentRoute: () => workspace,
  path: 'targets',
  component: lazyRouteComponent(() => import('../Targets/TargetPlansScreen'), 'TargetPlansScreen'),
});
const newTargetPlan = createRoute({
  getParentRoute: () => workspace,
  path: 'targets/new',
  validateSearch: texts('alignment'),
  component: lazyRouteComponent(() => import('../Targets/NewTargetPlanScreen'), 'NewTargetPlanScreen'),
});
const targetPlan = createRoute({
  getParentRoute: () => workspace,
  path: 'targets/$plan',
  validateSearch: texts('tab', 'area', 'account', 'tint', 'level', 'over', 'with'),
  component: lazyRouteComponent(() => import('../Targets/TargetPlanScreen'), 'TargetPlanScreen'),
});
const quotaPlans = createRoute({
  getParentRoute: () => workspace,
  path: 'quotas',
  component: lazyRouteComponent(() => import('../Quotas/QuotaPlansScreen'), 'QuotaPlansScreen'),
});
const newQuotaPlan = createRoute({
  getParentRoute: () => workspace,
  path: 'quotas/new',
  validateSearch: texts('targets'),
  component: lazyRouteComponent(() => import('../Quotas/NewQuotaPlanScreen'), 'NewQuotaPlanScreen'),
});
const quotaPlan = createRoute({
  getParentRoute: () => workspace,
  path: 'quotas/$plan',
  validateSearch: texts('tab', 'seat', 'find', 'risk', 'sort', 'tint', 'level', 'with', 'day', 'seed', 'runs', 'mean', 'deviation'),
  component: lazyRouteComponent(() => import('../Quotas/QuotaPlanScreen'), 'QuotaPlanScreen'),
});
const quotaSeat = createRoute({
  getParentRoute: () => workspace,
  path: 'quotas/$plan/seats/$seat',
  component: lazyRouteComponent(() => import('../Quotas/SeatScreen'), 'SeatScreen'),
});
const liveStart = createRoute({
  getParentRoute: () => workspace,
  path: 'live',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$workspace/live/$tab', params: { workspace: params.workspace, tab: 'territories' }, search: {}, replace: true });
  },
});
const live = createRoute({
  getParentRoute: () => workspace,
  path: 'live/$tab',
  validateSearch: texts('model', 'with', 'territory', 'day', 'find', 'view', 'account', 'rule', 'from', 'to', 'request', 'user', 'move'),
  component: lazyRouteComponent(() => import('../Management/LiveScreen'), 'LiveScreen'),
});
const jobs = createRoute({ getParentRoute: () => workspace, path: 'jobs', component: lazyRouteComponent(() => import('./JobsScreen'), 'JobsScreen') });
const settings = createRoute({
  getParentRoute: () => workspace,
  path: 'settings/$section',
  component: lazyRouteComponent(() => import('../Access/SettingsScreen'), 'SettingsScreen'),
});

const tree = root.addChildren([
  start,
  setup,
  signIn,
  workspace.addChildren([home, importing, dataset, boundaries, boundarySet, newAlignment, alignment, compare, targetPlans, newTargetPlan, targetPlan, quotaPlans, newQuotaPlan, quotaPlan, quotaSeat, liveStart, live, jobs, settings]),
]);

/** The addresses of the client; state worth keeping stands in them. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: () => <NotFound />,
    defaultErrorComponent: ({ error }) => <NotFound title={messages.common.broken} text={reasonOf(error)} />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
