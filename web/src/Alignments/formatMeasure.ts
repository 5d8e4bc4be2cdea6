import { formatCount, formatMoney, formatNumber } from '../shell/format';
import type { MeasureInfo } from '../api/types';

/** A measure's value as people read it: counts whole, money with its cents. */
export function formatMeasure(value: number, info: MeasureInfo): string {
  switch (info.kind) {
    case 'count':
      return formatCount(value);
    case 'currency':
      return formatMoney(value, info.currency, info.scale);
    case 'number':
      return formatNumber(value);
  }
}
