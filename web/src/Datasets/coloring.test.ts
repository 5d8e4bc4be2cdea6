import { expect, it } from 'vitest';
import { coloringOf } from './coloring';

it('counts every record in exactly one class, those without a value apart', () => {
  const values = Float64Array.from({ length: 100 }, (_, row) => (row < 10 ? NaN : row));
  const { colors, classes } = coloringOf({ key: 'n', name: 'N', kind: 'number', scale: 0 }, { form: 'numbers', values }, 'light');
  expect(colors).toHaveLength(100);
  expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  expect(classes.at(-1)).toMatchObject({ label: 'No value', count: 10 });
  expect(classes[0].label).toMatch(/^below /);
});

it('gives each word its color and leaves out words that no record has', () => {
  const { classes } = coloringOf(
    { key: 'p', name: 'P', kind: 'text', scale: 0 },
    { form: 'words', values: Int32Array.of(0, 2, 0), words: ['Coordinates', 'City', 'Not placed'] },
    'light',
  );
  expect(classes.map(({ label, count }) => [label, count])).toEqual([['Coordinates', 2], ['Not placed', 1]]);
});
