import { Anchor, Breadcrumbs, Button, CloseButton, Group, List, Modal, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { withQuery } from '../../api/paths';
import { useCanEdit, useCanSeeLive } from '../../api/session';
import type { Forecast, LiveAct, TerritoryPage } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { messages } from '../../messages/messages';
import { patchMessages } from '../../messages/patches';
import { formatCount, formatInstant, formatPercent } from '../../shell/format';
import { LinkButton } from '../../shell/LinkButton';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { dayQuery, today } from '../days';
import { useLiveAnswer } from '../live';
import { useMayPropose } from '../patch';
import { ProposeForm, type ProposedKind } from '../Requests/ProposeForm';
import { Comments } from './Comments';
import { daysOf } from './PersonLine';
import { Rights } from './Rights';
import { sortedPeople } from './tree';

const text = managementMessages.territory;

interface Props {
  readonly workspace: string;
  readonly id: string;
  readonly day: string | undefined;
  readonly isActive: boolean;
  readonly onClose: () => void;
  readonly onChoose: (territory: string) => void;
}

/** Everything about one territory on a day: where it stands, who is in it, its numbers, accounts, rules and what happened. */
export function TerritoryPanel({ workspace, id, day, isActive, onClose, onChoose }: Props) {
  const canSeeLive = useCanSeeLive(workspace);
  const { data: page, error } = useLiveAnswer<TerritoryPage>(workspace, withQuery(`/territories/${id}`, dayQuery(day)));
  return (
    <aside className="seat-panel territory-panel" aria-label={page === undefined ? text.opening : text.label(page.node.name)} data-testid="territory">
      <RefusalAlert error={error} />
      {page === undefined && error === null && <Skeleton height={300} />}
      {page === undefined && <CloseButton aria-label={text.close} onClick={onClose} />}
      {page !== undefined && (
        <Stack gap="sm">
          <div>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Title order={2} size="h4">{page.node.name}</Title>
              <CloseButton aria-label={text.close} onClick={onClose} />
            </Group>
            <Breadcrumbs separator="›" separatorMargin={6}>
              {page.path.map((one) => <Anchor key={one.id} component="button" type="button" size="sm" onClick={() => onChoose(one.id)}>{one.name}</Anchor>)}
              <Text size="sm" c="dimmed">{page.node.type}</Text>
            </Breadcrumbs>
          </div>
          <People workspace={workspace} page={page} isActive={isActive} />
          {isActive && <Figures workspace={workspace} id={id} day={day} />}
          <Comments workspace={workspace} id={id} />
          <Accounts workspace={workspace} page={page} isActive={isActive} />
          <Rules page={page} />
          {canSeeLive && <Rights workspace={workspace} page={page} />}
          {canSeeLive && <History workspace={workspace} id={id} />}
        </Stack>
      )}
    </aside>
  );
}

function People({ workspace, page, isActive }: { workspace: string; page: TerritoryPage; isActive: boolean }) {
  const canEdit = useCanEdit(workspace) && isActive;
  const mayPropose = useMayPropose(workspace, page.node.id) && isActive;
  const present = sortedPeople(page.allPeople.filter((person) => person.isPresent));
  const others = page.allPeople.filter((person) => !person.isPresent);
  const move = (what: string, user?: string) => ({ move: what, user, territory: page.node.id });
  return (
    <section aria-label={text.people}>
      <Title order={3} size="h6">{text.people}</Title>
      {page.node.isVacant && <Text size="sm"><span className="vacancy">{text.vacant}</span> {present.length === 0 ? text.nobody : text.caretakerOnly}</Text>}
      <List listStyleType="none" size="sm">
        {[...present, ...others].map((person) => (
          <List.Item key={person.membershipId} c={person.isPresent ? undefined : 'dimmed'}>
            <b>{person.name}</b>
            {person.role !== null && `, ${person.role}`}
            {person.kind !== 'regular' && `, ${managementMessages.territories.kinds[person.kind]}`}
            <Text span size="sm" c="dimmed"> {daysOf(person)}</Text>
          </List.Item>
        ))}
      </List>
      <Text size="sm">{text.manager}: {page.node.forecastManager ?? <span className="vacancy">{managementMessages.territories.none}</span>}</Text>
      {(canEdit || mayPropose) && (
        <Group gap={6} mt={6}>
          <LinkButton size="compact-sm" variant="default" to="/w/$workspace/live/$tab" params={{ workspace, tab: 'people' }} search={move('joins')}>{canEdit ? text.joins : patchMessages.propose.joins}</LinkButton>
          {present.at(0) !== undefined && <LinkButton size="compact-sm" variant="default" to="/w/$workspace/live/$tab" params={{ workspace, tab: 'people' }} search={move('leaves', present[0].userId)}>{(canEdit ? text.leaves : patchMessages.propose.leaves)(present[0].name)}</LinkButton>}
          {canEdit && <LinkButton size="compact-sm" variant="default" to="/w/$workspace/live/$tab" params={{ workspace, tab: 'people' }} search={move('managesForecast')}>{text.manages}</LinkButton>}
        </Group>
      )}
    </section>
  );
}

/** The year's numbers of the territory with all below it. */
function Figures({ workspace, id, day }: { workspace: string; id: string; day: string | undefined }) {
  const year = (day ?? today()).slice(0, 4);
  const { data, error } = useLiveAnswer<Forecast>(workspace, withQuery('/forecast', { from: `${year}-01-01`, to: `${year}-12-31`, asOf: dayQuery(day).asOf }));
  const row = data?.rows.find(({ territory }) => territory === id);
  const figures = row?.rolledUp;
  return (
    <section aria-label={text.figures(year)}>
      <Title order={3} size="h6">{text.figures(year)}</Title>
      <RefusalAlert error={error} />
      {figures !== undefined && (
        <dl className="chain" data-testid="territory-figures">
          {([['quota', figures.quota], ['closed', figures.closed], ['commit', figures.commit], ['adjustment', figures.adjustment], ['forecast', figures.forecast ?? 0]] as const).map(([key, value]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{text.figureNames[key]}</dt>
              <dd>{formatCount(value)}</dd>
            </div>
          ))}
          {figures.attainment !== null && figures.attainment !== undefined && (
            <>
              <dt>{text.figureNames.attainment}</dt>
              <dd>{formatPercent(figures.attainment)}</dd>
            </>
          )}
        </dl>
      )}
      {row?.gap && <Text size="sm" c="dimmed">{row.gap}</Text>}
    </section>
  );
}

function Accounts({ workspace, page, isActive }: { workspace: string; page: TerritoryPage; isActive: boolean }) {
  const mayPropose = useMayPropose(workspace, page.node.id) && isActive && page.accountList.length > 0;
  const [proposed, setProposed] = useState<ProposedKind | null>(null);
  return (
    <section aria-label={text.accounts}>
      <Title order={3} size="h6">{text.accounts} <Text span size="sm" c="dimmed">{formatCount(page.node.accounts)}</Text></Title>
      {page.accountList.length === 0 ? <Text size="sm" c="dimmed">{page.node.rolledUp === 0 ? text.noAccounts : text.accountsBelow(formatCount(page.node.rolledUp))}</Text> : (
        <div style={{ maxHeight: 220, overflow: 'auto' }} role="group" aria-label={text.accounts} tabIndex={0}>
          <Table fz="sm" className="live-table" verticalSpacing={2} aria-label={text.accounts}>
            <Table.Tbody>
              {page.accountList.map((account) => (
                <Table.Tr key={account.id}>
                  <Table.Th scope="row">{account.name}</Table.Th>
                  <Table.Td>{[account.city, account.state].filter(Boolean).join(', ')}</Table.Td>
                  <Table.Td>{account.isManual && <Text span size="xs" c="dimmed">{text.byHand}</Text>}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {page.accountList.length < page.node.accounts && <Text size="xs" c="dimmed">{text.firstOf(formatCount(page.accountList.length))}</Text>}
      {mayPropose && (
        <Group gap={6} mt={6}>
          <Button size="compact-sm" variant="default" onClick={() => setProposed('accounts')}>{patchMessages.propose.move}</Button>
          <Button size="compact-sm" variant="default" onClick={() => setProposed('disqualified')}>{patchMessages.propose.disqualify}</Button>
        </Group>
      )}
      <Modal opened={proposed !== null} onClose={() => setProposed(null)} title={proposed === null ? '' : patchMessages.propose.titles[proposed]} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        {proposed !== null && <ProposeForm workspace={workspace} kind={proposed} territory={page.node.id} onClose={() => setProposed(null)} />}
      </Modal>
    </section>
  );
}

function Rules({ page }: { page: TerritoryPage }) {
  return (
    <section aria-label={text.rules}>
      <Title order={3} size="h6">{text.rules}</Title>
      {page.ruleList.length === 0 && <Text size="sm" c="dimmed">{text.noRules}</Text>}
      <List listStyleType="none" size="sm">
        {page.ruleList.map((rule) => (
          <List.Item key={rule.id}>
            <b>{rule.name}</b>{rule.isInherited && ` (${text.inherited})`}{!rule.isActive && ` (${text.inactive})`}: {rule.items.join('; ')}
            {rule.booleanFilter !== null && <Text span size="sm" c="dimmed"> {rule.booleanFilter}</Text>}
          </List.Item>
        ))}
      </List>
    </section>
  );
}

function History({ workspace, id }: { workspace: string; id: string }) {
  const { data, error } = useLiveAnswer<LiveAct[]>(workspace, `/territories/${id}/acts`);
  return (
    <section aria-label={text.history}>
      <Title order={3} size="h6">{text.history}</Title>
      <RefusalAlert error={error} />
      <List listStyleType="none" size="sm" spacing={4}>
        {data?.map((act) => (
          <List.Item key={act.number}>
            {act.summary}
            <Text size="xs" c="dimmed">{act.author}, {formatInstant(act.at)}</Text>
            {act.reason !== null && <Text size="sm">“{act.reason}”</Text>}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
