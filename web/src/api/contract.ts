/** Stand-ins with the schema names of the OpenAPI document, until the types generated from it replace this file. */
export type Role = 'administrator' | 'planner' | 'manager' | 'viewer';
export interface User { id: string; email: string; name: string }
export interface Membership { workspaceId: string; workspaceName: string; role: Role }
export interface Session { state: 'setup' | 'anonymous' | 'signedIn'; user?: User | null; workspaces: Membership[]; antiforgeryToken: string; version: string }
export interface Member { userId: string; email: string; name: string; role: Role; lockedUntil?: string | null; lastSignInAt?: string | null }
export interface Token { id: string; name: string; role: Role; createdAt: string; expiresAt?: string | null; lastUsedAt?: string | null; token?: string | null }
export interface AuditEntry { id: string; at: string; userId?: string | null; userName: string; action: string; subject: string; detail: string }
export interface Page<T> { items: T[]; next?: string | null }
export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled';
export interface OptimizationProgress { worstDeviation: number; outOfTolerance: number; inertia: number; extraPieces: number; plan: number }
export interface Job {
  id: string; kind: string; state: JobState; fraction: number; phase: string; message: string; createdAt: string;
  startedAt?: string | null; endedAt?: string | null; createdBy: string; subjectId?: string | null;
  datasetId?: string | null; boundarySetId?: string | null; proposalId?: string | null;
  progress?: OptimizationProgress | null; problem?: { code?: string; detail?: string } | null;
}
export interface Upload { id: string; fileName: string; bytes: number }
export type ColumnKind = 'text' | 'number' | 'currency' | 'boolean' | 'date' | 'latitude' | 'longitude' | 'postalCode' | 'state' | 'country';
export type ColumnRole = 'key' | 'name' | 'latitude' | 'longitude' | 'postalCode' | 'city' | 'county' | 'state' | 'country';
export interface PreviewColumn { index: number; name: string; kind: ColumnKind; currency?: string | null; role?: ColumnRole | null; empty: number; distinct: number; samples: string[] }
export interface Preview {
  format: 'csv' | 'xlsx'; encoding?: string | null; delimiter?: string | null; sheets: string[]; sheet?: string | null;
  hasHeader: boolean; estimatedRows: number; columns: PreviewColumn[]; rows: string[][];
}
export interface ImportColumn { index: number; name: string; kind: ColumnKind; currency?: string | null; role?: ColumnRole | null; skip?: boolean }
export interface ImportRequest {
  uploadId: string; name: string; sheet?: string | null; delimiter?: string | null; encoding?: string | null; hasHeader: boolean; columns: ImportColumn[];
  badCells: 'refuse' | 'blank'; duplicateKeys: 'refuse' | 'keepFirst' | 'keepAll'; defaultCountry?: string | null;
}
export interface DatasetColumn { key: string; name: string; kind: ColumnKind; role?: ColumnRole | null; currency?: string | null; scale: number; empty: number; distinct: number; min?: number | null; max?: number | null; sum?: number | null }
export interface Placed { given: number; postalCode: number; city: number; county: number; state: number; country: number; none: number }
export interface Dataset {
  id: string; name: string; version: number; rows: number; columns: DatasetColumn[]; createdAt: string; createdBy: string; source: string;
  keyColumn?: string | null; nameColumn?: string | null; placed: Placed; findings: number; bounds?: number[] | null;
}
export interface Finding { row: number; line: number; column?: string | null; value?: string | null; code: string; severity: 'info' | 'warning' | 'error'; message: string; action: string }
export interface FindingSummary { code: string; severity: 'info' | 'warning' | 'error'; count: number; title: string }
export interface BoundarySetInfo { id: string; name: string; builtIn: boolean; units: number; source: string; license: string; createdAt: string; bridges: number; findings: number; bounds: number[] }
export interface BoundaryProperty { name: string; samples: string[]; unique: boolean }
export interface BoundaryDescription { format: 'geoJson' | 'topoJson'; objects: string[]; features: number; properties: BoundaryProperty[]; keyGuess?: string | null; nameGuess?: string | null }
export interface BoundaryUnits { ids: string[]; names: string[]; longitude: number[]; latitude: number[]; areaKm2: number[]; boxes: number[] }
export interface BoundaryFinding { unit?: number | null; id?: string | null; code: string; severity: 'info' | 'warning' | 'error'; message: string }
export interface AlignmentInfo {
  id: string; name: string; description?: string | null; datasetId: string; datasetName: string; boundarySetId?: string | null; unitKind: 'boundary' | 'record';
  units: number; levels: string[]; areas: number; revision: number; copiedFrom?: { id: string; name: string; revision: number } | null;
  createdAt: string; createdBy: string; changedAt: string; changedBy: string;
}
export interface Area { number: number; level: number; parent: number; name: string; color?: string | null; owner?: string | null; targetShare?: number | null; locked: boolean }
export interface BalanceSettings { measure: string; tolerance: number; contiguous: boolean }
export interface Alignment extends AlignmentInfo { tree: Area[]; measures: MeasureInfo[]; balance: BalanceSettings; totals: AreaTotals[]; unplacedRecords: number; canEdit: boolean }
export interface MeasureInfo { key: string; name: string; kind: 'count' | 'number' | 'currency'; currency?: string | null; scale: number; total: number }
export interface AreaTotals { area: number; units: number; sums: number[] }
export interface MeasureScore { key: string; worstDeviation: number; meanDeviation: number; gini: number; outOfTolerance: number }
export interface ScoreInfo {
  measures: MeasureScore[]; inertia: number; weightedDistance: number; meanDistanceKm: number; extraPieces: number; cutEdges: number; movedUnits?: number | null; movedShare?: number | null;
}
export interface ComparedArea { number: number; name: string; leftTotals: AreaTotals; rightTotals: AreaTotals }
export interface Movement { from: number; to: number; units: number; sums: number[] }
export interface Comparison {
  left: AlignmentInfo; right: AlignmentInfo; scores: { left: ScoreInfo; right: ScoreInfo }; areas: ComparedArea[]; movedUnits: number; matrix: Movement[]; measures: MeasureInfo[];
}
