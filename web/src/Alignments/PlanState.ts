import { Ancestry, noArea } from '../map/outlines';
import type { Act, Alignment, Area, AreaUpdate, Changes, MeasureInfo } from '../api/types';
import { Totals } from './Totals';

/** One measure by unit, in whole steps of 10^-scale, so that sums are exact however often units move back and forth. */
export interface UnitMeasure {
  readonly info: MeasureInfo;
  readonly steps: Float64Array;
}

export interface PlanStart {
  readonly alignment: Alignment;
  readonly revision: number;
  readonly areaOfUnit: Uint16Array;
  readonly lockOfUnit: Uint8Array;
  readonly measures: readonly UnitMeasure[];
}

/** What the last change touched, for those who draw. `all` when areas or everything changed. */
export interface PlanChange {
  readonly units: Uint32Array | 'all';
  readonly areasChanged: boolean;
}

interface PendingAct {
  readonly id: number;
  readonly act: Act;
}

/**
 * An open alignment in the browser: the assignment, locks, areas and running totals in typed arrays in unit order.
 * What the service has confirmed and what the user has just done are kept apart: the view is the confirmed state with the
 * pending acts on top, so that a refusal takes back one act and nothing else. A change costs its own size.
 */
export class PlanState {
  readonly units: number;
  readonly measures: readonly UnitMeasure[];
  /** The view: the lowest level's area by unit, 65535 none. Read only outside this class. */
  readonly areaOfUnit: Uint16Array;
  readonly lockOfUnit: Uint8Array;
  readonly totals: Totals;
  areas: readonly Area[] = [];
  ancestry: Ancestry;
  alignment: Alignment;
  revision: number;
  lastChange: PlanChange = { units: 'all', areasChanged: true };

  private readonly confirmedArea: Uint16Array;
  private readonly confirmedLock: Uint8Array;
  private confirmedAreas: readonly Area[];
  private pending: PendingAct[] = [];
  private nextPending = 1;
  private versionNumber = 0;
  private readonly listeners = new Set<() => void>();

  constructor(start: PlanStart) {
    this.alignment = start.alignment;
    this.units = start.areaOfUnit.length;
    this.measures = start.measures;
    this.areaOfUnit = start.areaOfUnit.slice();
    this.lockOfUnit = start.lockOfUnit.slice();
    this.confirmedArea = start.areaOfUnit.slice();
    this.confirmedLock = start.lockOfUnit.slice();
    this.confirmedAreas = start.alignment.tree;
    this.areas = start.alignment.tree;
    this.ancestry = new Ancestry(this.areas);
    this.revision = start.revision;
    this.totals = new Totals(this.measures.map((measure) => measure.steps));
    this.totals.compute(this.areaOfUnit);
  }

  /** For useSyncExternalStore: a number that grows with every change. */
  readonly version = (): number => this.versionNumber;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get lowestLevel(): number {
    return this.alignment.levels.length - 1;
  }

  get pendingActs(): number {
    return this.pending.length;
  }

  /** The areas units are in, in the tree's order. */
  territories(): readonly Area[] {
    return this.areas.filter((area) => area.level === this.lowestLevel);
  }

  area(number: number): Area | undefined {
    return this.areas.find((area) => area.number === number);
  }

  /** Shows an act at once. Give the returned id to confirm or refuse it. O(units of the act). */
  begin(act: Act): number {
    const id = this.nextPending++;
    this.pending.push({ id, act });
    this.changed(this.play(act), isAboutAreas(act));
    return id;
  }

  /** The service took the act; its changes (with those of others since) become the confirmed state. */
  confirm(id: number, revision: number, changes: Changes): void {
    this.pending = this.pending.filter((act) => act.id !== id);
    this.accept(revision, changes);
  }

  /** The service refused: the act is taken back, later pending acts stay. */
  refuse(id: number): void {
    const refused = this.pending.find((act) => act.id === id);
    if (refused === undefined) {
      return;
    }
    this.pending = this.pending.filter((act) => act.id !== id);
    this.changed(this.rebuilt(unitsOf(refused.act)), true);
  }

  /** Changes from the service: one's own undo, a colleague's edit, what was missed while offline. O(changes). */
  accept(revision: number, changes: Changes): void {
    if (revision < this.revision) {
      return;
    }
    this.revision = revision;
    changes.units.forEach((unit, entry) => {
      this.confirmedArea[unit] = changes.to[entry] < 0 ? noArea : changes.to[entry];
      if (changes.locks.length > 0) {
        this.confirmedLock[unit] = changes.locks[entry];
      }
    });
    const hasAreas = changes.areas.length > 0;
    if (hasAreas) {
      this.confirmedAreas = changes.areas;
    }
    this.changed(this.rebuilt(changes.units), hasAreas || this.pending.some((act) => isAboutAreas(act.act)));
  }

