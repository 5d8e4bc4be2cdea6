import type { APIRequestContext, Download, Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, sampleData } from './hosting/test';

interface Session { antiforgeryToken: string }
interface Job { id: string; state: string; datasetId?: string; proposalId?: string; message: string }
interface Named { id: string; name: string }
export interface Area { number: number; level: number; parent: number; name: string; locked: boolean }
export interface PlanInfo {
  id: string;
  name: string;
  revision: number;
  datasetId: string;
  tree: Area[];
  measures: { key: string; name: string; total: number }[];
  totals: { area: number; units: number; sums: number[] }[];
}
export interface Column { index: number; name: string; key: string; kind: string; role?: string | null; currency?: string | null; sum?: number | null }

/** The service's API for what a spec needs before it begins. */
export class Api {
  private readonly request: APIRequestContext;
  private readonly path: string;

  constructor(request: APIRequestContext, workspace = process.env.BAILIWICK_E2E_WORKSPACE!) {
    this.request = request;
    this.path = `/api/workspaces/${workspace}`;
  }

  async get<T>(path: string): Promise<T> {
    return this.answer<T>(await this.request.get(this.path + path));
  }

  async post<T>(path: string, data: unknown, headers: Record<string, string> = {}): Promise<T> {
    const session = (await (await this.request.get('/api/session')).json()) as Session;
    return this.answer<T>(await this.request.post(this.path + path, { data, headers: { 'X-Bailiwick-Antiforgery': session.antiforgeryToken, ...headers } }));
  }

  async done(job: Job): Promise<Job> {
    let latest = job;
    await expect
      .poll(
        async () => {
          latest = await this.get<Job>(`/jobs/${job.id}`);
          return ['succeeded', 'failed', 'canceled'].includes(latest.state);
        },
        { timeout: 120_000 },
      )
      .toBe(true);
    expect(latest.state, latest.message).toBe('succeeded');
    return latest;
  }

  /** The hospitals with their beds as a dataset; imported once. */
  async hospitals(): Promise<string> {
    const before = (await this.get<{ items: Named[] }>('/datasets')).items.find((dataset) => dataset.name === 'Hospitals for plans');
    if (before !== undefined) {
      return before.id;
    }
    const file = readFileSync(sampleData('accounts/us-hospitals-beds.csv'));
    const upload = await this.post<Named>('/uploads', file, { 'X-File-Name': 'us-hospitals-beds.csv', 'Content-Type': 'application/octet-stream' });
    const preview = await this.get<{ columns: Column[] }>(`/uploads/${upload.id}/preview`);
    const columns = preview.columns.map(({ index, name, kind, role, currency }) => ({ index, name, kind, role, currency }));
    const job = await this.post<Job>('/imports', { uploadId: upload.id, name: 'Hospitals for plans', hasHeader: true, columns, badCells: 'blank', duplicateKeys: 'keepAll', defaultCountry: 'US' });
    return (await this.done(job)).datasetId!;
  }

  /** A plan of counties that is optimised already: 2 regions over 8 territories. */
  async dividedPlan(name: string): Promise<string> {
    const dataset = await this.hospitals();
    const columns = (await this.get<{ columns: Column[] }>(`/datasets/${dataset}`)).columns;
    const beds = columns.find((column) => column.name.toLowerCase().includes('staffed all beds') && column.kind === 'number')!.key;
    const counties = (await this.get<{ items: Named[] }>('/boundary-sets')).items.find((set) => set.name.includes('counties'))!;
    const plan = await this.post<Named>('/alignments', {
      name,
      datasetId: dataset,
      boundarySetId: counties.id,
      levels: [{ name: 'Region', count: 2 }, { name: 'Territory', count: 8 }],
      balance: { measure: beds, tolerance: 0.05, contiguous: true },
    });
    const job = await this.post<Job>(`/alignments/${plan.id}/optimizations`, {
      measures: [{ key: beds, tolerance: 0.05 }], contiguous: true, keepLocked: true, disruption: 0, start: 'fresh', centers: 'free', seed: 1, effort: 0.2,
    });
    const proposal = (await this.done(job)).proposalId!;
    await this.post(`/proposals/${proposal}/accept`, { expectedRevision: (await this.get<{ revision: number }>(`/alignments/${plan.id}`)).revision });
    return plan.id;
  }

  /** Which area each unit is in, as saved. */
  async assignment(plan: string): Promise<{ revision: number; areaOfUnit: Uint16Array; lockOfUnit: Uint8Array }> {
    const body = await (await this.request.get(`${this.path}/alignments/${plan}/assignment`)).body();
    const bytes = new Uint8Array(body).buffer;
    const [revision, units] = new Int32Array(bytes, 0, 2);
    return { revision, areaOfUnit: new Uint16Array(bytes, 8, units), lockOfUnit: new Uint8Array(bytes, 8 + 2 * units, units) };
  }

