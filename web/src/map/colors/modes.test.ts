import { describe, expect, it } from 'vitest';
import { noArea } from '../outlines';
import { amountScale, byAmount, byArea, byChange, byDeviation, deviationColor } from './modes';
import { amountColors, changeColors, deviationColors, packed } from './palette';

const none = '#ffffff';
const neutral = '#d9d9d6';

describe('colour modes', () => {
  it('by territory, a unit has its area colour and an unassigned one the colour of none', () => {
    const colors = byArea(Uint16Array.of(3, noArea, 4), new Map([[3, '#112233'], [4, '#445566']]), none);
    expect(Array.from(colors)).toEqual([0x112233, 0xffffff, 0x445566]);
  });

  it('classes of amounts hold about equally many units and the empty ones stay empty', () => {
    const values = [...Array.from({ length: 700 }, (_, unit) => unit), NaN];
    const scale = amountScale(values);
    expect(scale.breaks).toEqual([100, 200, 300, 400, 500, 600]);
    const colors = byAmount(values, scale, none);
    for (const color of amountColors) {
      expect(colors.filter((value) => value === packed(color))).toHaveLength(100);
    }
    expect(colors[700]).toBe(0xffffff);
  });

  it('when most units have nothing, they share the palest class', () => {
    const values = [...new Array<number>(900).fill(0), ...Array.from({ length: 100 }, (_, unit) => unit + 1)];
    const scale = amountScale(values);
    expect(byAmount(values, scale, none)[0]).toBe(packed(amountColors[0]));
    expect(scale.colors).toHaveLength(scale.breaks.length + 1);
  });

  it.each([
    [0, undefined],
    [0.05, undefined],
    [-0.05, undefined],
    [0.08, deviationColors.above[0]],
    [0.15, deviationColors.above[1]],
    [0.9, deviationColors.above[2]],
    [-0.08, deviationColors.below[2]],
    [-0.9, deviationColors.below[0]],
  ])('a deviation of %f at a tolerance of 5 %% is %s', (deviation, color) => {
    expect(deviationColor(deviation, 0.05)).toBe(color);
    expect(byDeviation(Uint16Array.of(1), new Map([[1, deviation]]), 0.05, { none, neutral })[0]).toBe(packed(color ?? neutral));
  });

  it('by change, an area shows what it gained, lost and kept', () => {
    const colors = byChange({ areaOfUnit: Uint16Array.of(1, 1, 2, 2), base: Uint16Array.of(2, 1, 1, 2), focus: 1, none, neutral });
    expect(colors[0]).toBe(packed(changeColors.gained));
    expect(colors[2]).toBe(packed(changeColors.lost));
    expect(colors[3]).toBe(packed(none));
    expect(colors[1]).not.toBe(colors[0]);
  });

  it('by change without a focus, only what changed hands stands out', () => {
    const colors = byChange({ areaOfUnit: Uint16Array.of(1, 2), base: Uint16Array.of(1, 1), none, neutral, colorOfArea: new Map([[2, '#123456']]) });
    expect(Array.from(colors)).toEqual([packed(neutral), 0x123456]);
  });
});
