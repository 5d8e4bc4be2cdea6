import { deviationColor } from '../map';
import { alignmentMessages as text } from '../messages/alignments';
import { formatSignedPercent } from '../shell/format';

const width = 64;
const height = 14;

/** A bar from the fair share to where the area is, over the band of the tolerance. Full scale is four tolerances. */
export function DeviationBar({ deviation, tolerance }: { deviation: number; tolerance: number }) {
  const reach = Math.max(tolerance * 4, 0.02);
  const at = (value: number) => width / 2 + (Math.max(-1, Math.min(1, value / reach)) * width) / 2;
  const isWithin = Math.abs(deviation) <= tolerance + 1e-9;
  const [from, to] = [at(0), at(Number.isNaN(deviation) ? 0 : deviation)].sort((a, b) => a - b);
  return (
    <svg width={width} height={height} role="img" aria-label={text.areas.deviationOf(formatSignedPercent(deviation), isWithin)}>
      <rect x={at(-tolerance)} width={at(tolerance) - at(-tolerance)} height={height} fill="var(--mantine-color-default-border)" />
      <rect x={from} y={3} width={Math.max(1, to - from)} height={height - 6} fill={isWithin ? 'var(--mantine-color-dimmed)' : deviationColor(deviation, tolerance)} stroke="currentColor" strokeWidth={0.4} />
      <line x1={at(0)} x2={at(0)} y1={0} y2={height} stroke="currentColor" strokeWidth={1} />
    </svg>
  );
}
