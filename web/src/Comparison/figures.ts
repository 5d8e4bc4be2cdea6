import type { Comparison, MeasureInfo, Movement, ScoreInfo } from '../api/types';
import { comparison as words } from '../messages/comparison';
import { formatCount, formatIndex, formatLarge, formatMoney, formatNumber, formatPercent, formatSignedPercent } from '../shell/format';

/** One line of the measures table: a figure of both plans, lower always better. */
export interface Figure {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly show: (value: number) => string;
  readonly showDifference: (value: number) => string;
}

/**
 * Every figure of the two scores: the balance of one measure, then what is about places, then the balance of the others.
 * @param first key of the measure that stands first
 */
export function figuresOf({ scores, measures }: Pick<Comparison, 'scores' | 'measures'>, first: string): Figure[] {
  const nameOf = (key: string) => measures.find((measure) => measure.key === key)?.name ?? key;
  const balance = (left: ScoreInfo['measures'][number]): Figure[] => {
    const right = scores.right.measures.find((measure) => measure.key === left.key);
    const name = nameOf(left.key);
    return right === undefined
      ? []
      : [
          share(`${words.figures.worst}: ${name}`, left.worstDeviation, right.worstDeviation),
          share(`${words.figures.mean}: ${name}`, left.meanDeviation, right.meanDeviation),
          number(`${words.figures.gini}: ${name}`, left.gini, right.gini, formatIndex),
          number(`${words.figures.out}: ${name}`, left.outOfTolerance, right.outOfTolerance, formatCount),
        ];
  };
  const plain = (name: string, pick: (score: ScoreInfo) => number, show: (value: number) => string) => number(name, pick(scores.left), pick(scores.right), show);
  return [
    ...scores.left.measures.filter(({ key }) => key === first).flatMap(balance),
    plain(words.figures.distance, (score) => score.meanDistanceKm, formatNumber),
    plain(words.figures.inertia, (score) => score.inertia, formatLarge),
    plain(words.figures.pieces, (score) => score.extraPieces, formatCount),
    plain(words.figures.cut, (score) => score.cutEdges, formatCount),
    ...scores.left.measures.filter(({ key }) => key !== first).flatMap(balance),
  ];
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
  return { name, left, right, show, showDifference: (value) => `${value < 0 ? '-' : '+'}${show(Math.abs(value))}` };
}
