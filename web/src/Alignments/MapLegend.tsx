import { Group, Paper, Text, useComputedColorScheme } from '@mantine/core';
import { deviationColors, neutralColor, unassignedColor } from '../map';
import { alignmentMessages as text } from '../messages/alignments';
import { formatNumber, formatPercent } from '../shell/format';
import type { ColorMode } from './MapSync';
import { usePlanVersion, useWorkbench } from './workbenchContext';

/** What the colours mean, in words and numbers; for territories the table beside the map is the legend. */
export function MapLegend({ mode }: { mode: ColorMode }) {
  const { bench, sync } = useWorkbench();
  usePlanVersion();
  const theme = useComputedColorScheme('light');
  const { tolerance } = bench.plan.alignment.balance;
  const entries: [string, string][] = [];
  if (mode === 'deviation') {
    const step = (times: number) => formatPercent(tolerance * times);
    entries.push(
      [deviationColors.below[0], `> ${step(4)} ${text.map.below}`],
      [deviationColors.below[1], `${step(2)} – ${step(4)} ${text.map.below}`],
      [deviationColors.below[2], `${step(1)} – ${step(2)} ${text.map.below}`],
      [neutralColor[theme], text.map.within],
      [deviationColors.above[0], `${step(1)} – ${step(2)} ${text.map.above}`],
      [deviationColors.above[1], `${step(2)} – ${step(4)} ${text.map.above}`],
      [deviationColors.above[2], `> ${step(4)} ${text.map.above}`],
    );
  } else if (mode === 'change') {
    entries.push([neutralColor[theme], text.map.kept], ['linear-gradient(135deg, #77aadd 50%, #ee6677 50%)', text.map.changed]);
  } else if (mode.startsWith('measure:')) {
    const key = mode.slice('measure:'.length);
    const scale = sync?.scaleOf(key) ?? null;
    const digits = 10 ** (bench.plan.measures.find((one) => one.info.key === key)?.info.scale ?? 0);
    scale?.colors.forEach((color, index) => {
      const from = index === 0 ? null : scale.breaks[index - 1] / digits;
      const to = index < scale.breaks.length ? scale.breaks[index] / digits : null;
      entries.push([color, from === null ? `< ${formatNumber(to ?? 0)}` : to === null ? `≥ ${formatNumber(from)}` : `${formatNumber(from)} – ${formatNumber(to)}`]);
    });
  }
  if (bench.plan.totals.unassigned > 0) {
    entries.push([unassignedColor[theme], text.map.unassigned]);
  }
  if (entries.length === 0) {
    return null;
  }
  return (
    <Paper className="workspace-note" shadow="xs" p={6} component="section" aria-label={text.map.legend}>
      {entries.map(([color, label]) => (
        <Group key={label} gap={6} wrap="nowrap">
          <span className="swatch" style={{ background: color }} />
          <Text size="xs">{label}</Text>
        </Group>
      ))}
    </Paper>
  );
}
