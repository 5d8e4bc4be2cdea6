import type { PointCloud } from './PointCloud';
import type { PointView } from './PointPainter';

/** A picture of premultiplied red, green, blue and alpha bytes, the lowest row first. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array<ArrayBuffer>;
}

/** One dot: per touched pixel its way from the dot's lowest left pixel, and how much of it, in 256ths, takes the fill and the ring. */
interface Stamp {
  readonly side: number;
  readonly column: Uint8Array;
  readonly row: Uint8Array;
  readonly fill: Uint16Array;
  readonly ring: Uint16Array;
}

/** Dots are placed to a quarter of a pixel. */
const steps = 4;
const selectedExtra = 4;
const ringWidth = 2;

/**
 * Draws all points of a cloud over a raster, in the cloud's order, as the card's shader does: round, with soft edges, selected ones
 * larger and with a ring. O(pixels of the raster + points x pixels of a dot).
 */
export function drawPoints(raster: Raster, cloud: PointCloud, view: PointView): void {
  const { width, height, pixels } = raster;
  pixels.fill(0);
  const { place, look } = cloud;
  const colors = new Uint32Array(cloud.color.buffer);
  const { matrix } = view;
  // The map is never tilted: the divisor is the same everywhere.
  const across = width / 2 / matrix[15];
  const up = height / 2 / matrix[15];
  const [xx, xy, x1] = [matrix[0] * across, matrix[4] * across, matrix[12] * across + width / 2];
  const [yx, yy, y1] = [matrix[1] * up, matrix[5] * up, matrix[13] * up + height / 2];
  const ring = view.ring[0] | (view.ring[1] << 8) | (view.ring[2] << 16) | 0xff000000;
  const stamps = new Map<number, readonly Stamp[]>();
  let kind = -1;
  let stampsOfKind: readonly Stamp[] = [];
  let half = 0;

  for (let slot = 0; slot < cloud.count; slot++) {
    const east = place[slot * 2];
    const south = place[slot * 2 + 1];
    const x = xx * east + xy * south + x1;
    const y = yx * east + yy * south + y1;
    const sort = look[slot * 2] * 2 + look[slot * 2 + 1];
    if (sort !== kind) {
      kind = sort;
      half = (view.pixels * look[slot * 2]) / 8 / 2 + (look[slot * 2 + 1] * selectedExtra) / 2;
      stampsOfKind = stamps.get(sort) ?? stampsOf(half, look[slot * 2 + 1] === 1);
      stamps.set(sort, stampsOfKind);
    }
    const left = Math.floor((x - half) * steps);
    const low = Math.floor((y - half) * steps);
    const column = left >> 2;
    const row = low >> 2;
    const stamp = stampsOfKind[(low & 3) * steps + (left & 3)];
    if (column >= width || row >= height || column + stamp.side <= 0 || row + stamp.side <= 0) {
      continue;
    }
    const isWhole = column >= 0 && row >= 0 && column + stamp.side <= width && row + stamp.side <= height;
    press(pixels, width, height, column, row, stamp, colors[slot], ring, isWhole);
  }
}

function press(
  pixels: Uint32Array, width: number, height: number, column: number, row: number, stamp: Stamp, fill: number, ring: number, isWhole: boolean,
): void {
  for (let part = 0; part < stamp.fill.length; part++) {
    const x = column + stamp.column[part];
    const y = row + stamp.row[part];
    if (!isWhole && (x < 0 || y < 0 || x >= width || y >= height)) {
      continue;
    }
    const at = y * width + x;
    const ofFill = stamp.fill[part];
    const ofRing = stamp.ring[part];
    const rest = 256 - ofFill - ofRing;
    const under = pixels[at];
    // Two channels at a time: each 8 bits wide in a lane of 16.
    let even = Math.imul(fill & 0xff00ff, ofFill) + Math.imul(under & 0xff00ff, rest);
    let odd = Math.imul((fill >>> 8) & 0xff00ff, ofFill) + Math.imul((under >>> 8) & 0xff00ff, rest);
    if (ofRing > 0) {
      even += Math.imul(ring & 0xff00ff, ofRing);
      odd += Math.imul((ring >>> 8) & 0xff00ff, ofRing);
    }
    pixels[at] = ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00);
  }
}

/** The dot of a radius at each quarter of a pixel it may begin at, rows first. */
function stampsOf(half: number, isSelected: boolean): readonly Stamp[] {
  const side = Math.ceil(2 * half) + 1;
  return Array.from({ length: steps * steps }, (_, step) => {
    const centerX = ((step % steps) + 0.5) / steps + half;
    const centerY = (Math.floor(step / steps) + 0.5) / steps + half;
    const parts: { column: number; row: number; fill: number; ring: number }[] = [];
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const edge = half - Math.hypot(column + 0.5 - centerX, row + 0.5 - centerY);
        const cover = clamped(edge);
        const ring = isSelected ? Math.round(256 * cover * (1 - clamped(edge - ringWidth))) : 0;
        const fill = Math.round(256 * cover) - ring;
        if (fill + ring > 0) {
          parts.push({ column, row, fill, ring });
        }
      }
    }
    return {
      side,
      column: Uint8Array.from(parts, (part) => part.column),
      row: Uint8Array.from(parts, (part) => part.row),
      fill: Uint16Array.from(parts, (part) => part.fill),
      ring: Uint16Array.from(parts, (part) => part.ring),
    };
  });
}

function clamped(value: number): number {
  return Math.max(0, Math.min(1, value));
}
