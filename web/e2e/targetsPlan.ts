import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { Api, type Column } from './alignmentsPlan';
import { expect, sampleData } from './hosting/test';

interface Named { id: string; name: string }
interface Area { number: number; level: number; name: string }

/** The AdventureWorks stores over counties, divided into 2 regions with 6 territories; made once. */
export async function storesAlignment(request: APIRequestContext): Promise<string> {
  const api = new Api(request);
  const before = (await api.get<{ items: Named[] }>('/alignments')).items.find(({ name }) => name === 'Stores by county');
  if (before !== undefined) {
    return before.id;
  }
  const upload = await api.post<Named>('/uploads', readFileSync(sampleData('crm/adventureworks-stores.csv')), { 'X-File-Name': 'stores.csv', 'Content-Type': 'application/octet-stream' });
  const preview = await api.get<{ columns: Column[] }>(`/uploads/${upload.id}/preview`);
  const columns = preview.columns.map(({ index, name, kind, role, currency }) => ({ index, name, kind, role, currency }));
  const job = await api.done(await api.post('/imports', { uploadId: upload.id, name: 'AdventureWorks stores', hasHeader: true, columns, badCells: 'blank', duplicateKeys: 'keepAll', defaultCountry: 'US' }));
  const counties = (await api.get<{ items: Named[] }>('/boundary-sets')).items.find((set) => set.name.includes('counties'))!;
  const plan = await api.post<Named>('/alignments', {
    name: 'Stores by county',
    datasetId: job.datasetId,
    boundarySetId: counties.id,
    levels: [{ name: 'Region', count: 2 }, { name: 'Territory', count: 6 }],
    balance: { measure: 'annual-sales', tolerance: 0.05, contiguous: true },
  });
  const optimized = await api.done(
    await api.post(`/alignments/${plan.id}/optimizations`, { measures: [{ key: 'annual-sales', tolerance: 0.05 }], contiguous: true, keepLocked: true, disruption: 0, start: 'fresh', centers: 'free', seed: 1, effort: 0.2 }),
  );
  await api.post(`/proposals/${optimized.proposalId!}/accept`, { expectedRevision: (await api.get<{ revision: number }>(`/alignments/${plan.id}`)).revision });
  return plan.id;
}

/** A plan of 4,800,000 by annual sales, and whatever else its settings say. */
export async function targetPlan(request: APIRequestContext, name: string, more: object = {}): Promise<string> {
  const alignmentId = await storesAlignment(request);
  const settings = { total: 4_800_000, unit: 1, method: 'weighted', weights: [{ column: 'annual-sales', weight: 1 }], potentialColumn: 'annual-sales', overAssignmentPercent: 0, majorityShare: 0.8, bandPercent: 10, ...more };
  return (await new Api(request).post<Named>('/target-plans', { name, alignmentId, fiscalYear: 2027, currency: 'USD', settings })).id;
}

/** A manager of the workspace who answers for an area of the stores' alignment. */
export async function manager(request: APIRequestContext, who: { email: string; name: string; password: string }, areaName: string): Promise<void> {
  const api = new Api(request);
  const alignment = await storesAlignment(request);
  const members = (await api.get<{ items: { email: string; userId: string }[] }>('/members')).items;
  const userId = members.find(({ email }) => email === who.email)?.userId ?? (await api.post<{ userId: string }>('/members', { ...who, role: 'manager' })).userId;
  const area = (await api.get<{ tree: Area[] }>(`/alignments/${alignment}`)).tree.find(({ name }) => name === areaName)!;
  const session = (await (await request.get('/api/session')).json()) as { antiforgeryToken: string };
  const path = `/api/workspaces/${process.env.BAILIWICK_E2E_WORKSPACE}/alignments/${alignment}/branches`;
  const answer = await request.put(path, { data: { branches: [{ area: area.number, userId }] }, headers: { 'X-Bailiwick-Antiforgery': session.antiforgeryToken } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

export interface PlanAnswer {
  readonly state: string;
  readonly revision: number;
  readonly figures: { readonly allocated: number; readonly unallocated: number; readonly answered: number; readonly overridden: number } | null;
}

export interface AccountAnswer {
  readonly record: number;
  readonly key: string;
  readonly bottomUp: number | null;
  readonly override: number | null;
  readonly overrideReason: string | null;
  readonly lock: number | null;
  readonly amount: number;
}

/** The account grid as a person uses it. */
export class Grid {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get grid() {
    return this.page.getByRole('grid', { name: 'Accounts of the plan' });
  }

  get live() {
    return this.page.locator('#live-region');
  }

  /** The text of one cell of the row in which a text stands. */
  cell(row: string, column: number) {
    return this.grid.getByRole('row').filter({ hasText: row }).locator(`[aria-colindex="${column}"]`);
  }

  async saved(): Promise<void> {
    await expect(this.page.getByTestId('entered')).toHaveText('All entries are saved');
  }
}

/** Columns of the grid, from 1. */
export const column = { account: 1, name: 2, territory: 3, target: 4, calculated: 5, bottomUp: 6, override: 7, lock: 8 } as const;
