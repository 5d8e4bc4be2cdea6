import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client';
import { withQuery } from '../../api/paths';
import type { TerritoryLookUp } from '../../api/types';
import { routingMessages as text } from '../../messages/routing';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { liveKey, livePath } from '../live';
import { AccountPicker } from '../Rules/Matches';
import { Section } from './Section';

/** From a postal code or an account to territories and people, on any day; answers while it is typed into. */
export function LookUpBox({ workspace }: { workspace: string }) {
  const [place, setPlace] = useState({ postalCode: '', state: '', country: '' });
  const [account, setAccount] = useState<string>();
  const [on, setOn] = useState('');
  const asked = { ...(account === undefined ? place : { account }), on };
  const [settled] = useDebouncedValue(JSON.stringify(asked), 250);
  const isAsked = account !== undefined || place.postalCode.trim() !== '';
  const found = useQuery({
    queryKey: liveKey(workspace, 'look-up', settled),
    queryFn: ({ signal }) => {
      const entries = Object.entries(JSON.parse(settled) as Record<string, string>).filter(([, value]) => value.trim() !== '');
      return get<TerritoryLookUp>(withQuery(`${livePath(workspace)}/look-up`, Object.fromEntries(entries)), signal);
    },
    enabled: isAsked && settled === JSON.stringify(asked),
    placeholderData: keepPreviousData,
  });
  const field = (name: keyof typeof place, label: string, width: number) => (
    <TextInput label={label} w={width} value={place[name]} disabled={account !== undefined} onChange={(event) => setPlace({ ...place, [name]: event.currentTarget.value })} />
  );
  return (
    <Section title={text.lookUp} text={text.lookUpText}>
      <Group align="flex-end" gap="xs">
        {field('postalCode', text.postalCode, 120)}
        {field('state', text.state, 90)}
        {field('country', text.country, 90)}
        <TextInput type="date" label={text.on} w={150} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
      </Group>
      <AccountPicker workspace={workspace} account={account} onAccount={setAccount} label={text.account} />
      <RefusalAlert error={found.error} />
      <div aria-live="polite" aria-label={text.covered} role="region">
        {isAsked && found.data?.territories.length === 0 && <Text size="sm">{text.nothingCovers}</Text>}
        {isAsked && found.data?.territories.map((one) => (
          <Stack key={one.id} gap={0} mb="xs">
            <Text fw={600}>{one.name}</Text>
            <Text size="xs" c="dimmed">{one.path.join(' › ')}</Text>
            {one.team.length === 0 && <Text size="sm" c="dimmed">{text.nobody}</Text>}
            {one.team.map((person) => (
              <Text key={person.userId} size="sm">
                {person.name} <Text span size="xs" c="dimmed">{[person.role, text.kinds[person.kind], person.isAway ? text.away : ''].filter(Boolean).join(', ')}</Text>
              </Text>
            ))}
          </Stack>
        ))}
      </div>
    </Section>
  );
}
