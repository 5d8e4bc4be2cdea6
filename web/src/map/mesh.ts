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

/**
 * Reads the service's mesh (docs/formats.md): int32 arcs, int32 points, int32[arcs + 1] start, int32[arcs] left, int32[arcs]
 * right, float32[2 x points] longitude and latitude. Arcs without points join neighbors that share no line.
 */
export function readMesh(body: ArrayBuffer, units: number): Mesh {
  const [arcs, points] = new Int32Array(body, 0, 2);
  let offset = 8;
  const words = <T>(make: new (body: ArrayBuffer, offset: number, length: number) => T, length: number): T => {
    const array = new make(body, offset, length);
    offset += 4 * length;
    return array;
  };
  const start = words(Uint32Array, arcs + 1);
  const left = words(Int32Array, arcs);
  const right = words(Int32Array, arcs);
  const corners = words(Float32Array, 2 * points);
  const longitude = new Float64Array(points);
  const latitude = new Float64Array(points);
  for (let point = 0; point < points; point++) {
    longitude[point] = corners[2 * point];
    latitude[point] = corners[2 * point + 1];
  }
  return { units, start, longitude, latitude, left, right };
}

/** Which units touch, once a border arc each: for telling areas apart and growing a selection. */
export function* touchingUnits(mesh: Mesh): Generator<readonly [number, number]> {
  for (let arc = 0; arc < mesh.left.length; arc++) {
    if (mesh.left[arc] >= 0 && mesh.right[arc] >= 0) {
      yield [mesh.left[arc], mesh.right[arc]];
    }
  }
}
