import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { Api, type Column } from './alignmentsPlan';
import { expect, sampleData } from './hosting/test';

interface Named { id: string; name: string }
interface Page<T> { items: T[] }
interface LiveRecord { id: string; fields: Record<string, unknown> }
export interface Forecast { rows: { name: string; rolledUp: object }[]; total: { quota: number; commit: number; forecast: number } }

/** A workspace of its own whose active model divides the AdventureWorks stores into 2 regions with 6 territories, with deals and quotas. */
export class LiveStores {
  readonly api: Api;
  readonly home: string;

  private constructor(request: APIRequestContext, workspace: string) {
    this.api = new Api(request, workspace);
    this.home = `/w/${workspace}`;
  }

  static async make(request: APIRequestContext, name: string): Promise<LiveStores> {
    const session = (await (await request.get('/api/session')).json()) as { antiforgeryToken: string };
    const answer = await request.post('/api/workspaces', { data: { name }, headers: { 'X-Bailiwick-Antiforgery': session.antiforgeryToken } });
    expect(answer.ok(), await answer.text()).toBe(true);
    const stores = new LiveStores(request, ((await answer.json()) as { workspaceId: string }).workspaceId);
    await stores.publish();
    return stores;
  }

  /** Imports a file as a dataset. */
  async dataset(file: Buffer, name: string): Promise<string> {
    const upload = await this.api.post<Named>('/uploads', file, { 'X-File-Name': `${name}.csv`, 'Content-Type': 'application/octet-stream' });
    const preview = await this.api.get<{ columns: Column[] }>(`/uploads/${upload.id}/preview`);
    const columns = preview.columns.map(({ index, name: column, kind, role, currency }) => ({ index, name: column, kind, role, currency }));
    return (await this.api.done(await this.api.post('/imports', { uploadId: upload.id, name, hasHeader: true, columns, badCells: 'blank', duplicateKeys: 'keepAll' }))).datasetId!;
  }

  async account(name: string): Promise<string> {
    return (await this.api.get<{ rows: Named[] }>(`/live/accounts?search=${encodeURIComponent(name)}`)).rows[0].id;
  }

  async territories(): Promise<string[]> {
    const items = (await this.api.get<Page<LiveRecord>>('/live/records/Territory2?limit=100')).items;
    const parents = new Set(items.map(({ fields }) => fields.ParentTerritory2Id));
    return items.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
  }

  forecast(): Promise<Forecast> {
    return this.api.get<Forecast>('/live/forecast?from=2027-01-01&to=2027-12-31');
  }

  private async publish(): Promise<void> {
    const datasetId = await this.dataset(readFileSync(sampleData('crm/adventureworks-stores.csv')), 'Stores');
    const plan = await this.api.post<Named & { revision: number }>('/alignments', {
      name: 'Stores', datasetId, levels: [{ name: 'Region', count: 2 }, { name: 'Territory', count: 6 }], balance: { measure: '@records', tolerance: 0.1, contiguous: false },
    });
    const optimized = await this.api.done(
      await this.api.post(`/alignments/${plan.id}/optimizations`, { measures: [{ key: '@records', tolerance: 0.05 }], contiguous: false, keepLocked: true, disruption: 0, start: 'fresh', centers: 'free', seed: 1, effort: 0.2 }),
    );
    await this.api.post(`/proposals/${optimized.proposalId!}/accept`, { expectedRevision: plan.revision });
    await this.api.done(await this.api.post('/live/accounts/imports', { datasetId, columns: { BillingCity: 'city', BillingState: 'state-code', AnnualRevenue: 'annual-revenue' } }));
    const model = await this.api.post<{ modelId: string }>('/live/models', { alignmentId: plan.id, name: 'Stores 2027' });
    await this.api.done(await this.api.post(`/live/models/${model.modelId}/moves`, { to: 'active' }));
    await this.fill(model.modelId);
  }

  /** A quota for each territory, and a deal and an owner for a few accounts. */
  private async fill(model: string): Promise<void> {
    const accounts = (await this.api.get<{ rows: Named[] }>('/live/accounts?limit=30')).rows;
    const changes: object[] = [{ operation: 'create', type: 'User', as: 'ann', fields: { FirstName: 'Ann', LastName: 'Ames', Username: 'ann@stores', Email: 'ann@example.org' } }];
    for (const [at, territory] of (await this.territories()).entries()) {
      changes.push({ operation: 'create', type: 'ForecastingQuota', fields: { Territory2Id: territory, ForecastingTypeId: 'Revenue', StartDate: '2027-01-01', QuotaAmount: 100_000 + at } });
      changes.push({ operation: 'create', type: 'UserTerritory2Association', fields: { UserId: '@ann', Territory2Id: territory, RoleInTerritory2: 'Sales Rep' } });
    }
    for (const account of [...accounts, { id: await this.account('Next-Door Bike Store'), name: 'Next-Door Bike Store' }]) {
      changes.push({ operation: 'create', type: 'Opportunity', fields: { Name: `Deal with ${account.name}`, AccountId: account.id, Amount: 12_500.5, CloseDate: '2027-03-31', StageName: 'Proposal', ForecastCategoryName: 'Commit' } });
      changes.push({ operation: 'update', type: 'Account', id: account.id, fields: { OwnerId: '@ann' } });
    }
    await this.api.post('/live/changes', { changes });
    await this.api.done(await this.api.post(`/live/models/${model}/runs`, {}));
  }
}

/** New stores, all around one city. */
export function newStores(count: number): Buffer {
  const lines = Array.from({ length: count }, (_, at) => `N${at + 1},New Store ${at + 1},Seattle,WA,${(47.6 + (at % 8) * 0.01).toFixed(3)},${(-122.3 + Math.floor(at / 8) * 0.01).toFixed(3)},80000`);
  return Buffer.from(['store_id,name,city,state_code,lat,lon,annual_revenue', ...lines, ''].join('\n'));
}
