import { Button, Group, Select, Table, Text } from '@mantine/core';
import { noArea } from '../map';
import { alignmentMessages as text } from '../messages/alignments';
import { formatCount, formatSignedPercent } from '../shell/format';
import { balancedMeasure, deviationOf, targetShares } from './balance';
import { DeviationBar } from './DeviationBar';
import { formatMeasure } from './formatMeasure';
import { previewOf, type Preview } from './preview';
import { assign } from './useShortcuts';
import { usePlanVersion, useSelectionVersion, useWorkbench } from './workbenchContext';

const shownRows = 6;

/** What is selected, what assigning it would do to each territory, and the acts on it. */
export function SelectionBar() {
  const use = useWorkbench();
  const { bench, canEdit, area, setArea, act } = use;
  usePlanVersion();
  useSelectionVersion();
  const { plan, selection } = bench;
  const units = selection.units;
  if (units.length === 0) {
    return (
      <section className="workspace-selection" aria-label={text.selection.label}>
        <Text size="sm" c="dimmed">{text.selection.empty}</Text>
      </section>
    );
  }

  const measure = plan.measures[balancedMeasure(plan)];
  const sum = units.reduce((total, unit) => total + measure.steps[unit], 0) / 10 ** measure.info.scale;
  const target = plan.territories().some((one) => one.number === area) ? area : null;
  const preview = target === null ? null : previewOf(plan, units, target);
  const territories = plan.territories().map((one) => ({ value: String(one.number), label: one.locked ? `${one.name} (${text.areas.locked})` : one.name }));
  const unassigned = units.filter((unit) => plan.areaOfUnit[unit] === noArea);
  return (
    <section className="workspace-selection" aria-label={text.selection.label}>
      <Group gap="xs" wrap="wrap">
        <Text size="sm" fw={600} data-testid="selection-count">{text.selection.count(formatCount(units.length))}</Text>
        <Text size="sm" c="dimmed" data-testid="selection-sum">
          {measure.info.name} {formatMeasure(sum, measure.info)}
        </Text>
        <Select
          size="xs"
          w={190}
          searchable
          aria-label={text.selection.target}
          placeholder={text.selection.target}
          value={target === null ? null : String(target)}
          onChange={(value) => setArea(value === null ? null : Number(value))}
          data={territories}
          allowDeselect={false}
          disabled={!canEdit}
        />
        <Button size="xs" disabled={!canEdit || target === null} onClick={() => assign(use, target)}>{text.selection.assign}</Button>
        <Button size="xs" variant="default" disabled={!canEdit} onClick={() => assign(use, -1)}>{text.selection.unassign}</Button>
        {unassigned.length > 0 && (
          <Button size="xs" variant="default" disabled={!canEdit} onClick={() => void act({ kind: 'assignNearest', units: unassigned })}>{text.problems.nearest}</Button>
        )}
        <Button size="xs" variant="default" disabled={!canEdit} onClick={() => void act({ kind: 'lockUnits', units: [...units], locked: true })}>{text.selection.lock}</Button>
        <Button size="xs" variant="default" disabled={!canEdit} onClick={() => void act({ kind: 'lockUnits', units: [...units], locked: false })}>{text.selection.unlock}</Button>
        <Button size="xs" variant="default" onClick={() => selection.apply(bench.around(units), 'add')}>{text.selection.grow}</Button>
        <Button size="xs" variant="default" onClick={() => use.map?.focus(units)}>{text.selection.focus}</Button>
        <Button size="xs" variant="subtle" onClick={() => selection.clear()}>{text.selection.clear}</Button>
      </Group>
      {preview !== null && preview.lockedUnits.length > 0 && (
        <Group gap="xs" mt={6}>
          <Text size="sm" c="orange.9">{text.selection.lockedUnits(formatCount(preview.lockedUnits.length))}</Text>
          <Button size="compact-sm" variant="default" onClick={() => selection.apply(preview.lockedUnits, 'remove')}>{text.selection.dropLocked}</Button>
        </Group>
      )}
      {preview !== null && preview.moved === 0 && preview.lockedUnits.length === 0 && <Text size="sm" c="dimmed" mt={4}>{text.selection.nothingMoves}</Text>}
      {preview !== null && preview.rows.length > 0 && <Effect preview={preview} />}
    </section>
  );
}

function Effect({ preview }: { preview: Preview }) {
  const { bench } = useWorkbench();
  const { plan } = bench;
  const balanced = balancedMeasure(plan);
  const { info } = plan.measures[balanced];
  const shares = targetShares(plan);
  const { tolerance } = plan.alignment.balance;
  return (
    <Table className="areas-table" mt={6} fz="xs" aria-label={text.selection.effect}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.selection.territory}</Table.Th>
          <Table.Th className="number">{text.areas.units}</Table.Th>
          <Table.Th className="number">{text.selection.change}</Table.Th>
          <Table.Th className="number">{info.name}</Table.Th>
          <Table.Th className="number">{text.selection.change}</Table.Th>
          <Table.Th className="number">{text.areas.deviation}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preview.rows.slice(0, shownRows).map((row) => {
          const share = info.total * (shares.get(row.area) ?? 0);
          const [before, after] = [deviationOf(row.before[balanced], share), deviationOf(row.after[balanced], share)];
          const isArea = row.area !== noArea;
          return (
            <Table.Tr key={row.area}>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  <span className="swatch" style={{ background: bench.colorOfArea.get(row.area) }} />
                  {bench.nameOf(row.area) ?? text.units.unassigned}
                </Group>
              </Table.Td>
              <Table.Td className="number">
                {formatCount(row.unitsBefore)} → {formatCount(row.unitsAfter)}
              </Table.Td>
              <Table.Td className="number" fw={600}>{signed(row.unitsAfter - row.unitsBefore, formatCount)}</Table.Td>
              <Table.Td className="number">
                {formatMeasure(row.before[balanced], info)} → {formatMeasure(row.after[balanced], info)}
              </Table.Td>
              <Table.Td className="number" fw={600}>{signed(row.after[balanced] - row.before[balanced], (amount) => formatMeasure(amount, info))}</Table.Td>
              <Table.Td className="number">{isArea && `${formatSignedPercent(before)} → ${formatSignedPercent(after)}`}</Table.Td>
              <Table.Td>{isArea && <DeviationBar deviation={after} tolerance={tolerance} />}</Table.Td>
            </Table.Tr>
          );
        })}
        {preview.rows.length > shownRows && (
          <Table.Tr>
            <Table.Td colSpan={7}>{text.selection.more(formatCount(preview.rows.length - shownRows))}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}

/** A gain with its plus, a loss with its minus, however the amount is written. */
function signed(change: number, write: (amount: number) => string): string {
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${write(Math.abs(change))}`;
}