  async plan(id: string): Promise<PlanInfo> {
    return this.get<PlanInfo>(`/alignments/${id}`);
  }

  /** The lowest areas with their deviation from an equal share of a measure. */
  async deviations(id: string, measure: string): Promise<{ name: string; number: number; deviation: number }[]> {
    const plan = await this.plan(id);
    const at = plan.measures.findIndex((one) => one.name === measure);
    const lowest = Math.max(...plan.tree.map((area) => area.level));
    const territories = plan.tree.filter((area) => area.level === lowest);
    const share = plan.measures[at].total / territories.length;
    return territories.map(({ name, number }) => ({ name, number, deviation: (plan.totals.find((totals) => totals.area === number)?.sums[at] ?? 0) / share - 1 }));
  }

  private async answer<T>(response: { ok(): boolean; text(): Promise<string>; url(): string }): Promise<T> {
    const text = await response.text();
    expect(response.ok(), `${response.url()}: ${text}`).toBe(true);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** The workspace of a plan as a person uses it. */
export class PlanPage {
  readonly page: Page;
  readonly map: Locator;
  readonly areas: Locator;
  readonly selected: Locator;
  readonly live: Locator;

  constructor(page: Page) {
    this.page = page;
    this.map = page.getByTestId('map');
    this.areas = page.getByTestId('areas');
    this.selected = page.getByTestId('selection-count');
    this.live = page.locator('#live-region');
  }

  async open(home: string, plan: string, query = ''): Promise<void> {
    await this.page.goto(`${home}/alignments/${plan}${query}`);
    await this.drawn();
  }

  async drawn(): Promise<void> {
    await expect(this.map).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
  }

  async saved(): Promise<void> {
    await expect(this.page.getByTestId('saved')).toHaveText('All changes are saved');
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  async tool(name: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Selection tool' }).getByText(name, { exact: true }).click();
  }

  /** Where a place is on the screen, computed from the camera the map tells, not asked of the renderer. */
  async at(longitude: number, latitude: number): Promise<[number, number]> {
    const [lng, lat, zoom] = (await this.map.getAttribute('data-camera'))!.split(',').map(Number);
    const box = (await this.map.boundingBox())!;
    const size = 512 * 2 ** zoom;
    const x = (value: number) => (value + 180) / 360;
    const y = (value: number) => 0.5 - Math.log(Math.tan((value * Math.PI) / 360 + Math.PI / 4)) / (2 * Math.PI);
    return [box.x + (x(longitude) - x(lng)) * size, box.y + (y(latitude) - y(lat)) * size];
  }

  async click(longitude: number, latitude: number, modifiers: ('Shift' | 'Alt')[] = []): Promise<void> {
    for (const key of modifiers) {
      await this.page.keyboard.down(key);
    }
    await this.page.mouse.click(...(await this.at(longitude, latitude)));
    for (const key of modifiers) {
      await this.page.keyboard.up(key);
    }
  }

  async count(): Promise<number> {
    return (await this.selected.count()) === 0 ? 0 : Number((await this.selected.innerText()).replace(/\D/g, ''));
  }

  get id(): string {
    return /alignments\/([0-9a-f-]{36})/.exec(this.page.url())![1];
  }

  /** Chooses the codes by pasting them. */
  async paste(codes: string): Promise<void> {
    await this.tab('Units');
    await this.page.getByRole('button', { name: 'Paste codes…' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Codes or names' }).fill(codes);
    await dialog.getByRole('button', { name: 'Select them' }).click();
  }

  /** Chooses the target beside the selection and assigns to it. */
  async assignTo(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Assign to' }).fill(name);
    await this.page.getByRole('option', { name, exact: true }).click();
    await expect(this.effect(name)).toBeVisible();
    await this.page.getByRole('button', { name: 'Assign', exact: true }).click();
    await this.saved();
  }

  /** The row that says what assigning the selection would do to a territory. */
  effect(name: string): Locator {
    return this.page.getByRole('table', { name: 'Effect of the assignment' }).getByRole('row', { name: new RegExp(`^${name} `) });
  }

  /** Runs an optimisation as the form stands, waits for its proposal. */
  async optimize(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Optimize', exact: true }).click();
    const proposal = this.page.getByRole('region', { name: 'Proposal' });
    await expect(proposal).toBeVisible({ timeout: 120_000 });
    return proposal;
  }

  async accept(reason: string): Promise<void> {
    const proposal = this.page.getByRole('region', { name: 'Proposal' });
    await proposal.getByLabel('Reason (optional)').fill(reason);
    await proposal.getByRole('button', { name: 'Accept' }).click();
    await expect(proposal).toBeHidden();
    await this.saved();
  }

  /** Downloads one of the exports of the menu. */
  async download(item: string): Promise<Download> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('menuitem', { name: item }).click()]);
    return download;
  }

  area(name: string): Locator {
    return this.areas.getByRole('button', { name, exact: true });
  }
}
