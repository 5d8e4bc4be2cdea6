import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { Dataset } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { RefusalAlert } from '../shell/RefusalAlert';
import type { ColumnShape } from './columns';
import { RecordTable } from './RecordTable';
import { addressOf, columnsOfTable, firstColumns, queryOf, stateOf, type TableAddress, type TableState } from './tableState';
import { useColumns } from './useColumns';
import { columnsOf, useRows } from './useRows';

interface Props {
  readonly workspace: string;
  readonly dataset: Dataset;
  readonly address: TableAddress;
  readonly onAddress: (address: TableAddress) => void;
}

/** The dataset as a table: find, filter, order, choose columns. */
export function TableTab({ workspace, dataset, address, onAddress }: Props) {
  const texts = datasetMessages.dataset;
  const [state, setState] = useState(() => stateOf(address));
  const keep = useDebouncedCallback((next: TableState) => onAddress(addressOf(next)), 400);
  const change = (part: Partial<TableState>) => {
    const next = { ...state, ...part };
    setState(next);
    keep(next);
  };

  const all = columnsOfTable(dataset);
  const keys = new Set(state.columns ?? firstColumns(dataset));
  const shown = all.filter(({ key }) => keys.has(key));
  const { query, bad } = queryOf(state, all);
  const needed = new Set([...keys, ...columnsOf(query)]);
  const { loaded, error } = useColumns(workspace, dataset.id, all.filter(({ key }) => needed.has(key)));
  const { rows, isBusy } = useRows(dataset.rows, query, loaded);
  const isChanged = state.find !== '' || state.sort !== null || Object.values(state.filters).some((text) => text.trim() !== '');

  return (
    <Stack gap="xs">
      <Group gap="sm">
        <TextInput
          w={240}
          size="sm"
          aria-label={texts.search}
          placeholder={texts.search}
          value={state.find}
          onChange={(event) => change({ find: event.currentTarget.value })}
        />
        <ColumnChooser dataset={dataset} columns={all} shown={keys} onChange={(columns) => change({ columns })} />
        <FilterHelp />
        {isChanged && (
          <Button size="sm" variant="subtle" onClick={() => change({ find: '', filters: {}, sort: null })}>
            {texts.clear}
          </Button>
        )}
        <Text size="sm" role="status" data-testid="row-count" aria-busy={isBusy} ml="auto">
          {texts.rows(rows?.length ?? dataset.rows, dataset.rows)}
        </Text>
      </Group>
      <RefusalAlert error={error} />
      {bad.map((column) => (
        <Text key={column.key} size="sm" c="red" role="alert">
          {texts.badFilter(column.name)}
        </Text>
      ))}
      <RecordTable
        name={dataset.name}
        columns={shown}
        loaded={loaded}
        rows={rows}
        count={dataset.rows}
        sort={state.sort}
        filters={state.filters}
        bad={bad}
        onSort={(sort) => change({ sort })}
        onFilter={(key, written) => change({ filters: { ...state.filters, [key]: written } })}
      />
      {rows?.length === 0 && !isBusy && <Text>{texts.nothingFound}</Text>}
    </Stack>
  );
}

interface ChooserProps {
  readonly dataset: Dataset;
  readonly columns: readonly ColumnShape[];
  readonly shown: ReadonlySet<string>;
  readonly onChange: (columns: readonly string[] | null) => void;
}

function ColumnChooser({ dataset, columns, shown, onChange }: ChooserProps) {
  const texts = datasetMessages.dataset;
  const toggled = (key: string) => columns.map((column) => column.key).filter((other) => (other === key ? !shown.has(key) : shown.has(other)));
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <Button variant="default" size="sm">
          {texts.columns} ({shown.size} / {columns.length})
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts.columnsShown}>
        <Group gap="xs" mb="xs">
          <Button size="compact-sm" variant="default" onClick={() => onChange(columns.map(({ key }) => key))}>
            {texts.showAll}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChange(firstColumns(dataset))}>
            {texts.showFew}
          </Button>
        </Group>
        <ScrollArea.Autosize mah={360} viewportProps={{ tabIndex: 0 }}>
          <Stack gap={6}>
            {columns.map(({ key, name }) => (
              <Checkbox key={key} label={name} checked={shown.has(key)} disabled={shown.size === 1 && shown.has(key)} onChange={() => onChange(toggled(key))} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterHelp() {
  const texts = datasetMessages.dataset;
  return (
    <Popover position="bottom-start" width={420} trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={texts.filterHelpTitle}>
          ?
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} aria-label={texts.filterHelpTitle}>
        <Table withRowBorders={false} verticalSpacing={2}>
          <Table.Tbody>
            {texts.filterHelp.map(([written, meaning]) => (
              <Table.Tr key={written}>
                <Table.Th scope="row" ff="monospace" fw={400}>
                  {written}
                </Table.Th>
                <Table.Td>{meaning}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Popover.Dropdown>
    </Popover>
  );
}
