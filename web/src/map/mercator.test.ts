import { describe, expect, it } from 'vitest';
import { latitudeOf, longitudeOf, mainBox, mercatorX, mercatorY, placesOf } from './mercator';

describe('the map plane', () => {
  it.each([[0, 0], [-98.5, 39.8], [179.9, -60], [-179.9, 71]])('longitude %f, latitude %f come back', (longitude, latitude) => {
    expect(longitudeOf(mercatorX(longitude))).toBeCloseTo(longitude, 9);
    expect(latitudeOf(mercatorY(latitude))).toBeCloseTo(latitude, 9);
  });

  it('the poles are drawn at the edge', () => {
    expect(mercatorY(90)).toBeCloseTo(0, 5);
    expect(mercatorY(-90)).toBeCloseTo(1, 5);
  });

  it('a few far islands do not shrink the first view', () => {
    const longitude = Array.from({ length: 1000 }, (_, unit) => -120 + (unit % 50));
    const latitude = Array.from({ length: 1000 }, (_, unit) => 28 + (unit % 20));
    const box = mainBox(placesOf([...longitude, 144, 179, -170], [...latitude, 13, 52, -14]))!;
    expect(longitudeOf(box.west)).toBeGreaterThan(-126);
    expect(longitudeOf(box.east)).toBeLessThan(-60);
  });

  it('a compact set is shown whole', () => {
    const box = mainBox(placesOf([10, 11, 12, NaN], [47, 48, 49, 50]))!;
    expect(longitudeOf(box.west)).toBeCloseTo(10, 4);
    expect(latitudeOf(box.south)).toBeCloseTo(47, 4);
  });
});
