import { Alert, Button, Group, List, MultiSelect, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../../api/client';
import type { ChangeRequest, RequestPreview, TerritoryPage } from '../../api/types';
import { governanceMessages } from '../../messages/governance';
import { messages } from '../../messages/messages';
import { patchMessages } from '../../messages/patches';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { liveKey, livePath, useLiveAnswer } from '../live';
import { usePatch } from '../patch';
import { useAct } from '../useAct';

const text = governanceMessages.requests;

/** What is proposed with accounts: that they go to another territory, or leave all. */
export type ProposedKind = 'accounts' | 'disqualified';

interface Props {
  readonly workspace: string;
  readonly kind: ProposedKind;
  /** Where the accounts are, when that is known. */
  readonly territory?: string;
  readonly onClose: () => void;
}

/** Proposes something with accounts, with a reason and a day; what it would do stands below before it is sent. */
export function ProposeForm({ workspace, kind, territory, onClose }: Props) {
  const { act, error, isBusy } = useAct(workspace);
  const [from, setFrom] = useState<string | null>(territory ?? null);
  const [into, setInto] = useState<string | null>(null);
  const [accountIds, setAccounts] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [due, setDue] = useState('');
  const patch = usePatch(workspace);
  const page = useLiveAnswer<TerritoryPage>(workspace, `/territories/${from}`, from !== null).data;
  const places = (patch?.territories ?? []).filter(({ rights }) => rights.includes('propose')).map(({ id, name }) => ({ value: id, label: name }));
  const isMove = kind === 'accounts';
  const isWhole = from !== null && (into !== null || !isMove) && accountIds.length > 0;
  const content = isMove ? { accounts: { accountIds, from, into } } : { disqualified: { accountIds } };
  const preview = useQuery({
    queryKey: liveKey(workspace, 'request-preview', content),
    queryFn: () => write<RequestPreview>('POST', `${livePath(workspace)}/requests/preview`, { content, reason: '' }),
    enabled: isWhole,
    retry: false,
  });
  const submit = async () => {
    const body = { content, reason: reason.trim(), due: due === '' ? null : due };
    const made = await act(() => write<ChangeRequest>('POST', `${livePath(workspace)}/requests`, body), ({ number }) => text.proposed(number));
    if (made !== undefined) {
      onClose();
    }
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{patchMessages.propose.leads[kind]}</Text>
      <Group grow>
        <Select label={isMove ? text.from : patchMessages.propose.territory} data={places} value={from} onChange={(value) => { setFrom(value); setAccounts([]); }} searchable data-autofocus={territory === undefined || undefined} />
        {isMove && <Select label={text.into} data={places.filter(({ value }) => value !== from)} value={into} onChange={setInto} searchable />}
      </Group>
      <MultiSelect label={text.accounts} description={page !== undefined && page.accountList.length < page.node.accounts ? patchMessages.propose.firstOf(formatCount(page.accountList.length)) : undefined} data={(page?.accountList ?? []).map(({ id, name }) => ({ value: id, label: name }))} value={accountIds} onChange={setAccounts} searchable disabled={from === null} />
      <Textarea label={text.reason} autosize minRows={2} required value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <TextInput type="date" label={text.due} value={due} onChange={(event) => setDue(event.currentTarget.value)} />
      {isWhole && preview.data !== undefined && (
        <Alert variant="light" color="blue" title={text.preview} data-testid="request-preview">
          <List size="sm">{preview.data.lines.map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
          <Text size="sm">{text.size(formatCount(preview.data.accounts), formatCount(preview.data.amount))}. {text.needs[preview.data.needs]}</Text>
        </Alert>
      )}
      <RefusalAlert error={error ?? (isWhole ? preview.error : null)} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
        <Button loading={isBusy} disabled={!isWhole || preview.data === undefined || reason.trim() === ''} onClick={() => void submit()}>{text.submit}</Button>
      </Group>
    </Stack>
  );
}
