import { noArea } from './outlines';
import { latitudeOf, longitudeOf, type Places } from './mercator';

export interface LabelPoint {
  readonly area: number;
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * One point an area to write its name at: the unit nearest to the middle of the area's units, so that the name of a
 * crescent stands on the crescent. O(units), two passes.
 * @param weight by unit, for example its ground; heavier units pull the middle. Absent: all alike.
 */
export function labelPoints(places: Places, areaOfUnit: Uint16Array, weight?: ArrayLike<number>): LabelPoint[] {
  const size = areaOfUnit.reduce((most, area) => (area === noArea ? most : Math.max(most, area + 1)), 0);
  const sumX = new Float64Array(size);
  const sumY = new Float64Array(size);
  const sum = new Float64Array(size);
  for (let unit = 0; unit < areaOfUnit.length; unit++) {
    const area = areaOfUnit[unit];
    if (area !== noArea && places.x[unit] === places.x[unit]) {
      const heft = weight === undefined ? 1 : Math.max(weight[unit], 1e-9);
      sumX[area] += places.x[unit] * heft;
      sumY[area] += places.y[unit] * heft;
      sum[area] += heft;
    }
  }

  const nearest = new Int32Array(size).fill(-1);
  const distance = new Float64Array(size).fill(Infinity);
  for (let unit = 0; unit < areaOfUnit.length; unit++) {
    const area = areaOfUnit[unit];
    if (area === noArea) {
      continue;
    }
    const apart = (places.x[unit] - sumX[area] / sum[area]) ** 2 + (places.y[unit] - sumY[area] / sum[area]) ** 2;
    if (apart < distance[area]) {
      distance[area] = apart;
      nearest[area] = unit;
    }
  }

  const points: LabelPoint[] = [];
  nearest.forEach((unit, area) => {
    if (unit >= 0) {
      points.push({ area, longitude: longitudeOf(places.x[unit]), latitude: latitudeOf(places.y[unit]) });
    }
  });
  return points;
}
