import type { Page } from '@playwright/test';
import { expect, picture, sampleData, test } from './hosting/test';

/** The whole story of a planner, on real hospitals, once through: each step stands on the one before. */
test.describe.configure({ mode: 'serial' });

let datasetUrl = '';

async function importFile(page: Page, home: string, file: string): Promise<void> {
  await page.goto(`${home}/import`);
  await page.locator('input[type=file]').setInputFiles(sampleData(file));
  await expect(page.getByRole('heading', { name: 'Columns' })).toBeVisible({ timeout: 60_000 });
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
