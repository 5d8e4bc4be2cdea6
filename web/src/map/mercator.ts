/** Web Mercator, the map's own plane: x and y from 0 (west, north) to 1 (east, south). */

const maximumLatitude = 85.051129;

export function mercatorX(longitude: number): number {
  return (longitude + 180) / 360;
}

/** Latitudes beyond the square map (85.05 degrees) are drawn at its edge. */
export function mercatorY(latitude: number): number {
  const clamped = Math.max(-maximumLatitude, Math.min(maximumLatitude, latitude));
  const angle = (clamped * Math.PI) / 360 + Math.PI / 4;
  return 0.5 - Math.log(Math.tan(angle)) / (2 * Math.PI);
}

export function longitudeOf(x: number): number {
  return x * 360 - 180;
}

export function latitudeOf(y: number): number {
  return (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;
}

/** Places in the order of units or records; a place that is unknown has NaN for both. */
export interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

export function placesOf(longitude: ArrayLike<number>, latitude: ArrayLike<number>): Places {
  const x = new Float32Array(longitude.length);
  const y = new Float32Array(longitude.length);
  for (let place = 0; place < x.length; place++) {
    const known = Number.isFinite(longitude[place]) && Number.isFinite(latitude[place]);
    x[place] = known ? mercatorX(longitude[place]) : NaN;
    y[place] = known ? mercatorY(latitude[place]) : NaN;
  }
  return { x, y };
}

/** West, north, east, south on the plane. East may be past 1 when the box crosses the antimeridian. */
export interface Box {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

const cutShare = 0.035;
const enoughForQuantiles = 20_000;

/**
 * The box a planner wants to see first: where nearly all places are. Three and a half per cent may be cut off at each side, so that a
 * handful of islands (Guam, the Aleutians) do not shrink the mainland to a stamp; nothing is cut when that gains little.
 */
export function mainBox(places: Places): Box | null {
  const full = boxOf(places, places.x.keys());
  if (full === null) {
    return null;
  }

  const xs = sampled(places.x);
  const ys = sampled(places.y);
  const cut: Box = { west: quantile(xs, cutShare), north: quantile(ys, cutShare), east: quantile(xs, 1 - cutShare), south: quantile(ys, 1 - cutShare) };
  const isWorthCutting = cut.east - cut.west < 0.7 * (full.east - full.west) || cut.south - cut.north < 0.7 * (full.south - full.north);
  return isWorthCutting ? grown(cut, 0.12, full) : full;
}

/** The box of some places, or null when none of them is known. */
export function boxOf(places: Places, which: Iterable<number>): Box | null {
  let west = Infinity;
  let north = Infinity;
  let east = -Infinity;
  let south = -Infinity;
  for (const place of which) {
    const x = places.x[place];
    const y = places.y[place];
    if (x === x) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      north = Math.min(north, y);
      south = Math.max(south, y);
    }
  }
  return west === Infinity ? null : { west, north, east, south };
}

function grown(box: Box, share: number, within: Box): Box {
  const dx = (box.east - box.west) * share;
  const dy = (box.south - box.north) * share;
  return {
    west: Math.max(within.west, box.west - dx),
    north: Math.max(within.north, box.north - dy),
    east: Math.min(within.east, box.east + dx),
    south: Math.min(within.south, box.south + dy),
  };
}

/** Known values in ascending order: all of them, or of very many an even sample. */
function sampled(values: Float32Array): Float32Array {
  const stride = Math.ceil(values.length / enoughForQuantiles);
  return (stride === 1 ? values : values.filter((_, place) => place % stride === 0)).filter((value) => value === value).sort();
}

function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
