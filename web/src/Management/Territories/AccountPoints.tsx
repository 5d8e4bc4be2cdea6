import { Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { MapView, type PlanMap } from '../../map';
import { managementMessages } from '../../messages/management';
import { landOf } from '../../shell/land';
import { useBoundarySets } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { nowhere, useAccountPlaces } from './mapData';
import type { MapOf } from './TerritoryMap';
import { useTerritoryPaint } from './useTerritoryPaint';

const text = managementMessages.territories;

/** The accounts as points in the colors of their territories; a chosen territory stands out, a click on a point opens its territory. */
export function AccountPoints(of: MapOf) {
  const { workspace, model } = of;
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
  const onPick = useTerritoryPaint(map, data, of, nowhere);
  useEffect(() => map?.listen({ onPick }), [map, onPick]);
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
