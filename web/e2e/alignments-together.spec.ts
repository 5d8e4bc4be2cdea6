import { Api, PlanPage } from './alignmentsPlan';
import { people } from './hosting/people';
import { expect, test } from './hosting/test';

test('two planners see each other, and the second at the same unit is told who was first', async ({ page, home, browser, baseURL }) => {
  const api = new Api(page.request);
  const id = await api.dividedPlan('Together');
  // Two territories are emptied, so that moving any unit there changes something, however the plan was divided.
  const { revision, areaOfUnit } = await api.assignment(id);
  const { tree } = await api.plan(id);
  const numberOf = (name: string) => tree.find((area) => area.name === name)!.number;
  const emptied = [numberOf('Territory 1.2'), numberOf('Territory 2.2')];
  const units = [...areaOfUnit.keys()].filter((unit) => emptied.includes(areaOfUnit[unit]));
  await api.post(`/alignments/${id}/edits`, { expectedRevision: revision, act: { kind: 'moveUnits', units, to: numberOf('Territory 2.1') } });
  const members = await api.get<{ items: { email: string }[] }>('/members');
  if (!members.items.some((member) => member.email === people.planner.email)) {
    await api.post('/members', { ...people.planner, role: 'planner' });
  }

  const mine = new PlanPage(page);
  await mine.open(home, id);
  const other = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] }, viewport: { width: 1280, height: 720 } });
  const theirs = new PlanPage(await other.newPage());
  await theirs.page.goto(`${home}/alignments/${id}`);
  await theirs.page.getByLabel('Email address').fill(people.planner.email);
  await theirs.page.getByRole('textbox', { name: 'Password' }).fill(people.planner.password);
  await theirs.page.getByRole('button', { name: 'Sign in' }).click();
  await theirs.drawn();

  await expect(page.getByRole('img', { name: `Also here: ${people.planner.name}` })).toBeVisible();

  await theirs.click(-98.4, 38.5);
  await theirs.area('Territory 2.2').click();
  await theirs.page.getByRole('button', { name: 'Assign', exact: true }).click();
  await theirs.saved();
  await expect(mine.live).toContainText(people.planner.name);

  // Both at one unit: mine is held back until theirs is through.
  await mine.click(-100, 38.5);
  await mine.area('Territory 2.2').click();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/edits', async (route) => {
    if (route.request().method() === 'POST') {
      await held;
    }
    await route.continue();
  });
  await page.route('**/changes?*', (route) => route.abort());
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await theirs.click(-100, 38.5);
  await theirs.area('Territory 1.2').click();
  // What is shown as saved may be the state before the click; the answer is what counts.
  const stored = theirs.page.waitForResponse((response) => response.url().endsWith('/edits') && response.request().method() === 'POST');
  await theirs.page.getByRole('button', { name: 'Assign', exact: true }).click();
  expect((await stored).ok()).toBe(true);
  release();
  await expect(page.getByRole('alert').filter({ hasText: people.planner.name })).toBeVisible();
  await other.close();
});
