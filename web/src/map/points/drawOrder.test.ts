import { describe, expect, it } from 'vitest';
import { drawOrder } from './drawOrder';
import { randomFrom } from '../random';

describe('the order in which points are drawn', () => {
  it('gives every place one turn, wherever it lies, known or not', () => {
    const random = randomFrom(3);
    const x = Float32Array.from({ length: 5000 }, (_, place) => (place % 97 === 0 ? NaN : random()));
    const y = Float32Array.from({ length: 5000 }, (_, place) => (place % 97 === 0 ? NaN : random()));
    expect([...drawOrder({ x, y })].sort((a, b) => a - b)).toEqual([...x.keys()]);
  });

  it('keeps neighbors together and the order of the file among them', () => {
    const x = Float32Array.from([0.1, 0.9, 0.1001, 0.9001]);
    const y = Float32Array.from([0.1, 0.9, 0.1001, 0.9001]);
    expect([...drawOrder({ x, y })]).toEqual([0, 2, 1, 3]);
  });

  it('bears places that are all the same, and none', () => {
    expect([...drawOrder({ x: Float32Array.of(0.5, 0.5), y: Float32Array.of(0.5, 0.5) })]).toEqual([0, 1]);
    expect(drawOrder({ x: new Float32Array(0), y: new Float32Array(0) })).toHaveLength(0);
  });
});
