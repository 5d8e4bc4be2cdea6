import { binary, get } from '../api/client';
import { workspacePath } from '../api/paths';
import type { BoundaryUnits, Dataset } from '../api/types';
import { placesOf, type Places } from '../map';
import { readMesh, touchingUnits, type Mesh } from '../map/mesh';
import type { Alignment } from '../api/types';
import { tilesOf } from '../shell/land';
import type { UnitMeasure } from './PlanState';

/** What the units are, besides their numbers: codes, names, places; for polygons their borders and tiles. */
export interface UnitSet {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly places: Places;
  readonly mesh: Mesh | null;
  /** Pairs of touching units, for telling areas apart and growing a selection. */
  readonly pairs: Uint32Array;
  readonly tiles: string | undefined;
}

export interface Opened {
  readonly alignment: Alignment;
  readonly revision: number;
  readonly areaOfUnit: Uint16Array;
  readonly lockOfUnit: Uint8Array;
  readonly measures: readonly UnitMeasure[];
  readonly set: UnitSet;
}

/** Above this many units only the first measures are loaded at once: each is eight bytes a unit. */
const manyUnits = 60_000;

export async function openAlignment(workspace: string, id: string, signal: AbortSignal): Promise<Opened> {
  const path = `${workspacePath(workspace)}/alignments/${id}`;
  const [alignment, assignment] = await Promise.all([get<Alignment>(path, signal), readAssignment(workspace, id, signal)]);
  const infos = alignment.measures.filter(
    (info, index) => alignment.units < manyUnits || index < 5 || info.key === alignment.balance.measure,
  );
  const [set, ...measures] = await Promise.all([
    alignment.unitKind === 'boundary' ? readBoundaries(workspace, alignment, signal) : readRecords(workspace, alignment, signal),
    ...infos.map(async (info) => {
      const values = new Float64Array(await binary(`${path}/measures/${encodeURIComponent(info.key)}`, signal));
      const factor = 10 ** info.scale;
      return { info, steps: values.map((value) => Math.round(value * factor)) };
    }),
  ]);
  return { alignment, ...assignment, measures, set };
}

export async function readAssignment(workspace: string, id: string, signal?: AbortSignal): Promise<{ revision: number; areaOfUnit: Uint16Array; lockOfUnit: Uint8Array }> {
  const body = await binary(`${workspacePath(workspace)}/alignments/${id}/assignment`, signal);
  const [revision, units] = new Int32Array(body, 0, 2);
  return { revision, areaOfUnit: new Uint16Array(body, 8, units), lockOfUnit: new Uint8Array(body, 8 + 2 * units, units) };
}

async function readBoundaries(workspace: string, alignment: Alignment, signal: AbortSignal): Promise<UnitSet> {
  const path = `${workspacePath(workspace)}/boundary-sets/${alignment.boundarySetId}`;
  const [units, body] = await Promise.all([get<BoundaryUnits>(`${path}/units`, signal), binary(`${path}/mesh?detail=low`, signal)]);
  const mesh = readMesh(body, units.ids.length);
  return {
    ids: units.ids,
    names: units.names,
    places: placesOf(units.longitude, units.latitude),
    mesh,
    pairs: Uint32Array.from(Array.from(touchingUnits(mesh)).flat()),
    tiles: tilesOf(workspace, alignment.boundarySetId!),
  };
}

async function readRecords(workspace: string, alignment: Alignment, signal: AbortSignal): Promise<UnitSet> {
  const path = `${workspacePath(workspace)}/datasets/${alignment.datasetId}`;
  const column = (key: string) => binary(`${path}/columns/${encodeURIComponent(key)}`, signal);
  const dataset = await get<Dataset>(path, signal);
  const words = async (key: string | null | undefined): Promise<string[] | null> => {
    if (!key) {
      return null;
    }
    const [numbers, list] = await Promise.all([column(key), get<string[]>(`${path}/columns/${encodeURIComponent(key)}/words`, signal)]);
    return Array.from(new Int32Array(numbers), (word) => (word < 0 ? '' : list[word]));
  };
  const [longitude, latitude, graph, keys, names] = await Promise.all([
    column('@longitude'),
    column('@latitude'),
    binary(`${workspacePath(workspace)}/alignments/${alignment.id}/graph`, signal),
    isTextual(dataset, dataset.keyColumn) ? words(dataset.keyColumn) : null,
    isTextual(dataset, dataset.nameColumn) ? words(dataset.nameColumn) : null,
  ]);
  const rows = Array.from({ length: dataset.rows }, (_, row) => String(row + 1));
  return {
    ids: keys ?? rows,
    names: names ?? keys ?? rows,
    places: placesOf(new Float64Array(longitude), new Float64Array(latitude)),
    mesh: null,
    pairs: readPairs(graph),
    tiles: undefined,
  };
}

function isTextual(dataset: Dataset, key: string | null | undefined): boolean {
  const kind = dataset.columns.find((column) => column.key === key)?.kind;
  return kind === 'text' || kind === 'postalCode' || kind === 'state' || kind === 'country';
}

/** int32 units, int32 entries, int32[units + 1] start, int32[entries] neighbor, uint8[entries] bridge. */
function readPairs(body: ArrayBuffer): Uint32Array {
  const [units, entries] = new Int32Array(body, 0, 2);
  const start = new Int32Array(body, 8, units + 1);
  const neighbor = new Int32Array(body, 8 + 4 * (units + 1), entries);
  const pairs: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    for (let entry = start[unit]; entry < start[unit + 1]; entry++) {
      if (unit < neighbor[entry]) {
        pairs.push(unit, neighbor[entry]);
      }
    }
  }
  return Uint32Array.from(pairs);
}
