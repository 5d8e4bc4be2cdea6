import { Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { byArea, labelPoints, MapView, neutralColor, noArea, type PlanMap } from '../../map';
import { managementMessages } from '../../messages/management';
import { formatCount } from '../../shell/format';
import { landOf } from '../../shell/land';
import { useBoundarySets } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { isBelow } from './branches';
import { nowhere, useAccountPlaces } from './mapData';
import type { MapOf } from './TerritoryMap';

const text = managementMessages.territories;

/** The accounts as points in the colors of their territories; a chosen territory stands out, a click on a point opens its territory. */
export function AccountPoints({ workspace, model, nodes, ids, colors, chosen, onChoose }: MapOf) {
  const theme = useComputedColorScheme('light');
  const sets = useBoundarySets(workspace).data;
  const { data, error } = useAccountPlaces(workspace, model);
  const [map, setMap] = useState<PlanMap | null>(null);
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
  return (
    <>
      <RefusalAlert error={error} />
      <div className="roll-up-map">
        {data === undefined ? <Skeleton height="100%" /> : <MapView title={text.map} theme={theme} fallback={<Text p="sm">{text.noMap}</Text>} onMap={setMap} />}
      </div>
      {data?.places.x.length === 0 && <Text size="sm">{text.noPlaces}</Text>}
    </>
  );
}
