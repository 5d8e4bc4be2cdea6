/**
 * The words of the HTTP contract this capability uses, under the names of the served document.
 */
export interface AlignmentInfo {
  id: string;
  name: string;
  description?: string | null;
  datasetId: string;
  datasetName: string;
  boundarySetId?: string | null;
  unitKind: 'boundary' | 'record';
  units: number;
  levels: string[];
  areas: number;
  revision: number;
  copiedFrom?: { id: string; name: string; revision: number } | null;
  createdAt: string;
  createdBy: string;
  changedAt: string;
  changedBy: string;
}

export interface Alignment extends AlignmentInfo {
  tree: Area[];
  measures: MeasureInfo[];
  balance: BalanceSettings;
  totals: AreaTotals[];
  unplacedRecords: number;
  canEdit: boolean;
}

export interface Area {
  number: number;
  level: number;
  parent: number;
  name: string;
  color?: string | null;
  owner?: string | null;
  targetShare?: number | null;
  locked: boolean;
}

export interface MeasureInfo {
  key: string;
  name: string;
  kind: 'count' | 'number' | 'currency';
  currency?: string | null;
  scale: number;
  total: number;
}

export interface BalanceSettings {
  measure: string;
  tolerance: number;
  contiguous: boolean;
}

export interface AreaTotals {
  area: number;
  units: number;
  sums: number[];
}

export type Act =
  | { kind: 'moveUnits'; units: number[]; to: number }
  | { kind: 'assignUnits'; units: number[]; to: number[] }
  | { kind: 'createAreas'; areas: NewArea[] }
  | { kind: 'updateAreas'; areas: AreaUpdate[] }
  | { kind: 'removeAreas'; areas: number[] }
  | { kind: 'lockAreas'; areas: number[]; locked: boolean }
  | { kind: 'lockUnits'; units: number[]; locked: boolean }
  | { kind: 'assignNearest'; units?: number[] }
  | { kind: 'joinIslands'; areas?: number[] };

export interface NewArea {
  level: number;
  parent: number;
  name: string;
  color?: string;
  owner?: string;
  targetShare?: number;
}

export interface AreaUpdate {
  number: number;
  name?: string;
  color?: string;
  owner?: string;
  targetShare?: number;
  parent?: number;
}

export interface Changes {
  units: number[];
  to: number[];
  locks: number[];
  areas: Area[];
}

export interface Edit {
  revision: number;
  id: string;
  kind: string;
  author: string;
  authorId: string;
  at: string;
  reason?: string | null;
  summary: string;
  units: number;
  areas: number;
  undoes?: number | null;
  undoneBy?: number | null;
}

export interface EditReply {
  revision: number;
  edits: Edit[];
  changes: Changes;
  totals: AreaTotals[];
}

export interface Health {
  revision: number;
  unassigned: number[];
  unassignedCount: number;
  islands: { area: number; units: number[] }[];
  score: ScoreInfo;
}

export interface ScoreInfo {
  measures: { key: string; worstDeviation: number; meanDeviation: number; gini: number; outOfTolerance: number }[];
  inertia: number;
  weightedDistance: number;
  meanDistanceKm: number;
  extraPieces: number;
  cutEdges: number;
  movedUnits?: number | null;
  movedShare?: number | null;
}

export interface Proposal {
  id: string;
  alignmentId: string;
  baseRevision: number;
  state: 'open' | 'accepted' | 'discarded';
  createdAt: string;
  createdBy: string;
  movedUnits: number;
  score: ScoreInfo;
  obstacles: { message: string; area?: number | null; unit?: number | null }[];
  totals: AreaTotals[];
}

export interface Job {
  id: string;
  kind: 'import' | 'boundaries' | 'optimization';
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';
  fraction: number;
  phase: string;
  message: string;
  createdAt: string;
  subjectId?: string | null;
  proposalId?: string | null;
  progress?: { worstDeviation: number; outOfTolerance: number; inertia: number; extraPieces: number; plan: number } | null;
  problem?: Problem | null;
}

export interface Problem {
  title?: string | null;
  status?: number | null;
  detail?: string | null;
  code?: string | null;
}

export interface OptimizationRequest {
  measures: { key: string; tolerance: number }[];
  contiguous: boolean;
  keepLocked: true;
  disruption: number;
  start: 'fresh' | 'present';
  centers: 'free' | 'present';
  within?: number;
  seed: number;
  effort: number;
}

export interface CreateAlignment {
  name: string;
  datasetId: string;
  boundarySetId?: string;
  levels: { name: string; count: number }[];
  balance: BalanceSettings;
}
