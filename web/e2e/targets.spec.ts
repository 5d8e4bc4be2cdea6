import { Api } from './alignmentsPlan';
import { readCsv, textOf } from './files';
import { Keys } from './hosting/keys';
import { expect, settled, test } from './hosting/test';
import { column, Grid, manager, storesAlignment, targetPlan, type AccountAnswer, type PlanAnswer } from './targetsPlan';

const field = { email: 'mary@example.com', name: 'Mary Jackson', password: 'supersonic tunnel 1953' };

test('operations makes a plan, sees each account’s target, reconciles, overrides with a reason and publishes', async ({ page, home, request }) => {
  const api = new Api(request);
  await storesAlignment(request);
  await manager(request, field, 'Region 1');
  await page.goto(`${home}/targets`);
  const grid = new Grid(page);

  await test.step('a plan from finance’s number', async () => {
    await page.getByRole('main').getByRole('link', { name: 'New target plan' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Stores 2027');
    await page.getByRole('combobox', { name: 'Alignment' }).click();
    await page.getByRole('option', { name: 'Stores by county' }).click();
    await page.getByRole('textbox', { name: 'Total to share' }).fill('4800000');
    await page.getByRole('combobox', { name: 'Shared by' }).click();
    await page.getByRole('option', { name: 'annual_sales' }).click();
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await expect(page).toHaveURL(/targets\/[0-9a-f-]{36}/);
  });
  const id = /targets\/([0-9a-f-]{36})/.exec(page.url())![1];
  const plan = () => api.get<PlanAnswer>(`/target-plans/${id}`);
  const account = async (key: string) => (await api.get<{ items: AccountAnswer[] }>(`/target-plans/${id}/accounts?search=${key}`)).items.find((one) => one.key === key)!;

  await test.step('the preview answers before anything is saved', async () => {
    const figures = page.getByTestId('preview-figures');
    await expect(figures).toContainText('4,800,000');
    await page.getByRole('radiogroup', { name: 'Method' }).getByText('By buckets').click();
    await page.getByRole('combobox', { name: 'Grouped by' }).click();
    await page.getByRole('option', { name: 'business_type' }).click();
    await page.getByRole('button', { name: 'Take the column’s values' }).click();
    await expect(page.getByRole('table', { name: 'Buckets' }).getByRole('row', { name: /^BM/ })).toContainText('1,632,000');
    await page.getByRole('textbox', { name: 'Size of bucket BM' }).fill('37');
    await expect(page.getByRole('alert')).toContainText('103');
    await expect(page.getByRole('button', { name: 'Save the settings' })).toBeDisabled();
    await page.getByRole('button', { name: 'Undo these changes' }).click();
    await expect(page.getByRole('alert')).toBeHidden();
    expect((await plan()).revision).toBe(1);
    await page.getByRole('textbox', { name: 'Total to share' }).fill('4900000');
    await expect(page.getByTestId('preview-areas')).toContainText('With these settings');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await expect(page.getByText('These are the saved settings.')).toBeVisible();
    expect((await plan()).figures).toMatchObject({ allocated: 4_900_000, unallocated: 0 });
  });

  await test.step('a bottom-up number and an override in the grid', async () => {
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('textbox', { name: 'Find an account' }).fill('Riders Company');
    await grid.cell('Riders Company', column.bottomUp).dblclick();
    await page.keyboard.type('7000');
    await page.keyboard.press('Enter');
    await expect(grid.live).toHaveText('Bottom-up of Riders Company: 7,000. Saved.');
    await grid.cell('Riders Company', column.override).dblclick();
    await page.keyboard.type('8,000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Enter it' })).toBeDisabled();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Opens a second store');
    await page.getByRole('button', { name: 'Enter it' }).click();
    await expect(grid.cell('Riders Company', column.target)).toHaveText('8,000');
    await grid.saved();
    expect(await account('296')).toMatchObject({ bottomUp: 7000, override: 8000, overrideReason: 'Opens a second store', amount: 8000 });
    expect((await plan()).figures).toMatchObject({ allocated: 4_900_000 });
  });

  await test.step('why this number', async () => {
    await page.getByRole('button', { name: 'Why this number?' }).click();
    const why = page.getByTestId('why');
    await expect(why).toContainText('“Opens a second store”');
    await expect(why).toContainText('Ada Lovelace');
    await expect(why.getByRole('list', { name: 'Step by step' })).toContainText('8,000');
    await page.getByRole('button', { name: 'Show all' }).click();
    await grid.cell('Next-Door Bike Store', column.target).click();
    await expect(why.getByRole('list', { name: 'Step by step' })).toContainText('x 800,000');
  });

  await test.step('the roll-up adds up, in a table, a chart and on the map', async () => {
    await page.getByRole('tab', { name: 'Territories' }).click();
    await expect(page.getByTestId('roll-up-total')).toHaveText('4,900,000');
    await expect(page.getByTestId('fairness')).toContainText('Gini');
    await expect(page.getByTestId('map')).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
    await expect(page.getByRole('img', { name: /Distance from the mean of each area/ })).toBeVisible();
    await page.getByRole('combobox', { name: 'Show', exact: true }).click();
    await page.getByRole('option', { name: 'Concentration (Herfindahl)' }).click();
    await expect(page).toHaveURL(/tint=concentration/);
  });

  await test.step('the field is asked; a manager sees the own branch alone', async () => {
    await page.getByRole('tab', { name: 'Reconciliation' }).click();
    await page.getByRole('button', { name: 'Ask the field' }).click();
    await page.getByRole('button', { name: 'Ask branches…' }).click();
    await page.getByRole('button', { name: 'Ask them' }).click();
    await expect(page.getByTestId('requests')).toContainText('Mary Jackson');
    const other = await page.context().browser()!.newContext({ baseURL: new URL(page.url()).origin, storageState: { cookies: [], origins: [] } });
    const theirs = await other.newPage();
    await theirs.goto(`${home}/targets/${id}`);
    await theirs.getByLabel('Email address').fill(field.email);
    await theirs.getByRole('textbox', { name: 'Password' }).fill(field.password);
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    await expect(theirs.getByText('You see your branch only: Region 1.')).toBeVisible();
    await expect(theirs.getByTestId('figures')).toBeHidden();
    await expect(theirs.getByRole('tab', { name: 'Allocation' })).toBeHidden();
    const own = new Grid(theirs);
    await expect(theirs.getByTestId('rows')).toContainText(/^\d{2,3} accounts\./);
    await expect(own.grid).not.toContainText('not in the plan');
    await theirs.getByRole('textbox', { name: 'Filter Territory' }).fill('Territory 1.1');
    await own.grid.locator('[aria-rowindex="3"] [aria-colindex="6"]').dblclick();
    await theirs.keyboard.type('0');
    await theirs.keyboard.press('Enter');
    await expect(own.live).toContainText(': 0. Saved.');
    await theirs.getByRole('button', { name: 'Submit my numbers' }).click();
    await expect(theirs.getByText(/\d+ of \d+ accounts answered; submitted/)).toBeVisible();
    await other.close();
    await page.reload();
    await expect(page.getByTestId('requests')).toContainText('submitted');
    await page.getByRole('button', { name: 'Accept: Region 1' }).click();
    await expect(page.getByTestId('requests')).toContainText('accepted');
  });

  await test.step('reconciliation shows both numbers; a fixed area stays exactly', async () => {
    const table = page.getByTestId('reconciliation');
    await expect(table.getByRole('row', { name: /^The whole plan/ })).toContainText('4,900,000');
    await page.getByRole('button', { name: 'Set… Lock and confidence of Territory 2.1' }).click();
    await page.getByRole('textbox', { name: 'Stays exactly at' }).fill('500000');
    await page.getByRole('button', { name: 'Take it over' }).click();
    await expect(table.getByRole('row', { name: /^Territory 2.1/ })).toContainText('500,000 (fixed)');
    await expect(table.getByRole('row', { name: /^The whole plan/ })).toContainText('4,900,000');
  });

  await test.step('publish', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('Published', { exact: true })).toBeVisible();
    expect((await plan()).state).toBe('published');
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await expect(page.getByRole('button', { name: 'Paste numbers…' })).toBeHidden();
  });
});

