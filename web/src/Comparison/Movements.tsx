import { Button, CopyButton, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Comparison, MeasureInfo, Movement } from '../api/types';
import { comparison as words } from '../messages/comparison';
import { messages } from '../messages/messages';
import { formatCount } from '../shell/format';
import { moves, movementsCsv, showAmount } from './figures';

const gridLimit = 60;

interface Props {
  comparison: Comparison;
  measure: MeasureInfo;
  nameOf: (area: number) => string;
}

/** Who loses what to whom, as a list or as a grid. */
export function Movements({ comparison, measure, nameOf }: Props) {
  const [form, setForm] = useState<'list' | 'grid'>('list');
  const rows = moves(comparison.matrix);
  if (rows.length === 0) {
    return <Text c="dimmed">{words.same}</Text>;
  }
  return (
    <Stack>
      <Group>
        <SegmentedControl
          aria-label={words.movements}
          value={form}
          onChange={setForm}
          data={[
            { value: 'list', label: words.list },
            { value: 'grid', label: words.grid },
          ]}
        />
        <CopyButton value={movementsCsv(rows, nameOf, comparison.measures)}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? messages.common.copied : words.copyCsv}
            </Button>
          )}
        </CopyButton>
      </Group>
      {form === 'list' ? <MovementList rows={rows} comparison={comparison} measure={measure} nameOf={nameOf} /> : <MovementGrid comparison={comparison} measure={measure} nameOf={nameOf} />}
    </Stack>
  );
}

function MovementList({ rows, comparison, measure, nameOf }: Props & { rows: Movement[] }) {
  const at = comparison.measures.indexOf(measure);
  return (
    <Table aria-label={words.movements} maw={820}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.from}</Table.Th>
          <Table.Th>{words.to}</Table.Th>
          <Table.Th ta="right">{words.units}</Table.Th>
          <Table.Th ta="right">{measure.name}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={`${row.from} ${row.to}`}>
            <Table.Td>{nameOf(row.from)}</Table.Td>
            <Table.Td>{nameOf(row.to)}</Table.Td>
            <Table.Td ta="right">{formatCount(row.units)}</Table.Td>
            <Table.Td ta="right">{showAmount(measure, row.sums[at] ?? 0)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function MovementGrid({ comparison, measure, nameOf }: Props) {
  const at = comparison.measures.indexOf(measure);
  const areas = [...new Set(comparison.matrix.flatMap((entry) => [entry.from, entry.to]))].sort((one, other) => one - other);
  if (areas.length > gridLimit) {
    return <Text c="dimmed">{words.gridLimit(areas.length)}</Text>;
  }
  const entries = new Map(comparison.matrix.map((entry) => [`${entry.from} ${entry.to}`, entry]));
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table aria-label={`${words.movements}: ${words.grid}`} withColumnBorders withTableBorder style={{ fontSize: 12 }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{`${words.from} \\ ${words.to}`}</Table.Th>
            {areas.map((area) => (
              <Table.Th key={area} style={{ writingMode: 'vertical-rl' }}>
                {nameOf(area)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {areas.map((from) => (
            <Table.Tr key={from}>
              <Table.Th scope="row">{nameOf(from)}</Table.Th>
              {areas.map((to) => {
                const entry = entries.get(`${from} ${to}`);
                const isKept = from === to;
                return (
                  <Table.Td key={to} ta="right" c={isKept ? 'dimmed' : undefined} bg={!isKept && entry !== undefined ? 'var(--mantine-primary-color-light)' : undefined}>
                    {entry !== undefined && (
                      <>
                        {formatCount(entry.units)}
                        <br />
                        <Text span size="xs" c={isKept ? 'dimmed' : undefined}>
                          {showAmount(measure, entry.sums[at] ?? 0)}
                        </Text>
                      </>
                    )}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
