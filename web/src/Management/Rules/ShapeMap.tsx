import { Box, Button, Group, Text, useComputedColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { MapView, placesOf, type PlanMap } from '../../map';
import { ruleMessages as text } from '../../messages/rules';
import { landOf } from '../../shell/land';
import { useBoundarySets } from '../../shell/lists';

/** Longitude and latitude, degrees. */
export type Corner = readonly [number, number];

interface Props {
  readonly workspace: string;
  readonly corners: readonly Corner[];
  readonly onCorners: (corners: readonly Corner[]) => void;
}

/** A polygon that is drawn by clicking its corners on the map. */
export function ShapeMap({ workspace, corners, onCorners }: Props) {
  const theme = useComputedColorScheme('light');
  const { data: sets } = useBoundarySets(workspace);
  const [map, setMap] = useState<PlanMap | null>(null);
  const [, setMoves] = useState(0);
  const nothing = useMemo(() => placesOf([], []), []);
  const add = useEffectEvent((corner: Corner) => onCorners([...corners, corner]));

  useEffect(() => {
    map?.show({ places: nothing, base: sets === undefined ? {} : landOf(workspace, sets) });
  }, [map, nothing, sets, workspace]);

  useEffect(() => {
    if (map === null) {
      return;
    }
    const clicked = ({ lngLat }: { lngLat: { lng: number; lat: number } }) => add([Number(lngLat.lng.toFixed(5)), Number(lngLat.lat.toFixed(5))]);
    const moved = () => setMoves((count) => count + 1);
    map.map.on('click', clicked);
    map.map.on('move', moved);
    return () => {
      map.map.off('click', clicked);
      map.map.off('move', moved);
    };
  }, [map]);

  const points = map === null ? [] : corners.map(([longitude, latitude]) => map.map.project([longitude, latitude]));
  return (
    <div>
      <Box h={300} pos="relative" style={{ overflow: 'hidden' }}>
        <MapView title={text.drawing} theme={theme} fallback={<Text size="sm">{text.noMap}</Text>} onMap={setMap} />
        <svg aria-hidden="true" style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' }}>
          <polygon points={points.map(({ x, y }) => `${x},${y}`).join(' ')} fill="var(--mantine-primary-color-filled)" fillOpacity={0.25} stroke="var(--mantine-primary-color-filled)" strokeWidth={2} />
          {points.map(({ x, y }, at) => <circle key={at} cx={x} cy={y} r={4} fill="var(--mantine-primary-color-filled)" />)}
        </svg>
      </Box>
      <Group gap="sm" mt={4}>
        <Text size="xs" c="dimmed">{corners.length === 0 ? text.draw : text.corners(corners.length)}</Text>
        {corners.length > 0 && <Button size="compact-xs" variant="default" onClick={() => onCorners(corners.slice(0, -1))}>{text.undoCorner}</Button>}
      </Group>
    </div>
  );
}
