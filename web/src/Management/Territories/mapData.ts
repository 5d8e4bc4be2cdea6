import { useQuery } from '@tanstack/react-query';
import { binary, get } from '../../api/client';
import { workspacePath } from '../../api/paths';
import type { BoundaryUnits, ModelAreas, Page } from '../../api/types';
import { noArea, placesOf } from '../../map';
import { readMesh } from '../../map/mesh';
import { tilesOf } from '../../shell/land';
import { liveKey, livePath, useLiveAnswer } from '../live';

/** Accounts in no territory: told apart from the land and from every fill. */
export const nowhere = { light: '#6b7178', dark: '#b9bec4' };

/** The accounts with a place, each with the place of its territory among the ids that are seen. */
export const useAccountPlaces = (workspace: string, model: string) =>
  useQuery({
    queryKey: liveKey(workspace, 'places', model),
    queryFn: async ({ signal }) => placesIn(await binary(`${livePath(workspace)}/models/${model}/places`, signal)),
  });

/** The boundary sets whose units the model's rules name, that with most of them first. */
export const useModelAreas = (workspace: string, model: string) => useLiveAnswer<Page<ModelAreas>>(workspace, `/models/${model}/areas`);

/** The units of a boundary set with what draws them, and the territory of each. */
export const useAreaUnits = (workspace: string, model: string, boundarySet: string) =>
  useQuery({
    queryKey: liveKey(workspace, 'areas', model, boundarySet),
    queryFn: async ({ signal }) => {
      const set = `${workspacePath(workspace)}/boundary-sets/${boundarySet}`;
      const [units, mesh, territories] = await Promise.all([
        get<BoundaryUnits>(`${set}/units`, signal),
        binary(`${set}/mesh?detail=low`, signal),
        binary(`${livePath(workspace)}/models/${model}/areas/${boundarySet}`, signal),
      ]);
      return {
        names: units.names,
        places: placesOf(units.longitude, units.latitude),
        tiles: tilesOf(workspace, boundarySet),
        mesh: readMesh(mesh, units.ids.length),
        territory: areasOf(new Int32Array(territories, 4, new Int32Array(territories, 0, 1)[0])),
      };
    },
  });

const areasOf = (places: Int32Array) => Uint16Array.from(places, (place) => (place < 0 ? noArea : place));

/** Little endian: how many, longitudes, latitudes, territories; none is -1. */
function placesIn(bytes: ArrayBuffer) {
  const count = new Int32Array(bytes, 0, 1)[0];
  return {
    places: placesOf(new Float32Array(bytes, 4, count), new Float32Array(bytes, 4 + 4 * count, count)),
    territory: areasOf(new Int32Array(bytes, 4 + 8 * count, count)),
  };
}