  /** Everything anew, after a reload or when too much was missed. */
  replace(alignment: Alignment, revision: number, areaOfUnit: Uint16Array, lockOfUnit: Uint8Array): void {
    this.alignment = alignment;
    this.revision = revision;
    this.confirmedArea.set(areaOfUnit);
    this.confirmedLock.set(lockOfUnit);
    this.confirmedAreas = alignment.tree;
    this.areaOfUnit.set(areaOfUnit);
    this.lockOfUnit.set(lockOfUnit);
    this.areas = alignment.tree;
    this.pending.forEach((act) => this.play(act.act));
    this.totals.compute(this.areaOfUnit);
    this.changed('all', true);
  }

  /** New names or balance of the alignment itself; the assignment is not touched. */
  describe(alignment: Alignment): void {
    this.alignment = alignment;
    this.changed([], false);
  }

  /** The view of some units from the confirmed state and the acts still pending. */
  private rebuilt(units: Iterable<number>): Uint32Array | 'all' {
    const touched = new Set<number>(units);
    for (const unit of touched) {
      this.totals.move(unit, this.areaOfUnit[unit], this.confirmedArea[unit]);
      this.areaOfUnit[unit] = this.confirmedArea[unit];
      this.lockOfUnit[unit] = this.confirmedLock[unit];
    }
    this.areas = this.confirmedAreas;
    let all = false;
    for (const { act } of this.pending) {
      const played = this.play(act);
      all ||= played === 'all';
      if (played !== 'all') {
        played.forEach((unit) => touched.add(unit));
      }
    }
    return all ? 'all' : Uint32Array.from(touched);
  }

  /** Plays what can be foreseen; acts that only the service can decide (nearest, islands) change nothing until confirmed. */
  private play(act: Act): Uint32Array | 'all' {
    switch (act.kind) {
      case 'moveUnits':
        return this.moved(act.units, () => act.to);
      case 'assignUnits':
        return this.moved(act.units, (entry) => act.to[entry]);
      case 'lockUnits':
        act.units.forEach((unit) => (this.lockOfUnit[unit] = act.locked ? 1 : 0));
        return Uint32Array.from(act.units);
      case 'lockAreas':
        this.areas = this.areas.map((area) => (act.areas.includes(area.number) ? { ...area, locked: act.locked } : area));
        return new Uint32Array(0);
      case 'updateAreas': {
        const updates = new Map(act.areas.map((update) => [update.number, update]));
        this.areas = this.areas.map((area) => updated(area, updates.get(area.number)));
        return new Uint32Array(0);
      }
      default:
        return new Uint32Array(0);
    }
  }

  private moved(units: readonly number[], to: (entry: number) => number): Uint32Array {
    units.forEach((unit, entry) => {
      const target = to(entry) < 0 ? noArea : to(entry);
      this.totals.move(unit, this.areaOfUnit[unit], target);
      this.areaOfUnit[unit] = target;
    });
    return Uint32Array.from(units);
  }

  private changed(units: Uint32Array | number[] | 'all', areasChanged: boolean): void {
    if (areasChanged) {
      this.ancestry = new Ancestry(this.areas);
    }
    this.lastChange = { units: units === 'all' ? 'all' : Uint32Array.from(units), areasChanged };
    this.versionNumber++;
    this.listeners.forEach((listener) => listener());
  }
}

/** An empty color or owner and a negative share take the choice back; what is left out, or null, stays. */
function updated(area: Area, update: AreaUpdate | undefined): Area {
  return update === undefined
    ? area
    : {
        ...area,
        name: update.name ?? area.name,
        color: (update.color ?? area.color) || null,
        owner: (update.owner ?? area.owner) || null,
        targetShare: (update.targetShare ?? 0) < 0 ? null : (update.targetShare ?? area.targetShare),
        parent: update.parent ?? area.parent,
      };
}

function unitsOf(act: Act): readonly number[] {
  return 'units' in act ? (act.units ?? []) : [];
}

function isAboutAreas(act: Act): boolean {
  return act.kind === 'lockAreas' || act.kind === 'updateAreas';
}
