/** The service's types, from one place: the OpenAPI document, by `npm run api`. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Act = Schemas['Act'];
export type Alignment = Schemas['Alignment'];
export type AlignmentInfo = Schemas['AlignmentInfo'];
export type Area = Schemas['Area'];
export type AreaTotals = Schemas['AreaTotals'];
export type AreaUpdate = Schemas['AreaUpdate'];
export type AuditEntry = Schemas['AuditEntry'];
export type BoundaryDescription = Schemas['BoundaryDescription'];
export type BoundaryFinding = Schemas['BoundaryFindingInfo'];
export type BoundaryProperty = Schemas['BoundaryProperty'];
export type BoundarySetInfo = Schemas['BoundarySetInfo'];
export type BoundaryUnits = Schemas['BoundaryUnits'];
export type Changes = Schemas['Changes'];
export type ColumnKind = Schemas['ColumnKind'];
export type ColumnRole = Schemas['ColumnRole'];
export type Comparison = Schemas['Comparison'];
export type CreateAlignment = Schemas['CreateAlignment'];
export type DateOrder = Schemas['DateOrder'];
export type Dataset = Schemas['Dataset'];
export type DatasetColumn = Schemas['DatasetColumn'];
export type Edit = Schemas['Edit'];
export type EditReply = Schemas['EditReply'];
export type Finding = Schemas['Finding'];
export type FindingSummary = Schemas['FindingSummary'];
export type Health = Schemas['Health'];
export type ImportColumn = Schemas['ImportColumn'];
export type ImportRequest = Schemas['ImportRequest'];
export type Job = Schemas['Job'];
export type JobState = Schemas['JobState'];
export type MeasureInfo = Schemas['MeasureInfo'];
export type Member = Schemas['Member'];
export type Membership = Schemas['Membership'];
export type Movement = Schemas['ComparisonMatrixCell'];
export type NewToken = Schemas['NewToken'];
export type OptimizationRequest = Schemas['OptimizationRequest'];
export type PlaceCounts = Schemas['PlaceCounts'];
export type Preview = Schemas['Preview'];
export type PreviewColumn = Schemas['PreviewColumn'];
export type Problem = Schemas['Problem'];
export type Proposal = Schemas['Proposal'];
export type Role = Schemas['Role'];
export type ScoreInfo = Schemas['ScoreInfo'];
export type Session = Schemas['Session'];
export type Token = Schemas['Token'];
export type Upload = Schemas['Upload'];
export type User = Schemas['User'];

/** A part of a list, and where the next part begins. */
export interface Page<T> { items: T[]; next?: string | null }
