/**
 * Outlines as shared arcs: each stretch of border once, with the unit on either side. Arc a has the corners
 * start[a] to start[a + 1] - 1.
 */
export interface Mesh {
  readonly units: number;
  readonly start: Uint32Array;
  /** Degrees. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** The unit to the left and right of each arc; -1 where there is none (coast, outer border). */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Which units touch, once a border arc each: for telling areas apart and growing a selection. */
export function* touchingUnits(mesh: Mesh): Generator<readonly [number, number]> {
  for (let arc = 0; arc < mesh.left.length; arc++) {
    if (mesh.left[arc] >= 0 && mesh.right[arc] >= 0) {
      yield [mesh.left[arc], mesh.right[arc]];
    }
  }
}
