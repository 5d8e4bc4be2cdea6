import { Alert, Group, Stack, Text } from '@mantine/core';
import type { TargetFigures } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatCount } from '../shell/format';
import { formatAmount } from './amounts';

const text = targetMessages.figures;

/** What a plan comes to, in one line; what must be seen under it. */
export function FiguresStrip({ figures, unit, isPreview = false }: { figures: TargetFigures; unit: number; isPreview?: boolean }) {
  const entries: [string, string][] = [
    [text.total, formatAmount(figures.total, unit)],
    ...(figures.handedDown === figures.total ? [] : ([[text.handedDown, formatAmount(figures.handedDown, unit)]] as [string, string][])),
    [text.allocated, formatAmount(figures.allocated, unit)],
    [text.unallocated, formatAmount(figures.unallocated, unit)],
    [text.excess, formatAmount(figures.excess, unit)],
    [text.eligible, text.of(formatCount(figures.eligible), formatCount(figures.accounts))],
    [text.answered, formatCount(figures.answered)],
    [text.overridden, formatCount(figures.overridden)],
    [text.locked, formatCount(figures.locked)],
  ];
  return (
    <Stack gap={6} mb="xs">
      <Group component="dl" gap="lg" m={0} aria-label={text.label} data-testid={isPreview ? 'preview-figures' : 'figures'}>
        {entries.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="xs" c="dimmed">{name}</Text>
            <Text component="dd" m={0} size="sm" fw={600} className="tabular">{value}</Text>
          </div>
        ))}
      </Group>
      {isPreview && figures.warnings.length > 0 && (
        <Alert color="yellow" variant="light" title={text.warnings} py="xs">
          {figures.warnings.map((warning) => (
            <Text size="sm" key={`${warning.code}${warning.message}`}>{warning.message}</Text>
          ))}
        </Alert>
      )}
    </Stack>
  );
}
