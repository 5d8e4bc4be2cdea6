import type { APIRequestContext } from '@playwright/test';
import { Api } from './alignmentsPlan';
import { expect } from './hosting/test';

interface Job { id: string; state: string; message: string }
interface Record_ { id: string; fields: Record<string, unknown> }
interface Row { name: string; own: Figures; rolledUp: Figures }

export interface Figures { closed: number; commit: number; bestCase: number; pipeline: number; adjustment: number; quota: number }
export interface ForecastAnswer { model: string; rows: Row[]; total: Figures }

export const create = (type: string, fields: object, as?: string) => ({ operation: 'create', type, fields, as });
/** The year that the numbers are of. */
export const year = new Date().getUTCFullYear();
export const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The live model by its API. */
export class Live {
  private readonly api: Api;

  constructor(request: APIRequestContext) {
    this.api = new Api(request);
  }

  async change(...changes: object[]): Promise<string[]> {
    return (await this.api.post<{ ids: string[] }>('/live/changes', { changes })).ids;
  }

  async records(type: string): Promise<Record_[]> {
    return (await this.api.get<{ items: Record_[] }>(`/live/records/${type}?limit=500`)).items;
  }

  async activate(model: string): Promise<void> {
    await this.api.done(await this.api.post<Job>(`/live/models/${model}/moves`, { to: 'active', swap: true }));
  }

  /** Quota, closed and the rest of the year by territory and in all. */
  async forecast(): Promise<ForecastAnswer> {
    return this.api.get<ForecastAnswer>(`/live/forecast?from=${year}-01-01&to=${year}-12-31`);
  }

  async people(model: string, territory: string, on: string): Promise<string[]> {
    const tree = await this.api.get<{ nodes: { id: string; people: { name: string }[] }[] }>(`/live/models/${model}/tree?on=${on}`);
    return tree.nodes.find(({ id }) => id === territory)!.people.map(({ name }) => name);
  }

  async state(model: string): Promise<unknown> {
    return (await this.records('Territory2Model')).find(({ id }) => id === model)!.fields.State;
  }

  /** An active model of a region over North (Ann) and South (Bob), with two accounts, quotas, won and open business. Ids by word; names end with the mark. */
  async begin(mark: string) {
    const named = ['model', 'type', 'region', 'north', 'south', 'ann', 'bob'] as const;
    const key = `M${mark}${Date.now()}`;
    const territory = (name: string, parent?: string) => ({ Name: name, DeveloperName: name, Territory2ModelId: '@model', Territory2TypeId: '@type', ParentTerritory2Id: parent });
    const user = (first: string) => ({ FirstName: first, LastName: mark, Username: `${first}-${key}`, Email: `${first.toLowerCase()}@example.com`, Title: 'Account executive' });
    const rule = (name: string) => [
      create('ObjectTerritory2AssignmentRule', { MasterLabel: name, DeveloperName: name, Territory2ModelId: '@model', ObjectType: 'Account', IsActive: true }, `rule${name}`),
      create('ObjectTerritory2AssignmentRuleItem', { RuleId: `@rule${name}`, Field: 'Site', Operation: 'equals', SortOrder: 1, Value: `${name} ${mark}` }),
      create('RuleTerritory2Association', { RuleId: `@rule${name}`, Territory2Id: `@${name.toLowerCase()}` }),
    ];
    const priority = Math.max(0, ...(await this.records('Territory2Type')).map(({ fields }) => Number(fields.Priority))) + 1;
    const ids = await this.change(
      create('Territory2Model', { Name: `Season ${mark}`, DeveloperName: key }, 'model'),
      create('Territory2Type', { MasterLabel: 'Named accounts', DeveloperName: `T${key}`, Priority: priority }, 'type'),
      create('Territory2', territory('Region'), 'region'),
      create('Territory2', territory('North', '@region'), 'north'),
      create('Territory2', territory('South', '@region'), 'south'),
      create('User', user('Ann'), 'ann'),
      create('User', user('Bob'), 'bob'),
      create('UserTerritory2Association', { UserId: '@ann', Territory2Id: '@north', RoleInTerritory2: 'Account executive' }),
      create('UserTerritory2Association', { UserId: '@bob', Territory2Id: '@south', RoleInTerritory2: 'Account executive' }),
      create('UserTerritory2Association', { UserId: '@bob', Territory2Id: '@region', RoleInTerritory2: 'Leader' }),
      ...rule('North'),
      ...rule('South'),
    );
    const of = Object.fromEntries(named.map((word, at) => [word, ids[at]])) as Record<(typeof named)[number], string>;
    const accounts = await this.change(...['North', 'South'].map((site, at) => create('Account', { Name: `${site} Works ${mark}`, Site: `${site} ${mark}`, OwnerId: at === 0 ? of.ann : of.bob, BillingLatitude: 42 - 6 * at, BillingLongitude: -71 - 20 * at })));
    await this.activate(of.model);
    await this.change(
      ...(['north', 'south'] as const).flatMap((place, at) => [
        { operation: 'update', type: 'Territory2', id: of[place], fields: { ForecastUserId: at === 0 ? of.ann : of.bob } },
        create('ForecastingQuota', { Territory2Id: of[place], ForecastingTypeId: 'Revenue', StartDate: `${year}-01-01`, QuotaAmount: 400_000 + at * 50_000 }),
        create('Opportunity', { Name: `Won ${at}`, AccountId: accounts[at], Amount: 120_000.5, CloseDate: `${year}-02-01`, StageName: 'Closed Won', Territory2Id: of[place], OwnerId: at === 0 ? of.ann : of.bob }),
        create('Opportunity', { Name: `Open ${at}`, AccountId: accounts[at], Amount: 80_000, CloseDate: `${year}-12-01`, StageName: 'Negotiation', ForecastCategoryName: 'Commit', Territory2Id: of[place], OwnerId: at === 0 ? of.ann : of.bob }),
      ]),
    );
    return of;
  }
}

/** Nothing about the numbers may differ but the model they are read from. */
export function sameNumbers(after: ForecastAnswer, before: ForecastAnswer): void {
  expect(after.total).toEqual(before.total);
  expect(after.rows.map(({ name, own, rolledUp }) => ({ name, own, rolledUp }))).toEqual(before.rows.map(({ name, own, rolledUp }) => ({ name, own, rolledUp })));
}
