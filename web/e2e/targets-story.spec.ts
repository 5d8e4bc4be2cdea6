import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Api } from './alignmentsPlan';
import { textOf } from './files';
import { Keys } from './hosting/keys';
import { expect, settled, test } from './hosting/test';
import { column, Grid, manager, storesAlignment, type AccountAnswer, type PlanAnswer } from './targetsPlan';

// The two people of account targets on the AdventureWorks stores: operations, and the manager of a branch; by pointer, then by keyboard alone.
const field = { email: 'dorothy@example.com', name: 'Dorothy Vaughan', password: 'fortran for west area' };
const idOf = (page: Page) => /targets\/([0-9a-f-]{36})/.exec(page.url())![1];

/** A number of one account changed in an exported file. */
function changedIn(csv: string, account: string, heading: RegExp, value: string): string {
  const lines = csv.split('\n');
  const [head] = lines;
  const [key, at] = [0, head.split(',').findIndex((name) => heading.test(name))];
  // Names may hold commas; what is changed here has none in front of it but in the name.
  return lines.map((line, number) => {
    const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
    if (number === 0 || cells[key] !== account) {
      return line;
    }
    cells[at] = value;
    return cells.slice(0, head.split(',').length).join(',');
  }).join('\n');
}

/** A second person's page on the same service. */
async function signedIn(page: Page, path: string): Promise<Page> {
  const other = await page.context().browser()!.newContext({ baseURL: new URL(page.url()).origin, storageState: { cookies: [], origins: [] } });
  const theirs = await other.newPage();
  await theirs.goto(path);
  return theirs;
}

