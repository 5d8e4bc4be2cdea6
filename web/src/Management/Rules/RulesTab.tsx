import { Badge, Button, Group, Select, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../../api/client';
import { useCanEdit } from '../../api/session';
import type { Job, LiveObject, ModelRule, ModelRules } from '../../api/types';
import { ruleMessages as text } from '../../messages/rules';
import { announce } from '../../shell/announce';
import { EmptyState } from '../../shell/EmptyState';
import { formatNumber } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer, useRenewLive } from '../live';
import { useModels } from '../models';
import { RunningJob } from '../RunningJob';
import type { LiveTab } from '../tabs';
import { comparablesOf, itemWords, type Comparable } from './operations';
import { RuleEditor } from './RuleEditor';
import { ValueSets } from './ValueSets';

const mostShown = 100;

/** The rules of a model, a builder that counts while it is typed into, and the value sets that items name. */
export default function RulesTab({ workspace }: LiveTab) {
  const { models, error, isPending, active } = useModels(workspace);
  const search = useSearch({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const model = models?.find(({ id }) => id === search.model) ?? active ?? models?.[0];
  const rules = useLiveAnswer<ModelRules>(workspace, `/models/${model?.id}/rules`, model !== undefined);
  const objects = useLiveAnswer<LiveObject[]>(workspace, '/objects');
  const canEdit = useCanEdit(workspace) && rules.data?.isEditable === true;
  const open = (rule: string | undefined) => void navigate({ search: { model: model?.id, rule }, replace: true });
  if (isPending) {
    return <Skeleton height={240} />;
  }
  if (model === undefined) {
    return <><RefusalAlert error={error} /><EmptyState title={text.noModel} text={text.noModelText} /></>;
  }
  const comparables = comparablesOf(objects.data?.find(({ name }) => name === 'Account'));
  const chosen = rules.data?.rules.find(({ id }) => id === search.rule);
  const isOpen = chosen !== undefined || search.rule === 'new';
  return (
    <Stack gap="md">
      <RefusalAlert error={error ?? rules.error ?? objects.error} />
      <Group align="flex-end" justify="space-between">
        <Select label={text.model} w={280} value={model.id} onChange={(id) => id !== null && void navigate({ search: { model: id }, replace: true })} data={models!.map(({ id, name, state }) => ({ value: id, label: `${name} (${state.toLowerCase()})` }))} allowDeselect={false} />
        {canEdit && (
          <Group gap="xs">
            <RunButton workspace={workspace} model={model.id} />
            <Button onClick={() => open('new')}>{text.newRule}</Button>
          </Group>
        )}
      </Group>
      {rules.data?.isEditable === false && <Text size="sm" c="dimmed">{text.closed(model.name)}</Text>}
      {isOpen && rules.data !== undefined && (
        <RuleEditor key={search.rule} workspace={workspace} model={rules.data} rule={chosen} comparables={comparables} canEdit={canEdit} onClose={() => open(undefined)} />
      )}
      {rules.data === undefined ? <Skeleton height={160} /> : <RuleTable rules={rules.data} comparables={comparables} onOpen={open} />}
      {rules.data !== undefined && <ValueSets workspace={workspace} model={rules.data} canEdit={canEdit} />}
    </Stack>
  );
}

function RuleTable({ rules, comparables, onOpen }: { rules: ModelRules; comparables: readonly Comparable[]; onOpen: (id: string) => void }) {
  const [find, setFind] = useState('');
  const setNames = new Map(rules.sets.map(({ key, name }) => [key, name]));
  if (rules.rules.length === 0) {
    return <EmptyState title={text.empty} text={text.emptyText} />;
  }
  const found = rules.rules.filter((rule) => `${rule.name} ${rule.territories.map(({ territory }) => territory).join(' ')}`.toLowerCase().includes(find.toLowerCase()));
  return (
    <Stack gap={6}>
      {rules.rules.length > 5 && <TextInput aria-label={text.find} placeholder={text.find} w={280} value={find} onChange={(event) => setFind(event.currentTarget.value)} />}
      <div style={{ overflowX: 'auto' }}>
        <Table className="live-table" aria-label={text.list} data-testid="rules">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.name}</Table.Th>
              <Table.Th>{text.condition}</Table.Th>
              <Table.Th>{text.territories}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{found.slice(0, mostShown).map((rule) => <Row key={rule.id} rule={rule} comparables={comparables} setNames={setNames} onOpen={onOpen} />)}</Table.Tbody>
        </Table>
      </div>
      {found.length > mostShown && <Text size="xs" c="dimmed">{text.shown(formatNumber(mostShown), formatNumber(found.length))}</Text>}
    </Stack>
  );
}

interface RowProps {
  readonly rule: ModelRule;
  readonly comparables: readonly Comparable[];
  readonly setNames: ReadonlyMap<string, string>;
  readonly onOpen: (id: string) => void;
}

function Row({ rule, comparables, setNames, onOpen }: RowProps) {
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Button variant="subtle" size="compact-sm" px={0} aria-label={text.open(rule.name)} onClick={() => onOpen(rule.id)}>{rule.name}</Button>
        {!rule.isActive && <Badge ml={6} size="xs" variant="default">{text.inactive}</Badge>}
      </Table.Th>
      <Table.Td>
        {rule.items.map((item, at) => <Text key={item.id} size="sm">{rule.items.length > 1 ? `${at + 1}. ` : ''}{itemWords(item, comparables, setNames)}</Text>)}
        {rule.booleanFilter !== null && rule.items.length > 1 && <Text size="xs" c="dimmed">{rule.booleanFilter}</Text>}
      </Table.Td>
      <Table.Td>
        {rule.territories.length === 0 ? <Text size="sm" c="dimmed">{text.nowhere}</Text> : rule.territories.map((one) => (
          <Text key={one.associationId} size="sm">{one.territory}{one.appliesToChildren && <Text span size="xs" c="dimmed"> {text.below}</Text>}</Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

function RunButton({ workspace, model }: { workspace: string; model: string }) {
  const renew = useRenewLive(workspace);
  const [job, setJob] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const run = async () => {
    setError(null);
    try {
      setJob((await write<Job>('POST', `${livePath(workspace)}/models/${model}/runs`, {})).id);
    } catch (refusal) {
      setError(refusal);
    }
  };
  const over = (done: Job) => {
    setJob(null);
    void renew();
    if (done.state === 'succeeded') {
      announce(done.message);
    }
  };
  return (
    <>
      <RefusalAlert error={error} />
      {job === null ? <Button variant="default" onClick={() => void run()} title={text.runHint}>{text.run}</Button> : <RunningJob workspace={workspace} id={job} label={text.running} onOver={over} />}
    </>
  );
}
