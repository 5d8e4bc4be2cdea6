import { Badge, Button, Group, Loader, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { alignmentMessages as text } from '../messages/alignments';
import { RefusalAlert } from '../shell/RefusalAlert';
import { formatCount, formatSignedPercent } from '../shell/format';
import { figuresOf } from './balance';
import { DeviationBar } from './DeviationBar';
import { useHealth } from './useHealth';
import { useWorkbench } from './workbenchContext';

const shown = 50;

/** What is wrong: units without an area, detached pieces, territories out of tolerance. Each leads to the map and to its repair. */
export function ProblemsPanel() {
  const { bench, canEdit, act, map, setArea } = useWorkbench();
  const { data: health, error, isFetching } = useHealth();
  const { plan, set, selection } = bench;
  const { tolerance } = plan.alignment.balance;
  const select = (units: readonly number[]) => {
    selection.apply(units, 'replace');
    map?.focus(units);
  };
  if (error !== null) {
    return <RefusalAlert error={error} />;
  }
  if (health === undefined) {
    return <Loader m="md" size="sm" aria-label={text.problems.checking} />;
  }
  const outside = [...figuresOf(plan).values()]
    .filter((figures) => figures.area.level === plan.lowestLevel && Math.abs(figures.deviation) > tolerance + 1e-9)
    .sort((a, b) => Math.abs(b.deviation) - Math.abs(a.deviation));
  return (
    <Stack gap="lg" p="sm" aria-busy={isFetching}>
      <section aria-label={text.problems.unassigned}>
        <Heading title={text.problems.unassigned} count={health.unassignedCount} />
        {health.unassignedCount === 0 ? (
          <Text size="sm">{text.problems.noUnassigned}</Text>
        ) : (
          <>
            <Group gap="xs" mb={6}>
              <Button size="xs" disabled={!canEdit} onClick={() => void act({ kind: 'assignNearest' })}>{text.problems.assignNearest}</Button>
              <Button size="xs" variant="default" onClick={() => select(health.unassigned)}>{text.problems.select}</Button>
            </Group>
            {health.unassigned.slice(0, shown).map((unit) => (
              <Group key={unit} gap="xs" justify="space-between" wrap="nowrap">
                <UnstyledButton fz="sm" mih={26} onClick={() => select([unit])}>
                  {set.names[unit]} <Text span size="xs" c="dimmed">{set.ids[unit]}</Text>
                </UnstyledButton>
                <Button size="compact-sm" variant="subtle" disabled={!canEdit} onClick={() => void act({ kind: 'assignNearest', units: [unit] })}>{text.problems.nearest}</Button>
              </Group>
            ))}
            {health.unassignedCount > shown && <Text size="xs" c="dimmed">{text.problems.more(formatCount(health.unassignedCount - shown))}</Text>}
          </>
        )}
      </section>
      <section aria-label={text.problems.islands}>
        <Heading title={text.problems.islands} count={health.islands.length} />
        {health.islands.length === 0 ? (
          <Text size="sm">{text.problems.noIslands}</Text>
        ) : (
          <>
            <Button size="xs" mb={6} disabled={!canEdit} onClick={() => void act({ kind: 'joinIslands' })}>{text.problems.joinAll}</Button>
            {health.islands.slice(0, shown).map((island) => (
              <Group key={`${island.area}-${island.units[0]}`} gap="xs" justify="space-between" wrap="nowrap">
                <UnstyledButton fz="sm" mih={26} onClick={() => select(island.units)}>
                  {text.problems.pieceOf(bench.nameOf(island.area) ?? '', text.act.units(island.units.length, formatCount(island.units.length)))}{' '}
                  <Text span size="xs" c="dimmed">{island.units.slice(0, 3).map((unit) => set.names[unit]).join(', ')}</Text>
                </UnstyledButton>
                <Button size="compact-sm" variant="subtle" disabled={!canEdit} onClick={() => void act({ kind: 'joinIslands', areas: [island.area] })}>{text.problems.join}</Button>
              </Group>
            ))}
          </>
        )}
      </section>
      <section aria-label={text.problems.outside}>
        <Heading title={text.problems.outside} count={outside.length} />
        {outside.length === 0 && <Text size="sm">{text.problems.noOutside}</Text>}
        {outside.slice(0, shown).map((figures) => (
          <Group key={figures.area.number} gap="xs" justify="space-between" wrap="nowrap">
            <UnstyledButton
              fz="sm"
              mih={26}
              onClick={() => {
                setArea(figures.area.number);
                map?.focus(bench.unitsOf(figures.area.number));
              }}
            >
              {figures.area.name}
            </UnstyledButton>
            <Group gap={6} wrap="nowrap">
              <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>{formatSignedPercent(figures.deviation)}</Text>
              <DeviationBar deviation={figures.deviation} tolerance={tolerance} />
            </Group>
          </Group>
        ))}
      </section>
      {plan.alignment.unplacedRecords > 0 && (
        <Text size="sm" c="dimmed">{text.screen.unplaced(plan.alignment.unplacedRecords, formatCount(plan.alignment.unplacedRecords))}</Text>
      )}
    </Stack>
  );
}

function Heading({ title, count }: { title: string; count: number }) {
  return (
    <Group gap="xs" mb={4}>
      <Title order={2} size="h5">{title}</Title>
      <Badge variant={count === 0 ? 'light' : 'filled'} color={count === 0 ? 'gray' : 'orange.9'}>{formatCount(count)}</Badge>
    </Group>
  );
}
