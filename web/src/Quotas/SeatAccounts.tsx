import { Table, Text, Title } from '@mantine/core';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { get } from '../api/client';
import { withQuery } from '../api/paths';
import type { QuotaCredit, QuotaSeat, QuotaSeatFigures, TargetAccountPage, TargetPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { formatPercent } from '../shell/format';
import { formatAmount } from '../Targets/amounts';
import { planKey, planPath } from '../Targets/plans';
import { largestOf } from './largest';

const text = quotaMessages.seat;
const most = 5;

/** The few accounts that carry most of a seller's targets. */
export function SeatAccounts({ workspace, target, seat, figures, unit, count = most }: { workspace: string; target: TargetPlan | undefined; seat: QuotaSeat | undefined; figures: QuotaSeatFigures; unit: number; count?: number }) {
  const credits: readonly QuotaCredit[] = seat?.areas ?? figures.areas.map((area) => ({ area, percent: 100, overlay: false }));
  const { pages, isRefused } = useQueries({
    queries: credits.map(({ area }) => ({
      queryKey: planKey(workspace, target?.id ?? '', 'largest', area, count, target?.revision),
      queryFn: ({ signal }: { signal: AbortSignal }) => get<TargetAccountPage>(withQuery(`${planPath(workspace, target!.id)}/accounts`, { area, sort: 'amount', descending: true, limit: count }), signal),
      enabled: target !== undefined,
      staleTime: 60_000,
    })),
    combine: gathered,
  });
  const largest = largestOf(pages, credits, count);
  const sum = largest.reduce((all, { amount }) => all + amount, 0);
  return (
    <section aria-label={text.carries}>
      <Title order={3} size="h6">{text.carries}</Title>
      {isRefused || target === undefined ? (
        <Text size="sm">{figures.concentration && figures.concentration.largest.length > 0 ? figures.concentration.largest.join(', ') : text.accountsHidden}</Text>
      ) : largest.length === 0 ? (
        <Text size="sm">{text.noAccounts}</Text>
      ) : (
        <>
          <Table fz="xs" className="areas-table" aria-label={text.carries} data-testid="seat-accounts">
            <Table.Tbody>
              {largest.map((one) => (
                <Table.Tr key={one.key}>
                  <Table.Th scope="row" fw={400} className="share-cell">
                    <span className="share-bar" style={{ width: `${Math.max(1, (100 * one.amount) / largest[0].amount)}%` }} aria-hidden />
                    {one.name}
                  </Table.Th>
                  <Table.Td className="number">{formatAmount(one.amount, unit)}</Table.Td>
                  <Table.Td className="number">{figures.targets > 0 ? formatPercent(one.amount / figures.targets) : ''}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {figures.targets > 0 && <Text size="sm">{text.together(largest.length, formatPercent(sum / figures.targets))}</Text>}
        </>
      )}
    </section>
  );
}

const gathered = (results: UseQueryResult<TargetAccountPage>[]) => ({ pages: results.map(({ data }) => data?.items ?? []), isRefused: results.some(({ error }) => error !== null) });
