import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expect, picture, sampleData, test } from './hosting/test';

/** The whole story of a planner, on real hospitals, once through: each step stands on the one before. */
test.describe.configure({ mode: 'serial' });

let datasetUrl = '';
let planUrl = '';

async function importFile(page: Page, home: string, file: string): Promise<void> {
  await page.goto(`${home}/import`);
  await page.locator('input[type=file]').setInputFiles(sampleData(file));
  await expect(page.getByRole('heading', { name: 'Columns' })).toBeVisible({ timeout: 60_000 });
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

async function optimizeAndAccept(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Optimize' }).click();
  await page.getByRole('button', { name: 'Optimize', exact: true }).click();
  const proposal = page.getByRole('region', { name: 'Proposal' });
  await expect(proposal).toBeVisible({ timeout: 120_000 });
  await proposal.getByLabel('Reason (optional)').fill('First balanced plan');
  await proposal.getByRole('button', { name: 'Accept' }).click();
  await expect(proposal).toBeHidden();
}

test('imports the hospitals and reads the report row by row', async ({ page, home }) => {
  await importFile(page, home, 'accounts/us-hospitals-beds.csv');
  await expect(page.getByRole('combobox', { name: 'Kind of Zipcode' })).toHaveValue('postalCode');
  await expect(page.getByRole('combobox', { name: 'Meaning of Latitude' })).toHaveValue('latitude');
  await page.getByLabel('Name of the dataset').fill('US hospitals');
  await picture(page, 'import');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('7,154 records imported', { exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('498').first()).toBeVisible();
  await picture(page, 'report');
  await page.getByRole('link', { name: 'Open the dataset' }).click();
  await expect(page.getByTestId('row-count')).toContainText('7,154');
  datasetUrl = page.url();
});

test('looks at the dataset as a table and on the map', async ({ page }) => {
  await page.goto(datasetUrl);
  await page.getByLabel('Find in any text').fill('boston');
  await expect(page.getByTestId('row-count')).toHaveText('27 of 7,154 records');
  await page.getByRole('tab', { name: 'Map' }).click();
  await expect(page.locator('[data-testid=map] canvas')).toBeVisible();
});

test('plans 4 regions over 40 territories and accepts the optimized proposal', async ({ page, home }) => {
  await page.goto(`${home}/alignments/new`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Field plan');
  await page.getByRole('combobox', { name: 'Dataset' }).click();
  await page.getByRole('option', { name: 'US hospitals' }).click();
  await page.getByRole('combobox', { name: 'Balanced on' }).click();
  await page.getByRole('option', { name: 'Staffed All Beds', exact: true }).click();
  await page.getByRole('button', { name: 'Create the alignment' }).click();
  await expect(page).toHaveURL(/alignments\/[0-9a-f-]{36}/);
  planUrl = page.url().replace(/\?.*$/, '');
  await optimizeAndAccept(page);
  await page.getByRole('tab', { name: 'Problems' }).click();
  await expect(page.getByText('Every unit is assigned.')).toBeVisible();
  await expect(page.getByText('Every territory is in one piece.')).toBeVisible();
  await page.getByRole('tab', { name: 'Territories' }).click();
  await picture(page, 'map');
});

test('moves units from the table and by a pasted list, undoes, redoes, locks, and finds it in the history', async ({ page }) => {
  await page.goto(planUrl);
  await page.getByRole('tab', { name: 'Units' }).click();
  await page.getByRole('button', { name: 'Paste codes…' }).click();
  await page.getByLabel('Codes or names').fill('48201, 06075\n99999');
  await page.getByRole('button', { name: 'Select them' }).click();
  await expect(page.getByText('2 units match.')).toBeVisible();
  await expect(page.getByText('99999')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('selection-count')).toHaveText('2 selected');
  await page.getByRole('combobox', { name: 'Assign to' }).click();
  await page.getByRole('option').first().click();
  await expect(page.getByRole('table', { name: 'Effect of the assignment' })).toBeVisible();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByTestId('saved')).toHaveText('All changes are saved');
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByTestId('history')).toContainText('2 units');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('history')).toContainText('undone');
  await picture(page, 'history');
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('tab', { name: 'Territories' }).click();
  const locks = page.getByRole('checkbox', { name: /^Lock Territory/ }).or(page.getByRole('switch', { name: /^Lock Territory/ })).or(page.getByRole('button', { name: /^Lock Territory/ }));
  await locks.nth(0).click();
  await locks.nth(1).click();
  await expect(page.getByTestId('saved')).toHaveText('All changes are saved');
});

