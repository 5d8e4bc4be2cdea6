import { binary, get } from '../api/client';
import { workspacePath } from '../api/paths';
import type { Alignment, AlignmentInfo, BoundaryUnits, Comparison } from '../api/types';
import { Ancestry, areaGraph, colored, placesOf, type MapContent, type Mesh } from '../map';
import { readMesh, touchingUnits } from '../map/mesh';

/** Both assignments over the units they share, and what the map needs to draw them. */
export interface Plans {
  readonly content: MapContent;
  readonly mesh: Mesh | null;
  readonly left: Uint16Array;
  readonly right: Uint16Array;
  readonly after: Alignment;
  readonly ancestry: Ancestry;
  readonly levels: number;
}

/** Fetches everything the difference map shows. */
export async function loadPlans(workspace: string, comparison: Comparison, signal: AbortSignal): Promise<Plans> {
  const { left, right } = comparison;
  const [before, after, alignment, shapes] = await Promise.all([
    assignment(workspace, left, signal),
    assignment(workspace, right, signal),
    get<Alignment>(`${workspacePath(workspace)}/alignments/${right.id}`, signal),
    loadShapes(workspace, right, signal),
  ]);
  return { ...shapes, left: before, right: after, after: alignment, ancestry: new Ancestry(alignment.tree), levels: alignment.levels.length };
}

/** The fill of each area of the plan after: chosen by the user, else such that neighbors differ. */
export function colorsOf({ after, mesh, right }: Plans): ReadonlyMap<number, string> {
  const count = Math.max(0, ...after.tree.map((area) => area.number)) + 1;
  const chosen: (string | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const area of after.tree) {
    chosen[area.number] = area.color ?? undefined;
  }
  const colors = colored({ graph: areaGraph(count, mesh === null ? [] : touchingAreas(mesh, right, count)), chosen });
  return new Map(colors.map((color, area) => [area, color]));
}

function* touchingAreas(mesh: Mesh, areaOfUnit: Uint16Array, count: number): Generator<readonly [number, number]> {
  for (const [one, other] of touchingUnits(mesh)) {
    const [a, b] = [areaOfUnit[one], areaOfUnit[other]];
    if (a !== b && a < count && b < count) {
      yield [a, b];
    }
  }
}

/** Which area each unit is in. */
export async function assignment(workspace: string, alignment: Pick<AlignmentInfo, 'id'>, signal: AbortSignal): Promise<Uint16Array> {
  const body = await binary(`${workspacePath(workspace)}/alignments/${alignment.id}/assignment`, signal);
  const [, units] = new Int32Array(body, 0, 2);
  return new Uint16Array(body, 8, units);
}

/** Units of an alignment as the map draws them. */
export async function loadShapes(workspace: string, alignment: Pick<AlignmentInfo, 'boundarySetId' | 'datasetId'>, signal: AbortSignal): Promise<{ content: MapContent; mesh: Mesh | null }> {
  const root = workspacePath(workspace);
  if (!alignment.boundarySetId) {
    const columns = `${root}/datasets/${alignment.datasetId}/columns`;
    const [longitude, latitude] = await Promise.all([binary(`${columns}/@longitude`, signal), binary(`${columns}/@latitude`, signal)]);
    return { content: { places: placesOf(new Float64Array(longitude), new Float64Array(latitude)), base: {} }, mesh: null };
  }
  const set = `${root}/boundary-sets/${alignment.boundarySetId}`;
  const [units, mesh] = await Promise.all([get<BoundaryUnits>(`${set}/units`, signal), binary(`${set}/mesh?detail=low`, signal)]);
  return {
    content: { places: placesOf(units.longitude, units.latitude), tiles: `${location.origin}${set}/tiles/{z}/{x}/{y}`, base: {} },
    mesh: readMesh(mesh, units.ids.length),
  };
}
