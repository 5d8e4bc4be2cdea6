import { Group, SegmentedControl, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { withQuery } from '../../api/paths';
import { useCanEdit } from '../../api/session';
import type { TerritoryTree } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount } from '../../shell/format';
import { LinkButton } from '../../shell/LinkButton';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { dayQuery } from '../days';
import { useLiveAnswer } from '../live';
import { ModelBadge } from '../Models/ModelBadge';
import { useModels } from '../models';
import type { LiveTab } from '../tabs';
import { OrgChart } from './OrgChart';
import { TerritoryPanel } from './TerritoryPanel';
import { TreeGrid } from './TreeGrid';

const TerritoryMap = lazy(() => import('./TerritoryMap'));
const text = managementMessages.territories;
const views = ['tree', 'chart', 'map'] as const;

/** A model's hierarchy with people and figures on any day: as a tree, as an org chart, on the map; and one territory with all about it. */
export default function TerritoriesTab({ workspace }: LiveTab) {
  const search = useSearch({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const canEdit = useCanEdit(workspace);
  const { models, active, error } = useModels(workspace);
  const model = models?.find(({ id }) => id === search.model) ?? active ?? models?.at(0);
  const view = views.find((one) => one === search.view) ?? 'tree';
  const tree = useLiveAnswer<TerritoryTree>(workspace, withQuery(`/models/${model?.id}/tree`, dayQuery(search.day)), model !== undefined);
  const go = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const open = (territory: string | undefined) => go({ territory });
  if (models === undefined) {
    return error === null ? <Skeleton height={320} /> : <RefusalAlert error={error} />;
  }
  if (model === undefined) {
    return (
      <EmptyState
        title={text.empty}
        text={canEdit ? text.emptyText : text.emptyViewer}
        action={canEdit && <LinkButton to="/w/$workspace/live/$tab" params={{ workspace, tab: 'models' }} search={{}}>{text.toModels}</LinkButton>}
      />
    );
  }
  const nodes = tree.data?.nodes;
  const vacant = nodes?.filter(({ isVacant, depth, rules, accounts }) => isVacant && (depth === 0 || rules > 0 || accounts > 0)).length ?? 0;
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end">
        <Select size="xs" w={260} label={text.model} value={model.id} onChange={(value) => go({ model: value === active?.id ? undefined : (value ?? undefined), territory: undefined })} data={models.map(({ id, name }) => ({ value: id, label: name }))} allowDeselect={false} searchable />
        <ModelBadge state={model.state} />
        <TextInput type="date" size="xs" label={text.day} value={search.day ?? ''} onChange={(event) => go({ day: event.currentTarget.value === '' ? undefined : event.currentTarget.value })} />
        <TextInput size="xs" w={220} label={text.find} value={search.find ?? ''} onChange={(event) => go({ find: event.currentTarget.value === '' ? undefined : event.currentTarget.value })} />
        <SegmentedControl size="xs" aria-label={text.view} value={view} onChange={(value) => go({ view: value === 'tree' ? undefined : value })} data={views.map((value) => ({ value, label: text.views[value] }))} />
        {tree.data !== undefined && (
          <Text size="sm" c="dimmed" data-testid="tree-sums">
            {text.sums(formatCount(tree.data.nodes.length), formatCount(tree.data.accounts), formatCount(tree.data.unassigned), formatCount(vacant))}
          </Text>
        )}
      </Group>
      {search.day !== undefined && <Text size="sm" role="status">{text.asOf(search.day)}</Text>}
      <RefusalAlert error={tree.error} />
      {nodes === undefined && tree.error === null && <Skeleton height={400} />}
      {nodes !== undefined && (
        <div className="territories-split">
          {view === 'tree' && <TreeGrid key={model.id} nodes={nodes} find={search.find ?? ''} chosen={search.territory} onChoose={open} />}
          {view === 'chart' && <OrgChart nodes={nodes} find={search.find ?? ''} chosen={search.territory} onChoose={open} />}
          {view === 'map' && <Suspense fallback={<Skeleton height={400} />}><TerritoryMap workspace={workspace} model={model.id} nodes={nodes} chosen={search.territory} onChoose={open} /></Suspense>}
          {search.territory !== undefined && <TerritoryPanel key={search.territory} workspace={workspace} id={search.territory} day={search.day} isActive={model.state === 'Active'} onClose={() => open(undefined)} onChoose={open} />}
        </div>
      )}
    </Stack>
  );
}
