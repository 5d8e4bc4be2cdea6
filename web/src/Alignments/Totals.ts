import { noArea } from '../map/outlines';

/**
 * Running totals by area of the lowest level: units and each measure's sum, in whole steps. A move costs the number of
 * measures, whatever the number of areas. Row 65535 holds the unassigned.
 */
export class Totals {
  readonly units = new Uint32Array(65536);
  /** By measure, by area. */
  readonly sums: readonly Float64Array[];
  private readonly steps: readonly Float64Array[];

  constructor(steps: readonly Float64Array[]) {
    this.steps = steps;
    this.sums = steps.map(() => new Float64Array(65536));
  }

  /** From zero. O(units x measures). */
  compute(areaOfUnit: Uint16Array): void {
    this.units.fill(0);
    this.sums.forEach((sums) => sums.fill(0));
    for (let unit = 0; unit < areaOfUnit.length; unit++) {
      this.units[areaOfUnit[unit]]++;
    }
    this.steps.forEach((steps, measure) => {
      const sums = this.sums[measure];
      for (let unit = 0; unit < areaOfUnit.length; unit++) {
        sums[areaOfUnit[unit]] += steps[unit];
      }
    });
  }

  /** O(measures). */
  move(unit: number, from: number, to: number): void {
    if (from === to) {
      return;
    }
    this.units[from]--;
    this.units[to]++;
    for (let measure = 0; measure < this.steps.length; measure++) {
      const value = this.steps[measure][unit];
      this.sums[measure][from] -= value;
      this.sums[measure][to] += value;
    }
  }

  get unassigned(): number {
    return this.units[noArea];
  }
}
