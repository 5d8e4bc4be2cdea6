import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { write } from '../../api/client';
import type { RuleDraft, RulePreview } from '../../api/types';
import { liveKey, livePath } from '../live';
import type { RuleDraftState } from './ruleDraft';

const pauseMilliseconds = 250;

/** What the draft matches among the real accounts, asked again a moment after the last key. */
export function useRulePreview(workspace: string, model: string, draft: RuleDraftState, account: string | undefined) {
  const asked: RuleDraft = {
    items: draft.items.map((item) => ({ ...item, value: item.value === '' ? null : item.value })),
    booleanFilter: draft.filter.trim() === '' ? null : draft.filter,
    family: draft.family === '' ? null : (draft.family as RuleDraft['family']),
    account: account ?? null,
    territories: draft.territories.map(({ id }) => id),
  };
  const [settled] = useDebouncedValue(JSON.stringify(asked), pauseMilliseconds);
  const query = useQuery({
    queryKey: liveKey(workspace, 'rule-preview', model, settled),
    queryFn: () => write<RulePreview>('POST', `${livePath(workspace)}/models/${model}/rules/preview`, JSON.parse(settled)),
    placeholderData: keepPreviousData,
  });
  return { ...query, isSettled: settled === JSON.stringify(asked) && !query.isPlaceholderData };
}
