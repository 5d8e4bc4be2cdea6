import { describe, expect, it } from 'vitest';
import { labelPoints } from './labels';
import { placesOf } from './mercator';
import { noArea } from './outlines';

describe('label points', () => {
  it('the name of a crescent stands on one of its own units', () => {
    const longitude = [0, 1, 2, 3, 4, 4, 4, 3, 2, 1, 0];
    const latitude = [0, 0, 0, 0, 0, 2, 4, 4, 4, 4, 4];
    const [label] = labelPoints(placesOf(longitude, latitude), new Uint16Array(11).fill(7));
    expect(label.area).toBe(7);
    const onUnit = longitude.some((x, unit) => Math.abs(x - label.longitude) < 1e-3 && Math.abs(latitude[unit] - label.latitude) < 1e-3);
    expect(onUnit).toBe(true);
  });

  it('unassigned units and units without a place get no label', () => {
    expect(labelPoints(placesOf([1, NaN], [1, NaN]), Uint16Array.of(noArea, 3))).toEqual([]);
  });
});
