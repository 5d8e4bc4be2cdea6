import { Alert, Anchor, Badge, Button, Group, Modal, Paper, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { AccountPage } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { messages } from '../../messages/messages';
import { formatCount, formatInstant, formatNumber } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, useLiveAnswer } from '../live';
import { Coverage } from './AccountTable';
import { QualifyForm } from './QualifyForm';
import { SplitForm } from './SplitForm';
import { SplitsForm } from './SplitsForm';
import { Why } from './Why';

const text = liveAccountMessages.card;
type Dialog = 'qualify' | 'split';

/** Everything about one account: where it is and why, who answers for it, its opportunities, and what was done with it. */
export function AccountCard({ workspace, id, canEdit }: { workspace: string; id: string; canEdit: boolean }) {
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const { data: page, error } = useLiveAnswer<AccountPage>(workspace, `/accounts/${id}`);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const open = (account: string) => void navigate({ search: { account } });
  if (page === undefined) {
    return error === null ? <Skeleton height={400} /> : <Stack gap="sm"><RefusalAlert error={error} /><Back /></Stack>;
  }
  const { account } = page;
  const name = fieldOf(account, 'Name');
  const isOut = account.fields.IsDisqualified === true;
  return (
    <Stack gap="md" data-testid="account-card">
      <Group gap="sm">
        <Back />
        <Title order={2} size="h3">{name}</Title>
        <Coverage account={{ isDisqualified: isOut, disqualifiedReason: fieldOf(account, 'DisqualifiedReason'), territories: page.territories.map((one) => one.name) }} />
        {canEdit && (
          <Group gap={6} ml="auto">
            <Button size="compact-sm" variant="default" onClick={() => setDialog('split')}>{liveAccountMessages.split.open}</Button>
            <Button size="compact-sm" variant="default" onClick={() => setDialog('qualify')}>{isOut ? liveAccountMessages.qualify.requalify : liveAccountMessages.qualify.disqualify}</Button>
          </Group>
        )}
      </Group>
      {isOut && <Alert color="gray" variant="light">{text.disqualified(fieldOf(account, 'DisqualifiedReason'), fieldOf(account, 'DisqualifiedDate'))}</Alert>}
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md">
        <Card title={text.facts}><Facts page={page} onOpen={open} /></Card>
        <Card title={text.territories}>
          {page.territories.length === 0 ? <Text size="sm">{text.noTerritory}</Text> : page.territories.map((one) => (
            <Text size="sm" key={`${one.id} ${one.isManual}`}>
              {one.name} <Text span c="dimmed">{one.isManual ? text.byHand : text.byRule}{one.reason !== null && `, ${one.reason}`}{one.people.length > 0 && `; ${one.people.join(', ')}`}</Text>
            </Text>
          ))}
        </Card>
        <Card title={text.team}>
          {page.team.length === 0 ? <Text size="sm">{text.noTeam}</Text> : page.team.map((one) => (
            <Text size="sm" key={one.id}>{one.name} <Text span c="dimmed">{[one.role, one.rule === null ? null : text.teamBy(one.rule)].filter((part) => part !== null).join(', ')}</Text></Text>
          ))}
        </Card>
      </SimpleGrid>
      <Card title={text.opportunities}><Opportunities workspace={workspace} page={page} canEdit={canEdit} /></Card>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Card title={text.why}><Why workspace={workspace} account={id} first={page.territories[0]?.id} /></Card>
        <Card title={text.history}>
          <Stack gap={4} mah={360} style={{ overflow: 'auto' }} role="region" aria-label={text.history} tabIndex={0}>
            {page.history.map((act) => (
              <Text size="sm" key={act.number}>
                <Badge size="xs" variant="outline" color="gray" c="var(--mantine-color-text)" tt="none">{text.act(act.number)}</Badge> {act.summary}{act.reason !== null && ` — ${act.reason}`} <Text span size="xs" c="dimmed">{act.author}, {formatInstant(act.at)}</Text>
              </Text>
            ))}
          </Stack>
        </Card>
      </SimpleGrid>
      <Modal opened={dialog !== null} onClose={close} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }} title={dialog === 'split' ? liveAccountMessages.split.title(name) : (isOut ? liveAccountMessages.qualify.requalifyTitle : liveAccountMessages.qualify.disqualifyTitle)(name)}>
        {dialog === 'qualify' && <QualifyForm workspace={workspace} accounts={[id]} isBack={isOut} onClose={close} onDone={close} />}
        {dialog === 'split' && <SplitForm workspace={workspace} page={page} onClose={close} onDone={open} />}
      </Modal>
    </Stack>
  );

  function Back() {
    return <Button size="compact-sm" variant="subtle" onClick={() => void navigate({ search: {} })}>← {text.back}</Button>;
  }
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="sm" component="section" aria-label={title}>
      <Title order={3} size="h6" mb={6}>{title}</Title>
      {children}
    </Paper>
  );
}

