import { useEffect, useEffectEvent, useState } from 'react';
import { write } from '../api/client';
import { RefusedError } from '../api/RefusedError';
import type { QuotaContent, QuotaPlan } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { announce } from '../shell/announce';
import { broughtOnto, changed, differencesOf, openDraft, redone, undone, type Difference, type Draft } from './draft';
import { quotaPath, useRenewQuotaPlan } from './quotaPlans';

const text = quotaMessages.draft;

export interface DraftUse {
  readonly draft: Draft;
  readonly differences: readonly Difference[];
  readonly canEdit: boolean;
  /** Somebody else stored a newer revision while changes stand here. */
  readonly meanwhile: string | null;
  /** What both changed when the draft was last brought onto theirs. */
  readonly both: readonly Difference[];
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly edit: (next: QuotaContent) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly discard: () => void;
  readonly bring: () => void;
  readonly save: (reason: string) => Promise<void>;
}

/** The content of a plan as it is being changed; Ctrl+Z and Ctrl+Y go back and forth, saving stores it whole. */
export function useDraft(workspace: string, plan: QuotaPlan, content: QuotaContent): DraftUse {
  const renew = useRenewQuotaPlan(workspace, plan.id);
  const [draft, setDraft] = useState(() => openDraft(content, plan.revision));
  const [both, setBoth] = useState<readonly Difference[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const differences = differencesOf(draft.stored, draft.present);
  const isNewer = plan.revision > draft.revision;
  if (isNewer && differences.length === 0) {
    setDraft(openDraft(content, plan.revision));
    setBoth([]);
    setError(null);
  }
  const canEdit = plan.canDefine && (plan.state === 'draft' || plan.state === 'returned');
  const step = (next: Draft, words?: string) => {
    setError(null);
    if (next !== draft) {
      setDraft(next);
      if (words !== undefined) {
        announce(words);
      }
    }
  };
  const undo = () => step(undone(draft), text.undone);
  const redo = () => step(redone(draft), text.redone);
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    const isUndo = key === 'z' && !event.shiftKey;
    if (canEdit && (event.ctrlKey || event.metaKey) && (isUndo || key === 'y' || key === 'z') && !isTyping(event.target)) {
      event.preventDefault();
      if (isUndo) {
        undo();
      } else {
        redo();
      }
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const leaving = useEffectEvent((event: BeforeUnloadEvent) => {
    if (differences.length > 0) {
      event.preventDefault();
    }
  });
  useEffect(() => {
    const listen = (event: BeforeUnloadEvent) => leaving(event);
    window.addEventListener('beforeunload', listen);
    return () => window.removeEventListener('beforeunload', listen);
  }, []);
  return {
    draft,
    differences,
    canEdit,
    meanwhile: isNewer && differences.length > 0 ? plan.changedBy : null,
    both,
    error,
    isBusy,
    edit: (next) => step(changed(draft, next)),
    undo,
    redo,
    discard: () => {
      setBoth([]);
      step(openDraft(content, plan.revision), text.discarded);
    },
    bring: () => {
      const brought = broughtOnto(draft, content, plan.revision);
      setBoth(brought.both);
      step(brought.draft, text.brought);
    },
    save: async (reason) => {
      setBusy(true);
      setError(null);
      try {
        const saved = await write<QuotaPlan>('PUT', `${quotaPath(workspace, plan.id)}/content`, { expectedRevision: draft.revision, content: draft.present, reason: reason.trim() === '' ? undefined : reason.trim() });
        setDraft(openDraft(saved.content ?? draft.present, saved.revision));
        setBoth([]);
        announce(text.saved);
      } catch (refusal) {
        if (!(refusal instanceof RefusedError && refusal.code === 'quota.changed-meanwhile')) {
          setError(refusal);
        }
      }
      await renew();
      setBusy(false);
    },
  };
}

/** Whether a key belongs to text being written; a field whose text is taken over already says so with `data-clean`. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) {
    return target.dataset.clean === undefined;
  }
  return target instanceof HTMLInputElement && !target.readOnly && !['radio', 'checkbox', 'button'].includes(target.type) && target.dataset.clean === undefined;
}
