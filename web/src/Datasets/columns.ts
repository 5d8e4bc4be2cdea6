import { binary, get } from '../api/client';
import { workspacePath } from '../api/paths';
import type { Dataset, DatasetColumn } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { formatMoney } from '../shell/format';

/** What a table column needs to know of a dataset's column. */
export type ColumnShape = Pick<DatasetColumn, 'key' | 'name' | 'kind' | 'scale'> & { readonly currency?: string | null };

/** One column in memory: numbers (NaN empty), or word numbers (-1 empty) with their words. */
export type LoadedColumn =
  | { readonly form: 'numbers'; readonly values: Float64Array<ArrayBuffer> }
  | { readonly form: 'words'; readonly values: Int32Array<ArrayBuffer>; readonly words: readonly string[] };

/** How each record was placed, as a column like the others. */
export const placeColumn: ColumnShape = { key: '@place', name: datasetMessages.dataset.placedBy, kind: 'text', scale: 0 };

const emptyInteger = -2147483648;
const emptyBoolean = 255;
const emptyAmount = -(2n ** 63n);

export const columnPath = (workspace: string, dataset: string, key: string) =>
  `${workspacePath(workspace)}/datasets/${dataset}/columns/${encodeURIComponent(key)}`;

/** Reads one column of a dataset, as it is stored. */
export async function loadColumn(workspace: string, dataset: Pick<Dataset, 'id'>, column: ColumnShape, signal?: AbortSignal): Promise<LoadedColumn> {
  const path = columnPath(workspace, dataset.id, column.key);
  if (column.key === placeColumn.key) {
    return { form: 'words', values: Int32Array.from(new Uint8Array(await binary(path, signal))), words: datasetMessages.places };
  }
  if (isTextual(column.kind)) {
    const [body, words] = await Promise.all([binary(path, signal), get<string[]>(`${path}/words`, signal)]);
    return { form: 'words', values: new Int32Array(body), words };
  }
  return { form: 'numbers', values: numbersOf(column, await binary(path, signal)) };
}

/** The values of a stored column that is no text, as doubles with NaN where empty; amounts in whole currency units. */
export function numbersOf(column: Pick<ColumnShape, 'kind' | 'scale'>, body: ArrayBuffer): Float64Array<ArrayBuffer> {
  switch (column.kind) {
    case 'currency': {
      const unit = 10 ** column.scale;
      const amounts = new BigInt64Array(body);
      return Float64Array.from({ length: amounts.length }, (_, row) => (amounts[row] === emptyAmount ? NaN : Number(amounts[row]) / unit));
    }
    case 'boolean': {
      const flags = new Uint8Array(body);
      return Float64Array.from({ length: flags.length }, (_, row) => (flags[row] === emptyBoolean ? NaN : flags[row]));
    }
    case 'date': {
      const days = new Int32Array(body);
      return Float64Array.from({ length: days.length }, (_, row) => (days[row] === emptyInteger ? NaN : days[row]));
    }
    default:
      return new Float64Array(body);
  }
}

export function isTextual(kind: ColumnShape['kind']): boolean {
  return kind === 'text' || kind === 'postalCode' || kind === 'state' || kind === 'country';
}

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const degrees = new Intl.NumberFormat('en-US', { minimumFractionDigits: 5, maximumFractionDigits: 5 });

/** One cell for a person; empty text when the cell is empty. */
export function cellText(column: ColumnShape, loaded: LoadedColumn, row: number): string {
  if (loaded.form === 'words') {
    const word = loaded.values[row];
    return word < 0 ? '' : loaded.words[word];
  }
  const value = loaded.values[row];
  return value === value ? valueText(column, value) : '';
}

export function valueText(column: ColumnShape, value: number): string {
  switch (column.kind) {
    case 'currency':
      return formatMoney(value, column.currency, column.scale);
    case 'boolean':
      return value === 1 ? datasetMessages.dataset.true : datasetMessages.dataset.false;
    case 'date':
      return dayText(value);
    case 'latitude':
    case 'longitude':
      return degrees.format(value);
    default:
      return plain.format(value);
  }
}

/** A day, counted from 1970-01-01, as year-month-day. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
