import { noArea } from '../map';
import { alignmentMessages as text } from '../messages/alignments';
import { formatCount, formatSignedPercent } from '../shell/format';
import { figuresOf } from './balance';
import type { Act, Edit } from '../api/types';
import type { PlanState } from './PlanState';

const units = (count: number) => text.act.units(count, formatCount(count));

/** Words for the live region, made before the act is played and finished after: "12 units moved to North, +3.1 %". */
export function describeAct(plan: PlanState, act: Act): (edit: Edit) => string {
  switch (act.kind) {
    case 'moveUnits': {
      const target = plan.area(act.to);
      const changing = act.units.filter((unit) => plan.areaOfUnit[unit] !== (act.to < 0 ? noArea : act.to)).length;
      return () =>
        target === undefined
          ? text.act.unassigned(units(changing))
          : text.act.moved(units(changing), target.name, formatSignedPercent(figuresOf(plan).get(target.number)?.deviation ?? 0));
    }
    case 'lockUnits':
      return () => (act.locked ? text.act.locked : text.act.unlocked)(units(act.units.length));
    case 'lockAreas': {
      const names = act.areas.length > 3 ? text.history.areas(act.areas.length, formatCount(act.areas.length)) : act.areas.map((area) => plan.area(area)?.name ?? '').join(', ');
      return () => (act.locked ? text.act.locked : text.act.unlocked)(names);
    }
    default:
      return (edit) => edit.summary;
  }
}
