import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { Dataset, TargetBuckets } from '../api/types';
import { isTextual } from '../Datasets/columns';
import { useColumns } from '../Datasets/useColumns';
import { targetMessages } from '../messages/targets';
import { formatNumber } from '../shell/format';
import { choices } from './AllocationForm';

const text = targetMessages.settings;
const most = 40;

/** Groups of accounts by a column's values or by tiers of a number, and how much each gets. */
export function BucketsFields({ workspaceDataset: dataset, buckets, onBuckets }: { workspaceDataset: Dataset; buckets: TargetBuckets | null; onBuckets: (buckets: TargetBuckets) => void }) {
  const { workspace } = useParams({ from: '/w/$workspace/targets/$plan' });
  const columns = dataset.columns.filter(({ kind }) => isTextual(kind) || kind === 'number' || kind === 'currency' || kind === 'boolean');
  const column = columns.find(({ key }) => key === buckets?.by);
  const isNumber = column?.kind === 'number' || column?.kind === 'currency';
  const { loaded } = useColumns(workspace, dataset.id, column !== undefined && isTextual(column.kind) ? [column] : []);
  const values = loaded.get(column?.key ?? '');
  const words = values?.form === 'words' ? values.words.filter((word) => word !== '') : [];
  const items = buckets?.items ?? [];
  const sizing = buckets?.sizing ?? 'percent';
  const change = (part: Partial<TargetBuckets>) => onBuckets({ by: '', sizing: 'percent', items: [], ...buckets, ...part });
  const changeItem = (at: number, part: Partial<TargetBuckets['items'][number]>) => change({ items: items.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const evenly = (keys: readonly string[]) => keys.map((key, at) => ({ key, size: sizing === 'percent' ? Math.floor(100 / keys.length) + (at < 100 % keys.length ? 1 : 0) : 1, method: 'weighted' as const }));
  const tiers = (count: number) => change({ tierCount: count, tierLimits: undefined, items: evenly(Array.from({ length: count }, (_, at) => String(at + 1))) });
  const choose = (key: string | null) => {
    const next = columns.find((one) => one.key === key);
    if (next?.kind === 'number' || next?.kind === 'currency') {
      change({ by: next.key, tierCount: 3, tierLimits: undefined, items: evenly(['1', '2', '3']) });
    } else if (next !== undefined) {
      change({ by: next.key, tierCount: undefined, tierLimits: undefined, items: [] });
    }
  };
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>{text.buckets}</Text>
      <Group grow align="flex-start">
        <Select size="xs" label={text.by} value={buckets?.by ?? null} onChange={choose} data={columns.map(({ key, name }) => ({ value: key, label: name }))} searchable />
        <Select size="xs" label={text.sizing} value={sizing} onChange={(value) => change({ sizing: (value ?? 'percent') as TargetBuckets['sizing'] })} data={choices(text.sizings)} allowDeselect={false} />
        {isNumber && <NumberInput size="xs" label={text.tiers} title={text.tiersHelp} value={buckets?.tierCount ?? items.length} onChange={(value) => tiers(Math.max(1, Math.min(most, Number(value))))} min={1} max={most} allowDecimal={false} />}
      </Group>
      {items.map((item, at) => (
        <Group key={at} gap="xs" wrap="nowrap">
          <TextInput size="xs" aria-label={text.bucketKey(at + 1)} value={item.key} onChange={(event) => changeItem(at, { key: event.currentTarget.value })} readOnly={isNumber} style={{ flex: 1 }} />
          <NumberInput size="xs" w={110} aria-label={text.bucketSize(item.key)} value={item.size} onChange={(size) => changeItem(at, { size: Number(size) })} suffix={sizing === 'percent' ? ' %' : undefined} thousandSeparator="," hideControls />
          <Select size="xs" w={120} aria-label={text.bucketMethod(item.key)} value={item.method ?? 'weighted'} onChange={(method) => changeItem(at, { method: (method ?? 'weighted') as 'weighted' })} data={choices(text.inside)} allowDeselect={false} />
          {!isNumber && (
            <ActionIcon variant="default" size={30} aria-label={text.remove(item.key)} onClick={() => change({ items: items.filter((_, index) => index !== at) })}>
              ×
            </ActionIcon>
          )}
        </Group>
      ))}
      <Group gap="xs">
        {!isNumber && column !== undefined && <Button variant="default" size="compact-sm" onClick={() => change({ items: [...items, { key: '', size: 0, method: 'weighted' }] })}>{text.addBucket}</Button>}
        {words.length > 0 && words.length <= most && <Button variant="default" size="compact-sm" onClick={() => change({ items: evenly([...words].sort()) })}>{text.fill}</Button>}
        <Text size="xs" c="dimmed">{items.length > 0 && text.sum(`${formatNumber(items.reduce((sum, item) => sum + item.size, 0))}${sizing === 'percent' ? ' %' : ''}`)}</Text>
      </Group>
      <Select size="xs" label={text.empty} value={buckets?.empty ?? 'hold'} onChange={(value) => change({ empty: (value ?? 'hold') as TargetBuckets['empty'] })} data={choices(text.empties)} allowDeselect={false} />
    </Stack>
  );
}
