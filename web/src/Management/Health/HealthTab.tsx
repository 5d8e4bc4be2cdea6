import { Alert, Badge, Button, Group, Modal, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { write } from '../../api/client';
import { RefusedError } from '../../api/RefusedError';
import { useCanEdit } from '../../api/session';
import type { HealthFinding, HealthRun, ModelHealth } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { messages } from '../../messages/messages';
import { patchMessages } from '../../messages/patches';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount, formatInstant, formatNumber } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useLiveAnswer } from '../live';
import { liveTabs, type LiveTab } from '../tabs';
import { useAct } from '../useAct';
import { KeptDaily } from './KeptDaily';
import { SettingsForm } from './SettingsForm';
import { Trend } from './Trend';

const text = governanceMessages.health;
const marks: Record<string, string> = { problem: '●', warning: '▲', info: '○' };

/** What is wrong with the active model and what repairs it; the indicator with its figures; the checklist of the field; findings over time. */
export default function HealthTab({ workspace }: LiveTab) {
  const canEdit = useCanEdit(workspace);
  const { data, error, isPending } = useLiveAnswer<ModelHealth>(workspace, '/health');
  const runs = useLiveAnswer<HealthRun[]>(workspace, '/health/runs').data ?? [];
  const { act, error: refusal, isBusy } = useAct(workspace);
  const [isSetting, setSetting] = useState(false);
  if (error instanceof RefusedError && error.code === 'management.no-active-model') {
    return <EmptyState title={text.noModel} text={text.noModelText} />;
  }
  if (data === undefined) {
    return isPending ? <Skeleton height={320} /> : <RefusalAlert error={error} />;
  }
  const keep = () => act(() => write('POST', `${livePath(workspace)}/health/runs`, {}), () => text.kept);
  return (
    <Stack gap="md">
      <Alert color={data.redesign ? 'orange' : 'teal'} variant="light" styles={{ title: { color: 'var(--mantine-color-text)' } }} title={`${text.title} ${data.redesign ? text.redesign : text.manage}.`} data-testid="indicator">
        <Group gap="xl">
          {data.figures.map((one) => <Text key={one.name} size="sm">{one.name}: <b>{text.limit(formatNumber(one.percent), formatNumber(one.limit))}</b></Text>)}
        </Group>
      </Alert>
      <RefusalAlert error={refusal} />
      <Modal opened={isSetting} onClose={() => setSetting(false)} title={patchMessages.settings.title} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        <SettingsForm workspace={workspace} onClose={() => setSetting(false)} />
      </Modal>
      <section aria-label={text.findings}>
        <Group justify="space-between" mb="xs">
          <Title order={2} size="h5">{text.findings}</Title>
          {canEdit && (
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => setSetting(true)}>{patchMessages.settings.open}</Button>
              <Button size="xs" variant="default" loading={isBusy} onClick={() => void keep()}>{text.keep}</Button>
            </Group>
          )}
        </Group>
        {data.findings.length === 0 ? <Text size="sm">{text.none}</Text> : (
          <Table className="live-table" fz="sm" aria-label={text.findings} data-testid="findings">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.grave}</Table.Th>
                <Table.Th>{text.finding}</Table.Th>
                <Table.Th>{text.trend.title}</Table.Th>
                <Table.Th>{text.fix}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.findings.map((one) => <FindingRow key={one.code} workspace={workspace} finding={one} runs={runs} canEdit={canEdit} />)}
            </Table.Tbody>
          </Table>
        )}
      </section>
      <section aria-label={text.practices}>
        <Title order={2} size="h5" mb="xs">{text.practices}</Title>
        <Table className="live-table" fz="sm" aria-label={text.practices} data-testid="practices">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.holds}</Table.Th>
              <Table.Th>{text.practice}</Table.Th>
              <Table.Th>{text.figure}</Table.Th>
              <Table.Th>{text.source}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.practices.map((one) => (
              <Table.Tr key={one.code}>
                <Table.Td>{one.holds ? `✓ ${text.yes}` : `✗ ${text.no}`}</Table.Td>
                <Table.Th scope="row">{one.title}</Table.Th>
                <Table.Td>{one.figure}</Table.Td>
                <Table.Td>{one.source}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <section aria-label={text.runs}>
        <Title order={2} size="h5" mb="xs">{text.runs}</Title>
        <KeptDaily workspace={workspace} canEdit={canEdit} />
        {runs.length === 0 ? <Text size="sm">{text.noRuns}</Text> : <RunsTable runs={runs} />}
      </section>
    </Stack>
  );
}

function FindingRow({ workspace, finding, runs, canEdit }: { workspace: string; finding: HealthFinding; runs: readonly HealthRun[]; canEdit: boolean }) {
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const { act, error, isBusy } = useAct(workspace);
  const isThere = (screen: string | null) => liveTabs.some(({ value }) => value === screen);
  return (
    <Table.Tr>
      <Table.Td>
        <Badge variant="outline" color="gray" c="var(--mantine-color-text)" tt="none" size="sm" miw="max-content">{marks[finding.severity]} {text.severity[finding.severity]}</Badge>
      </Table.Td>
      <Table.Th scope="row">
        {finding.sentence}
        <Text size="sm" fw={400}>{finding.advice}</Text>
        {finding.records.length > 0 && (
          <Text size="xs" c="dimmed" fw={400}>
            {finding.count > finding.records.length ? `${text.first(formatCount(finding.records.length))} ` : ''}
            {finding.records.map(({ name }) => name).join(', ')}
          </Text>
        )}
        <RefusalAlert error={error} />
      </Table.Th>
      <Table.Td><Trend runs={runs} code={finding.code} now={finding.count} /></Table.Td>
      <Table.Td>
        <Group gap={6}>
          {finding.fixes.map((fix) => (fix.code !== null ? canEdit && (
            <Button key={fix.label} size="compact-xs" loading={isBusy} onClick={() => void act(() => write<{ message: string }>('POST', `${livePath(workspace)}/health/fixes/${fix.code}`, {}), ({ message }) => text.done(message))}>{fix.label}</Button>
          ) : isThere(fix.screen) && (
            <Button key={fix.label} size="compact-xs" variant="default" onClick={() => void navigate({ params: { workspace, tab: fix.screen ?? '' }, search: {} })}>{fix.label}</Button>
          )))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function RunsTable({ runs }: { runs: readonly HealthRun[] }) {
  const sum = (run: HealthRun, severity: string) => formatCount(run.findings.filter((one) => one.severity === severity).length);
  return (
    <Table className="live-table" fz="sm" aria-label={text.runs} data-testid="health-runs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.when}</Table.Th>
          <Table.Th>{text.who}</Table.Th>
          <Table.Th className="number">{text.problems}</Table.Th>
          <Table.Th className="number">{text.warnings}</Table.Th>
          <Table.Th className="number">{text.notes}</Table.Th>
          <Table.Th>{text.verdict}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {runs.map((run) => (
          <Table.Tr key={run.number}>
            <Table.Th scope="row">{formatInstant(run.at)}</Table.Th>
            <Table.Td>{text.causes[run.cause] ?? run.author}</Table.Td>
            <Table.Td className="number">{sum(run, 'problem')}</Table.Td>
            <Table.Td className="number">{sum(run, 'warning')}</Table.Td>
            <Table.Td className="number">{sum(run, 'info')}</Table.Td>
            <Table.Td>{run.redesign ? text.redesign : text.manage}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
