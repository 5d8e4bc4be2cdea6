import { Button, Group, Table, Text, Title } from '@mantine/core';
import type { QuotaEvaluation, QuotaPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { formatInstant } from '../shell/format';
import { TextLink } from '../shell/LinkButton';
import { quotaPath } from './quotaPlans';

const text = quotaMessages.answers;
const order = ['disputed', 'asked', 'accepted'] as const;

/** What the sellers say to their approved quotas, disputes first; and everybody's letter. */
export function AnswersTable({ workspace, plan, evaluation }: { workspace: string; plan: QuotaPlan; evaluation: QuotaEvaluation }) {
  if (plan.state !== 'approved' && plan.state !== 'running') {
    return null;
  }
  const seats = evaluation.seats
    .flatMap((seat) => (seat.answer ? [{ seat, answer: seat.answer }] : []))
    .sort((a, b) => order.indexOf(a.answer.state) - order.indexOf(b.answer.state) || a.seat.name.localeCompare(b.seat.name, 'en', { numeric: true }));
  const count = (state: (typeof order)[number]) => seats.filter(({ answer }) => answer.state === state).length;
  return (
    <section aria-label={text.title}>
      <Group justify="space-between">
        <Title order={2} size="h6">{text.title}</Title>
        <Button component="a" href={`${quotaPath(workspace, plan.id)}/letters.zip`} download size="xs" variant="default">{text.letters}</Button>
      </Group>
      {seats.length === 0 ? (
        <Text size="sm" c="dimmed">{text.nobody}</Text>
      ) : (
        <>
          <Text size="sm">{text.counts(count('accepted'), count('disputed'), count('asked'))}</Text>
          <Table fz="sm" className="areas-table" aria-label={text.title} data-testid="answers">
            <Table.Tbody>
              {seats.map(({ seat, answer }) => (
                <Table.Tr key={seat.key}>
                  <Table.Th scope="row" fw={400}>
                    <TextLink size="sm" to="/w/$workspace/quotas/$plan/seats/$seat" params={{ workspace, plan: plan.id, seat: seat.key }}>{seat.name}</TextLink>
                  </Table.Th>
                  <Table.Td fw={answer.state === 'disputed' ? 600 : 400}>{text.states[answer.state]}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'normal' }}>
                    {answer.comment && `“${answer.comment}” `}
                    {answer.at && <Text span size="xs" c="dimmed">{answer.by}, {formatInstant(answer.at)}</Text>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </section>
  );
}
