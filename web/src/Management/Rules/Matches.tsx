import { List, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client';
import { withQuery } from '../../api/paths';
import type { LiveRecord, Page, RulePreview } from '../../api/types';
import { ruleMessages as text } from '../../messages/rules';
import { formatNumber } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { fieldOf, liveKey, livePath } from '../live';

interface Props {
  readonly workspace: string;
  readonly preview: RulePreview | undefined;
  readonly isSettled: boolean;
  readonly error: unknown;
  readonly account: string | undefined;
  readonly onAccount: (account: string | undefined) => void;
}

/** How many accounts the draft matches, the first of them, and why one chosen account does or does not. */
export function Matches({ workspace, preview, isSettled, error, account, onAccount }: Props) {
  const why = preview?.explanation;
  return (
    <Stack gap="xs" component="section" aria-label={text.live}>
      <Text size="sm" fw={500}>{text.live}</Text>
      <RefusalAlert error={error} />
      <div aria-live="polite" data-testid="matches" data-settled={isSettled} style={{ opacity: isSettled ? 1 : 0.6 }}>
        {preview === undefined || preview.matches === null ? (
          <Text size="sm" c="dimmed">{text.waiting}</Text>
        ) : (
          <>
            <Text fz={32} fw={600} lh={1.1}>{formatNumber(preview.matches)}</Text>
            <Text size="sm" c="dimmed">{text.of(formatNumber(preview.accounts))}</Text>
            {preview.notYetThere !== null && <Text size="sm">{text.notYet(formatNumber(preview.notYetThere))}</Text>}
          </>
        )}
      </div>
      {(preview?.sample.length ?? 0) > 0 && (
        <div>
          <Text size="xs" c="dimmed">{text.sample}</Text>
          {preview!.sample.slice(0, 6).map((one) => (
            <Text key={one.id} size="sm" truncate>{one.name} <Text span size="xs" c="dimmed">{[one.city, one.state].filter(Boolean).join(', ')}</Text></Text>
          ))}
        </div>
      )}
      <AccountPicker workspace={workspace} account={account} onAccount={onAccount} />
      {why && (
        <div data-testid="explanation">
          <Text size="sm" fw={500}>{why.isExcludedFromRealign ? text.excluded : why.holds ? text.holds : text.holdsNot}</Text>
          <List size="sm" listStyleType="none">{why.items.map((item) => <List.Item key={item}>{item}</List.Item>)}</List>
          {why.judgedAccount !== why.account && <Text size="xs" c="dimmed">{text.byTop}</Text>}
        </div>
      )}
    </Stack>
  );
}

/** Finds accounts by name while it is typed into. */
export function AccountPicker({ workspace, account, onAccount, label = text.explain }: { workspace: string; account: string | undefined; onAccount: (account: string | undefined) => void; label?: string }) {
  const [typed, setTyped] = useState('');
  const [find] = useDebouncedValue(typed, 250);
  const found = useQuery({
    queryKey: liveKey(workspace, 'find-accounts', find),
    queryFn: () => get<Page<LiveRecord>>(withQuery(`${livePath(workspace)}/records/Account`, { search: find, limit: 20 })),
    enabled: find.length > 1,
    placeholderData: (before) => before,
  });
  const places = (record: LiveRecord) => [fieldOf(record, 'BillingCity'), fieldOf(record, 'BillingState')].filter((part) => part !== '').join(', ');
  return (
    <Select
      label={label}
      placeholder={text.explainHint}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': text.clear }}
      value={account ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => onAccount(id ?? undefined)}
      filter={({ options }) => options}
      data={(found.data?.items ?? []).map((record) => ({ value: record.id, label: `${fieldOf(record, 'Name')}${places(record) === '' ? '' : `, ${places(record)}`}` }))}
    />
  );
}
