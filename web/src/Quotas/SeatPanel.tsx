import { CloseButton, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { Ref } from 'react';
import type { Area, QuotaPlan, QuotaSeatFigures, TargetPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { formatNumber, formatPercent } from '../shell/format';
import { TextLink } from '../shell/LinkButton';
import { formatAmount } from '../Targets/amounts';
import { RiskMark } from './RiskMark';
import { SeatAccounts } from './SeatAccounts';
import { SeatAdjust } from './SeatAdjust';
import { signedAmount, type SellerRow } from './sellerRows';
import type { DraftUse } from './useDraft';

const text = quotaMessages.seat;

interface Props {
  readonly ref: Ref<HTMLElement>;
  readonly workspace: string;
  readonly plan: QuotaPlan;
  readonly target: TargetPlan | undefined;
  readonly tree: readonly Area[];
  readonly row: SellerRow;
  readonly unit: number;
  readonly use: DraftUse | null;
  readonly onClose: () => void;
  readonly onBack: () => void;
}

/** One seller: how the quota comes about, which accounts carry it, what can be adjusted, the periods. */
export function SeatPanel({ ref, workspace, plan, target, tree, row, unit, use, onClose, onBack }: Props) {
  const { figures, seat } = row;
  return (
    <aside
      ref={ref}
      className="seat-panel"
      aria-label={text.title(figures.name)}
      data-testid="seat"
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          onBack();
        }
      }}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h5">{figures.name}</Title>
          <Text size="xs" c="dimmed">{[figures.role, row.territories].filter(Boolean).join(' · ')}</Text>
        </div>
        <CloseButton aria-label={text.close} onClick={onClose} />
      </Group>
      <Stack gap="sm" mt={4}>
        <div aria-live="polite">
          <Group gap="sm">
            <Text size="lg" fw={700} className="tabular">{formatAmount(figures.quota, unit)}</Text>
            <Text size="sm" component="span">
              {signedAmount(figures.gap.gap, unit)}
              {figures.gap.ratio !== null && ` (${formatPercent(figures.gap.ratio)})`} <RiskMark risk={figures.gap.risk} />
            </Text>
          </Group>
          <Chain figures={figures} unit={unit} />
        </div>
        <SeatAccounts workspace={workspace} target={target} seat={seat} figures={figures} unit={unit} />
        {seat !== undefined && use !== null && <SeatAdjust workspace={workspace} tree={tree} seat={seat} figures={figures} use={use} />}
        <SeatPeriods figures={figures} unit={unit} />
        <TextLink size="sm" to="/w/$workspace/quotas/$plan/seats/$seat" params={{ workspace, plan: plan.id, seat: figures.key }}>{text.ownPage}</TextLink>
      </Stack>
    </aside>
  );
}

/** From the account targets to the quota, a line for each step that changes it. */
export function Chain({ figures, unit }: { figures: QuotaSeatFigures; unit: number }) {
  const { targets, baseline, handedDown, worked, quota } = figures;
  const steps: [string, number | null | undefined][] = [
    [text.targets, targets],
    [text.baseline, baseline === targets ? null : baseline],
    [text.handedDown, handedDown === baseline ? null : handedDown],
    [text.worked, worked === (handedDown ?? baseline) ? null : worked],
    [text.override, figures.overrideReason ? quota : null],
  ];
  return (
    <dl className="chain" aria-label={text.chain}>
      {steps.filter(([, value]) => value !== null && value !== undefined).map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{formatAmount(value, unit)}</dd>
        </div>
      ))}
      {figures.overrideReason && <Text size="xs" c="dimmed">“{figures.overrideReason}”</Text>}
    </dl>
  );
}

export function SeatPeriods({ figures, unit, isOpen = false }: { figures: QuotaSeatFigures; unit: number; isOpen?: boolean }) {
  return (
    <details open={isOpen}>
      <summary>{text.periods}</summary>
      <Table fz="xs" className="areas-table" aria-label={text.periods} data-testid="seat-periods">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.period}</Table.Th>
            <Table.Th className="number">{text.rampShort}</Table.Th>
            <Table.Th className="number">{text.days}</Table.Th>
            <Table.Th className="number">{text.amount}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.periods.map((period) => (
            <Table.Tr key={period.number}>
              <Table.Th scope="row">{period.number} <Text span size="xs" c="dimmed">{period.start}</Text></Table.Th>
              <Table.Td className="number">{formatNumber(period.rampPercent)} %</Table.Td>
              <Table.Td className="number">{text.of(period.daysPresent, period.days)}</Table.Td>
              <Table.Td className="number">{formatAmount(period.amount, unit)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
