import type { Feature, FeatureCollection, GeoJsonProperties, Position } from 'geojson';
import type { Mesh } from './mesh';

/** No area, as in the assignment's 16-bit numbers. */
export const noArea = 65535;

/**
 * The borders between areas, dissolved: an arc is drawn when its two sides belong to different areas. The level of an
 * arc is the highest level (0 = top) at which its sides differ, so that the borders of parents can be drawn thicker.
 */
export class Outlines {
  private readonly mesh: Mesh;
  private readonly arcsOfUnit: { start: Uint32Array; arc: Uint32Array };
  /** By arc: 255 not a border, else the level at which the sides differ. */
  readonly level: Uint8Array;

  constructor(mesh: Mesh) {
    this.mesh = mesh;
    this.arcsOfUnit = arcsByUnit(mesh);
    this.level = new Uint8Array(mesh.left.length).fill(255);
  }

  /** All arcs afresh. O(arcs). */
  compute(areaOfUnit: Uint16Array, ancestry: Ancestry): void {
    for (let arc = 0; arc < this.level.length; arc++) {
      this.level[arc] = this.levelOf(arc, areaOfUnit, ancestry);
    }
  }

  /** Only the arcs of units that moved. O(their arcs). Says whether any border changed. */
  update(units: Iterable<number>, areaOfUnit: Uint16Array, ancestry: Ancestry): boolean {
    let hasChanged = false;
    const { start, arc } = this.arcsOfUnit;
    for (const unit of units) {
      for (let entry = start[unit]; entry < start[unit + 1]; entry++) {
        const level = this.levelOf(arc[entry], areaOfUnit, ancestry);
        hasChanged ||= level !== this.level[arc[entry]];
        this.level[arc[entry]] = level;
      }
    }
    return hasChanged;
  }

  /** The arcs with exactly one side in the set, as one outline round it. O(arcs of the set). */
  around(units: Iterable<number>, isIn: (unit: number) => boolean): Uint32Array {
    const arcs: number[] = [];
    const { start, arc } = this.arcsOfUnit;
    for (const unit of units) {
      for (let entry = start[unit]; entry < start[unit + 1]; entry++) {
        const at = arc[entry];
        const other = this.mesh.left[at] === unit ? this.mesh.right[at] : this.mesh.left[at];
        if (other < 0 || !isIn(other)) {
          arcs.push(at);
        }
      }
    }
    return Uint32Array.from(arcs);
  }

  /** Borders by level as lines for the map, one MultiLineString a level. */
  lines(levels: number): FeatureCollection {
    const byLevel: number[][] = Array.from({ length: levels }, () => []);
    for (let arc = 0; arc < this.level.length; arc++) {
      byLevel[this.level[arc]]?.push(arc);
    }
    return { type: 'FeatureCollection', features: byLevel.map((arcs, level) => this.feature(arcs, { level })) };
  }

  /** Some arcs as one line feature. */
  feature(arcs: Iterable<number>, properties: GeoJsonProperties): Feature {
    const coordinates: Position[][] = [];
    for (const arc of arcs) {
      if (this.mesh.start[arc + 1] - this.mesh.start[arc] > 1) {
        coordinates.push(this.corners(arc));
      }
    }
    return { type: 'Feature', properties, geometry: { type: 'MultiLineString', coordinates } };
  }

  private corners(arc: number): Position[] {
    const { start, longitude, latitude } = this.mesh;
    const corners: Position[] = [];
    for (let corner = start[arc]; corner < start[arc + 1]; corner++) {
      corners.push([longitude[corner], latitude[corner]]);
    }
    return corners;
  }

  private levelOf(arc: number, areaOfUnit: Uint16Array, ancestry: Ancestry): number {
    const left = this.mesh.left[arc];
    const right = this.mesh.right[arc];
    const one = left < 0 ? noArea : areaOfUnit[left];
    const other = right < 0 ? noArea : areaOfUnit[right];
    return one === other ? 255 : ancestry.levelOfDifference(one, other);
  }
}

/** For each area of the lowest level its ancestors, to say at which level two areas part. */
export class Ancestry {
  readonly levels: number;
  private readonly pathOfArea: Map<number, Uint16Array>;

  /** @param areas every level's areas, parents before or after children alike; level 0 is the top. */
  constructor(areas: readonly { number: number; level: number; parent: number }[]) {
    this.levels = areas.reduce((most, area) => Math.max(most, area.level + 1), 1);
    const byNumber = new Map(areas.map((area) => [area.number, area]));
    this.pathOfArea = new Map();
    for (const area of areas) {
      const path = new Uint16Array(this.levels).fill(noArea);
      for (let at: typeof area | undefined = area; at !== undefined; at = byNumber.get(at.parent)) {
        path[at.level] = at.number;
      }
      this.pathOfArea.set(area.number, path);
    }
  }

  /** The highest level at which the two differ; 0 against nothing. */
  levelOfDifference(one: number, other: number): number {
    const a = this.pathOfArea.get(one);
    const b = this.pathOfArea.get(other);
    if (a === undefined || b === undefined) {
      return 0;
    }
    for (let level = 0; level < this.levels; level++) {
      if (a[level] !== b[level]) {
        return level;
      }
    }
    return this.levels - 1;
  }

  /** The ancestor at a level, noArea when there is none. */
  ancestor(area: number, level: number): number {
    return this.pathOfArea.get(area)?.[level] ?? noArea;
  }
}

function arcsByUnit(mesh: Mesh): { start: Uint32Array; arc: Uint32Array } {
  const start = new Uint32Array(mesh.units + 1);
  for (let arc = 0; arc < mesh.left.length; arc++) {
    for (const unit of sides(mesh, arc)) {
      start[unit + 1]++;
    }
  }
  for (let unit = 0; unit < mesh.units; unit++) {
    start[unit + 1] += start[unit];
  }
  const fill = start.slice(0, mesh.units);
  const list = new Uint32Array(start[mesh.units]);
  for (let arc = 0; arc < mesh.left.length; arc++) {
    for (const unit of sides(mesh, arc)) {
      list[fill[unit]++] = arc;
    }
  }
  return { start, arc: list };
}

function sides(mesh: Mesh, arc: number): number[] {
  const left = mesh.left[arc];
  const right = mesh.right[arc];
  return left === right ? (left < 0 ? [] : [left]) : [left, right].filter((unit) => unit >= 0);
}