function Facts({ page, onOpen }: { page: AccountPage; onOpen: (account: string) => void }) {
  const { account } = page;
  const revenue = account.fields.AnnualRevenue;
  const facts: [string, ReactNode][] = [
    [text.number, fieldOf(account, 'AccountNumber')],
    [text.owner, page.ownerName ?? text.nobody],
    [text.place, ['BillingStreet', 'BillingPostalCode', 'BillingCity', 'BillingState', 'BillingCountry'].map((field) => fieldOf(account, field)).filter((part) => part !== '').join(', ')],
    [text.revenue, typeof revenue === 'number' ? formatCount(revenue) : ''],
    [text.parent, page.parent === null ? '' : <Anchor component="button" type="button" size="sm" underline="always" onClick={() => onOpen(page.parent!.id)}>{page.parent.name}</Anchor>],
    [text.children, page.children.length === 0 ? '' : page.children.map((one) => <Anchor key={one.id} component="button" type="button" size="sm" underline="always" mr={8} onClick={() => onOpen(one.id)}>{one.name}</Anchor>)],
  ];
  return (
    <Table fz="sm" variant="vertical" withRowBorders={false} verticalSpacing={2}>
      <Table.Tbody>
        {facts.filter(([, value]) => value !== '').map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" bg="transparent" fw={400} c="dimmed" px={0} w={120}>{label}</Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Opportunities({ workspace, page, canEdit }: { workspace: string; page: AccountPage; canEdit: boolean }) {
  const [editing, setEditing] = useState<string | null>(null);
  const edited = page.opportunities.find(({ id }) => id === editing);
  if (page.opportunities.length === 0) {
    return <Text size="sm">{text.noOpportunities}</Text>;
  }
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table className="live-table" fz="sm" aria-label={text.opportunities} data-testid="account-opportunities">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.opportunity}</Table.Th>
            <Table.Th>{text.stage}</Table.Th>
            <Table.Th className="number">{text.amount}</Table.Th>
            <Table.Th>{text.close}</Table.Th>
            <Table.Th>{text.territory}</Table.Th>
            <Table.Th>{text.owner}</Table.Th>
            <Table.Th>{text.splits}</Table.Th>
            {canEdit && <Table.Td />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {page.opportunities.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Th scope="row">{one.name}</Table.Th>
              <Table.Td>{one.stage}</Table.Td>
              <Table.Td className="number">{formatNumber(one.amount)}</Table.Td>
              <Table.Td>{one.closeDate}</Table.Td>
              <Table.Td>{one.territory ?? liveAccountMessages.list.none}{one.isExcluded && <Text span size="xs" c="dimmed"> {text.kept}</Text>}</Table.Td>
              <Table.Td>{one.owner}</Table.Td>
              <Table.Td>{one.splits.map((split) => <Text size="sm" key={split.id}>{split.type}: {split.owner} {formatNumber(split.percent)} %{split.amount !== null && ` = ${formatNumber(split.amount)}`}</Text>)}</Table.Td>
              {canEdit && <Table.Td><Button size="compact-xs" variant="default" aria-label={text.editSplits(one.name)} onClick={() => setEditing(one.id)}>{text.setSplits}</Button></Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Modal opened={edited !== undefined} onClose={() => setEditing(null)} size="lg" title={edited === undefined ? '' : text.editSplits(edited.name)} closeButtonProps={{ 'aria-label': messages.common.close }}>
        {edited !== undefined && <SplitsForm workspace={workspace} opportunity={edited} onClose={() => setEditing(null)} />}
      </Modal>
    </div>
  );
}
