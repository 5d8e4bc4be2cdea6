import { describe, expect, it } from 'vitest';
import { readMesh, touchingUnits } from './mesh';

describe('the mesh', () => {
  it('is read as it was written: a border of three corners, and a bridge without corners', () => {
    const body = new ArrayBuffer(8 + 4 * 3 + 4 * 2 + 4 * 2 + 4 * 6);
    new Int32Array(body, 0, 9).set([2, 3, 0, 3, 3, 0, 0, 1, 2]);
    new Float32Array(body, 36, 6).set([-90, 40, -89.5, 40.25, -89, 41]);
    const mesh = readMesh(body, 3);
    expect(Array.from(mesh.start)).toEqual([0, 3, 3]);
    expect(Array.from(mesh.longitude)).toEqual([-90, -89.5, -89]);
    expect(Array.from(mesh.latitude)).toEqual([40, 40.25, 41]);
    expect(Array.from(touchingUnits(mesh))).toEqual([[0, 1], [0, 2]]);
  });
});
