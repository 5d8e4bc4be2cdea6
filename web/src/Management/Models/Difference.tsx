import { Group, Paper, Select, SimpleGrid, Skeleton, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { withQuery } from '../../api/paths';
import type { ModelDifference, TerritoryDifference, TiePolicy } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer } from '../live';
import type { Model } from '../models';

const text = managementMessages.difference;

/** What would be otherwise if a model were active instead of another one; nothing is asked without a model. */
export function useDifference(workspace: string, model: string | undefined, against: string | undefined, tie?: TiePolicy) {
  const { data, error } = useLiveAnswer<ModelDifference>(workspace, withQuery(`/models/${model}/preview`, { against: against === model ? undefined : against, tie }), model !== undefined);
  return { difference: data, error };
}

interface Props {
  readonly workspace: string;
  readonly models: readonly Model[];
  readonly model: string;
  readonly against: string | undefined;
  readonly onChoose: (model: string, against: string | undefined) => void;
}

/** The differences of any two models: figures, then territory by territory, then rules. */
export function Difference({ workspace, models, model, against, onChoose }: Props) {
  const isSame = model === against;
  const { difference, error } = useDifference(workspace, isSame ? undefined : model, against);
  const data = models.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section aria-label={text.label}>
      <Title order={2} size="h4" mb="xs">{text.title}</Title>
      <Group gap="sm" align="flex-end" mb="sm">
        <Select size="xs" w={300} label={text.model} value={model} onChange={(value) => value !== null && onChoose(value, against)} data={data} allowDeselect={false} searchable />
        <Select size="xs" w={300} label={text.against} value={against ?? null} onChange={(value) => onChoose(model, value ?? undefined)} data={data} placeholder={text.nothing} searchable />
      </Group>
      {isSame ? <Text size="sm">{text.same}</Text> : (
        <Stack gap="md">
          <DifferenceFigures difference={difference} error={error} />
          {difference !== undefined && <Territories difference={difference} />}
          {difference !== undefined && <RuleLists difference={difference} />}
        </Stack>
      )}
    </section>
  );
}

/** The sums of a difference. */
export function DifferenceFigures({ difference, error }: { difference: ModelDifference | undefined; error: unknown }) {
  if (difference === undefined) {
    return error === null ? <Skeleton height={84} aria-label={text.working} /> : <RefusalAlert error={error} />;
  }
  const rules = [difference.rulesAdded.length, difference.rulesRemoved.length, difference.rulesChanged.length] as const;
  const figures: [string, string, string][] = [
    [formatCount(difference.accountsMoved), text.accounts, text.ofAll(formatCount(difference.accounts))],
    [formatCount(difference.unassignedAfter), text.unassigned, text.was(formatCount(difference.unassignedBefore))],
    [formatCount(difference.opportunitiesMoved), text.opportunities, text.worth(formatCount(difference.amountMoved))],
    [formatCount(difference.ties), text.ties, ''],
    [formatCount(difference.peopleMoved), text.people, ''],
    [formatCount(rules[0] + rules[1] + rules[2]), text.rules, text.ruleCounts(...rules)],
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="xs" data-testid="difference">
      {figures.map(([value, label, more]) => (
        <Paper key={label} withBorder px="sm" py={6}>
          <Text fw={600} size="lg" className="tabular" lh={1.2}>{value}</Text>
          <Text size="xs">{label}</Text>
          <Text size="xs" c="dimmed">{more}</Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

const sameMembers = (one: TerritoryDifference) => one.membersBefore.join('\n') === one.membersAfter.join('\n');
const changes = (one: TerritoryDifference) => one.isNew || one.isGone || one.entered > 0 || one.left > 0 || one.amountBefore !== one.amountAfter || !sameMembers(one);

function Territories({ difference }: { difference: ModelDifference }) {
  const [isShort, setShort] = useState(true);
  const changed = difference.territories.filter(changes);
  const shown = isShort ? changed : difference.territories;
  const who = (members: readonly string[]) => (members.length === 0 ? text.nobody : members.join(', '));
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Title order={3} size="h6">{text.table}</Title>
        <Switch size="xs" label={text.onlyChanged} checked={isShort} onChange={(event) => setShort(event.currentTarget.checked)} />
      </Group>
      {shown.length === 0 ? <Text size="sm">{text.equal}</Text> : (
        <div style={{ overflow: 'auto', maxHeight: 460 }} role="region" aria-label={text.table} tabIndex={0}>
          <Table className="live-table" fz="sm" stickyHeader aria-label={text.table} data-testid="territory-differences">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.territory}</Table.Th>
                {[text.before, text.entered, text.left, text.after, text.money, text.moneyThen].map((head) => <Table.Th key={head} className="number">{head}</Table.Th>)}
                <Table.Th>{text.who}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((one) => (
                <Table.Tr key={one.key}>
                  <Table.Th scope="row">
                    {one.name} {(one.isNew || one.isGone) && <Text span size="xs" c="dimmed">{one.isNew ? text.isNew : text.isGone}</Text>}
                  </Table.Th>
                  {[one.before, one.entered, one.left, one.after, one.amountBefore, one.amountAfter].map((value, at) => <Table.Td key={at} className="number">{formatCount(value)}</Table.Td>)}
                  <Table.Td>{sameMembers(one) || one.isNew ? who(one.membersAfter) : `${who(one.membersBefore)} → ${who(one.membersAfter)}`}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </div>
  );
}

function RuleLists({ difference }: { difference: ModelDifference }) {
  const lists = ([['added', difference.rulesAdded], ['removed', difference.rulesRemoved], ['changed', difference.rulesChanged]] as const).filter(([, rules]) => rules.length > 0);
  return lists.length === 0 ? null : (
    <details className="plain-details">
      <summary>{text.lists}</summary>
      {lists.map(([kind, rules]) => (
        <Text key={kind} size="sm"><b>{text.ruleLists[kind]}:</b> {rules.join(', ')}</Text>
      ))}
    </details>
  );
}
