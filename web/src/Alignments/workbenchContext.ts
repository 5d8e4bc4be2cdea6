import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PlanMap } from '../map';
import type { Act, Edit } from '../api/types';
import type { MapSync } from './MapSync';
import type { Workbench } from './Workbench';

export interface WorkbenchUse {
  readonly bench: Workbench;
  readonly canEdit: boolean;
  /** The chosen area: highlighted in tables, target of assignments. */
  readonly area: number | null;
  readonly setArea: (area: number | null) => void;
  readonly map: PlanMap | null;
  readonly sync: MapSync | null;
  /** Shows an act at once, sends it, says how it went. Resolves with null when it was refused. */
  readonly act: (act: Act, reason?: string) => Promise<Edit | null>;
  /** Runs any call that changes the plan, says how it went. */
  readonly run: (call: () => Promise<Edit>, done: (edit: Edit) => string) => Promise<Edit | null>;
}

export const WorkbenchContext = createContext<WorkbenchUse | null>(null);

export function useWorkbench(): WorkbenchUse {
  const use = useContext(WorkbenchContext);
  if (use === null) {
    throw new Error('This part stands outside an open alignment.');
  }
  return use;
}

/** Draws again whenever the plan changes; the number grows with each change. */
export function usePlanVersion(): number {
  const { plan } = useWorkbench().bench;
  return useSyncExternalStore(plan.subscribe, plan.version);
}

export function useSelectionVersion(): number {
  const { selection } = useWorkbench().bench;
  return useSyncExternalStore(selection.subscribe, selection.version);
}
