import { Button, Group, Modal, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { get } from '../../api/client';
import { withQuery } from '../../api/paths';
import type { LiveAccount, LiveAccounts } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { messages } from '../../messages/messages';
import { EmptyState } from '../../shell/EmptyState';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { liveKey, livePath } from '../live';
import { AccountTable } from './AccountTable';
import { MergeForm } from './MergeForm';
import { QualifyForm } from './QualifyForm';
import { useActiveTree } from './territories';

const text = liveAccountMessages.list;
const pageSize = 200;
type Dialog = 'disqualify' | 'requalify' | 'merge';

/** All accounts, narrowed by words, territory and coverage; many can be chosen for one event. */
export function AccountList({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  const search = useSearch({ from: '/w/$workspace/live/$tab' });
  const navigate = useNavigate({ from: '/w/$workspace/live/$tab' });
  const { options } = useActiveTree(workspace);
  const [find, setFind] = useState(search.find ?? '');
  const [words] = useDebouncedValue(find.trim(), 250);
  const [standing, setStanding] = useState('all');
  const [chosen, setChosen] = useState<ReadonlyMap<string, LiveAccount>>(new Map());
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const where = { search: words, territory: search.territory, standing: standing === 'all' ? undefined : standing };
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: liveKey(workspace, 'accounts', where),
    queryFn: ({ pageParam, signal }) => get<LiveAccounts>(withQuery(`${livePath(workspace)}/accounts`, { ...where, offset: pageParam, limit: pageSize }), signal),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.offset + last.rows.length < last.count ? last.offset + last.rows.length : undefined),
    placeholderData: (before) => before,
  });
  const rows = data?.pages.flatMap((page) => page.rows);
  const count = data?.pages.at(-1)?.count ?? 0;
  const list = [...chosen.values()];
  const ids = list.map(({ id }) => id);
  const close = () => setDialog(null);
  const done = () => {
    setChosen(new Map());
    close();
  };
  const counted = text.count(formatCount(ids.length));
  const titles = { disqualify: liveAccountMessages.qualify.disqualifyTitle(counted), requalify: liveAccountMessages.qualify.requalifyTitle(counted), merge: liveAccountMessages.merge.title(formatCount(ids.length)) };
  if (rows?.length === 0 && words === '' && search.territory === undefined && standing === 'all') {
    return <EmptyState title={text.nothing} text={text.nothingText} />;
  }
  return (
    <>
      <Group gap="sm" align="flex-end">
        <TextInput size="xs" w={220} label={text.find} value={find} onChange={(event) => setFind(event.currentTarget.value)} />
        <Select size="xs" w={240} label={text.territory} placeholder={text.anyTerritory} value={search.territory ?? null} data={options} searchable clearable onChange={(value) => void navigate({ search: { ...search, territory: value ?? undefined }, replace: true })} />
        <Select size="xs" w={160} label={text.standing} value={standing} onChange={(value) => setStanding(value ?? 'all')} data={Object.entries(text.standings).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
        <Text size="sm" c="dimmed" className="tabular" pb={4} data-testid="account-count">{text.count(formatCount(count))}</Text>
        {canEdit && (
          <Group gap={6} ml="auto">
            <Text size="sm" className="tabular">{text.chosen(formatCount(ids.length))}</Text>
            {ids.length > 0 && <Button size="compact-sm" variant="subtle" onClick={() => setChosen(new Map())}>{text.clear}</Button>}
            <Button size="compact-sm" variant="default" disabled={!list.some((one) => !one.isDisqualified)} onClick={() => setDialog('disqualify')}>{liveAccountMessages.qualify.disqualify}</Button>
            <Button size="compact-sm" variant="default" disabled={!list.some((one) => one.isDisqualified)} onClick={() => setDialog('requalify')}>{liveAccountMessages.qualify.requalify}</Button>
            <Button size="compact-sm" variant="default" disabled={ids.length < 2} onClick={() => setDialog('merge')}>{liveAccountMessages.merge.open}</Button>
          </Group>
        )}
      </Group>
      <RefusalAlert error={error} />
      <AccountTable
        rows={rows}
        canChoose={canEdit}
        chosen={chosen}
        onChoose={setChosen}
        onOpen={(account) => void navigate({ search: { account } })}
        onEnd={() => hasNextPage && !isFetchingNextPage && void fetchNextPage()}
      />
      <Modal opened={dialog !== null} onClose={close} title={dialog === null ? '' : titles[dialog]} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        {(dialog === 'disqualify' || dialog === 'requalify') && <QualifyForm workspace={workspace} accounts={ids} isBack={dialog === 'requalify'} onClose={close} onDone={done} />}
        {dialog === 'merge' && <MergeForm workspace={workspace} accounts={list} onClose={close} onDone={done} />}
      </Modal>
    </>
  );
}
