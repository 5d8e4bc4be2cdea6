import { Button, Group, Radio, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { AccountsQualified, OpenOpportunities } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';
import { messages } from '../../messages/messages';
import { formatCount } from '../../shell/format';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useRenewLive } from '../live';
import { Effects } from './Effects';
import { usePreview } from './usePreview';

const text = liveAccountMessages.qualify;

interface Props {
  readonly workspace: string;
  readonly accounts: readonly string[];
  readonly isBack: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Disqualifies accounts with a reason, or takes them back, and shows before what that does. */
export function QualifyForm({ workspace, accounts, isBack, onClose, onDone }: Props) {
  const renew = useRenewLive(workspace);
  const [reason, setReason] = useState('');
  const [opportunities, setOpportunities] = useState<OpenOpportunities>('keep');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const path = isBack ? '/accounts/requalifications' : '/accounts/disqualifications';
  const asked = isBack ? { accountIds: accounts } : { accountIds: accounts, opportunities };
  const preview = usePreview<AccountsQualified>(workspace, path, { ...asked, reason: liveAccountMessages.preview });
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const done = await write<AccountsQualified>('POST', `${livePath(workspace)}${path}`, { ...asked, reason });
      notifications.show({ message: (isBack ? text.requalified : text.disqualified)(liveAccountMessages.list.count(formatCount(done.accounts))) });
      await renew();
      onDone();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{isBack ? text.requalifyLead : text.disqualifyLead}</Text>
        <Textarea label={liveAccountMessages.reason} description={liveAccountMessages.reasonHelp} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={1} maxLength={255} required data-autofocus />
        {!isBack && (
          <Radio.Group label={text.opportunities} value={opportunities} onChange={(value) => setOpportunities(value)}>
            <Stack gap={4} mt={4}>
              {Object.entries(text.choices).map(([value, label]) => <Radio key={value} size="sm" value={value} label={label} />)}
            </Stack>
          </Radio.Group>
        )}
        <section aria-label={liveAccountMessages.preview} aria-live="polite">
          <Text size="sm" fw={600}>{liveAccountMessages.preview}</Text>
          {preview.error !== null ? <RefusalAlert error={preview.error} /> : preview.data === undefined ? <Skeleton height={80} /> : <Figures reply={preview.data} />}
        </section>
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" loading={isBusy} disabled={preview.data === undefined || preview.error !== null}>{isBack ? text.requalifyNow : text.disqualifyNow}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Figures({ reply }: { reply: AccountsQualified }) {
  return (
    <Stack gap={4}>
      <Text size="sm" data-testid="qualify-figures">
        {liveAccountMessages.list.count(formatCount(reply.accounts))} {text.changing}{reply.unchanged > 0 && ` (${text.unchanged(formatCount(reply.unchanged))})`}, {text.manual(formatCount(reply.manualAssignments))},{' '}
        {text.touched(formatCount(reply.opportunities))} {text.worth(formatCount(reply.amount))}
      </Text>
      {reply.warnings.map((one) => <Text key={one} size="sm" c="dimmed">{one}</Text>)}
      <Effects territories={reply.territories} />
    </Stack>
  );
}
