import { ColorSwatch, Group, SegmentedControl, Select, Switch, Text, useComputedColorScheme } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { TerritoryNode } from '../../api/types';
import { territoryColors, unassignedColor } from '../../map';
import { managementMessages } from '../../messages/management';
import { patchMessages } from '../../messages/patches';
import { formatCount } from '../../shell/format';
import { AccountPoints } from './AccountPoints';
import { branchColors } from './branches';
import { nowhere, useModelAreas } from './mapData';
import { TerritoryAreas } from './TerritoryAreas';

const text = patchMessages.areas;

interface Props {
  readonly workspace: string;
  readonly model: string;
  readonly nodes: readonly TerritoryNode[];
  readonly chosen: string | undefined;
  readonly onChoose: (territory: string) => void;
}

/** What either map of the territories is given: binary answers name a territory by its place among the ids. */
export interface MapOf extends Props {
  readonly ids: readonly string[];
  readonly colors: ReadonlyMap<string, string>;
}

/** The territories on the map: as areas where their rules name units of the map, else as the points of their accounts. */
export default function TerritoryMap(props: Props) {
  const { workspace, model, nodes } = props;
  const theme = useComputedColorScheme('light');
  const ids = useMemo(() => nodes.map(({ id }) => id).sort(), [nodes]);
  const colors = useMemo(() => branchColors(nodes, territoryColors), [nodes]);
  const sets = useModelAreas(workspace, model).data?.items ?? [];
  const [mode, setMode] = useState('areas');
  const [asked, setAsked] = useState<string | null>(null);
  const [hasDots, setDots] = useState(false);
  const set = sets.find(({ boundarySetId }) => boundarySetId === asked) ?? sets.at(0);
  const isAreas = set !== undefined && mode === 'areas';
  // Without a name of its own: the map in it is the region of that name.
  return (
    <div className="territory-map" data-testid="territory-map">
      {set !== undefined && (
        <Group gap="sm" mb={6}>
          <SegmentedControl size="xs" aria-label={text.show} value={mode} onChange={setMode} data={Object.entries(text.modes).map(([value, label]) => ({ value, label }))} />
          {isAreas && sets.length > 1 && <Select size="xs" aria-label={text.set} value={set.boundarySetId} onChange={setAsked} data={sets.map((one) => ({ value: one.boundarySetId, label: one.name }))} allowDeselect={false} />}
          {isAreas && <Switch size="xs" label={text.dots} checked={hasDots} onChange={(event) => setDots(event.currentTarget.checked)} />}
          {isAreas && <Text size="xs" c="dimmed">{set.name}, {text.units(formatCount(set.units))}</Text>}
        </Group>
      )}
      {isAreas
        ? <TerritoryAreas key={set.boundarySetId} {...props} ids={ids} colors={colors} boundarySet={set.boundarySetId} hasDots={hasDots} />
        : <AccountPoints {...props} ids={ids} colors={colors} />}
      <Group gap="md" mt={4} role="list" aria-label={managementMessages.territories.territory}>
        {nodes.filter(({ depth }) => depth === 1).slice(0, 12).map((node) => <Mark key={node.id} color={colors.get(node.id)!} name={node.name} />)}
        <Mark color={isAreas ? unassignedColor[theme] : nowhere[theme]} name={text.nobody} />
      </Group>
    </div>
  );
}

function Mark({ color, name }: { color: string; name: string }) {
  return (
    <Group gap={6} role="listitem">
      <ColorSwatch size={14} color={color} aria-hidden />
      <Text size="sm">{name}</Text>
    </Group>
  );
}
