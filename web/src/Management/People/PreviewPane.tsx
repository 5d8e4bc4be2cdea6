import { List, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { withQuery } from '../../api/paths';
import type { Forecast, PeopleMoved, RequestPreview, TerritoryNode } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { managementMessages } from '../../messages/management';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer } from '../live';
import { daysOf } from '../Territories/PersonLine';

const text = managementMessages.people.preview;
const kinds = managementMessages.territories.kinds;

interface Props {
  readonly workspace: string;
  readonly asked: boolean;
  readonly moved: PeopleMoved | undefined;
  /** What a proposal says of itself, in place of the move. */
  readonly proposed: RequestPreview | undefined;
  readonly error: unknown;
  readonly nodes: readonly TerritoryNode[];
  readonly on: string;
  /** The territory that somebody joins: shown beside its like. */
  readonly into: string | null;
}

/** All that a move would do: people, vacancies, forecasts, owners, and what stays. */
export function PreviewPane({ workspace, asked, moved, proposed, error, nodes, on, into }: Props) {
  return (
    <Paper withBorder p="md" component="section" aria-label={text.title} aria-live="polite" data-testid="move-preview">
      <Title order={3} size="h6" mb="xs">{text.title}</Title>
      {into !== null && <Potential nodes={nodes} into={into} />}
      {!asked && <Text size="sm" c="dimmed">{text.missing}</Text>}
      <RefusalAlert error={error} title={text.refused} />
      {asked && moved === undefined && proposed === undefined && error === null && <Skeleton height={120} />}
      {proposed !== undefined && (
        <Stack gap="xs">
          <List size="sm">{proposed.lines.map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
          <Text size="sm">{governanceMessages.requests.needs[proposed.needs]}</Text>
        </Stack>
      )}
      {moved !== undefined && <Effects workspace={workspace} moved={moved} on={on} />}
    </Paper>
  );
}

function Effects({ workspace, moved, on }: { workspace: string; moved: PeopleMoved; on: string }) {
  const year = on.slice(0, 4);
  const forecast = useLiveAnswer<Forecast>(workspace, withQuery('/forecast', { from: `${year}-01-01`, to: `${year}-12-31` })).data;
  const territories = [...new Map([...moved.ends, ...moved.begins].map((one) => [one.territoryId, one.territory]))];
  const staying = territories.flatMap(([id]) => forecast?.rows.find(({ territory }) => territory === id)?.own ?? []);
  const sum = (of: (one: (typeof staying)[number]) => number) => formatCount(staying.reduce((so, one) => so + of(one), 0));
  const person = (one: PeopleMoved['ends'][number]) => `${one.user}${one.kind === 'regular' ? '' : ` (${kinds[one.kind]})`}, ${daysOf(one)}`;
  return (
    <Stack gap="sm">
      {territories.length > 0 && (
        <Table fz="sm" className="live-table" verticalSpacing={4} aria-label={text.people}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.territory}</Table.Th>
              <Table.Th>{text.before}</Table.Th>
              <Table.Th>{text.after}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {territories.map(([id, name]) => (
              <Table.Tr key={id}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{moved.ends.filter(({ territoryId }) => territoryId === id).map((one) => <div key={`${one.userId} ${one.start ?? ''}`}>{person(one)}</div>)}</Table.Td>
                <Table.Td>{moved.begins.filter(({ territoryId }) => territoryId === id).map((one) => <div key={`${one.userId} ${one.start ?? ''}`}>{person(one)}</div>)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <List size="sm" spacing={4}>
        {territories.length > 0 && <List.Item>{text.covered}</List.Item>}
        {staying.length > 0 && <List.Item>{text.stays(year, sum(({ quota }) => quota), sum((one) => one.forecast ?? 0))}</List.Item>}
        {moved.vacancies.map((one) => <List.Item key={`${one.territoryId} ${one.from}`}>{text.vacancy(one.territory, daysOf({ start: one.from, end: one.to }))}</List.Item>)}
        {moved.forecasts.map((one) => <List.Item key={one.territoryId}>{text.forecast(one.territory, one.from, one.to, one.on)}</List.Item>)}
        {moved.accounts + moved.opportunities > 0 && <List.Item>{text.records(formatCount(moved.accounts), formatCount(moved.opportunities))}</List.Item>}
        {moved.planned.map((one) => <List.Item key={one.from}>{text.planned(one.from, one.to, one.on, formatCount(one.accounts), formatCount(one.opportunities))}</List.Item>)}
        {moved.warnings.map((warning) => <List.Item key={warning}><b>{text.note}</b> {warning}</List.Item>)}
      </List>
    </Stack>
  );
}

/** What a new seller finds: the territory's accounts beside the mean of its siblings. */
function Potential({ nodes, into }: { nodes: readonly TerritoryNode[]; into: string }) {
  const node = nodes.find(({ id }) => id === into);
  if (node === undefined) {
    return null;
  }
  const siblings = nodes.filter(({ parent, id }) => parent === node.parent && id !== into);
  const mean = siblings.length === 0 ? null : siblings.reduce((sum, one) => sum + one.rolledUp, 0) / siblings.length;
  return <Text size="sm" mb="xs">{text.potential(node.name, formatCount(node.rolledUp), mean === null ? null : formatCount(mean))}</Text>;
}
