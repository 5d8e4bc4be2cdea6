import { Fieldset, Group, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { Alignment, Dataset, TargetPlan, TargetSettings } from '../api/types';
import { targetMessages } from '../messages/targets';
import { BucketsFields } from './BucketsFields';
import { ConditionFields } from './ConditionFields';
import { measuresOf } from './plans';
import { ProductFields } from './ProductFields';
import { RateFields } from './RateFields';
import { SeasonFields } from './SeasonFields';
import { TotalFields } from './TotalFields';
import { WeightFields } from './WeightFields';

const text = targetMessages.settings;
export const choices = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

interface Props {
  readonly dataset: Dataset;
  readonly alignment: Alignment;
  readonly plan: TargetPlan;
  readonly settings: TargetSettings;
  readonly onSettings: (settings: TargetSettings) => void;
}

/** Everything that operations says about how a total is shared. */
export function AllocationForm({ dataset, alignment, plan, settings, onSettings }: Props) {
  const change = (part: Partial<TargetSettings>) => onSettings({ ...settings, ...part });
  const method = settings.method ?? 'weighted';
  const columns = [{ value: '', label: text.noColumn }, ...measuresOf(dataset).map(({ key, name }) => ({ value: key, label: name }))];
  const columnField = (label: string, key: 'floorColumn' | 'capColumn' | 'potentialColumn' | 'workloadColumn') => (
    <Select size="xs" label={label} value={settings[key] ?? ''} onChange={(value) => change({ [key]: value === '' || value === null ? undefined : value })} data={columns} allowDeselect={false} searchable />
  );
  return (
    <Stack gap="sm">
      <Fieldset legend={text.howMuch} p="sm">
        <TotalFields alignment={alignment} plan={plan} settings={settings} onChange={change} />
      </Fieldset>
      <Fieldset legend={text.method} p="sm">
        <Stack gap="xs">
          <SegmentedControl size="xs" w="fit-content" aria-label={text.method} value={method} onChange={(value) => change({ method: value as TargetSettings['method'] })} data={choices(text.methods)} />
          <Text size="xs" c="dimmed">{text.methodHelp[method]}</Text>
          {method !== 'even' && <WeightFields dataset={dataset} weights={settings.weights ?? []} onWeights={(weights) => change({ weights })} />}
          {method === 'bucketed' && <BucketsFields workspaceDataset={dataset} buckets={settings.buckets ?? null} onBuckets={(buckets) => change({ buckets })} />}
        </Stack>
      </Fieldset>
      <Fieldset legend={text.eligible} p="sm">
        <ConditionFields dataset={dataset} conditions={settings.eligibleIf ?? []} onConditions={(eligibleIf) => change({ eligibleIf: eligibleIf.length === 0 ? undefined : eligibleIf })} />
      </Fieldset>
      <Fieldset legend={text.bounds} p="sm">
        <Stack gap="xs">
          <Group grow align="flex-start">
            {columnField(text.floor, 'floorColumn')}
            {columnField(text.cap, 'capColumn')}
          </Group>
          {settings.floorColumn && (
            <Select size="xs" label={text.boundMeaning} value={settings.bounds ?? 'clip'} onChange={(value) => change({ bounds: (value ?? 'clip') as TargetSettings['bounds'] })} data={choices(text.boundMeanings)} allowDeselect={false} />
          )}
          <Select size="xs" label={text.excess} value={settings.excess ?? 'keep'} onChange={(value) => change({ excess: (value ?? 'keep') as TargetSettings['excess'] })} data={choices(text.excesses)} allowDeselect={false} />
        </Stack>
      </Fieldset>
      <Fieldset legend={text.season} p="sm">
        <SeasonFields plan={plan} settings={settings} onChange={change} />
      </Fieldset>
      <Fieldset legend={text.products} p="sm">
        <ProductFields alignment={alignment} products={settings.products ?? null} onProducts={(products) => change({ products })} />
      </Fieldset>
      <Fieldset legend={text.money} p="sm">
        <RateFields plan={plan} rates={settings.rates ?? []} onRates={(rates) => change({ rates: rates.length === 0 ? undefined : rates })} />
      </Fieldset>
      <Fieldset legend={text.reading} p="sm">
        <Group grow align="flex-start">
          {columnField(text.potential, 'potentialColumn')}
          {columnField(text.workload, 'workloadColumn')}
        </Group>
        <Group grow align="flex-start" mt="xs">
          <NumberInput size="xs" label={text.band} value={settings.bandPercent} onChange={(value) => change({ bandPercent: Number(value) })} min={0} max={100} />
          <NumberInput size="xs" label={text.majority} value={Math.round(settings.majorityShare * 1e6) / 1e4} onChange={(value) => change({ majorityShare: Number(value) / 100 })} min={1} max={100} />
        </Group>
      </Fieldset>
    </Stack>
  );
}
