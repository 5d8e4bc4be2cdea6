import type { AreaFigures } from './balance';

/** Deviations of the territories for one measure, the largest surplus first. */
export interface DeviationEntry {
  readonly area: number;
  readonly name: string;
  readonly deviation: number;
}

export function deviationsOf(figures: Iterable<AreaFigures>, level: number, measure: number, total: number, shares: ReadonlyMap<number, number>): DeviationEntry[] {
  const entries: DeviationEntry[] = [];
  for (const one of figures) {
    const target = total * (shares.get(one.area.number) ?? 0);
    if (one.area.level === level && target > 0) {
      entries.push({ area: one.area.number, name: one.area.name, deviation: (one.sums[measure] - target) / target });
    }
  }
  return entries.sort((a, b) => b.deviation - a.deviation || a.area - b.area);
}

export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Bins half a tolerance wide with the band's edges on their borders; at most forty, the outer ones open. */
export function histogramOf(deviations: readonly number[], tolerance: number): HistogramBin[] {
  if (deviations.length === 0) {
    return [];
  }
  const reach = Math.max(...deviations.map(Math.abs), tolerance);
  const width = Math.max(tolerance / 2, 0.0025) * Math.max(1, Math.ceil(reach / (20 * Math.max(tolerance / 2, 0.0025))));
  const steps = Math.min(20, Math.ceil(reach / width - 1e-9));
  const bins = Array.from({ length: 2 * steps }, (_, index) => ({ from: (index - steps) * width, to: (index - steps + 1) * width, count: 0 }));
  for (const deviation of deviations) {
    bins[Math.max(0, Math.min(bins.length - 1, Math.floor(deviation / width + 1e-9) + steps))].count++;
  }
  return bins;
}