test('finds unassigned units and assigns them to the nearest', async ({ page }) => {
  await page.goto(planUrl);
  await page.getByRole('tab', { name: 'Units' }).click();
  await page.getByRole('button', { name: 'Paste codes…' }).click();
  await page.getByLabel('Codes or names').fill('20001\n20003\n20005');
  await page.getByRole('button', { name: 'Select them' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Unassign', exact: true }).click();
  await page.getByRole('tab', { name: 'Problems' }).click();
  await page.getByRole('button', { name: 'Assign all to the nearest' }).click();
  await expect(page.getByText('Every unit is assigned.')).toBeVisible();
});

test('copies a scenario, optimizes it within 2 %, compares and exports', async ({ page }) => {
  await page.goto(planUrl);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Copy as a scenario…' }).click();
  await page.getByLabel('Name of the copy').fill('Field plan, tight');
  await page.getByRole('dialog').getByRole('button').last().click();
  await expect(page).not.toHaveURL(new RegExp(planUrl.slice(-36)));
  const copy = page.url().replace(/\?.*$/, '');
  await page.getByRole('tab', { name: 'Optimize' }).click();
  await page.getByRole('textbox', { name: 'Tolerance, percent' }).first().fill('2');
  await optimizeAndAccept(page);

  await page.goto(`${planUrl.replace(/alignments\/.*$/, 'compare')}?left=${planUrl.slice(-36)}&right=${copy.slice(-36)}`);
  await expect(page.getByTestId('moved')).toContainText('units');
  await expect(page.getByRole('table', { name: 'Measures' })).toContainText('Worst deviation: Staffed All Beds');
  await picture(page, 'comparison');
  await page.getByRole('tab', { name: 'Movements' }).click();
  await expect(page.getByRole('table', { name: 'Movements' })).toBeVisible();
  await page.getByRole('tab', { name: 'Difference map' }).click();
  await expect(page.locator('[data-testid=map] canvas')).toBeVisible();

  await page.goto(copy);
  const beds = async (item: string) => {
    await page.getByRole('button', { name: 'Export' }).or(page.getByRole('button', { name: 'More' })).first().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
    return textOf(download);
  };
  const accounts = await beds('Accounts with their areas (CSV)');
  expect(accounts.trimEnd().split('\n').length).toBeGreaterThanOrEqual(7155);
  const shapes = JSON.parse(await beds('Territories as shapes (GeoJSON)')) as { type: string; features: unknown[] };
  expect(shapes.type).toBe('FeatureCollection');
  expect(shapes.features).toHaveLength(40);
});

test('imports the breweries, of which 2,435 have no coordinates, and says how each was placed', async ({ page, home }) => {
  await importFile(page, home, 'accounts/breweries.csv');
  await page.getByLabel('Name of the dataset').fill('Breweries');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('11,822 records imported', { exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('9,387').first()).toBeVisible();
});

test('reports that Vienna is there twice in the Austrian municipalities', async ({ page, home }) => {
  await page.goto(`${home}/boundaries`);
  await page.getByRole('button', { name: 'Upload boundaries' }).click();
  await page.locator('input[type=file]').setInputFiles(sampleData('boundaries/austria-municipalities-2021.geojson'));
  await page.getByRole('button', { name: 'Make the boundary set' }).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Boundary sets', { timeout: 60_000 });
  await expect(page.getByText(/overlap/i).first()).toBeVisible();
});
