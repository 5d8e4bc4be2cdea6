import { ActionIcon, Button, Checkbox, Collapse, Group, NumberInput, Select, Slider, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type SyntheticEvent } from 'react';
import type { OptimizationRequest } from '../api/types';
import { usePlanVersion, useWorkbench } from '../Alignments/workbenchContext';
import { alignmentMessages as text } from '../messages/alignments';

/** What to balance and how; the balance of the alignment to begin with. */
export function OptimizeForm({ disabled, onStart }: { disabled: boolean; onStart: (request: OptimizationRequest) => void }) {
  const { bench } = useWorkbench();
  usePlanVersion();
  const { plan } = bench;
  const { balance, levels, measures: infos } = plan.alignment;
  const [measures, setMeasures] = useState([{ key: balance.measure, percent: balance.tolerance * 100 }]);
  const [contiguous, setContiguous] = useState(balance.contiguous);
  const [start, setStart] = useState<'fresh' | 'present'>(plan.totals.unassigned === plan.units ? 'fresh' : 'present');
  const [centers, setCenters] = useState<'free' | 'present'>('free');
  const [disruption, setDisruption] = useState(0);
  const [within, setWithin] = useState<string | null>(null);
  const [seed, setSeed] = useState<number | string>(1);
  const [effort, setEffort] = useState(1);
  const [more, { toggle }] = useDisclosure(false);

  const change = (index: number, next: Partial<{ key: string; percent: number }>) => setMeasures(measures.map((one, at) => (at === index ? { ...one, ...next } : one)));
  const free = infos.filter((info) => !measures.some((one) => one.key === info.key));
  const options = (key: string) => infos.filter((info) => info.key === key || free.includes(info)).map((info) => ({ value: info.key, label: info.name }));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onStart({
      measures: measures.map(({ key, percent }) => ({ key, tolerance: percent / 100 })),
      contiguous,
      keepLocked: true,
      disruption: start === 'fresh' && disruption === 0 ? 0 : disruption,
      start,
      centers,
      within: within === null ? undefined : Number(within),
      seed: Number(seed) || 1,
      effort,
    });
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{text.optimize.lead}</Text>
        {measures.map((measure, index) => (
          <Group key={measure.key} gap="xs" align="flex-end" wrap="nowrap">
            <Select size="xs" style={{ flex: 1 }} label={text.optimize.measure} value={measure.key} data={options(measure.key)} onChange={(key) => key !== null && change(index, { key })} allowDeselect={false} searchable />
            <NumberInput size="xs" w={130} label={text.optimize.tolerance} value={measure.percent} min={0.1} max={100} step={1} decimalScale={2} onChange={(value) => change(index, { percent: Number(value) })} />
            {measures.length > 1 && (
              <ActionIcon variant="default" size={30} aria-label={text.optimize.removeMeasure(infos.find((info) => info.key === measure.key)?.name ?? '')} onClick={() => setMeasures(measures.filter((_, at) => at !== index))}>
                ×
              </ActionIcon>
            )}
          </Group>
        ))}
        {measures.length < 3 && free.length > 0 && (
          <Button size="compact-sm" variant="subtle" w="fit-content" onClick={() => setMeasures([...measures, { key: free[0].key, percent: 10 }])}>{text.optimize.addMeasure}</Button>
        )}
        <Group grow align="flex-end">
          <Select
            size="xs"
            label={text.optimize.start}
            value={start}
            onChange={(value) => setStart(value as 'fresh' | 'present')}
            data={[{ value: 'fresh', label: text.optimize.fresh }, { value: 'present', label: text.optimize.present }]}
            allowDeselect={false}
          />
          <Select
            size="xs"
            label={text.optimize.within}
            value={within}
            placeholder={text.optimize.everywhere}
            clearable
            searchable
            onChange={setWithin}
            data={plan.areas.filter((area) => area.level < levels.length - 1).map((area) => ({ value: String(area.number), label: area.name }))}
          />
        </Group>
        <Checkbox size="sm" label={text.optimize.contiguous} checked={contiguous} onChange={(event) => setContiguous(event.currentTarget.checked)} />
        <UnstyledButton fz="sm" c="var(--mantine-color-anchor)" aria-expanded={more} onClick={toggle}>{more ? '▾' : '▸'} {text.optimize.more}</UnstyledButton>
        <Collapse expanded={more}>
          <Stack gap="sm" pb="sm">
            <div>
              <Text size="xs" fw={500} id="disruption">{text.optimize.disruption}</Text>
              <Text size="xs" c="dimmed">{text.optimize.disruptionHelp}</Text>
              <Slider aria-labelledby="disruption" value={disruption} onChange={setDisruption} min={0} max={10} step={0.5} thumbLabel={text.optimize.disruption} />
            </div>
            <Select
              size="xs"
              label={text.optimize.centers}
              value={centers}
              onChange={(value) => setCenters(value as 'free' | 'present')}
              data={[{ value: 'free', label: text.optimize.centersFree }, { value: 'present', label: text.optimize.centersPresent }]}
              allowDeselect={false}
            />
            <Group grow>
              <NumberInput size="xs" label={text.optimize.seed} description={text.optimize.seedHelp} value={seed} onChange={setSeed} min={1} allowDecimal={false} />
              <NumberInput size="xs" label={text.optimize.effort} description={text.optimize.effortHelp} value={effort} onChange={(value) => setEffort(Number(value) || 1)} min={0.1} max={100} decimalScale={1} />
            </Group>
          </Stack>
        </Collapse>
        <Button type="submit" disabled={disabled}>{text.optimize.run}</Button>
      </Stack>
    </form>
  );
}
