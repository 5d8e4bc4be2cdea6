import type { GapRisk } from '../api/types';
import { deviationColors } from '../map';
import { quotaMessages } from '../messages/quotas';

/** Blue to orange as on the maps, told apart by shape and word as well. */
export const riskColors: Record<GapRisk, string> = { ok: deviationColors.below[1], watch: deviationColors.above[1], high: deviationColors.above[2], noBasis: '#8a949c' };

const shapes: Record<GapRisk, React.ReactNode> = {
  ok: <circle cx={6} cy={6} r={5} />,
  watch: <path d="M6 1 11 11H1Z" />,
  high: <path d="M6 0 12 6 6 12 0 6Z" />,
  noBasis: <path d="M1 5h10v2H1Z" />,
};

/** A risk as shape, color and word. */
export function RiskMark({ risk }: { risk: GapRisk }) {
  return (
    <span className="risk-mark">
      <svg width={12} height={12} aria-hidden fill={riskColors[risk]} stroke="currentColor" strokeWidth={0.5}>
        {shapes[risk]}
      </svg>
      {quotaMessages.sellers.risks[risk]}
    </span>
  );
}
