import { Alert, Badge, Button, Paper, SegmentedControl, Select, Text, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { MapView, placesOf, type Hovered, type PlanMap, type Tool } from '../map';
import { binary } from '../api/client';
import { workspacePath } from '../api/paths';
import { alignmentMessages as text } from '../messages/alignments';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import { landOf } from '../shell/land';
import { useBoundarySets } from '../shell/lists';
import { MapLegend } from './MapLegend';
import { MapSync, type ColorMode } from './MapSync';
import { MapTip } from './MapTip';
import { useNoticesOver } from './useNoticesOver';
import { toolEvent } from './useShortcuts';
import { useWorkbench } from './workbenchContext';

interface Props {
  readonly mode: ColorMode;
  readonly onMode: (mode: ColorMode) => void;
  readonly onMap: (map: PlanMap | null) => void;
  readonly onSync: (sync: MapSync | null) => void;
}

const tools: readonly Tool[] = ['pick', 'lasso', 'rectangle', 'polygon', 'circle'];

/** The map with its tools, legend and tooltip. */
export function MapPanel({ mode, onMode, onMap, onSync }: Props) {
  const { bench, map, sync } = useWorkbench();
  const theme = useComputedColorScheme('light');
  const [tool, setTool] = useState<Tool>('pick');
  const [hovered, setHovered] = useState<Hovered>({ unit: -1, x: 0, y: 0 });
  const [drawing, setDrawing] = useState<number | null>(null);
  const [accounts, setAccounts] = useState(false);
  const sets = useBoundarySets(bench.workspace).data;
  const dots = useAccounts(accounts);
  const section = useRef<HTMLElement>(null);
  useNoticesOver(section);

  useEffect(() => {
    if (map === null) {
      return;
    }
    map.show({ places: bench.set.places, tiles: bench.set.tiles, base: {} });
    const next = new MapSync(bench, map, theme);
    next.setMode(mode, theme);
    onSync(next);
    return () => {
      onSync(null);
      next.stop();
    };
    // Mode and theme changes are handed over below; showing everything again for them would lose the view.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map, bench]);

  useEffect(() => {
    if (map !== null && sets !== undefined) {
      map.rebase(landOf(bench.workspace, sets, bench.plan.alignment.boundarySetId));
    }
  }, [map, bench, sets]);

  useEffect(() => map?.dot(accounts ? dots : undefined), [map, dots, accounts]);

  useEffect(() => sync?.setMode(mode, theme), [sync, mode, theme]);

  const picked = useEffectEvent((units: ArrayLike<number>, keys: { shift: boolean; alt: boolean }) => {
    bench.selection.apply(units, keys.alt ? 'remove' : keys.shift ? 'add' : 'replace');
    announce(text.act.selected(formatCount(bench.selection.size)));
  });
  useEffect(() => {
    if (map === null) {
      return;
    }
    map.listen({
      onHover: setHovered,
      onDrawing: (units) => setDrawing(units === null ? null : units.length),
      onShape: (units, keys) => picked(units, keys),
      onPick: (pick) => {
        if (pick === null) {
          picked([], { shift: false, alt: false });
        } else if (pick.keys.shift && bench.selection.has(pick.unit)) {
          picked([pick.unit], { shift: false, alt: true });
        } else {
          picked([pick.unit], pick.keys);
        }
      },
    });
  }, [map, bench]);

  useEffect(() => map?.use(tool), [map, tool]);
  useEffect(() => {
    const listen = (event: Event) => setTool((event as CustomEvent<Tool>).detail);
    document.addEventListener(toolEvent, listen);
    return () => document.removeEventListener(toolEvent, listen);
  }, []);

  const { plan } = bench;
  const modes = [
    { value: 'territory', label: plan.alignment.levels.at(-1) ?? text.map.byTerritory },
    ...(plan.alignment.levels.length > 1 ? [{ value: 'parent', label: text.map.byParent(plan.alignment.levels[0]) }] : []),
    { value: 'deviation', label: text.map.byDeviation },
    { value: 'change', label: text.map.byChange },
    ...plan.measures.filter((measure) => measure.info.key !== '@units').map((measure) => ({ value: `measure:${measure.info.key}`, label: measure.info.name })),
  ];
  return (
    <section ref={section} className="workspace-map" aria-label={text.screen.map}>
      <MapView title={text.map.title} theme={theme} fallback={<Alert m="md" color="yellow">{text.map.noMap}</Alert>} onMap={onMap} />
      {map !== null && (
        <div className="workspace-tools">
          <Paper shadow="xs">
            <SegmentedControl
              size="xs"
              aria-label={text.map.tools}
              value={tool}
              onChange={(value) => setTool(value)}
              data={tools.map((value) => ({ value, label: <span title={text.map.toolHelp[value]}>{text.map.toolNames[value]}</span> }))}
            />
          </Paper>
          <Select
            size="xs"
            w={170}
            aria-label={text.map.color}
            value={modes.some((one) => one.value === mode) ? mode : 'territory'}
            onChange={(value) => onMode(value ?? 'territory')}
            data={modes}
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
          />
          <Button size="xs" variant="default" onClick={() => map.showAll()}>{text.map.showAll}</Button>
          {bench.set.mesh !== null && (
            <Button size="xs" variant={accounts ? 'filled' : 'default'} aria-pressed={accounts} onClick={() => setAccounts(!accounts)}>
              {text.map.accounts}
            </Button>
          )}
          {drawing !== null && (
            <Badge size="lg" variant="filled" color="dark">{text.selection.drawing(formatCount(drawing))}</Badge>
          )}
        </div>
      )}
      <MapLegend mode={mode} />
      {tool !== 'pick' && drawing === null && (
        <Text className="workspace-tip" style={{ right: 12, bottom: 12 }}>{text.map.toolHelp[tool]}</Text>
      )}
      <MapTip hovered={hovered} />
    </section>
  );
}

/** The dataset's records as places, once they are wanted. */
function useAccounts(isWanted: boolean) {
  const { bench } = useWorkbench();
  const path = `${workspacePath(bench.workspace)}/datasets/${bench.plan.alignment.datasetId}/columns`;
  return useQuery({
    queryKey: ['account-places', path],
    queryFn: async ({ signal }) => {
      const [longitude, latitude] = await Promise.all(['longitude', 'latitude'].map((axis) => binary(`${path}/${encodeURIComponent(`@${axis}`)}`, signal)));
      return placesOf(new Float64Array(longitude), new Float64Array(latitude));
    },
    enabled: isWanted,
    staleTime: 'static',
  }).data;
}
