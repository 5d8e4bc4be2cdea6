/** How a new shape or click joins what is selected: alone, with shift, with alt. */
export type SelectionMode = 'replace' | 'add' | 'remove';

/**
 * The selected units: one set for map, tables and paste. A flag a unit and a dense list, so that membership is O(1) and
 * every act O(selected).
 */
export class Selection {
  private readonly position: Int32Array;
  private list: number[] = [];
  private versionNumber = 0;
  private readonly listeners = new Set<() => void>();

  constructor(units: number) {
    this.position = new Int32Array(units).fill(-1);
  }

  readonly version = (): number => this.versionNumber;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get size(): number {
    return this.list.length;
  }

  /** In no particular order; do not change it. */
  get units(): readonly number[] {
    return this.list;
  }

  readonly has = (unit: number): boolean => this.position[unit] >= 0;

  apply(units: ArrayLike<number>, mode: SelectionMode): void {
    if (mode === 'replace') {
      this.empty();
    }
    for (let entry = 0; entry < units.length; entry++) {
      if (mode === 'remove') {
        this.drop(units[entry]);
      } else {
        this.put(units[entry]);
      }
    }
    this.changed();
  }

  toggle(unit: number): void {
    if (this.has(unit)) {
      this.drop(unit);
    } else {
      this.put(unit);
    }
    this.changed();
  }

  clear(): void {
    if (this.list.length > 0) {
      this.empty();
      this.changed();
    }
  }

  private put(unit: number): void {
    if (this.position[unit] < 0) {
      this.position[unit] = this.list.push(unit) - 1;
    }
  }

  private drop(unit: number): void {
    const at = this.position[unit];
    if (at >= 0) {
      const last = this.list.pop()!;
      if (last !== unit) {
        this.list[at] = last;
        this.position[last] = at;
      }
      this.position[unit] = -1;
    }
  }

  private empty(): void {
    this.list.forEach((unit) => (this.position[unit] = -1));
    this.list = [];
  }

  private changed(): void {
    this.versionNumber++;
    this.listeners.forEach((listener) => listener());
  }
}
