import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { LeadDecision } from '../../api/types';
import { routingMessages as text } from '../../messages/routing';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath } from '../live';
import { Section } from './Section';

const fields = [
  ['Company', text.company],
  ['Email', text.email],
  ['Website', text.website],
  ['City', text.city],
  ['State', text.state],
  ['PostalCode', text.postalCode],
] as const;

/** Where a lead would go, step by step, without storing anything. */
export function TryLead({ workspace }: { workspace: string }) {
  const [lead, setLead] = useState<Record<string, string>>({});
  const [decision, setDecision] = useState<LeadDecision | null>(null);
  const [error, setError] = useState<unknown>(null);
  const ask = async (event: SyntheticEvent) => {
    event.preventDefault();
    setError(null);
    try {
      setDecision(await write<LeadDecision>('POST', `${livePath(workspace)}/leads/routing/tries`, { fields: lead }));
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <Section title={text.try} text={text.tryText}>
      <form onSubmit={(event) => void ask(event)}>
        <Group align="flex-end" gap="xs">
          {fields.map(([name, label]) => <TextInput key={name} label={label} w={name === 'State' || name === 'PostalCode' ? 110 : 170} value={lead[name] ?? ''} onChange={(event) => setLead({ ...lead, [name]: event.currentTarget.value })} />)}
          <Button type="submit" variant="default">{text.tryNow}</Button>
        </Group>
      </form>
      <RefusalAlert error={error} />
      {decision !== null && (
        <Stack gap={4} role="status">
          <Text fw={600}>{decision.owner === null ? text.goesNowhere : text.goesTo(decision.owner)}</Text>
          <Steps steps={decision.steps} />
          {decision.matches.length > 0 && (
            <>
              <Text size="sm" fw={500}>{text.matches}</Text>
              {decision.matches.map((match) => (
                <Text key={match.accountId} size="sm" c={match.isEnough ? undefined : 'dimmed'}>{match.account}: {text.score(match.score)}, {match.evidence.join(', ')}</Text>
              ))}
            </>
          )}
        </Stack>
      )}
    </Section>
  );
}

/** The steps of a decision in their order. */
export const Steps = ({ steps }: { steps: readonly string[] }) => (
  <List type="ordered" size="sm" aria-label={text.steps}>{steps.map((step, at) => <List.Item key={at}>{step}</List.Item>)}</List>
);
