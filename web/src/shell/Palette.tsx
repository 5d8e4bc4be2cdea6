import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useCanSeeLive } from '../api/session';
import { liveTabsOf } from '../Management/tabs';
import { messages } from '../messages/messages';
import { quotaMessages } from '../messages/quotas';
import { targetMessages } from '../messages/targets';
import { useAlignments, useDatasets, useQuotaPlans, useTargetPlans } from './lists';

/** Ctrl+K: every screen, alignment and dataset by name. */
export function Palette({ workspace }: { workspace: string }) {
  const navigate = useNavigate();
  const alignments = useAlignments(workspace).data ?? [];
  const datasets = useDatasets(workspace).data ?? [];
  const targetPlans = useTargetPlans(workspace).data ?? [];
  const quotaPlans = useQuotaPlans(workspace).data ?? [];
  const canSeeLive = useCanSeeLive(workspace);
  const params = { workspace };
  const groups: SpotlightActionGroupData[] = [
    {
      group: messages.home.alignments,
      actions: alignments.map((one) => ({
        id: one.id,
        label: one.name,
        description: one.datasetName,
        onClick: () => void navigate({ to: '/w/$workspace/alignments/$alignment', params: { ...params, alignment: one.id }, search: {} }),
      })),
    },
    {
      group: messages.home.datasets,
      actions: datasets.map((one) => ({
        id: one.id,
        label: one.name,
        description: one.source,
        onClick: () => void navigate({ to: '/w/$workspace/datasets/$dataset', params: { ...params, dataset: one.id }, search: {} }),
      })),
    },
    {
      group: messages.frame.targets,
      actions: targetPlans.map((one) => ({
        id: one.id,
        label: one.name,
        description: one.alignmentName,
        onClick: () => void navigate({ to: '/w/$workspace/targets/$plan', params: { ...params, plan: one.id }, search: {} }),
      })),
    },
    {
      group: messages.frame.quotas,
      actions: quotaPlans.map((one) => ({
        id: one.id,
        label: one.name,
        description: one.targetPlanName,
        onClick: () => void navigate({ to: '/w/$workspace/quotas/$plan', params: { ...params, plan: one.id }, search: {} }),
      })),
    },
    {
      group: messages.frame.nav,
      actions: [
        { id: 'home', label: messages.frame.plans, onClick: () => void navigate({ to: '/w/$workspace', params }) },
        { id: 'import', label: messages.home.importData, onClick: () => void navigate({ to: '/w/$workspace/import', params, search: {} }) },
        { id: 'new', label: messages.home.newAlignment, onClick: () => void navigate({ to: '/w/$workspace/alignments/new', params, search: {} }) },
        { id: 'boundaries', label: messages.boundaries.title, onClick: () => void navigate({ to: '/w/$workspace/boundaries', params }) },
        { id: 'compare', label: messages.frame.compare, onClick: () => void navigate({ to: '/w/$workspace/compare', params, search: {} }) },
        { id: 'targets', label: messages.frame.targets, onClick: () => void navigate({ to: '/w/$workspace/targets', params }) },
        { id: 'new-targets', label: targetMessages.list.create, onClick: () => void navigate({ to: '/w/$workspace/targets/new', params, search: {} }) },
        { id: 'quotas', label: messages.frame.quotas, onClick: () => void navigate({ to: '/w/$workspace/quotas', params }) },
        { id: 'new-quotas', label: quotaMessages.list.create, onClick: () => void navigate({ to: '/w/$workspace/quotas/new', params, search: {} }) },
        ...liveTabsOf(canSeeLive).map(({ value, label }) => ({ id: `live-${value}`, label: `${messages.frame.live}: ${label}`, onClick: () => void navigate({ to: '/w/$workspace/live/$tab', params: { ...params, tab: value }, search: {} }) })),
        { id: 'jobs', label: messages.frame.jobs, onClick: () => void navigate({ to: '/w/$workspace/jobs', params }) },
        { id: 'settings', label: messages.frame.settings, onClick: () => void navigate({ to: '/w/$workspace/settings/$section', params: { ...params, section: 'profile' } }) },
      ],
    },
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut={['mod + K']}
      limit={12}
      nothingFound={messages.frame.nothingFound}
      searchProps={{ placeholder: messages.frame.paletteHint, 'aria-label': messages.frame.paletteHint }}
    />
  );
}