test('by pointer: operations plans a year for its regions, takes the field’s numbers, reconciles, overrides, locks, compares and publishes', async ({ page, home, request }) => {
  const api = new Api(request);
  await storesAlignment(request);
  await manager(request, field, 'Region 2');
  const grid = new Grid(page);
  await page.goto(`${home}/targets/new`);

  await test.step('a fiscal year from October, dollars, hundreds, a total for each region', async () => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bikes 2028');
    await page.getByRole('combobox', { name: 'Alignment' }).click();
    await page.getByRole('option', { name: 'Stores by county' }).click();
    await page.getByRole('textbox', { name: 'Fiscal year' }).fill('2028');
    await page.getByRole('combobox', { name: 'First month' }).click();
    await page.getByRole('option', { name: 'October' }).click();
    await page.getByRole('textbox', { name: 'Currency' }).fill('USD');
    await page.getByRole('combobox', { name: 'Rounded to' }).click();
    await page.getByRole('option', { name: '100', exact: true }).click();
    await page.getByText('a total for each area').click();
    await page.getByRole('textbox', { name: 'Total of Region 1' }).fill('3000000');
    await page.getByRole('textbox', { name: 'Total of Region 2' }).fill('2000000');
    await expect(page.getByText('Together: 5,000,000')).toBeVisible();
    await page.getByRole('combobox', { name: 'Shared by' }).click();
    await page.getByRole('option', { name: 'annual_sales' }).click();
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await expect(page).toHaveURL(/targets\/[0-9a-f-]{36}/);
  });
  const id = idOf(page);
  const plan = () => api.get<PlanAnswer & { periods: { start: string; amount: number }[] }>(`/target-plans/${id}`);
  const account = async (key: string) => (await api.get<{ items: AccountAnswer[] }>(`/target-plans/${id}/accounts?search=${key}`)).items.find((one) => one.key === key)!;

  await test.step('the live preview answers before anything is saved; a season is learned', async () => {
    await expect(page.getByTestId('preview-figures')).toContainText('5,000,000');
    await page.getByRole('combobox', { name: 'Season' }).click();
    await page.getByRole('option', { name: 'learned from past years' }).click();
    await page.getByRole('textbox', { name: /^Past years/ }).fill('1 1 1 1 1 1 1 1 1 1 1 x');
    const refused = page.getByRole('alert').filter({ hasText: 'These settings cannot be worked out' });
    await expect(refused).toBeVisible();
    await page.getByRole('textbox', { name: /^Past years/ }).fill('1 1 1 1 1 1 1 1 1 1 1 9\n1 1 1 1 1 1 1 1 1 1 1 9');
    await expect(refused).toBeHidden();
    expect((await plan()).revision).toBe(1);
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await expect(page.getByText('These are the saved settings.')).toBeVisible();
    const { periods } = await plan();
    expect(periods[0].start).toBe('2027-10-01');
    expect([periods[0].amount, periods[11].amount]).toEqual([250_000, 2_250_000]);
  });

  await test.step('the field’s numbers come in as a file, CSV and workbook', async () => {
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Accounts (CSV)' }).click()]);
    const csv = changedIn(await textOf(download), '296', /bottom-?up/i, '9000');
    const taking = async (name: string, buffer: Buffer) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Import a changed file…' }).click();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('dialog').getByRole('button', { name: 'CSV or Excel file' }).click()]);
      await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
    };
    await taking('targets.csv', Buffer.from(csv));
    await expect(page.getByTestId('import-found')).toHaveText('701 rows, 1 changed.');
    await page.getByRole('button', { name: 'Enter 1 changes' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await account('296')).toMatchObject({ bottomUp: 9000, amount: 9000 });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const [workbook] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Accounts (Excel)' }).click()]);
    await taking('targets.xlsx', readFileSync(await workbook.path()));
    await expect(page.getByTestId('import-found')).toHaveText('Nothing in the file differs from the plan.');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('reconcile: the field’s number gives way and the regions’ totals follow', async () => {
    await page.getByRole('tab', { name: 'Reconciliation' }).click();
    const table = page.getByTestId('reconciliation');
    await expect(table.getByRole('row', { name: /^The whole plan/ })).toContainText('5,000,000');
    await page.getByRole('combobox', { name: 'How they are brought together' }).click();
    await page.getByRole('option', { name: 'the field’s are scaled to the number above' }).click();
    await page.getByRole('button', { name: 'Make these the territories’ totals' }).click();
    await expect(page.locator('#live-region')).toHaveText('The reconciled numbers are the territories’ totals now.');
    expect((await plan()).figures).toMatchObject({ allocated: 5_000_000, unallocated: 0 });
  });

  await test.step('an override with its reason, a lock, and both taken back and done again', async () => {
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('textbox', { name: 'Find an account' }).fill('Next-Door');
    await grid.cell('Next-Door Bike Store', column.override).dblclick();
    await page.keyboard.type('12000');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Signed last week');
    await page.getByRole('button', { name: 'Enter it' }).click();
    await grid.saved();
    await grid.cell('Next-Door Bike Store', column.target).click();
    await page.getByRole('button', { name: 'Lock', exact: true }).first().click();
    await expect(grid.live).toHaveText('Locked.');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(grid.live).toHaveText('Taken back.');
    expect(await account('292')).toMatchObject({ override: 12_000, lock: null });
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(grid.live).toHaveText('Done again.');
    expect(await account('292')).toMatchObject({ override: 12_000, overrideReason: 'Signed last week', lock: 12_000 });
  });

  await test.step('two scenarios: the roll-ups side by side, differences add up', async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Copy as a scenario…' }).click();
    await page.getByRole('textbox', { name: 'Name of the copy' }).fill('Bikes 2028, evenly');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Bikes 2028, evenly' })).toBeVisible();
    await page.getByRole('tab', { name: 'Allocation' }).click();
    await page.getByRole('radiogroup', { name: 'Method' }).getByText('Evenly').click();
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await expect(page.getByText('These are the saved settings.')).toBeVisible();
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('combobox', { name: 'Compared with' }).click();
    await page.getByRole('option', { name: 'Bikes 2028', exact: true }).click();
    await expect(page.getByTestId('target-comparison').getByRole('row', { name: /^All/ })).toContainText('5,000,000');
    await expect(page.getByText(/accounts have another target/)).toBeVisible();
  });

  await test.step('publish; the record of the run stands in the history', async () => {
    await page.goto(`${home}/targets/${id}`);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('Published', { exact: true })).toBeVisible();
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByRole('table', { name: 'Records of runs' }).getByRole('row')).toHaveCount(2);
    expect((await plan()).state).toBe('published');
  });
});

