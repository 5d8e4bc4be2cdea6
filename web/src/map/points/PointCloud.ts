import type { Places } from '../mercator';
import { drawOrder } from './drawOrder';

export type PointAttribute = 'place' | 'color' | 'look';

/** Points as the arrays their painters read, in draw order: neighborhood by neighborhood, which keeps a processor's caches warm. */
export class PointCloud {
  /** x and y on the map's plane; -9 for an unknown place, which is never in sight. */
  readonly place: Float32Array<ArrayBuffer>;
  /** Red, green, blue and 255. */
  readonly color: Uint8Array<ArrayBuffer>;
  /** Size in eighths of a plain point's, and 1 when selected. */
  readonly look: Uint8Array<ArrayBuffer>;
  /** What has changed since a painter last took it. */
  readonly stale = new Set<PointAttribute>(['place', 'color', 'look']);
  private readonly slotOfPoint: Uint32Array;

  constructor(places: Places) {
    const count = places.x.length;
    this.place = new Float32Array(count * 2);
    this.color = new Uint8Array(count * 4).fill(255);
    this.look = new Uint8Array(count * 2);
    this.slotOfPoint = drawOrder(places);
    for (let point = 0; point < count; point++) {
      const slot = this.slotOfPoint[point];
      const isKnown = places.x[point] === places.x[point];
      this.place[slot * 2] = isKnown ? places.x[point] : -9;
      this.place[slot * 2 + 1] = isKnown ? places.y[point] : -9;
      this.look[slot * 2] = 8;
    }
  }

  get count(): number {
    return this.slotOfPoint.length;
  }

  /** @param colors packed 0xrrggbb by point. */
  recolor(colors: Uint32Array): void {
    const bytes = this.color;
    for (let point = 0; point < colors.length; point++) {
      const color = colors[point];
      const slot = this.slotOfPoint[point] * 4;
      bytes[slot] = color >> 16;
      bytes[slot + 1] = (color >> 8) & 255;
      bytes[slot + 2] = color & 255;
    }
    this.stale.add('color');
  }

  mark(points: Iterable<number>, isSelected: boolean): void {
    for (const point of points) {
      this.look[this.slotOfPoint[point] * 2 + 1] = isSelected ? 1 : 0;
    }
    this.stale.add('look');
  }
}
