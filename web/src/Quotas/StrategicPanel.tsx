import { Group, Text } from '@mantine/core';
import type { QuotaContent, QuotaWholeFigures } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { formatCount, formatNumber, formatPercent } from '../shell/format';
import { formatAmount } from '../Targets/amounts';
import { RiskMark } from './RiskMark';

const text = quotaMessages.strategic;
const risks = ['high', 'watch', 'ok', 'noBasis'] as const;

/** What is missing at the top and how far each way alone would close it, in two lines. */
export function StrategicPanel({ whole, content, unit }: { whole: QuotaWholeFigures; content: QuotaContent; unit: number }) {
  const amount = (value: number) => formatAmount(value, unit);
  const { strategic } = whole;
  const entries: [string, React.ReactNode, string?][] = [
    [text.number, amount(whole.number)],
    [text.targets, amount(whole.targets)],
    [text.quotas, amount(whole.quotas)],
    ...(whole.overlays === 0 ? [] : ([[text.overlays, amount(whole.overlays)]] as [string, string][])),
    ...(whole.uncovered === 0 ? [] : ([[text.uncovered, amount(whole.uncovered), text.uncoveredHelp]] as [string, string, string][])),
    [text.gap, strategic.gap === 0 ? text.none : `${amount(strategic.gap)}${whole.number === 0 ? '' : ` (${formatPercent(strategic.gap / whole.number)})`}`, text.carried],
  ];
  return (
    <section className="strategic" aria-label={text.label} data-testid="strategic">
      <Group component="dl" gap="lg" m={0} wrap="wrap">
        {entries.map(([name, value, help]) => (
          <div key={name} title={help}>
            <Text component="dt" size="xs" c="dimmed">{name}</Text>
            <Text component="dd" m={0} size="sm" fw={600} className="tabular">{value}</Text>
          </div>
        ))}
        <div>
          <Text component="dt" size="xs" c="dimmed">{quotaMessages.sellers.risk}</Text>
          <Text component="dd" m={0} size="sm">
            <Group gap="sm">
              {risks.filter((risk) => (whole.risks[risk] ?? 0) > 0).map((risk) => (
                <span key={risk} className="tabular">{formatCount(whole.risks[risk])} <RiskMark risk={risk} /></span>
              ))}
            </Group>
          </Text>
        </div>
      </Group>
      {strategic.gap === 0 ? (
        <Text size="sm" mt={4}>{text.covered}</Text>
      ) : (
        <Text size="sm" mt={4} component="div">
          {text.ways}
          <ul className="ways">
            <li>{strategic.headsNeeded === null ? text.noHeads : text.heads(formatCount(strategic.headsNeeded))}</li>
            <li>{whole.uncovered === 0 ? text.noCoverage : text.coverage(formatNumber(content.winPercent), amount(whole.uncovered), amount(strategic.coverageCloses))}</li>
            <li>{strategic.investmentNeeded === null ? text.noInvestment : text.investment(amount(strategic.investmentNeeded), formatNumber(content.returnPerMoney))}</li>
          </ul>
        </Text>
      )}
    </section>
  );
}
