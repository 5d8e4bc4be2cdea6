import { ColorSwatch, Group, Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Alignment, TargetRollUp } from '../api/types';
import { assignment, loadShapes } from '../Comparison/plans';
import { amountScale, Ancestry, deviationColors, MapView, neutralColor, Outlines, type MapTheme, type PlanMap } from '../map';
import { targetMessages } from '../messages/targets';
import { formatPercent } from '../shell/format';
import { landOf } from '../shell/land';
import { useBoundarySets } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { tintUnits, tintValue, type Tint } from './tints';

const text = targetMessages.rollUp;

interface Props {
  readonly workspace: string;
  readonly alignment: Alignment;
  readonly rollUp: TargetRollUp;
  readonly tint: Tint;
  readonly level: number;
  readonly band: number;
}

/** The territories on the map, tinted by one of their numbers; with a legend in words. */
export function RollUpMap({ workspace, alignment, rollUp, tint, level, band }: Props) {
  const theme = useComputedColorScheme('light');
  const { id, datasetId, boundarySetId } = alignment;
  const drawn = useQuery({
    queryKey: ['target-map', workspace, id, rollUp.alignmentRevision],
    queryFn: async ({ signal }) => {
      const [shapes, areaOfUnit] = await Promise.all([loadShapes(workspace, { datasetId, boundarySetId }, signal), assignment(workspace, { id }, signal)]);
      return { ...shapes, areaOfUnit };
    },
    staleTime: 'static',
  });
  const sets = useBoundarySets(workspace).data;
  const [map, setMap] = useState<PlanMap | null>(null);
  const data = drawn.data;
  useEffect(() => {
    if (map === null || data === undefined) {
      return;
    }
    map.show(data.content);
    if (data.mesh !== null) {
      const outlines = new Outlines(data.mesh);
      outlines.compute(data.areaOfUnit, new Ancestry(alignment.tree));
      map.border(outlines, alignment.levels.length);
    }
  }, [map, data, alignment]);
  useEffect(() => {
    if (sets !== undefined && data !== undefined) {
      map?.rebase(landOf(workspace, sets, boundarySetId));
    }
  }, [map, data, sets, workspace, boundarySetId]);
  useEffect(() => {
    if (map !== null && data !== undefined) {
      const ancestry = new Ancestry(alignment.tree);
      const areas = rollUp.areas.filter((area) => area.level === level);
      map.recolor(tintUnits(data.areaOfUnit, areas, tint, band, theme, (lowest) => ancestry.ancestor(lowest, level)));
    }
  }, [map, data, alignment, rollUp, tint, level, band, theme]);
  return (
    <section aria-label={text.map}>
      <RefusalAlert error={drawn.error} />
      <div className="roll-up-map">
        {data === undefined ? <Skeleton height="100%" /> : <MapView title={text.mapTitle} theme={theme} fallback={<Text p="sm">{text.noMap}</Text>} onMap={setMap} />}
      </div>
      <Legend rollUp={rollUp} tint={tint} level={level} band={band} theme={theme} />
    </section>
  );
}

function Legend({ rollUp, tint, level, band, theme }: { rollUp: TargetRollUp; tint: Tint; level: number; band: number; theme: MapTheme }) {
  const values = rollUp.areas.filter((area) => area.level === level).flatMap((area) => tintValue(area, tint) ?? []);
  if (tint === 'deviation' || tint === 'gap') {
    const words = tint === 'deviation' ? text.legendDeviation(formatPercent(band)) : text.legendGap;
    const entries: [string, string][] = [[deviationColors.below[0], words.below], [neutralColor[theme], words.inside], [deviationColors.above[2], words.above]];
    return <Swatches entries={entries} />;
  }
  const { colors } = amountScale(values);
  return <Swatches entries={[[colors[0], text.legendAmount.few], [colors[colors.length - 1], text.legendAmount.many]]} />;
}

function Swatches({ entries }: { entries: readonly (readonly [string, string])[] }) {
  return (
    <Group gap="md" mt={4}>
      {entries.map(([color, words]) => (
        <Group key={words} gap={6}>
          <ColorSwatch size={14} color={color} aria-hidden />
          <Text size="sm">{words}</Text>
        </Group>
      ))}
    </Group>
  );
}