test('by keyboard alone: operations makes the plan, learns its season, overrides, copies and publishes', async ({ page, home, request }) => {
  const keys = new Keys(page);
  const api = new Api(request);
  const grid = new Grid(page);
  await storesAlignment(request);
  await page.goto(`${home}/targets/new`);
  await settled(page);
  await keys.fill(page.getByRole('textbox', { name: 'Name', exact: true }), 'Bikes by keys');
  await keys.choose(page.getByRole('combobox', { name: 'Alignment' }), 'Stores by county', 'Stores');
  await keys.fill(page.getByRole('textbox', { name: 'Fiscal year' }), '2028');
  await keys.choose(page.getByRole('combobox', { name: 'Calendar' }), 'Weeks 4-4-5');
  await keys.fill(page.getByRole('textbox', { name: 'Currency' }), 'USD');
  await keys.choose(page.getByRole('combobox', { name: 'Rounded to' }), '100');
  await keys.radio(page.getByRole('radio', { name: 'one total' }), page.getByRole('radio', { name: 'a total for each area' }));
  await keys.fill(page.getByRole('textbox', { name: 'Total of Region 1' }), '3000000');
  await keys.fill(page.getByRole('textbox', { name: 'Total of Region 2' }), '2000000');
  await keys.choose(page.getByRole('combobox', { name: 'Shared by' }), 'annual_sales', 'annual_s');
  await keys.enter(page.getByRole('button', { name: 'Make the plan' }));
  await expect(page).toHaveURL(/targets\/[0-9a-f-]{36}/);
  const id = idOf(page);
  await settled(page);

  await keys.choose(page.getByRole('combobox', { name: 'Season' }), 'weights');
  await keys.fill(page.getByRole('textbox', { name: 'Weights of the 12 periods' }), '1 1 1 1 1 1 1 1 1 1 1 14');
  await keys.enter(page.getByRole('button', { name: 'Save the settings' }));
  await expect(page.getByText('These are the saved settings.')).toBeVisible();
  const { periods, figures } = await api.get<PlanAnswer & { periods: { amount: number }[] }>(`/target-plans/${id}`);
  expect([periods[11].amount, figures!.allocated]).toEqual([2_800_000, 5_000_000]);

  await keys.tab('Accounts');
  await keys.to(grid.grid);
  await keys.press(...Array.from({ length: 6 }, () => 'ArrowRight'));
  await keys.type('12000');
  await keys.press('Enter');
  await keys.type('Signed last week');
  await keys.press('Enter');
  await expect(grid.live).toHaveText('Override of Next-Door Bike Store: 12,000. Saved.');
  await keys.press('ArrowUp', 'Space');
  await expect(grid.live).toHaveText('Locked.');
  await keys.press('Control+z');
  await expect(grid.live).toHaveText('Taken back.');
  await keys.press('Control+y');
  await expect(grid.live).toHaveText('Done again.');

  await keys.menu('More', 'Copy as a scenario…');
  await keys.fill(page.getByRole('textbox', { name: 'Name of the copy' }), 'Bikes by keys, copy');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Bikes by keys, copy' })).toBeVisible();
  await keys.tab('Compare');
  await keys.choose(page.getByRole('combobox', { name: 'Compared with' }), 'Bikes by keys', 'Bikes by keys');
  await expect(page.getByText('No account has another target.')).toBeVisible();
  await keys.enter(page.getByRole('button', { name: 'Publish', exact: true }));
  await keys.enter(page.getByRole('dialog').getByRole('button', { name: 'Publish' }));
  await expect(page.getByText('Published', { exact: true })).toBeVisible();
  await keys.tab('History');
  await expect(page.getByRole('table', { name: 'Records of runs' })).toBeVisible();
});

