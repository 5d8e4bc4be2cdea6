import { amountScale } from '../map';
import { packed, territoryColors, unassignedColor } from '../map/colors/palette';
import { datasetMessages } from '../messages/datasets';
import { isTextual, valueText, type ColumnShape, type LoadedColumn } from './columns';

/** A colour a record, and what the colours mean. */
export interface Coloring {
  /** Packed 0xrrggbb by record. */
  readonly colors: Uint32Array;
  readonly classes: readonly { readonly label: string; readonly color: string; readonly count: number }[];
}

/** By word (few of them, as the ways of placing) or by number in classes of about equal counts. O(records log records). */
export function coloringOf(column: ColumnShape, loaded: LoadedColumn, theme: 'light' | 'dark'): Coloring {
  return loaded.form === 'words' && isTextual(column.kind) ? byWord(loaded, theme) : byNumber(column, loaded, theme);
}

function byWord(loaded: LoadedColumn & { form: 'words' }, theme: 'light' | 'dark'): Coloring {
  const none = unassignedColor[theme];
  const last = loaded.words.length - 1;
  const colorOf = (word: number) => (word === last ? none : territoryColors[word % territoryColors.length]);
  const packedOf = Uint32Array.from(loaded.words, (_, word) => packed(colorOf(word)));
  const counts = new Uint32Array(loaded.words.length);
  const colors = Uint32Array.from(loaded.values, (word) => {
    counts[word]++;
    return packedOf[word];
  });
  const classes = loaded.words.map((label, word) => ({ label, color: colorOf(word), count: counts[word] })).filter(({ count }) => count > 0);
  return { colors, classes };
}

function byNumber(column: ColumnShape, loaded: LoadedColumn, theme: 'light' | 'dark'): Coloring {
  const texts = datasetMessages.dataset;
  const none = unassignedColor[theme];
  const scale = amountScale(loaded.values);
  const packedOf = scale.colors.map(packed);
  const empty = packed(none);
  const counts = new Uint32Array(scale.colors.length + 1);
  const colors = Uint32Array.from({ length: loaded.values.length }, (_, row) => {
    const value = loaded.values[row];
    if (value !== value) {
      counts[scale.colors.length]++;
      return empty;
    }
    let step = 0;
    while (step < scale.breaks.length && value >= scale.breaks[step]) {
      step++;
    }
    counts[step]++;
    return packedOf[step];
  });
  const bound = (step: number) => valueText(column, scale.breaks[step]);
  const labelOf = (step: number) => {
    if (scale.breaks.length === 0) {
      return column.name;
    }
    if (step === 0) {
      return texts.below(bound(0));
    }
    return step === scale.breaks.length ? texts.above(bound(step - 1)) : texts.between(bound(step - 1), bound(step));
  };
  const classes = scale.colors.map((color, step) => ({ label: labelOf(step), color, count: counts[step] }));
  const emptyCount = counts[scale.colors.length];
  return { colors, classes: emptyCount === 0 ? classes : [...classes, { label: texts.noValue, color: none, count: emptyCount }] };
}
