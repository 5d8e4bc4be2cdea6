import { noArea, type Hovered } from '../map';
import { alignmentMessages as text } from '../messages/alignments';
import { formatSignedPercent } from '../shell/format';
import { balancedMeasure, figuresOf } from './balance';
import { formatMeasure } from './formatMeasure';
import { LockIcon } from './LockIcon';
import { useWorkbench } from './workbenchContext';

/** What is under the pointer: the unit, its territory and the balanced number of both. */
export function MapTip({ hovered }: { hovered: Hovered }) {
  const { bench } = useWorkbench();
  const { plan, set } = bench;
  const { unit } = hovered;
  if (unit < 0 || unit >= plan.units) {
    return null;
  }
  const measure = plan.measures[balancedMeasure(plan)];
  const area = plan.areaOfUnit[unit];
  const figures = area === noArea ? undefined : figuresOf(plan).get(area);
  const parent = figures === undefined ? undefined : bench.nameOf(figures.area.parent);
  return (
    <div className="workspace-tip" style={{ left: Math.max(4, hovered.x + 14), top: hovered.y + 14 }}>
      <strong>{set.names[unit]}</strong> {set.ids[unit] !== set.names[unit] && set.ids[unit]}
      {plan.lockOfUnit[unit] === 1 && <LockIcon isLocked label={text.units.locked} />}
      <br />
      {measure.info.name} {formatMeasure(measure.steps[unit] / 10 ** measure.info.scale, measure.info)}
      <br />
      {figures === undefined ? text.map.unassigned : `${parent === undefined ? '' : `${parent} · `}${figures.area.name} ${formatSignedPercent(figures.deviation)}`}
    </div>
  );
}
