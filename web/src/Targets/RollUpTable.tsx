import { Table, Text, UnstyledButton } from '@mantine/core';
import { DeviationBar } from '../Alignments/DeviationBar';
import type { TargetArea, TargetPlan, TargetRollUp } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatCount, formatIndex, formatNumber, formatPercent, formatSignedPercent } from '../shell/format';
import { formatAmount } from './amounts';
import { treeOf } from './areas';

const text = targetMessages.rollUp;

interface Props {
  readonly plan: TargetPlan;
  readonly rollUp: TargetRollUp;
  readonly band: number;
  /** The level whose areas are compared: its rows show deviation and concentration as marks. */
  readonly level: number;
  readonly onAccounts?: (area: number) => void;
}

/** Every area with its target and what that means for it; parents hold what lies below. */
export function RollUpTable({ plan, rollUp, band, level, onAccounts }: Props) {
  const rows = treeOf(rollUp.areas);
  const hasPotential = rollUp.areas.some(({ potential }) => potential !== null);
  const hasWorkload = rollUp.areas.some(({ workload }) => workload !== null);
  const hasAnswers = rollUp.areas.some(({ answered }) => answered > 0);
  const hasOverlay = rollUp.areas.some(({ overlay }) => overlay !== 0);
  const amount = (value: number) => formatAmount(value, plan.unit);
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={text.label} tabIndex={0}>
      <Table className="areas-table" fz="sm" aria-label={text.label} data-testid="roll-up">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th className="number">{text.target}</Table.Th>
            <Table.Th className="number">{text.share}</Table.Th>
            <Table.Th className="number">{text.deviation}</Table.Th>
            <Table.Th>{text.inBand}</Table.Th>
            {hasPotential && <Table.Th className="number">{text.potential}</Table.Th>}
            {hasWorkload && <Table.Th className="number">{text.workload}</Table.Th>}
            <Table.Th className="number">{text.accounts}</Table.Th>
            <Table.Th>{text.concentration}</Table.Th>
            {hasAnswers && <Table.Th className="number">{text.bottomUp}</Table.Th>}
            {hasAnswers && <Table.Th className="number" title={text.gapHelp}>{text.gap}</Table.Th>}
            {hasOverlay && <Table.Th className="number">{text.overlay}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ one, depth }) => (
            <Table.Tr key={one.area} fw={one.level < level ? 600 : 400}>
              <Table.Th scope="row" pl={6 + depth * 16} fw={depth === 0 ? 600 : 400}>
                {onAccounts === undefined ? one.name : (
                  <UnstyledButton fz="inherit" fw="inherit" title={text.openAccounts} onClick={() => onAccounts(one.area)} style={{ textDecoration: 'underline', textUnderlineOffset: 3, minHeight: 24 }}>
                    {one.name}
                  </UnstyledButton>
                )}
                {one.owner && <Text span size="xs" c="dimmed"> {one.owner}</Text>}
              </Table.Th>
              <Table.Td className="number">{amount(one.amount)}</Table.Td>
              <Table.Td className="number">{formatPercent(one.share)}</Table.Td>
              <Table.Td className="number">
                {one.deviation !== null && (
                  <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
                    <DeviationBar deviation={one.deviation} tolerance={band} />
                    {formatSignedPercent(one.deviation)}
                  </span>
                )}
              </Table.Td>
              <Table.Td>{one.isInBand ? text.yes : text.no}</Table.Td>
              {hasPotential && <Table.Td className="number">{one.potential === null ? '' : formatNumber(one.potential)}</Table.Td>}
              {hasWorkload && <Table.Td className="number">{one.workload === null ? '' : formatNumber(one.workload)}</Table.Td>}
              <Table.Td className="number">{formatCount(one.accounts)}</Table.Td>
              <Table.Td><Concentration area={one} unit={plan.unit} /></Table.Td>
              {hasAnswers && <Table.Td className="number" title={`${text.answered}: ${formatCount(one.answered)}`}>{one.answered === 0 ? '' : amount(one.bottomUp)}</Table.Td>}
              {hasAnswers && <Table.Td className="number">{one.answered === 0 ? '' : signed(one.bottomUp - one.amount, plan.unit)}</Table.Td>}
              {hasOverlay && <Table.Td className="number">{amount(one.overlay)}</Table.Td>}
            </Table.Tr>
          ))}
          {rollUp.unassignedAccounts > 0 && (
            <Table.Tr>
              <Table.Th scope="row" fw={400}>{text.unassigned}</Table.Th>
              <Table.Td className="number">{amount(rollUp.unassigned)}</Table.Td>
              <Table.Td colSpan={3 + Number(hasPotential) + Number(hasWorkload)} />
              <Table.Td className="number">{formatCount(rollUp.unassignedAccounts)}</Table.Td>
              <Table.Td colSpan={1 + 2 * Number(hasAnswers) + Number(hasOverlay)} />
            </Table.Tr>
          )}
          <Table.Tr fw={600}>
            <Table.Th scope="row">{text.all}</Table.Th>
            <Table.Td className="number" data-testid="roll-up-total">{amount(rollUp.amount)}</Table.Td>
            <Table.Td colSpan={5 + Number(hasPotential) + Number(hasWorkload) + 2 * Number(hasAnswers) + Number(hasOverlay)} />
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </div>
  );
}

const signed = (value: number, unit: number) => (value > 0 ? `+${formatAmount(value, unit)}` : formatAmount(value, unit));

function Concentration({ area: { concentration }, unit }: { area: TargetArea; unit: number }) {
  if (concentration === null) {
    return null;
  }
  return (
    <details className="concentration">
      <summary>{text.carries(formatCount(concentration.accounts), formatPercent(concentration.share))}</summary>
      <Text size="xs">{text.herfindahl(formatIndex(concentration.herfindahl))}. {text.largest}:</Text>
      {concentration.largest.map((carrier) => (
        <Text size="xs" key={carrier.key}>{carrier.name ?? carrier.key}: {formatAmount(carrier.amount, unit)}</Text>
      ))}
    </details>
  );
}
