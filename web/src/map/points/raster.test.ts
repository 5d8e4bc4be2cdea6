import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random';
import { PointCloud } from './PointCloud';
import type { PointView } from './PointPainter';
import { drawPoints, type Raster } from './raster';

/** The plane from (0, 0) to (1, 1) over the whole raster, north up. */
const plain = { matrix: [2, 0, 0, 0, 0, -2, 0, 0, 0, 0, 1, 0, -1, 1, 0, 1], pixels: 6, ring: [10, 20, 30] } satisfies PointView;

function rasterOf(width: number, height: number): Raster {
  return { width, height, pixels: new Uint32Array(width * height) };
}

function cloudOf(places: readonly (readonly [number, number])[], colors: readonly number[]): PointCloud {
  const cloud = new PointCloud({ x: Float32Array.from(places, ([x]) => x), y: Float32Array.from(places, ([, y]) => y) });
  cloud.recolor(Uint32Array.from(colors));
  return cloud;
}

function pixel({ width, pixels }: Raster, x: number, y: number): readonly number[] {
  const value = pixels[y * width + x];
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
}

describe('points drawn by the processor', () => {
  it('lays a round dot of the asked width where its place is, north up', () => {
    const raster = rasterOf(40, 20);
    drawPoints(raster, cloudOf([[0.25, 0.25]], [0x336699]), plain);
    expect(pixel(raster, 10, 15)).toEqual([0x33, 0x66, 0x99, 255]);
    const touched = [...raster.pixels.keys()].filter((at) => raster.pixels[at] !== 0).map((at) => [at % 40, Math.floor(at / 40)]);
    expect(touched.every(([x, y]) => Math.hypot(x + 0.5 - 10, y + 0.5 - 15) < 3.3)).toBe(true);
    const cover = touched.reduce((sum, [x, y]) => sum + pixel(raster, x, y)[3] / 255, 0);
    // A soft edge of one pixel inside the radius leaves a disc of 2.5 pixels' radius and a little.
    expect(cover).toBeGreaterThan(Math.PI * 2.4 ** 2);
    expect(cover).toBeLessThan(Math.PI * 2.8 ** 2);
  });

  it('gives a selected point a larger dot with a ring', () => {
    const raster = rasterOf(40, 40);
    const cloud = cloudOf([[0.5, 0.5]], [0xff0000]);
    cloud.mark([0], true);
    drawPoints(raster, cloud, plain);
    expect(pixel(raster, 20, 20)).toEqual([255, 0, 0, 255]);
    expect(pixel(raster, 23, 20)).toEqual([10, 20, 30, 255]);
    expect(pixel(raster, 26, 20)).toEqual([0, 0, 0, 0]);
  });

  it('draws nothing of unknown places and of places out of sight', () => {
    const raster = rasterOf(30, 30);
    drawPoints(raster, cloudOf([[NaN, NaN], [-2, 0.5], [0.5, 7], [1.2, 1.2]], [1, 2, 3, 4]), plain);
    expect(raster.pixels.every((value) => value === 0)).toBe(true);
  });

  it('cuts dots at the edges of the picture and forgets the picture before', () => {
    const raster = rasterOf(30, 30);
    raster.pixels.fill(0xffffffff);
    drawPoints(raster, cloudOf([[0, 0], [1, 1]], [0x00ff00, 0x0000ff]), plain);
    expect(pixel(raster, 0, 29)).toEqual([0, 255, 0, 255]);
    expect(pixel(raster, 29, 0)).toEqual([0, 0, 255, 255]);
    expect(pixel(raster, 29, 29)).toEqual([0, 0, 0, 0]);
    expect(pixel(raster, 0, 0)).toEqual([0, 0, 0, 0]);
  });

  it('agrees with blending in exact numbers, at any place and size', () => {
    const random = randomFrom(4);
    for (let round = 0; round < 20; round++) {
      const places = Array.from({ length: 40 }, () => [Math.fround(random() * 1.2 - 0.1), Math.fround(random() * 1.2 - 0.1)] as const);
      const colors = places.map(() => Math.floor(random() * 0xffffff));
      const cloud = cloudOf(places, colors);
      cloud.mark(places.flatMap((_, point) => (random() < 0.3 ? [point] : [])), true);
      const view = { ...plain, pixels: 2 + 9 * random() };
      const raster = rasterOf(60, 50);
      drawPoints(raster, cloud, view);
      const exact = blended(cloud, view, 60, 50);
      // A dot may lie an eighth of a pixel off, which changes a soft edge by as much, and 256ths are rounded down.
      const apart = raster.pixels.reduce((worst, _, at) => {
        const parts = pixel(raster, at % 60, Math.floor(at / 60));
        return Math.max(worst, ...parts.map((part, index) => Math.abs(part - exact[at * 4 + index])));
      }, 0);
      expect(apart).toBeLessThan(255 * 0.45);
      const mean = raster.pixels.reduce((sum, value, at) => sum + Math.abs((value >>> 24) - exact[at * 4 + 3]), 0) / raster.pixels.length;
      expect(mean).toBeLessThan(4);
    }
  });
});

/** The shader's formulas, one pixel after the other, in floating point. */
function blended(cloud: PointCloud, view: PointView, width: number, height: number): Float64Array {
  const exact = new Float64Array(width * height * 4);
  for (let slot = 0; slot < cloud.count; slot++) {
    const x = cloud.place[slot * 2] * width;
    const y = (1 - cloud.place[slot * 2 + 1]) * height;
    const isSelected = cloud.look[slot * 2 + 1];
    const half = view.pixels / 2 + isSelected * 2;
    for (let at = 0; at < width * height; at++) {
      const edge = half - Math.hypot((at % width) + 0.5 - x, Math.floor(at / width) + 0.5 - y);
      const cover = Math.max(0, Math.min(1, edge));
      const ring = isSelected * (1 - Math.max(0, Math.min(1, edge - 2)));
      for (let part = 0; part < 4; part++) {
        const fill = cloud.color[slot * 4 + part] * (1 - ring) + (part < 3 ? view.ring[part] : 255) * ring;
        exact[at * 4 + part] = exact[at * 4 + part] * (1 - cover) + fill * cover;
      }
    }
  }
  return exact;
}
