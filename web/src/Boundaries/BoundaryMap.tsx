import { Box, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { binary, get } from '../api/client';
import type { BoundaryUnits } from '../api/types';
import { areaGraph, byArea, colored, MapView, placesOf, unassignedColor, type PlanMap } from '../map';
import { readMesh, touchingUnits } from '../map/mesh';
import { comparison as words } from '../messages/comparison';
import { RefusalAlert } from '../shell/RefusalAlert';

async function load(path: string, signal: AbortSignal) {
  const [units, body] = await Promise.all([get<BoundaryUnits>(`${path}/units`, signal), binary(`${path}/mesh?detail=low`, signal)]);
  const count = units.ids.length;
  const mesh = readMesh(body, count);
  // Each unit is its own area here. Above some thousands, colors by group tell no more than one color would.
  const colors = count <= 5000 ? colored({ graph: areaGraph(count, touchingUnits(mesh)), chosen: new Array<undefined>(count) }) : undefined;
  return { units, colors };
}

function listening(map: PlanMap | null, tell: (unit: number) => void): PlanMap | null {
  if (map !== null) {
    map.onHover = ({ unit }) => tell(unit);
  }
  return map;
}

/** The set's polygons, neighbors in different colors; hovering names one. */
export default function BoundaryMap({ path, name }: { path: string; name: string }) {
  const theme = useComputedColorScheme('light');
  const shapes = useQuery({ queryKey: ['shapes', path], queryFn: ({ signal }) => load(path, signal), staleTime: Infinity });
  const [map, setMap] = useState<PlanMap | null>(null);
  const [hovered, setHovered] = useState(-1);
  useEffect(() => {
    if (map === null || shapes.data === undefined) {
      return;
    }
    const { units, colors } = shapes.data;
    map.show({ places: placesOf(units.longitude, units.latitude), tiles: `${location.origin}${path}/tiles/{z}/{x}/{y}`, base: {} });
    const own = Uint16Array.from({ length: units.ids.length }, (_, unit) => unit);
    const table = new Map((colors ?? units.ids.map(() => '#77aadd')).map((color, unit) => [unit, color]));
    map.recolor(byArea(own, table, unassignedColor[theme]));
  }, [map, shapes.data, path, theme]);
  const label = shapes.data !== undefined && hovered >= 0 ? `${shapes.data.units.ids[hovered]} · ${shapes.data.units.names[hovered]}` : '\u00a0';
  return (
    <>
      <RefusalAlert error={shapes.error} />
      <Box h={400} pos="relative">
        <MapView title={name} theme={theme} fallback={<Text>{words.noMap}</Text>} onMap={(next) => setMap(listening(next, setHovered))} />
      </Box>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </>
  );
}
