import { Group, Text } from '@mantine/core';
import type { HealthRun } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { formatCount } from '../../shell/format';
import { trendOf } from './trends';

const text = governanceMessages.health.trend;
const width = 88;
const height = 22;

/** How often a finding was counted in the kept runs, oldest first, and how it ended; nothing before the first run. */
export function Trend({ runs, code, now }: { runs: readonly HealthRun[]; code: string; now: number }) {
  const counts = trendOf(runs, code, now);
  if (counts.length < 2) {
    return null;
  }
  const first = counts[0];
  const most = Math.max(1, ...counts);
  const points = counts.map((count, at) => `${(at / (counts.length - 1)) * (width - 4) + 2},${height - 2 - (count / most) * (height - 4)}`).join(' ');
  const change = now - first;
  return (
    <Group gap={6} wrap="nowrap">
      <svg width={width} height={height} role="img" aria-label={text.label(formatCount(first), formatCount(now), formatCount(counts.length - 1))}>
        <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <Text size="xs" component="span" style={{ whiteSpace: 'nowrap' }}>{change === 0 ? text.same : change > 0 ? `▲ ${formatCount(change)}` : `▼ ${formatCount(-change)}`}</Text>
    </Group>
  );
}
