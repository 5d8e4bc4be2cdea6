import { readLocalStorageValue } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';
import { alignmentMessages as text } from '../messages/alignments';
import { announce } from '../shell/announce';
import type { WorkbenchUse } from './workbenchContext';

/** Fired for keys that choose a tool; the map panel listens. */
export const toolEvent = 'bailiwick:tool';

const toolKeys: Record<string, string> = { v: 'pick', s: 'lasso', r: 'rectangle', p: 'polygon', c: 'circle' };

/**
 * The keyboard of the workspace. Single letters can be switched off (WCAG 2.1.4); nothing is taken while a field has the
 * focus or a dialog is open.
 */
export function useShortcuts(use: WorkbenchUse): void {
  const key = useEffectEvent((event: KeyboardEvent) => {
    if (isBusy(event.target)) {
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      const { queue } = use.bench;
      if (use.canEdit) {
        void use.run(() => (event.shiftKey ? queue.redo() : queue.undo()), (edit) => edit.summary);
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Escape') {
      use.bench.selection.clear();
    } else if (event.key === 'Enter' && !isControl(event.target)) {
      assign(use, use.area);
    } else if (readLocalStorageValue({ key: 'bailiwick.single-keys', defaultValue: true })) {
      single(use, event.key.toLowerCase());
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => key(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Assigns the selection to an area, or says what is missing. */
export function assign(use: WorkbenchUse, area: number | null): void {
  const { selection } = use.bench;
  if (!use.canEdit) {
    return;
  }
  if (selection.size === 0) {
    announce(text.act.noSelection);
  } else if (area === null) {
    announce(text.act.noArea);
  } else {
    void use.act({ kind: 'moveUnits', units: [...selection.units], to: area });
    selection.clear();
  }
}

function single(use: WorkbenchUse, key: string): void {
  const { bench, area } = use;
  switch (key) {
    case 'e':
      step(use, -1);
      break;
    case 'd':
      step(use, 1);
      break;
    case 'g':
      assign(use, area);
      break;
    case 'x':
      assign(use, -1);
      break;
    case 'a':
      bench.selection.clear();
      break;
    case 'q': {
      const chosen = area === null ? undefined : bench.plan.area(area);
      if (chosen !== undefined && use.canEdit) {
        void use.act({ kind: 'lockAreas', areas: [chosen.number], locked: !chosen.locked });
      }
      break;
    }
    case 'l':
      if (area !== null) {
        use.map?.focus(bench.unitsOf(area));
      }
      break;
    default:
      if (key in toolKeys) {
        document.dispatchEvent(new CustomEvent(toolEvent, { detail: toolKeys[key] }));
      }
  }
}

function step(use: WorkbenchUse, by: number): void {
  const areas = use.bench.plan.territories();
  if (areas.length > 0) {
    const at = areas.findIndex((area) => area.number === use.area);
    const next = areas[at < 0 ? (by > 0 ? 0 : areas.length - 1) : (at + by + areas.length) % areas.length];
    use.setArea(next.number);
    announce(next.name);
  }
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) {
    return true;
  }
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [role="menuitem"]'));
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, input, [role="tab"], [role="menuitem"], summary') !== null;
}
