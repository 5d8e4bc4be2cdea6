import type { QuotaCredit, TargetAccount } from '../api/types';

export interface Carrier {
  readonly key: string;
  readonly name: string;
  readonly amount: number;
}

/**
 * The largest accounts of several territories by what of them counts for a seat.
 * @param pages the largest accounts of each territory, in the order of the credits
 */
export function largestOf(pages: readonly (readonly Pick<TargetAccount, 'key' | 'name' | 'amount'>[])[], credits: readonly QuotaCredit[], count: number): Carrier[] {
  return pages
    .flatMap((items, at) => items.map(({ key, name, amount }) => ({ key, name: name ?? key, amount: ((amount ?? 0) * (credits.at(at)?.percent ?? 100)) / 100 })))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1))
    .slice(0, count);
}
