import type { Comparison, MeasureInfo, Movement, ScoreInfo } from '../api/types';
import { comparison as words } from '../messages/comparison';
import { formatCount, formatMoney, formatNumber, formatPercent, formatSigned, formatSignedPercent } from '../shell/format';

/** One line of the measures table: a figure of both plans, lower always better. */
export interface Figure {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly show: (value: number) => string;
  readonly showDifference: (value: number) => string;
}

/** Every figure of the two scores, balance first. */
export function figuresOf({ scores, measures }: Pick<Comparison, 'scores' | 'measures'>): Figure[] {
  const nameOf = (key: string) => measures.find((measure) => measure.key === key)?.name ?? key;
  const figures: Figure[] = [];
  for (const left of scores.left.measures) {
    const right = scores.right.measures.find((measure) => measure.key === left.key);
    if (right === undefined) {
      continue;
    }
    const name = nameOf(left.key);
    figures.push(share(`${words.figures.worst}: ${name}`, left.worstDeviation, right.worstDeviation));
    figures.push(share(`${words.figures.mean}: ${name}`, left.meanDeviation, right.meanDeviation));
    figures.push(number(`${words.figures.gini}: ${name}`, left.gini, right.gini, (value) => value.toFixed(4)));
    figures.push(number(`${words.figures.out}: ${name}`, left.outOfTolerance, right.outOfTolerance, formatCount));
  }
  const plain = (name: string, pick: (score: ScoreInfo) => number, show: (value: number) => string) => figures.push(number(name, pick(scores.left), pick(scores.right), show));
  plain(words.figures.distance, (score) => score.meanDistanceKm, formatNumber);
  plain(words.figures.inertia, (score) => score.inertia, (value) => value.toExponential(3));
  plain(words.figures.pieces, (score) => score.extraPieces, formatCount);
  plain(words.figures.cut, (score) => score.cutEdges, formatCount);
  return figures;
}

/** An amount of a measure as people write it. */
export function showAmount(measure: MeasureInfo, value: number): string {
  return measure.kind === 'currency' ? formatMoney(value, measure.currency, measure.scale) : formatNumber(value);
}

/** Movements between different areas, most units first; those that stayed are left out. */
export function moves(matrix: readonly Movement[]): Movement[] {
  return matrix.filter((entry) => entry.from !== entry.to).sort((one, other) => other.units - one.units || one.from - other.from || one.to - other.to);
}

/** The movements as CSV with a heading, names quoted. */
export function movementsCsv(rows: readonly Movement[], nameOf: (area: number) => string, measures: readonly MeasureInfo[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const head = [words.from, words.to, words.units, ...measures.map((measure) => measure.name)].map(quoted).join(',');
  return [head, ...rows.map((row) => [quoted(nameOf(row.from)), quoted(nameOf(row.to)), row.units, ...row.sums].join(','))].join('\r\n');
}

function share(name: string, left: number, right: number): Figure {
  return { name, left, right, show: formatPercent, showDifference: formatSignedPercent };
}

function number(name: string, left: number, right: number, show: (value: number) => string): Figure {
  return { name, left, right, show, showDifference: (value) => (show === formatCount || show === formatNumber ? formatSigned(value) : show(value)) };
}
