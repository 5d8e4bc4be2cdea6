import { Box, ColorSwatch, Group, Select, Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Comparison } from '../api/types';
import { byChange, changeColors, MapView, neutralColor, Outlines, unassignedColor, type PlanMap } from '../map';
import { comparison as words } from '../messages/comparison';
import { landOf } from '../shell/land';
import { useBoundarySets } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { colorsOf, loadPlans, type Plans } from './plans';

/** Where the two plans differ: every unit that changed hands, or what one area gained and lost. */
export default function DifferenceMap({ workspace, comparison }: { workspace: string; comparison: Comparison }) {
  const { left, right } = comparison;
  const plans = useQuery({
    queryKey: ['difference', workspace, left.id, left.revision, right.id, right.revision],
    queryFn: ({ signal }) => loadPlans(workspace, comparison, signal),
    staleTime: Infinity,
  });
  const [focus, setFocus] = useState<string | null>(null);
  const areas = comparison.areas.filter((area) => area.number >= 0);
  return (
    <>
      <Group mb="xs">
        <Select
          aria-label={words.focus}
          placeholder={words.everything}
          clearable
          searchable
          w={260}
          data={areas.map((area) => ({ value: String(area.number), label: area.name }))}
          value={focus}
          onChange={setFocus}
        />
        {focus === null ? <Text size="sm">{words.allLegend}</Text> : <Legend />}
      </Group>
      <RefusalAlert error={plans.error} />
      {plans.data === undefined ? <Skeleton height={520} /> : <Drawn workspace={workspace} plans={plans.data} focus={focus === null ? undefined : Number(focus)} />}
    </>
  );
}

function Legend() {
  const theme = useComputedColorScheme('light');
  const colors = { ...changeColors, kept: neutralColor[theme] };
  return (
    <Group gap="md">
      {(['gained', 'lost', 'kept'] as const).map((kind) => (
        <Group key={kind} gap={6}>
          <ColorSwatch size={14} color={colors[kind]} aria-hidden />
          <Text size="sm">{words.legend[kind]}</Text>
        </Group>
      ))}
    </Group>
  );
}

function Drawn({ workspace, plans, focus }: { workspace: string; plans: Plans; focus: number | undefined }) {
  const theme = useComputedColorScheme('light');
  const [map, setMap] = useState<PlanMap | null>(null);
  const sets = useBoundarySets(workspace).data;
  useEffect(() => {
    if (map === null) {
      return;
    }
    map.show(plans.content);
    if (plans.mesh !== null) {
      const outlines = new Outlines(plans.mesh);
      outlines.compute(plans.right, plans.ancestry);
      map.border(outlines, plans.levels);
    }
  }, [map, plans]);
  useEffect(() => {
    if (sets !== undefined) {
      map?.rebase(landOf(workspace, sets, plans.after.boundarySetId));
    }
  }, [map, plans, sets, workspace]);
  useEffect(() => {
    map?.recolor(byChange({ areaOfUnit: plans.right, base: plans.left, none: unassignedColor[theme], neutral: neutralColor[theme], focus, colorOfArea: focus === undefined ? colorsOf(plans) : undefined }));
  }, [map, plans, focus, theme]);
  return (
    <Box h="calc(100dvh - 350px)" mih={340} pos="relative">
      <MapView title={words.map} theme={theme} fallback={<Text>{words.noMap}</Text>} onMap={setMap} />
    </Box>
  );
}
