import { Group, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { Alignment, TargetPlan, TargetSettings } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatNumber } from '../shell/format';

const text = targetMessages.create;

interface Props {
  readonly alignment: Alignment;
  readonly plan: TargetPlan;
  readonly settings: TargetSettings;
  readonly onChange: (part: Partial<TargetSettings>) => void;
}

/** How much there is: one total, or totals of areas; the unit of rounding; what is handed down on top. */
export function TotalFields({ alignment, plan, settings, onChange }: Props) {
  const totals = settings.areaTotals;
  const level = alignment.tree.find(({ number }) => number === totals?.at(0)?.area)?.level ?? 0;
  const areasOf = (at: number) => alignment.tree.filter((area) => area.level === at).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const sum = (totals ?? []).reduce((all, one) => all + one.total, 0);
  const spread = (at: number, amount: number) => {
    const areas = areasOf(at);
    return areas.map(({ number }, place) => ({ area: number, total: Math.floor(amount / areas.length) + (place === 0 ? amount - Math.floor(amount / areas.length) * areas.length : 0) }));
  };
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        w="fit-content"
        aria-label={text.given}
        value={totals ? 'area' : 'one'}
        onChange={(value) => onChange(value === 'one' ? { total: sum, areaTotals: undefined } : { total: undefined, areaTotals: spread(0, settings.total ?? 0) })}
        data={[{ value: 'one', label: text.oneTotal }, { value: 'area', label: text.perArea }]}
      />
      <Group grow align="flex-start">
        {!totals && <NumberInput size="xs" label={text.total} value={settings.total ?? ''} onChange={(value) => onChange({ total: value === '' ? 0 : Number(value) })} thousandSeparator="," hideControls />}
        {totals && (
          <Select size="xs" label={text.level} value={String(level)} onChange={(value) => onChange({ areaTotals: spread(Number(value ?? 0), sum) })} data={alignment.levels.map((label, at) => ({ value: String(at), label }))} allowDeselect={false} />
        )}
        <NumberInput size="xs" label={text.unit} value={settings.unit ?? plan.unit} onChange={(value) => onChange({ unit: value === '' || Number(value) === 0 ? undefined : Number(value) })} thousandSeparator="," hideControls />
        <NumberInput
          size="xs"
          label={targetMessages.settings.overAssignment}
          title={targetMessages.settings.overAssignmentHelp}
          value={settings.overAssignmentPercent}
          onChange={(value) => onChange({ overAssignmentPercent: Number(value) })}
          min={0}
          max={1000}
          hideControls
        />
      </Group>
      {totals && (
        <>
          <div className="area-totals">
            {areasOf(level).map((area) => (
              <NumberInput
                key={area.number}
                size="xs"
                label={text.totalOf(area.name)}
                value={totals.find((one) => one.area === area.number)?.total ?? ''}
                onChange={(value) => {
                  const others = totals.filter((one) => one.area !== area.number);
                  onChange({ areaTotals: value === '' ? others : [...others, { area: area.number, total: Number(value) }].sort((a, b) => a.area - b.area) });
                }}
                thousandSeparator=","
                hideControls
              />
            ))}
          </div>
          <Text size="xs">{text.sum}: {formatNumber(sum)}</Text>
        </>
      )}
    </Stack>
  );
}