test('accounts go out as a file and come back changed; unchanged they change nothing', async ({ page, home, request }) => {
  const id = await targetPlan(request, 'Stores in files');
  await page.goto(`${home}/targets/${id}?tab=accounts`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Accounts (CSV)' }).click()]);
  const csv = await textOf(download);
  const [head] = csv.split('\n');
  expect(readCsv(csv)).toHaveLength(701);
  const importing = async (text: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Import a changed file…' }).click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('dialog').getByRole('button', { name: 'CSV or Excel file' }).click()]);
    await chooser.setFiles({ name: 'targets.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  };
  await importing(csv);
  await expect(page.getByTestId('import-found')).toHaveText('Nothing in the file differs from the plan.');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  const at = head.split(',').findIndex((name) => /bottom-?up/i.test(name));
  const lines = csv.split('\n');
  const changed = lines[1].split(',');
  changed[at] = '4321';
  await importing([lines[0], changed.join(','), ...lines.slice(2)].join('\n'));
  await expect(page.getByTestId('import-found')).toHaveText('701 rows, 1 changed.');
  await page.getByRole('button', { name: 'Enter 1 changes' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('rows')).toContainText('Bottom-up 4,321 from 1.');
});

test('a scenario is copied, changed and compared; differences add up', async ({ page, home, request }) => {
  const api = new Api(request);
  const id = await targetPlan(request, 'Stores as they are');
  await page.goto(`${home}/targets/${id}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Copy as a scenario…' }).click();
  await page.getByRole('textbox', { name: 'Name of the copy' }).fill('Stores, evenly');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stores, evenly' })).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Method' }).getByText('Evenly').click();
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect(page.getByText('These are the saved settings.')).toBeVisible();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('combobox', { name: 'Compared with' }).click();
  await page.getByRole('option', { name: 'Stores as they are' }).click();
  const table = page.getByTestId('target-comparison');
  await expect(table.getByRole('row', { name: /^All/ })).toContainText('4,800,000');
  const right = await api.get<{ areas: { area: number; level: number; difference: number }[]; difference: number }>(`/target-plans/comparison?left=${/targets\/([0-9a-f-]{36})/.exec(page.url())![1]}&right=${id}`);
  expect(right.difference).toBe(0);
  expect(right.areas.filter(({ area, level }) => area === -1 || level === 0).reduce((sum, { difference }) => sum + difference, 0)).toBe(0);
});

test('numbers in another currency are typed and pasted, and stand in the plan’s at its rate', async ({ page, home, request }) => {
  const grid = new Grid(page);
  const api = new Api(request);
  const id = await targetPlan(request, 'Stores in euros', { rates: [{ currency: 'EUR', from: '2026-01-01', rate: 1.25 }] });
  const accounts = async () => new Map((await api.get<{ items: AccountAnswer[] }>(`/target-plans/${id}/accounts?limit=10`)).items.map((one) => [one.key, one]));
  await page.goto(`${home}/targets/${id}`);
  await page.getByRole('tab', { name: 'Accounts' }).click();
  await page.getByRole('combobox', { name: 'Numbers are written in' }).click();
  await page.getByRole('option', { name: 'EUR' }).click();
  await grid.cell('Next-Door Bike Store', column.bottomUp).dblclick();
  await expect(page.getByRole('textbox', { name: 'Bottom-up of Next-Door Bike Store in EUR' })).toHaveValue('');
  await page.keyboard.type('4000');
  await page.keyboard.press('Enter');
  await expect(grid.live).toHaveText('Bottom-up of Next-Door Bike Store: 4,000 EUR. Saved.');
  await expect(grid.cell('Next-Door Bike Store', column.bottomUp)).toHaveText('5,000');
  // Left empty, the number stays as it was.
  await grid.cell('Next-Door Bike Store', column.bottomUp).dblclick();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Paste numbers…' }).click();
  await page.getByRole('textbox', { name: /^Numbers, one a line/ }).fill('294\t1000');
  await expect(page.getByRole('dialog')).toContainText('1 number, together 1,000 EUR.');
  await page.getByRole('button', { name: 'Enter them' }).click();
  await expect(grid.cell('Professional Sales and Service', column.bottomUp)).toHaveText('1,250');
  await grid.saved();
  const known = await accounts();
  expect([known.get('292')!.bottomUp, known.get('294')!.bottomUp]).toEqual([5000, 1250]);
});

test('the account grid with the keyboard alone', async ({ page, home, request }) => {
  const keys = new Keys(page);
  const grid = new Grid(page);
  const api = new Api(request);
  const id = await targetPlan(request, 'Stores by keyboard');
  const accounts = async () => new Map((await api.get<{ items: AccountAnswer[] }>(`/target-plans/${id}/accounts?limit=10`)).items.map((one) => [one.key, one]));
  await page.goto(`${home}/targets/${id}`);
  await settled(page);
  await keys.tab('Accounts');
  await keys.to(grid.grid);

  await keys.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await keys.type('5000');
  await keys.press('Enter');
  await expect(grid.live).toHaveText('Bottom-up of Next-Door Bike Store: 5,000. Saved.');
  await expect(grid.grid).toBeFocused();
  await keys.type('0');
  await keys.press('Enter');
  await expect(grid.live).toHaveText('Bottom-up of Professional Sales and Service: 0. Saved.');
  expect((await accounts()).get('294')).toMatchObject({ bottomUp: 0, amount: 0 });

  await keys.type('12..5');
  await keys.press('Enter');
  await expect(grid.live).toHaveText('“12..5” is not a number. Maybe write it like 1234.50.');
  await keys.press('Escape');

  await keys.press('ArrowUp', 'ArrowRight');
  await keys.type('6500');
  await keys.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await keys.type('Promised by the owner');
  await keys.press('Enter');
  await expect(grid.live).toHaveText('Override of Professional Sales and Service: 6,500. Saved.');
  await expect(grid.grid).toBeFocused();
  expect((await accounts()).get('294')).toMatchObject({ override: 6500, overrideReason: 'Promised by the owner', amount: 6500 });

  await keys.press('Control+Home', 'Space');
  await expect(grid.live).toHaveText('Locked.');
  expect((await accounts()).get('292')).toMatchObject({ lock: 5000 });
  await keys.press('Control+z');
  await expect(grid.live).toHaveText('Taken back.');
  expect((await accounts()).get('292')).toMatchObject({ lock: null });

  await keys.enter(page.getByRole('button', { name: 'Paste numbers…' }));
  await keys.fill(page.getByRole('textbox', { name: /^Numbers, one a line/ }), '296\t1,100');
  await keys.press('Enter');
  await keys.type('999999\t5');
  await expect(page.getByRole('dialog')).toContainText('no such account');
  await expect(page.getByRole('button', { name: 'Enter them' })).toBeDisabled();
  await keys.press('Control+a');
  await keys.type('296;1,100');
  await keys.press('Enter');
  await keys.type('298;(50)');
  await keys.enter(page.getByRole('button', { name: 'Enter them' }));
  await expect(grid.live).toHaveText('2 entries in Bottom-up saved.');
  const after = await accounts();
  expect(after.get('296')).toMatchObject({ bottomUp: 1100 });
  expect(after.get('298')).toMatchObject({ bottomUp: -50 });

  await keys.enter(page.getByRole('button', { name: 'Why this number?' }));
  await keys.to(grid.grid);
  await keys.press('ArrowDown', 'ArrowDown');
  await expect(page.getByTestId('why')).toContainText('Riders Company');
  await keys.press('Control+End');
  await expect(grid.grid.locator('.active')).toBeVisible();
  await expect(grid.grid).toHaveAttribute('aria-activedescendant', /^cell-700-/);
});