test('a field manager opens one link, sees the own branch alone, enters numbers and 0, comments and submits; with keys alone', async ({ page, home, request }) => {
  const api = new Api(request);
  const alignmentId = await storesAlignment(request);
  await manager(request, field, 'Region 2');
  const settings = { total: 4_800_000, unit: 1, method: 'weighted', weights: [{ column: 'annual-sales', weight: 1 }], overAssignmentPercent: 0, majorityShare: 0.8, bandPercent: 10 };
  const plan = await api.post<{ id: string }>('/target-plans', { name: 'Bikes for the field', alignmentId, fiscalYear: 2028, currency: 'USD', settings });
  await api.post(`/target-plans/${plan.id}/state`, { expectedRevision: 1, state: 'collecting' });
  const region = (await api.get<{ tree: { number: number; name: string }[] }>(`/alignments/${alignmentId}`)).tree.find(({ name }) => name === 'Region 2')!.number;
  const due = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  await api.post(`/target-plans/${plan.id}/requests`, { areas: [region], due, note: 'What will they buy?' });
  await page.goto(`${home}/targets`);

  const theirs = await signedIn(page, `${home}/targets/${plan.id}`);
  const [keys, grid] = [new Keys(theirs), new Grid(theirs)];
  await keys.fill(theirs.getByLabel('Email address'), field.email);
  await keys.fill(theirs.getByRole('textbox', { name: 'Password' }), field.password);
  await keys.press('Enter');
  await expect(theirs.getByText('You see your branch only: Region 2.')).toBeVisible();
  await expect(theirs.getByText(`Your numbers for Region 2 are wanted by ${due}.`)).toBeVisible();
  await expect(theirs.getByText('4,800,000')).toBeHidden();
  for (const hidden of ['Allocation', 'Reconciliation', 'Compare', 'Products']) {
    await expect(theirs.getByRole('tab', { name: hidden })).toBeHidden();
  }

  await keys.to(grid.grid);
  await keys.press('Control+Home', ...Array.from({ length: 5 }, () => 'ArrowRight'));
  await keys.type('6500');
  await keys.press('Enter');
  await expect(grid.live).toContainText(': 6,500. Saved.');
  await keys.type('0');
  await keys.press('Enter');
  await expect(grid.live).toContainText(': 0. Saved.');
  await keys.press('Control+z');
  await expect(grid.live).toHaveText('Taken back.');
  await keys.press('Control+y');
  await expect(grid.live).toHaveText('Done again.');
  await keys.press('ArrowUp', 'ArrowUp');
  await keys.enter(theirs.getByRole('button', { name: 'Why this number?' }));
  await expect(theirs.getByTestId('withheld')).toContainText('only operations and leaders see');
  await keys.fill(theirs.getByRole('textbox', { name: 'Comment' }), 'A second shop opens in May');
  await keys.enter(theirs.getByRole('button', { name: 'Save', exact: true }));
  await expect(theirs.getByText('“A second shop opens in May”')).toBeAttached();
  await keys.enter(theirs.getByRole('button', { name: 'Submit my numbers' }));
  await expect(theirs.getByText(/2 of \d+ accounts answered; submitted/)).toBeVisible();
  await theirs.context().close();

  const accounts = (await api.get<{ items: (AccountAnswer & { comment: string | null })[] }>(`/target-plans/${plan.id}/accounts?answered=true&limit=10`)).items;
  expect(accounts.filter(({ bottomUp }) => bottomUp !== null).map(({ bottomUp }) => bottomUp).sort()).toEqual([0, 6500]);
  expect(accounts.find(({ bottomUp }) => bottomUp === 6500)!.comment).toBe('A second shop opens in May');
});

test('a field manager by pointer: numbers, 0 and a comment in the own branch', async ({ page, home, request }) => {
  const api = new Api(request);
  const alignmentId = await storesAlignment(request);
  await manager(request, field, 'Region 2');
  const plan = await api.post<{ id: string }>('/target-plans', { name: 'Bikes by pointer', alignmentId, fiscalYear: 2028, currency: 'USD', settings: { total: 4_800_000, unit: 1, method: 'even', overAssignmentPercent: 0, majorityShare: 0.8, bandPercent: 10 } });
  await api.post(`/target-plans/${plan.id}/state`, { expectedRevision: 1, state: 'collecting' });
  const tree = (await api.get<{ tree: { number: number; name: string }[] }>(`/alignments/${alignmentId}`)).tree;
  await api.post(`/target-plans/${plan.id}/requests`, { areas: [tree.find(({ name }) => name === 'Region 2')!.number], due: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) });
  await page.goto(`${home}/targets`);
  const theirs = await signedIn(page, `${home}/targets/${plan.id}`);
  const grid = new Grid(theirs);
  await theirs.getByLabel('Email address').fill(field.email);
  await theirs.getByRole('textbox', { name: 'Password' }).fill(field.password);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  const cell = (row: number, at: number) => grid.grid.locator(`[aria-rowindex="${row}"] [aria-colindex="${at}"]`);
  await cell(3, column.bottomUp).dblclick();
  await theirs.keyboard.type('7000');
  await theirs.keyboard.press('Enter');
  await expect(grid.live).toContainText(': 7,000. Saved.');
  await cell(4, column.bottomUp).dblclick();
  await theirs.keyboard.type('0');
  await theirs.keyboard.press('Enter');
  await expect(grid.live).toContainText(': 0. Saved.');
  await cell(3, column.name).click();
  await theirs.getByRole('button', { name: 'Why this number?' }).click();
  await theirs.getByRole('textbox', { name: 'Comment' }).fill('Agreed with the owner');
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(grid.live).toHaveText('Saved.');
  await theirs.getByRole('button', { name: 'Submit my numbers' }).click();
  await expect(theirs.getByText(/2 of \d+ accounts answered; submitted/)).toBeVisible();
  await theirs.context().close();
});
