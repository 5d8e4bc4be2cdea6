import { Stack, Table, Text, Title } from '@mantine/core';
import type { OwnersImported } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { formatCount } from '../../shell/format';

const text = liveAccountMessages.owners;

/** What an import of owners found and made, or would make. */
export function OwnerReport({ report }: { report: OwnersImported }) {
  return (
    <Stack gap="sm" mt="md" component="section" aria-label={text.report} data-testid="owner-report">
      <Title order={3} size="h5">{text.report}</Title>
      <div>
        <Text size="sm">{text.rows(formatCount(report.rows), formatCount(report.accounts))}{report.unknownAccounts > 0 && `; ${text.unknownAccounts(formatCount(report.unknownAccounts))}`}</Text>
        <Text size="sm">{text.made(formatCount(report.teamMade), formatCount(report.teamStanding), formatCount(report.ownersSet))}</Text>
        {report.modelId !== null && <Text size="sm">{text.territories(formatCount(report.territories.length), formatCount(report.manualAssignments))}</Text>}
      </div>
      <Lines label={text.columnsTable} heads={[text.columnsTable, text.found, text.empty, text.unknownCells, text.people]} rows={report.columns.map((one) => [one.role, formatCount(one.found), formatCount(one.empty), formatCount(one.unknown), formatCount(one.people)])} />
      {report.unknown.length > 0 && <Lines label={text.unknownTable} heads={[text.word, text.times, '']} rows={report.unknown.map((one) => [one.word, formatCount(one.rows), text.why[one.why] ?? one.why])} />}
      {report.territories.length > 0 && <Lines label={liveAccountMessages.card.territories} heads={[liveAccountMessages.card.territory, liveAccountMessages.views.list, '']} rows={report.territories.map((one) => [one.name, formatCount(one.accounts), one.isVacant ? text.vacant : ''])} />}
    </Stack>
  );
}

function Lines({ label, heads, rows }: { label: string; heads: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div style={{ overflow: 'auto', maxHeight: 300, maxWidth: 720 }} role="region" aria-label={label} tabIndex={0}>
      <Text size="sm" fw={600}>{label}</Text>
      <Table className="live-table" fz="sm" aria-label={label}>
        <Table.Thead><Table.Tr>{heads.map((head, at) => (head === '' ? <Table.Td key={at} /> : <Table.Th key={at} className={at === 0 ? undefined : 'number'}>{head}</Table.Th>))}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row[0]}>{row.map((cell, at) => (at === 0 ? <Table.Th key={at} scope="row">{cell}</Table.Th> : <Table.Td key={at} className="number">{cell}</Table.Td>))}</Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
