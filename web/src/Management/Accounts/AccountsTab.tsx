import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { EmptyState } from '../../shell/EmptyState';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useCanEdit } from '../../api/session';
import type { LiveTab } from '../tabs';
import { AccountCard } from './AccountCard';
import { AccountList } from './AccountList';
import { FloodView } from './FloodView';
import { OwnersView } from './OwnersView';
import { useActiveTree } from './territories';
import { TurnoverView } from './TurnoverView';

const text = liveAccountMessages;

/** Accounts of the live model: the list and a card for each, new customers, adds and drops, owners and teams. Which of them stands in the address. */
export default function AccountsTab({ workspace }: LiveTab) {
  const canEdit = useCanEdit(workspace);
  const search = useSearch({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const { active, isPending, error } = useActiveTree(workspace);
  if (search.account !== undefined) {
    return <AccountCard key={search.account} workspace={workspace} id={search.account} canEdit={canEdit} />;
  }
  const views = [
    { value: 'list', label: text.views.list },
    ...(canEdit ? [{ value: 'flood', label: text.views.flood }] : []),
    { value: 'turnover', label: text.views.turnover },
    ...(canEdit ? [{ value: 'owners', label: text.views.owners }] : []),
  ];
  const view = views.find(({ value }) => value === search.view)?.value ?? 'list';
  const needsModel = view === 'flood' || view === 'turnover';
  return (
    <Stack gap="sm">
      <SegmentedControl aria-label={text.viewsLabel} value={view} onChange={(next) => void navigate({ search: { view: next === 'list' ? undefined : next } })} data={views} style={{ alignSelf: 'flex-start' }} />
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={240} />}
      {!isPending && needsModel && active === undefined && <EmptyState title={text.noModel} text={text.noModelText} />}
      {!isPending && view === 'list' && <AccountList workspace={workspace} canEdit={canEdit} />}
      {active !== undefined && view === 'flood' && <FloodView workspace={workspace} model={active} />}
      {active !== undefined && view === 'turnover' && <TurnoverView workspace={workspace} />}
      {!isPending && view === 'owners' && <OwnersView workspace={workspace} />}
    </Stack>
  );
}
