import { get, write } from '../api/client';
import { withQuery, workspacePath } from '../api/paths';
import { areaGraph, colored, noArea, Outlines } from '../map';
import type { EditReply } from '../api/types';
import { EditQueue, type EditCalls } from './EditQueue';
import type { Opened, UnitSet } from './opening';
import { PlanState } from './PlanState';
import { Selection } from './Selection';

/** One open alignment with all that its panels share. Made once for an alignment, lives as long as its screen. */
export class Workbench {
  readonly workspace: string;
  readonly id: string;
  readonly plan: PlanState;
  readonly selection: Selection;
  readonly queue: EditQueue;
  readonly set: UnitSet;
  readonly outlines: Outlines | null;
  /** The assignment as it was when the screen was opened, for "what has changed". */
  readonly opened: Uint16Array;
  /** Colours of all areas of all levels. */
  colorOfArea: ReadonlyMap<number, string> = new Map();
  private neighborsOfUnit: { start: Uint32Array; neighbor: Uint32Array } | null = null;

  constructor(workspace: string, opened: Opened) {
    this.workspace = workspace;
    this.id = opened.alignment.id;
    this.set = opened.set;
    this.plan = new PlanState(opened);
    this.selection = new Selection(this.plan.units);
    this.queue = new EditQueue(this.plan, callsOf(workspace, this.id));
    this.opened = opened.areaOfUnit.slice();
    this.outlines = opened.set.mesh === null ? null : new Outlines(opened.set.mesh);
    this.outlines?.compute(this.plan.areaOfUnit, this.plan.ancestry);
    this.recolor(this.plan.areaOfUnit);
  }

  get path(): string {
    return `${workspacePath(this.workspace)}/alignments/${this.id}`;
  }

  /** Chooses colours so that neighbors differ; keeps those that do not clash. O(borders). Says whether any changed. */
  recolor(areaOfUnit: Uint16Array): boolean {
    const { plan } = this;
    const size = plan.areas.reduce((most, area) => Math.max(most, area.number + 1), 0);
    const before = Array.from({ length: size }, (_, area) => this.colorOfArea.get(area));
    const next = new Map<number, string>();
    for (let level = 0; level <= plan.lowestLevel; level++) {
      const areas = plan.areas.filter((area) => area.level === level);
      const index = new Map(areas.map((area, at) => [area.number, at]));
      const colors = colored({
        graph: areaGraph(areas.length, this.touching(areaOfUnit, level, index)),
        chosen: areas.map((area) => area.color ?? undefined),
        before: areas.map((area) => before[area.number]),
      });
      areas.forEach((area, at) => next.set(area.number, colors[at]));
    }
    const hasChanged = next.size !== this.colorOfArea.size || [...next].some(([area, color]) => this.colorOfArea.get(area) !== color);
    this.colorOfArea = next;
    return hasChanged;
  }

  /** Units next to the given ones that are not among them. */
  around(units: readonly number[]): number[] {
    this.neighborsOfUnit ??= rows(this.set.pairs, this.plan.units);
    const { start, neighbor } = this.neighborsOfUnit;
    const found = new Set<number>();
    for (const unit of units) {
      for (let entry = start[unit]; entry < start[unit + 1]; entry++) {
        found.add(neighbor[entry]);
      }
    }
    units.forEach((unit) => found.delete(unit));
    return [...found];
  }

  /** All units of an area and of those below it. O(units). */
  unitsOf(area: number): number[] {
    const level = this.plan.area(area)?.level;
    const units: number[] = [];
    if (level !== undefined) {
      const isIn = new Set(this.plan.territories().filter((one) => this.plan.ancestry.ancestor(one.number, level) === area).map((one) => one.number));
      this.plan.areaOfUnit.forEach((at, unit) => isIn.has(at) && units.push(unit));
    }
    return units;
  }

  nameOf(area: number): string | undefined {
    return this.plan.area(area)?.name;
  }

  private touching(areaOfUnit: Uint16Array, level: number, index: ReadonlyMap<number, number>): [number, number][] {
    const { pairs } = this.set;
    const seen = new Set<number>();
    const found: [number, number][] = [];
    for (let pair = 0; pair < pairs.length; pair += 2) {
      const [one, other] = [areaOfUnit[pairs[pair]], areaOfUnit[pairs[pair + 1]]];
      if (one === other || one === noArea || other === noArea || seen.has(one * 65536 + other)) {
        continue;
      }
      seen.add(one * 65536 + other);
      const a = index.get(this.plan.ancestry.ancestor(one, level));
      const b = index.get(this.plan.ancestry.ancestor(other, level));
      if (a !== undefined && b !== undefined) {
        found.push([a, b]);
      }
    }
    return found;
  }
}

function callsOf(workspace: string, id: string): EditCalls {
  const path = `${workspacePath(workspace)}/alignments/${id}`;
  return {
    edit: (request) => write<EditReply>('POST', `${path}/edits`, request),
    undo: (expectedRevision) => write<EditReply>('POST', `${path}/undo`, { expectedRevision }),
    redo: (expectedRevision) => write<EditReply>('POST', `${path}/redo`, { expectedRevision }),
    restore: (request) => write<EditReply>('POST', `${path}/restore`, request),
    accept: (proposal, request) => write<EditReply>('POST', `${workspacePath(workspace)}/proposals/${proposal}/accept`, request),
    changes: (since) => get<EditReply>(withQuery(`${path}/changes`, { since })),
  };
}

function rows(pairs: Uint32Array, units: number): { start: Uint32Array; neighbor: Uint32Array } {
  const start = new Uint32Array(units + 1);
  pairs.forEach((unit) => start[unit + 1]++);
  for (let unit = 0; unit < units; unit++) {
    start[unit + 1] += start[unit];
  }
  const fill = start.slice(0, units);
  const neighbor = new Uint32Array(pairs.length);
  for (let pair = 0; pair < pairs.length; pair += 2) {
    neighbor[fill[pairs[pair]]++] = pairs[pair + 1];
    neighbor[fill[pairs[pair + 1]]++] = pairs[pair];
  }
  return { start, neighbor };
}
