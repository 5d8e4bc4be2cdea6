import type { Area, GapRisk, QuotaEvaluation, QuotaSeat, QuotaSeatFigures } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { formatCount, formatNumber, formatPercent } from '../shell/format';
import { formatAmount } from '../Targets/amounts';

const text = quotaMessages.sellers;

export type SellerColumn = 'name' | 'targets' | 'baseline' | 'quota' | 'gap' | 'risk' | 'concentration' | 'pay' | 'territories' | 'role';

export interface SellerRow {
  readonly figures: QuotaSeatFigures;
  /** Nothing for those who see figures only. */
  readonly seat: QuotaSeat | undefined;
  readonly territories: string;
}

export interface SellersAsked {
  readonly find: string;
  readonly risk: GapRisk | null;
  readonly sort: { readonly key: SellerColumn; readonly isDescending: boolean } | null;
}

export const sellerColumns: readonly { readonly key: SellerColumn; readonly label: string; readonly help?: string; readonly width: number; readonly isNumber: boolean }[] = [
  { key: 'name', label: text.name, width: 176, isNumber: false },
  { key: 'targets', label: text.targets, width: 96, isNumber: true },
  { key: 'baseline', label: text.baseline, width: 96, isNumber: true },
  { key: 'quota', label: text.quota, width: 100, isNumber: true },
  { key: 'gap', label: text.gap, help: text.gapHelp, width: 160, isNumber: true },
  { key: 'risk', label: text.risk, width: 90, isNumber: false },
  { key: 'concentration', label: text.concentration, width: 150, isNumber: false },
  { key: 'pay', label: text.pay, help: text.payHelp, width: 124, isNumber: false },
  { key: 'territories', label: text.territories, width: 150, isNumber: false },
  { key: 'role', label: text.role, width: 110, isNumber: false },
];

/** Sellers with what they are called and where they work. */
export function rowsOf(evaluation: QuotaEvaluation, seats: readonly QuotaSeat[] | undefined, tree: readonly Area[]): SellerRow[] {
  const seatOfKey = new Map((seats ?? []).map((seat) => [seat.key, seat]));
  const names = new Map(tree.map(({ number, name }) => [number, name]));
  return evaluation.seats.map((figures) => ({ figures, seat: seatOfKey.get(figures.key), territories: figures.areas.map((area) => names.get(area) ?? '').filter((name) => name !== '').join(', ') }));
}

const risks: readonly GapRisk[] = ['noBasis', 'ok', 'watch', 'high'];

function valueOf({ figures, territories }: SellerRow, key: SellerColumn): string | number | null {
  switch (key) {
    case 'name':
      return figures.name;
    case 'targets':
      return figures.targets;
    case 'baseline':
      return figures.baseline ?? null;
    case 'quota':
      return figures.quota;
    case 'gap':
      return figures.gap.ratio ?? null;
    case 'risk':
      return risks.indexOf(figures.gap.risk);
    case 'concentration':
      return figures.concentration?.herfindahl ?? null;
    case 'pay':
      return figures.pay?.ratio ?? null;
    case 'territories':
      return territories;
    case 'role':
      return figures.role ?? '';
  }
}

/** Those asked for, in the order asked for; sellers without a value come last whichever way. */
export function sellersOf(rows: readonly SellerRow[], { find, risk, sort }: SellersAsked): SellerRow[] {
  const wanted = find.trim().toLowerCase();
  const found = rows.filter(
    ({ figures, territories }) => (risk === null || figures.gap.risk === risk) && (wanted === '' || `${figures.name} ${figures.key} ${figures.role ?? ''} ${territories}`.toLowerCase().includes(wanted)),
  );
  if (sort === null) {
    return found;
  }
  const sign = sort.isDescending ? -1 : 1;
  return found.sort((a, b) => {
    const [one, other] = [valueOf(a, sort.key), valueOf(b, sort.key)];
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null);
    }
    return sign * (typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'en', { numeric: true }));
  });
}

export function sortText(sort: SellersAsked['sort']): string | undefined {
  return sort === null ? undefined : `${sort.isDescending ? '-' : ''}${sort.key}`;
}

export function readSort(written: string | undefined): SellersAsked['sort'] {
  const key = sellerColumns.find((column) => column.key === written?.replace('-', ''))?.key;
  return key === undefined ? null : { key, isDescending: written!.startsWith('-') };
}

export const signedAmount = (value: number, unit: number) => (value > 0 ? `+${formatAmount(value, unit)}` : formatAmount(value, unit));

/** What stands in a cell, as text; the risk has its mark beside. */
export function sellerCell(row: SellerRow, key: SellerColumn, unit: number): string {
  const { figures } = row;
  const { gap, concentration, pay } = figures;
  switch (key) {
    case 'name':
      return figures.name;
    case 'targets':
      return formatAmount(figures.targets, unit);
    case 'baseline':
      return formatAmount(figures.baseline, unit);
    case 'quota':
      return formatAmount(figures.quota, unit);
    case 'gap':
      return `${signedAmount(gap.gap, unit)}${gap.ratio === null ? '' : ` (${formatPercent(gap.ratio)})`}`;
    case 'risk':
      return text.risks[gap.risk];
    case 'concentration':
      return concentration ? text.carries(formatCount(concentration.accounts), formatPercent(concentration.share)) : '';
    case 'pay':
      return pay ? `${formatNumber(pay.ratio)}${pay.place ? `, ${text.places[pay.place]}` : ''}` : '';
    case 'territories':
      return row.territories;
    case 'role':
      return figures.role ?? '';
  }
}
