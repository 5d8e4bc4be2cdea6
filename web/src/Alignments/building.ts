import { randomFrom } from '../map/random';
import type { Alignment, Area } from '../api/types';
import { PlanState } from './PlanState';

const unset = { color: null, owner: null, targetShare: null, locked: false };

/** A plan for tests: regions over territories over random units with two measures (one to the cent). */
export function randomPlan({ units = 500, regions = 2, territories = 8, seed = 1 } = {}): PlanState {
  const random = randomFrom(seed);
  const tree: Area[] = [
    ...Array.from({ length: regions }, (_, region) => ({ number: region, level: 0, parent: -1, name: `Region ${region + 1}`, ...unset })),
    ...Array.from({ length: territories }, (_, index) => ({
      number: regions + index,
      level: 1,
      parent: index % regions,
      name: `Territory ${index + 1}`,
      ...unset,
    })),
  ];
  const beds = Float64Array.from({ length: units }, () => Math.floor(random() * 400));
  const cents = Float64Array.from({ length: units }, () => Math.floor(random() * 1e9));
  const total = (steps: Float64Array, scale: number) => steps.reduce((sum, value) => sum + value, 0) / 10 ** scale;
  const measures = [
    { info: { key: '@records', name: 'Records', kind: 'count' as const, currency: null, scale: 0, total: total(beds, 0) }, steps: beds },
    { info: { key: 'revenue', name: 'Revenue', kind: 'currency' as const, currency: 'USD', scale: 2, total: total(cents, 2) }, steps: cents },
  ];
  const alignment: Alignment = {
    id: 'a',
    name: 'Plan',
    datasetId: 'd',
    datasetName: 'Accounts',
    boundarySetId: 'b',
    unitKind: 'boundary',
    units,
    levels: ['Region', 'Territory'],
    areas: tree.length,
    revision: 1,
    createdAt: '2026-01-01T00:00:00Z',
    createdBy: 'Ada',
    changedAt: '2026-01-01T00:00:00Z',
    changedBy: 'Ada',
    tree,
    measures: measures.map((measure) => measure.info),
    balance: { measure: '@records', tolerance: 0.05, contiguous: true },
    totals: [],
    unplacedRecords: 0,
    canEdit: true,
  };
  const areaOfUnit = Uint16Array.from({ length: units }, () => regions + Math.floor(random() * territories));
  return new PlanState({ alignment, revision: 1, areaOfUnit, lockOfUnit: new Uint8Array(units), measures });
}
