import { Skeleton, Text, useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Ancestry, MapView, noArea, Outlines, placesOf, unassignedColor, type Hovered, type Mesh, type Places, type PlanMap } from '../../map';
import { managementMessages } from '../../messages/management';
import { patchMessages } from '../../messages/patches';
import { landOf } from '../../shell/land';
import { useBoundarySets } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useAccountPlaces, useAreaUnits } from './mapData';
import type { MapOf } from './TerritoryMap';
import { useTerritoryPaint } from './useTerritoryPaint';

const text = patchMessages.areas;

interface Props extends MapOf {
  readonly boundarySet: string;
  readonly hasDots: boolean;
}

/** The territories as the units that their rules name, in their colors with borders by level; a pointer tells, a click opens. */
export function TerritoryAreas({ boundarySet, hasDots, ...of }: Props) {
  const { workspace, model, nodes, ids } = of;
  const theme = useComputedColorScheme('light');
  const sets = useBoundarySets(workspace).data;
  const { data, error } = useAreaUnits(workspace, model, boundarySet);
  const dots = useAccountPlaces(workspace, model).data?.places;
  const [map, setMap] = useState<PlanMap | null>(null);
  const [hovered, setHovered] = useState<Hovered>({ unit: -1, x: 0, y: 0 });
  useEffect(() => {
    if (map === null || data === undefined) {
      return;
    }
    map.show({ places: data.places, tiles: data.tiles, base: {} });
    // What is first seen are the territories, not the whole of the set.
    map.frame(cornersOf(data.mesh, (unit) => data.territory[unit] !== noArea));
  }, [map, data]);
  useEffect(() => {
    if (data !== undefined && sets !== undefined) {
      map?.rebase(landOf(workspace, sets, boundarySet));
    }
  }, [map, data, sets, workspace, boundarySet]);
  useEffect(() => {
    if (data !== undefined) {
      map?.dot(hasDots ? dots : undefined);
    }
  }, [map, data, dots, hasDots]);
  useEffect(() => {
    if (map === null || data === undefined) {
      return;
    }
    const placeOf = new Map(ids.map((id, at) => [id, at]));
    const ancestry = new Ancestry(nodes.map((node) => ({ number: placeOf.get(node.id)!, level: node.depth, parent: node.parent === null ? noArea : placeOf.get(node.parent)! })));
    const outlines = new Outlines(data.mesh);
    outlines.compute(data.territory, ancestry);
    map.border(outlines, ancestry.levels);
  }, [map, data, nodes, ids]);
  const onPick = useTerritoryPaint(map, data, of, unassignedColor);
  useEffect(() => map?.listen({ onHover: setHovered, onPick }), [map, onPick]);
  return (
    <>
      <RefusalAlert error={error} />
      <div className="roll-up-map">
        {data === undefined ? <Skeleton height="100%" /> : <MapView title={text.map} theme={theme} fallback={<Text p="sm">{managementMessages.territories.noMap}</Text>} onMap={setMap} />}
        {data !== undefined && hovered.unit >= 0 && hovered.unit < data.names.length && (
          <div className="territory-tip" style={{ left: hovered.x + 14, top: hovered.y + 14 }}>
            {text.tip(data.names[hovered.unit], nodes.find(({ id }) => id === ids[data.territory[hovered.unit]])?.name)}
          </div>
        )}
      </div>
    </>
  );
}

/** The corners of the lines around some units. O(arcs and their corners). */
function cornersOf(mesh: Mesh, isIn: (unit: number) => boolean): Places {
  const corners: number[] = [];
  for (let arc = 0; arc < mesh.left.length; arc++) {
    if ([mesh.left[arc], mesh.right[arc]].some((unit) => unit >= 0 && isIn(unit))) {
      for (let corner = mesh.start[arc]; corner < mesh.start[arc + 1]; corner++) {
        corners.push(corner);
      }
    }
  }
  return placesOf(corners.map((corner) => mesh.longitude[corner]), corners.map((corner) => mesh.latitude[corner]));
}
