import { targetMessages } from '../messages/targets';
import type { AccountBook, InputField } from './AccountBook';
import { formatAmount } from './amounts';

const text = targetMessages.grid;

export interface GridColumn {
  readonly key: 'key' | 'name' | 'area' | 'weight' | 'calculated' | 'bottomUp' | 'override' | 'lock' | 'amount' | 'source';
  readonly label: string;
  readonly width: number;
  readonly isNumber: boolean;
  /** What a number written there is. */
  readonly input?: InputField;
}

/** The grid's columns in their order; without a name where the dataset has none. */
export function gridColumns(book: AccountBook): GridColumn[] {
  const columns: GridColumn[] = [
    { key: 'key', label: text.key, width: 96, isNumber: false },
    { key: 'name', label: text.name, width: 172, isNumber: false },
    { key: 'area', label: text.area, width: 122, isNumber: false },
    { key: 'amount', label: text.amount, width: 108, isNumber: true },
    { key: 'calculated', label: text.calculated, width: 102, isNumber: true },
    { key: 'bottomUp', label: text.bottomUp, width: 104, isNumber: true, input: 'bottomUp' },
    { key: 'override', label: text.override, width: 104, isNumber: true, input: 'override' },
    { key: 'lock', label: text.lock, width: 100, isNumber: true, input: 'lock' },
    { key: 'weight', label: text.weight, width: 92, isNumber: true },
    { key: 'source', label: text.source, width: 110, isNumber: false },
  ];
  return columns.filter(({ key }) => key !== 'name' || book.names !== null);
}

/** What stands in a cell. */
export function cellOf(book: AccountBook, column: GridColumn, record: number, unit: number): string {
  const { columns } = book;
  switch (column.key) {
    case 'key':
      return book.keys[record];
    case 'name':
      return book.names?.[record] ?? '';
    case 'area':
      return columns.area[record] < 0 ? '' : (book.areaNames[columns.area[record]] ?? '');
    case 'weight':
      return Number.isNaN(columns.weight[record]) ? '' : formatAmount(columns.weight[record], 1);
    case 'lock':
      return Number.isNaN(columns.lock[record]) ? '' : `🔒\uFE0E ${formatAmount(columns.lock[record], unit)}`;
    case 'source':
      return text.sources[columns.source[record]] ?? '';
    default:
      return formatAmount(columns[column.key][record], unit);
  }
}
