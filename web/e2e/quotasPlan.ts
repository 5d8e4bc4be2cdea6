import type { APIRequestContext, Page } from '@playwright/test';
import { Api } from './alignmentsPlan';
import { expect } from './hosting/test';
import { storesAlignment, targetPlan } from './targetsPlan';

interface Named { id: string; name: string }
interface Area { number: number; level: number; name: string }

export interface SeatAnswer {
  readonly key: string;
  readonly name: string;
  readonly quota: number;
  readonly targets: number;
  readonly gap: { readonly gap: number; readonly risk: string };
}

export interface EvaluationAnswer {
  readonly seats: readonly SeatAnswer[];
  readonly whole: { readonly number: number; readonly quotas: number; readonly uncovered: number; readonly strategic: { readonly gap: number; readonly headsNeeded: number } };
}

/** The six territories of the stores' alignment by name. */
export async function territories(request: APIRequestContext): Promise<Area[]> {
  const tree = (await new Api(request).get<{ tree: Area[] }>(`/alignments/${await storesAlignment(request)}`)).tree;
  return tree.filter(({ level }) => level === 1).sort((a, b) => a.name.localeCompare(b.name));
}

/** A quota plan over a target plan of its own, one seat for each territory, handing down 5 % on top. */
export async function quotaPlan(request: APIRequestContext, name: string, more: Record<string, unknown> = {}): Promise<string> {
  const api = new Api(request);
  const targetPlanId = await targetPlan(request, `${name}, targets`);
  const seats = (await territories(request)).map((area, at) => ({ key: `S${at + 1}`, name: `Seller ${at + 1}`, areas: [{ area: area.number }], attainments: [0.85, 0.95, 1.05, 1.15], ...(at === 0 ? more : {}) }));
  return (await api.post<Named>('/quota-plans', { name, targetPlanId, content: { seats, overAssignment: [{ level: 2, percent: 5 }] } })).id;
}

/** A person of the workspace in a role. */
export async function member(request: APIRequestContext, who: { email: string; name: string; password: string }, role: string): Promise<string> {
  const api = new Api(request);
  const members = (await api.get<{ items: { email: string; userId: string }[] }>('/members')).items;
  return members.find(({ email }) => email === who.email)?.userId ?? (await api.post<{ userId: string }>('/members', { ...who, role })).userId;
}

/** The table of sellers as a person uses it. */
export class Sellers {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get grid() {
    return this.page.getByRole('grid', { name: 'Sellers of the plan' });
  }

  get live() {
    return this.page.locator('#live-region');
  }

  get panel() {
    return this.page.getByTestId('seat');
  }

  row(name: string) {
    return this.grid.getByRole('row').filter({ hasText: name });
  }

  async choose(name: string): Promise<void> {
    await this.row(name).click();
    await expect(this.page.getByRole('complementary', { name: `Seller ${name}`, exact: true })).toBeVisible();
  }

  /** Writes into a field of the panel and takes it over. */
  async set(label: string, value: string): Promise<void> {
    const field = this.panel.getByLabel(label, { exact: true });
    await field.fill(value);
    await field.press('Enter');
  }
}
