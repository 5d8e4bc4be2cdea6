import { Checkbox, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import type { ColumnKind, ColumnRole, DateOrder, PreviewColumn } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { formatPercent } from '../shell/format';
import { currencies } from './countries';
import { isNumeric, withChange, withKind, withRole, type MappedColumn } from './mapping';

interface Props {
  readonly columns: readonly MappedColumn[];
  readonly preview: readonly PreviewColumn[];
  /** How many rows the preview's counts are from. */
  readonly rows: number;
  /** Columns that something is wrong with. */
  readonly wrong: ReadonlySet<number>;
  readonly onChange: (columns: MappedColumn[]) => void;
}

const kinds = Object.entries(datasetMessages.kinds).map(([value, label]) => ({ value, label }));
const decimals = Object.entries(datasetMessages.import.decimals).map(([value, label]) => ({ value, label }));
const dateOrders = Object.entries(datasetMessages.import.dateOrders).map(([value, label]) => ({ value, label }));
const roles = [{ value: '', label: datasetMessages.import.noRole }, ...Object.entries(datasetMessages.roles).map(([value, label]) => ({ value, label }))];

/** One row a column of the file: keep it, its name, kind and meaning, and what stands in it. */
export function ColumnMapping({ columns, preview, rows, wrong, onChange }: Props) {
  const texts = datasetMessages.import;
  return (
    <div className="records mapping" role="region" aria-label={texts.columnsTitle} tabIndex={0} style={{ maxHeight: 380 }}>
      <Table stickyHeader verticalSpacing={3} aria-label={texts.columnsTitle} style={{ tableLayout: 'auto' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.keep}</Table.Th>
            <Table.Th>{texts.column}</Table.Th>
            <Table.Th>{texts.kind}</Table.Th>
            <Table.Th>{texts.role}</Table.Th>
            <Table.Th>{texts.samples}</Table.Th>
            <Table.Th className="number">{texts.empty}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map((column, place) => {
            const seen = preview[place] as PreviewColumn | undefined;
            const original = seen?.name ?? column.name;
            return (
              <Table.Tr key={column.index} data-testid={`column-${original}`}>
                <Table.Td>
                  <Checkbox
                    size="md"
                    aria-label={texts.keepColumn(original)}
                    checked={column.isKept}
                    onChange={(event) => onChange(withChange(columns, column.index, { isKept: event.currentTarget.checked }))}
                  />
                </Table.Td>
                <Table.Td>
                  <TextInput
                    size="xs"
                    w={190}
                    aria-label={texts.columnName(original)}
                    value={column.name}
                    disabled={!column.isKept}
                    error={column.isKept && wrong.has(column.index)}
                    onChange={(event) => onChange(withChange(columns, column.index, { name: event.currentTarget.value }))}
                  />
                </Table.Td>
                <Table.Td>
                  <div style={{ display: 'flex', gap: 6 }}>
                    <NativeSelect
                      size="xs"
                      w={120}
                      aria-label={texts.kindOf(original)}
                      data={kinds}
                      value={column.kind}
                      disabled={!column.isKept}
                      onChange={(event) => onChange(withKind(columns, column.index, event.currentTarget.value as ColumnKind))}
                    />
                    {column.kind === 'currency' && (
                      <NativeSelect
                        size="xs"
                        w={90}
                        aria-label={texts.currencyOf(original)}
                        data={[{ value: '', label: '?' }, ...currencies.map(({ value }) => ({ value, label: value }))]}
                        value={column.currency ?? ''}
                        disabled={!column.isKept}
                        onChange={(event) => onChange(withChange(columns, column.index, { currency: event.currentTarget.value }))}
                      />
                    )}
                    {isNumeric(column.kind) && (
                      <NativeSelect
                        size="xs"
                        w={104}
                        aria-label={texts.decimalsOf(original)}
                        data={decimals}
                        value={column.decimalComma === null ? '' : String(column.decimalComma)}
                        disabled={!column.isKept}
                        onChange={(event) => {
                          const value = event.currentTarget.value;
                          onChange(withChange(columns, column.index, { decimalComma: value === '' ? null : value === 'true' }));
                        }}
                      />
                    )}
                    {column.kind === 'date' && (
                      <NativeSelect
                        size="xs"
                        w={120}
                        aria-label={texts.dateOrderOf(original)}
                        data={dateOrders}
                        value={column.dateOrder ?? ''}
                        disabled={!column.isKept}
                        onChange={(event) => {
                          const value = event.currentTarget.value;
                          onChange(withChange(columns, column.index, { dateOrder: value === '' ? null : (value as DateOrder) }));
                        }}
                      />
                    )}
                  </div>
                </Table.Td>
                <Table.Td>
                  <NativeSelect
                    size="xs"
                    w={160}
                    aria-label={texts.roleOf(original)}
                    data={roles}
                    value={column.role ?? ''}
                    disabled={!column.isKept}
                    onChange={(event) =>
                      onChange(withRole(columns, column.index, event.currentTarget.value === '' ? null : (event.currentTarget.value as ColumnRole)))
                    }
                  />
                </Table.Td>
                <Table.Td maw={340}>
                  <Text size="sm" truncate>
                    {seen?.samples.join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td className="number">{seen === undefined || rows === 0 ? '' : formatPercent(Math.min(1, seen.empty / rows))}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
