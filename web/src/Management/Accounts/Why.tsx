import { List, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AccountExplanation } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer } from '../live';
import { useActiveTree } from './territories';

const text = liveAccountMessages.card;

/** Why an account is, or is not, in a territory of the active model: rule by rule and item by item. */
export function Why({ workspace, account, first }: { workspace: string; account: string; first: string | undefined }) {
  const { options } = useActiveTree(workspace);
  const [chosen, setChosen] = useState<string | null>(null);
  const territory = chosen ?? first ?? options.at(-1)?.value;
  const { data, error } = useLiveAnswer<AccountExplanation>(workspace, `/accounts/${account}/territories/${territory ?? ''}/explanation`, territory !== undefined);
  if (options.length === 0) {
    return null;
  }
  return (
    <Stack gap="xs" data-testid="why">
      <Select size="xs" w={260} label={text.whyTerritory} value={territory ?? null} onChange={setChosen} data={options} searchable allowDeselect={false} />
      <RefusalAlert error={error} />
      {data !== undefined && (
        <>
          <Text size="sm" fw={500}>{text.verdicts[data.verdict] ?? data.verdict} {data.outrankedBy.join(', ')}</Text>
          {data.rules.map((rule) => (
            <div key={`${rule.name} ${rule.attachedTo}`}>
              <Text size="sm">{rule.name}{rule.isInherited && ` (${text.from(rule.attachedTo)})`}: {rule.holds ? text.holds : text.fails}{rule.booleanFilter !== null && ` — ${rule.booleanFilter}`}</Text>
              <List size="sm" listStyleType="none">{rule.items.map((item) => <List.Item key={item} style={{ overflowWrap: 'anywhere' }}>{item}</List.Item>)}</List>
            </div>
          ))}
        </>
      )}
    </Stack>
  );
}
