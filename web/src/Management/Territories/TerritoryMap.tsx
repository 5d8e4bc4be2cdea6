import { ColorSwatch, Group, Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { binary } from '../../api/client';
import type { TerritoryNode } from '../../api/types';
import { byArea, labelPoints, MapView, neutralColor, noArea, placesOf, territoryColors, type PlanMap } from '../../map';
import { managementMessages } from '../../messages/management';
import { formatCount } from '../../shell/format';
import { landOf } from '../../shell/land';
import { useBoundarySets } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { liveKey, livePath } from '../live';
import { branchColors, isBelow } from './branches';

const text = managementMessages.territories;
/** Accounts in no territory: told apart from the land and from every fill. */
const nowhere = { light: '#6b7178', dark: '#b9bec4' };

interface Props {
  readonly workspace: string;
  readonly model: string;
  readonly nodes: readonly TerritoryNode[];
  readonly chosen: string | undefined;
  readonly onChoose: (territory: string) => void;
}

/** The accounts as points in the colors of their territories; a chosen territory stands out, a click on a point opens its territory. */
export default function TerritoryMap({ workspace, model, nodes, chosen, onChoose }: Props) {
  const theme = useComputedColorScheme('light');
  const sets = useBoundarySets(workspace).data;
  const { data, error } = useQuery({
    queryKey: liveKey(workspace, 'places', model),
    queryFn: async ({ signal }) => placesIn(await binary(`${livePath(workspace)}/models/${model}/places`, signal)),
  });
  const [map, setMap] = useState<PlanMap | null>(null);
  const ids = useMemo(() => nodes.map(({ id }) => id).sort(), [nodes]);
  const colors = useMemo(() => branchColors(nodes, territoryColors), [nodes]);
  useEffect(() => {
    if (data !== undefined) {
      map?.show({ places: data.places, base: {} });
    }
  }, [map, data]);
  useEffect(() => {
    if (data !== undefined && sets !== undefined) {
      map?.rebase(landOf(workspace, sets));
    }
  }, [map, data, sets, workspace]);
  useEffect(() => {
    if (map === null || data === undefined) {
      return;
    }
    const nodeOf = new Map(nodes.map((node) => [node.id, node]));
    const shown = chosen !== undefined && nodeOf.has(chosen) ? chosen : undefined;
    const isIn = (id: string) => shown === undefined || isBelow(id, shown, nodeOf);
    map.recolor(byArea(data.territory, new Map(ids.map((id, at) => [at, isIn(id) ? colors.get(id)! : neutralColor[theme]])), nowhere[theme]));
    map.label(labelPoints(data.places, data.territory).filter(({ area }) => isIn(ids[area])).map((point) => {
      const node = nodeOf.get(ids[point.area])!;
      return { ...point, name: node.name, figure: formatCount(node.accounts), weight: node.accounts };
    }));
  }, [map, data, nodes, ids, colors, chosen, theme]);
  useEffect(() => {
    map?.listen({ onPick: (picked) => {
      const area = picked === null ? noArea : (data?.territory[picked.unit] ?? noArea);
      if (area !== noArea) {
        onChoose(ids[area]);
      }
    } });
  }, [map, data, ids, onChoose]);
  const tops = nodes.filter(({ depth }) => depth === 1);
  // Without a name of its own: the map in it is the region of that name.
  return (
    <div className="territory-map" data-testid="territory-map">
      <RefusalAlert error={error} />
      <div className="roll-up-map">
        {data === undefined ? <Skeleton height="100%" /> : <MapView title={text.map} theme={theme} fallback={<Text p="sm">{text.noMap}</Text>} onMap={setMap} />}
      </div>
      <Group gap="md" mt={4}>
        {tops.slice(0, 12).map((node) => (
          <Group key={node.id} gap={6}>
            <ColorSwatch size={14} color={colors.get(node.id)!} aria-hidden />
            <Text size="sm">{node.name}</Text>
          </Group>
        ))}
        {data?.territory.includes(noArea) && (
          <Group gap={6}>
            <ColorSwatch size={14} color={nowhere[theme]} aria-hidden />
            <Text size="sm">{text.nowhere}</Text>
          </Group>
        )}
        {data?.places.x.length === 0 && <Text size="sm">{text.noPlaces}</Text>}
      </Group>
    </div>
  );
}

/** Little endian: how many, longitudes, latitudes, territories; none is -1. */
function placesIn(bytes: ArrayBuffer) {
  const count = new Int32Array(bytes, 0, 1)[0];
  const territory = Uint16Array.from(new Int32Array(bytes, 4 + 8 * count, count), (place) => (place < 0 ? noArea : place));
  return { places: placesOf(new Float32Array(bytes, 4, count), new Float32Array(bytes, 4 + 4 * count, count)), territory };
}
