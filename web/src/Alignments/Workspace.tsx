import { Box, Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { reasonOf } from '../api/RefusedError';
import { useLive, type Present } from '../api/live';
import { useSession } from '../api/session';
import type { PlanMap } from '../map';
import { alignmentMessages as text } from '../messages/alignments';
import { OptimizePanel } from '../Optimization/OptimizePanel';
import { announce } from '../shell/announce';
import { AreasPanel } from './AreasPanel';
import type { Act } from '../api/types';
import { describeAct } from './describeAct';
import { HistoryPanel } from './HistoryPanel';
import { MapPanel } from './MapPanel';
import type { MapSync } from './MapSync';
import { PanelSplit } from './PanelSplit';
import { ProblemsPanel } from './ProblemsPanel';
import { removedNotice, sayRemoved } from './removedNotice';
import { SelectionBar } from './SelectionBar';
import { TopBar } from './TopBar';
import { UnitsPanel } from './UnitsPanel';
import { useShortcuts } from './useShortcuts';
import type { Workbench } from './Workbench';
import { WorkbenchContext, type WorkbenchUse } from './workbenchContext';
import './workspace.css';

// The charts bring a library of their own, which few screens need.
const BalancePanel = lazy(() => import('./BalancePanel'));

const tabs = ['areas', 'units', 'problems', 'optimize', 'balance', 'history'] as const;

/** Map on the left, panels on the right, what is selected below: all over one open plan. */
export function Workspace({ bench }: { bench: Workbench }) {
  const search = useSearch({ from: '/w/$workspace/alignments/$alignment' });
  const navigate = useNavigate({ from: '/w/$workspace/alignments/$alignment' });
  const me = useSession()?.user?.id;
  const [area, setArea] = useState<number | null>(null);
  const [map, setMap] = useState<PlanMap | null>(null);
  const [sync, setSync] = useState<MapSync | null>(null);
  const [present, setPresent] = useState<Present['users']>([]);

  const use = useMemo<WorkbenchUse>(() => {
    const run: WorkbenchUse['run'] = async (call, done) => {
      notifications.hide(removedNotice);
      try {
        const edit = await call();
        announce(done(edit));
        return edit;
      } catch (error) {
        const reason = reasonOf(error);
        notifications.show({ color: 'red', title: text.screen.takenBack, message: reason, autoClose: 12_000, role: 'alert' });
        announce(`${text.screen.takenBack}: ${reason}`);
        return null;
      }
    };
    const act = (wanted: Act, reason?: string) => {
      const described = describeAct(bench.plan, wanted);
      const edited = run(
        () => bench.queue.act(wanted, reason),
        (edit) => described(edit),
      );
      if (wanted.kind === 'removeAreas') {
        void edited.then((edit) => edit !== null && sayRemoved(edit, () => void run(() => bench.queue.undo(), (undone) => undone.summary)));
      }
      return edited;
    };
    return { bench, canEdit: bench.plan.alignment.canEdit, area, setArea, map, sync, act, run };
  }, [bench, area, map, sync]);

  useLive(bench.workspace, bench.id, {
    edited: (event) => {
      if (event.alignmentId === bench.id) {
        void catchUp(bench, event.revision, me);
      }
    },
    present: (event) => {
      if (event.alignmentId === bench.id) {
        setPresent(event.users);
      }
    },
    reconnected: () => void catchUp(bench, Infinity, me),
  });
  useShortcuts(use);

  const tab = tabs.find((one) => one === search.panel) ?? 'areas';
  return (
    <WorkbenchContext value={use}>
      <Box className="workspace">
        <TopBar present={present.filter((user) => user.id !== me)} />
        <PanelSplit
          left={
            <>
              <MapPanel onMap={setMap} onSync={setSync} mode={search.color ?? 'territory'} onMode={(color) => void navigate({ search: (before) => ({ ...before, color }), replace: true })} />
              <SelectionBar />
            </>
          }
          right={
            <Tabs
              className="workspace-tabs"
              value={tab}
              onChange={(panel) => void navigate({ search: (before) => ({ ...before, panel: panel ?? undefined }), replace: true })}
              keepMounted={false}
            >
              <Tabs.List aria-label={text.screen.panel}>
                {tabs.map((one) => (
                  <Tabs.Tab key={one} value={one} px={10} py={8}>
                    {text.screen.tabs[one]}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="areas"><AreasPanel /></Tabs.Panel>
              <Tabs.Panel value="units"><UnitsPanel /></Tabs.Panel>
              <Tabs.Panel value="problems"><ProblemsPanel /></Tabs.Panel>
              <Tabs.Panel value="optimize"><OptimizePanel /></Tabs.Panel>
              <Tabs.Panel value="balance">
                <Suspense fallback={null}>
                  <BalancePanel />
                </Suspense>
              </Tabs.Panel>
              <Tabs.Panel value="history"><HistoryPanel /></Tabs.Panel>
            </Tabs>
          }
        />
      </Box>
    </WorkbenchContext>
  );
}

async function catchUp(bench: Workbench, revision: number, me: string | undefined): Promise<void> {
  const edits = await bench.queue.catchUp(revision).catch(() => []);
  for (const edit of edits.filter((one) => one.authorId !== me).slice(-3)) {
    const message = text.screen.othersEdited(edit.author, edit.summary);
    notifications.show({ message, autoClose: 5000 });
    announce(message);
  }
}
