import { ColorSwatch, Group, Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Alignment } from '../api/types';
import { assignment, loadShapes } from '../Comparison/plans';
import { Ancestry, MapView, Outlines, type MapTheme, type PlanMap } from '../map';
import { targetMessages } from '../messages/targets';
import { landOf } from '../shell/land';
import { useBoundarySets } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';

const text = targetMessages.rollUp;

/** A color for each unit. `levelArea` is the area of the level shown that a lowest area lies in. */
export type Paint = (areaOfUnit: Uint16Array, theme: MapTheme, levelArea: (lowest: number) => number) => Uint32Array;

interface Props {
  readonly workspace: string;
  readonly alignment: Alignment;
  /** Of the alignment whose areas are painted. */
  readonly revision: number;
  readonly level: number;
  /** Kept between drawings, so that the map paints only when it is another one. */
  readonly paint: Paint;
  /** Colors with what they mean. */
  readonly legend: (theme: MapTheme) => readonly (readonly [color: string, words: string])[];
}

/** The areas of an alignment on the map, painted by one of their numbers; with a legend in words. */
export function AreaMap({ workspace, alignment, revision, level, paint, legend }: Props) {
  const theme = useComputedColorScheme('light');
  const { id, datasetId, boundarySetId } = alignment;
  const drawn = useQuery({
    queryKey: ['target-map', workspace, id, revision],
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
      map.recolor(paint(data.areaOfUnit, theme, (lowest) => ancestry.ancestor(lowest, level)));
    }
  }, [map, data, alignment, level, paint, theme]);
  return (
    <section aria-label={text.map}>
      <RefusalAlert error={drawn.error} />
      <div className="roll-up-map">
        {data === undefined ? <Skeleton height="100%" /> : <MapView title={text.mapTitle} theme={theme} fallback={<Text p="sm">{text.noMap}</Text>} onMap={setMap} />}
      </div>
      <Group gap="md" mt={4}>
        {legend(theme).map(([color, words]) => (
          <Group key={words} gap={6}>
            <ColorSwatch size={14} color={color} aria-hidden />
            <Text size="sm">{words}</Text>
          </Group>
        ))}
      </Group>
    </section>
  );
}
