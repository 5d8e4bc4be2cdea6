import { describe, expect, it } from 'vitest';
import { decimalsOf, formatAmount, readAmount } from './amounts';

describe('amounts', () => {
  it.each([
    [0.01, 2],
    [0.05, 2],
    [0.001, 3],
    [1, 0],
    [1000, 0],
  ])('of unit %s have %s decimals', (unit, decimals) => expect(decimalsOf(unit)).toBe(decimals));

  it('show nothing for an empty cell, and 0 for 0', () => {
    expect(formatAmount(NaN, 1)).toBe('');
    expect(formatAmount(null, 0.01)).toBe('');
    expect(formatAmount(0, 0.01)).toBe('0.00');
    expect(formatAmount(436364, 1)).toBe('436,364');
    expect(formatAmount(0.5, 1)).toBe('0.5');
  });

  it.each([
    ['1234.5', 1234.5],
    ['1,234,567', 1234567],
    [' $ 1,234.50 ', 1234.5],
    ['12 000', 12000],
    ['(250)', -250],
    ['-0', 0],
    ['0', 0],
    ['.5', 0.5],
  ])('are read from %j', (text, value) => expect(readAmount(text)).toBe(value));

  it('tell empty from zero', () => {
    expect(readAmount('  ')).toBeNull();
    expect(readAmount('0')).toBe(0);
  });

  it.each(['1.234,50', '12,34', 'abc', '1e5', '5%', '--3', '()'])('are not read from %j, which is no number or could be two', (text) => expect(readAmount(text)).toBeUndefined());
});
