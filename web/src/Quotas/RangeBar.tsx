import type { QuotaChances } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { formatCount } from '../shell/format';

const text = quotaMessages.risk;
const width = 380;

/** Where eight of ten results lie, the middle one, and the number to reach. */
export function RangeBar({ chances }: { chances: QuotaChances }) {
  const { low, middle, high, number } = chances;
  const from = Math.min(low, number);
  const reach = Math.max(high, number) - from || 1;
  const at = (value: number) => 8 + ((width - 16) * (value - from)) / reach;
  const words = text.range(formatCount(low), formatCount(high), formatCount(middle));
  return (
    <div>
      <svg viewBox={`0 0 ${width} 30`} style={{ width: '100%', maxWidth: width, display: 'block' }} role="img" aria-label={words}>
        <line x1={8} x2={width - 8} y1={15} y2={15} stroke="var(--mantine-color-default-border)" strokeWidth={2} />
        <rect x={at(low)} width={Math.max(2, at(high) - at(low))} y={9} height={12} rx={3} fill="#3a97b3" stroke="currentColor" strokeWidth={0.5} />
        <line x1={at(middle)} x2={at(middle)} y1={7} y2={23} stroke="currentColor" strokeWidth={2} />
        <path d={`M${at(number)} 30 l-6 -9 h12 Z M${at(number)} 21 V2`} fill="#c75b12" stroke="#c75b12" strokeWidth={2} />
      </svg>
      <span style={{ fontSize: 'var(--mantine-font-size-sm)' }}>{words}</span>
    </div>
  );
}
