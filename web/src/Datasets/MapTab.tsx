import { Button, Group, NativeSelect, Paper, Stack, Table, Text, useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Dataset } from '../api/types';
import { MapView, placesOf, type PlanMap } from '../map';
import { datasetMessages } from '../messages/datasets';
import { EmptyState } from '../shell/EmptyState';
import { formatCount } from '../shell/format';
import { landOf } from '../shell/land';
import { useBoundarySets } from '../shell/lists';
import { RefusalAlert } from '../shell/RefusalAlert';
import { placeColumn, type ColumnShape, type LoadedColumn } from './columns';
import { coloringOf, type Coloring } from './coloring';
import { RecordCard } from './RecordCard';
import { useColumns } from './useColumns';

interface Props {
  readonly workspace: string;
  readonly dataset: Dataset;
  /** Key of the column that colors the dots. */
  readonly color: string | undefined;
  readonly onColor: (key: string | undefined) => void;
}

const longitude: ColumnShape = { key: '@longitude', name: '', kind: 'longitude', scale: 0 };
const latitude: ColumnShape = { key: '@latitude', name: '', kind: 'latitude', scale: 0 };

/** The records as dots, colored by how they were placed or by a number. */
export function MapTab({ workspace, dataset, color, onColor }: Props) {
  const texts = datasetMessages.dataset;
  const theme = useComputedColorScheme('light');
  const measures = dataset.columns.filter(({ kind }) => kind === 'number' || kind === 'currency');
  const colored = measures.find(({ key }) => key === color) ?? placeColumn;
  const { loaded, error } = useColumns(workspace, dataset.id, [longitude, latitude, placeColumn, ...(colored === placeColumn ? [] : [colored])]);
  const { data: sets } = useBoundarySets(workspace);
  const [map, setMap] = useState<PlanMap | null>(null);
  const [picked, setPicked] = useState<number | null>(null);

  const x = loaded.get(longitude.key);
  const y = loaded.get(latitude.key);
  const values = loaded.get(colored.key);
  const places = useMemo(() => (x?.form === 'numbers' && y?.form === 'numbers' ? placesOf(x.values, y.values) : null), [x, y]);
  const coloring = useColoring(colored, values, theme);

  useEffect(() => {
    if (map !== null && places !== null) {
      map.show({ places, base: {} });
    }
  }, [map, places]);

  // The land comes when it comes: the dots do not wait for it.
  useEffect(() => {
    if (places !== null && sets !== undefined) {
      map?.rebase(landOf(workspace, sets));
    }
  }, [map, places, sets, workspace]);

  useEffect(() => {
    if (map !== null && places !== null && coloring !== null) {
      map.recolor(coloring.colors);
    }
  }, [map, places, coloring]);

  useEffect(() => {
    map?.select(picked === null ? [] : [picked], (unit) => unit === picked);
  }, [map, picked]);

  const keepMap = (next: PlanMap | null) => {
    if (next !== null) {
      next.onPick = (found) => setPicked(found?.unit ?? null);
    }
    setMap(next);
  };

  if (dataset.placed.none === dataset.rows) {
    return <EmptyState title={texts.mapNone} text={texts.mapNoneText} />;
  }
  return (
    <Stack gap="xs">
      <RefusalAlert error={error} />
      <Group align="stretch" gap="md" wrap="nowrap" style={{ height: 'calc(100dvh - 230px)', minHeight: 340 }}>
        <div className="dataset-map">
          <MapView title={texts.mapTitle} theme={theme} fallback={<Text p="md">{texts.mapFallback}</Text>} onMap={keepMap} />
        </div>
        <Stack w={300} gap="sm" style={{ overflow: 'auto', flex: 'none' }} tabIndex={0} role="region" aria-label={texts.legend}>
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <NativeSelect
              style={{ flex: 1 }}
              label={texts.colorBy}
              value={colored.key}
              data={[placeColumn, ...measures].map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(event) => onColor(event.currentTarget.value === placeColumn.key ? undefined : event.currentTarget.value)}
            />
            <Button variant="default" onClick={() => map?.showAll()}>
              {texts.fit}
            </Button>
          </Group>
          {coloring !== null && <Legend coloring={coloring} />}
          {dataset.placed.none > 0 && <Text size="sm">{texts.off(dataset.placed.none)}</Text>}
          {picked === null ? (
            <Text size="sm" c="dimmed">
              {texts.hint}
            </Text>
          ) : (
            <RecordCard workspace={workspace} dataset={dataset} row={picked} />
          )}
        </Stack>
      </Group>
    </Stack>
  );
}

function useColoring(column: ColumnShape, values: LoadedColumn | undefined, theme: 'light' | 'dark'): Coloring | null {
  return useMemo(() => (values === undefined ? null : coloringOf(column, values, theme)), [column, values, theme]);
}

function Legend({ coloring }: { readonly coloring: Coloring }) {
  const texts = datasetMessages.dataset;
  return (
    <Paper withBorder p="xs">
      <Table verticalSpacing={2} withRowBorders={false} aria-label={texts.legend}>
        <Table.Tbody>
          {coloring.classes.map(({ label, color, count }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                <Group gap={8} wrap="nowrap">
                  <span className="swatch" style={{ background: color }} aria-hidden />
                  {label}
                </Group>
              </Table.Th>
              <Table.Td ta="right">{formatCount(count)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
