import { amountScale, byAmount, byArea, byChange, byDeviation, labelPoints, neutralColor, Outlines, unassignedColor, type AmountScale, type MapTheme, type PlanMap } from '../map';
import { formatSignedPercent } from '../shell/format';
import { figuresOf } from './balance';
import type { Workbench } from './Workbench';

/** 'territory', 'parent', 'deviation', 'change', or 'measure:' and a measure's key. */
export type ColorMode = string;

/**
 * Keeps the map in step with the plan and the selection, outside React: what changed is drawn in the same turn in which it
 * changed. Can show another assignment (a running optimisation, a proposal) in place of the plan's.
 */
export class MapSync {
  private readonly bench: Workbench;
  private readonly map: PlanMap;
  private theme: MapTheme;
  private mode: ColorMode = 'territory';
  private other: Uint16Array | null = null;
  private readonly otherOutlines: Outlines | null;
  private readonly stops: (() => void)[];
  private labelTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly scales = new Map<string, AmountScale>();

  constructor(bench: Workbench, map: PlanMap, theme: MapTheme) {
    this.bench = bench;
    this.map = map;
    this.theme = theme;
    this.otherOutlines = bench.set.mesh === null ? null : new Outlines(bench.set.mesh);
    this.stops = [bench.plan.subscribe(this.planChanged), bench.selection.subscribe(this.selectionChanged)];
    this.drawAll();
    this.selectionChanged();
  }

  stop(): void {
    this.stops.forEach((stop) => stop());
    clearTimeout(this.labelTimer);
  }

  setMode(mode: ColorMode, theme: MapTheme): void {
    this.mode = mode;
    this.theme = theme;
    this.paint();
  }

  /** Shows another assignment over the plan; null goes back to the plan. */
  setOther(areaOfUnit: Uint16Array | null): void {
    if (areaOfUnit !== this.other) {
      this.other = areaOfUnit;
      this.drawAll();
    }
  }

  scaleOf(key: string): AmountScale | null {
    const measure = this.bench.plan.measures.find((one) => one.info.key === key);
    if (measure === undefined) {
      return null;
    }
    let scale = this.scales.get(key);
    if (scale === undefined) {
      scale = amountScale(measure.steps);
      this.scales.set(key, scale);
    }
    return scale;
  }

  private get shown(): Uint16Array {
    return this.other ?? this.bench.plan.areaOfUnit;
  }

  private readonly planChanged = (): void => {
    const { plan, outlines } = this.bench;
    const { units, areasChanged } = plan.lastChange;
    if (outlines !== null) {
      let hasChanged = true;
      if (areasChanged || units === 'all') {
        outlines.compute(plan.areaOfUnit, plan.ancestry);
      } else {
        hasChanged = outlines.update(units, plan.areaOfUnit, plan.ancestry);
      }
      if (hasChanged && this.other === null) {
        this.map.border(outlines, plan.ancestry.levels);
      }
    }
    if (areasChanged || units === 'all' || units.length > 0) {
      this.bench.recolor(plan.areaOfUnit);
      this.paint();
      this.labelSoon();
    }
  };

  private readonly selectionChanged = (): void => {
    this.map.select(this.bench.selection.units, this.bench.selection.has);
  };

  private drawAll(): void {
    const { plan, outlines } = this.bench;
    const drawn = this.other === null ? outlines : this.otherOutlines;
    drawn?.compute(this.shown, plan.ancestry);
    if (drawn !== null) {
      this.map.border(drawn, plan.ancestry.levels);
    }
    this.bench.recolor(this.shown);
    this.paint();
    this.label();
  }

  private paint(): void {
    this.map.recolor(this.colors());
  }

  private colors(): Uint32Array {
    const { bench, shown } = this;
    const { plan, colorOfArea } = bench;
    const none = unassignedColor[this.theme];
    const neutral = neutralColor[this.theme];
    if (this.mode === 'parent') {
      const ofParent = new Map(plan.territories().map((area) => [area.number, colorOfArea.get(plan.ancestry.ancestor(area.number, 0)) ?? none]));
      return byArea(shown, ofParent, none);
    }
    if (this.mode === 'deviation' && this.other === null) {
      const deviations = new Map([...figuresOf(plan)].map(([area, figures]) => [area, figures.deviation]));
      return byDeviation(shown, deviations, plan.alignment.balance.tolerance, { none, neutral });
    }
    if (this.mode === 'change') {
      const base = this.other === null ? bench.opened : plan.areaOfUnit;
      return byChange({ areaOfUnit: shown, base, none, neutral, colorOfArea });
    }
    const key = this.mode.startsWith('measure:') ? this.mode.slice('measure:'.length) : null;
    const scale = key === null ? null : this.scaleOf(key);
    if (scale !== null) {
      return byAmount(plan.measures.find((one) => one.info.key === key)!.steps, scale, none);
    }
    return byArea(shown, colorOfArea, none);
  }

  private labelSoon(): void {
    clearTimeout(this.labelTimer);
    this.labelTimer = setTimeout(() => this.label(), 120);
  }

  private label(): void {
    const { plan, set } = this.bench;
    const figures = this.other === null ? figuresOf(plan) : null;
    this.map.label(
      labelPoints(set.places, this.shown).flatMap((point) => {
        const area = plan.area(point.area);
        const mine = figures?.get(point.area);
        const figure = mine === undefined || Number.isNaN(mine.deviation) ? '' : formatSignedPercent(mine.deviation);
        return area === undefined ? [] : [{ ...point, name: area.name, figure, weight: mine?.units ?? 1 }];
      }),
    );
  }
}
