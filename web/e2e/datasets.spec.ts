import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { seriousViolations } from './hosting/axe';
import { expect, settled, test } from './hosting/test';

const accounts = (file: string) => resolve(import.meta.dirname, '../../data/accounts', file);

/** A small file with one cell that is no number, in a kind that the person chose. */
const odd = {
  name: 'odd-accounts.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Id,Name,City,State,Postal Code,Revenue',
      'A1,North Shore Clinic,Boston,MA,2111,"1,200.50"',
      'A2,Lake View,Chicago,IL,60601,unknown',
      'A3,Bay Health,San Francisco,CA,94102,900',
    ].join('\n'),
  ),
};

async function choose(page: Page, home: string, file: string | typeof odd): Promise<void> {
  await page.goto(`${home}/import`);
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('table', { name: 'Columns' })).toBeVisible({ timeout: 60_000 });
}

async function importFile(page: Page, home: string, file: string, records: string): Promise<void> {
  await choose(page, home, file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText(`${records} records imported`, { exact: true })).toBeVisible({ timeout: 120_000 });
}

test('the hospitals become a dataset with a report row by row, a table and a map', async ({ page, home }) => {
  await choose(page, home, accounts('us-hospitals-beds.csv'));
  await expect(page.getByLabel('Kind of Zipcode')).toHaveValue('postalCode');
  await expect(page.getByLabel('Meaning of Latitude')).toHaveValue('latitude');
  await expect(page.getByLabel('Kind of Staffed All Beds', { exact: true })).toHaveValue('number');
  await page.getByRole('textbox', { name: 'Name of the dataset' }).fill('Hospitals');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('7,154 records imported', { exact: true })).toBeVisible({ timeout: 120_000 });

  const zeros = page.getByRole('row', { name: /Postal codes that had lost leading zeros/ });
  await expect(zeros).toContainText('498');
  await zeros.getByRole('button').click();
  const findings = page.getByRole('table', { name: 'Findings, row by row' });
  await expect(findings.getByText('"1915" is read as 01915')).toBeVisible();

  await page.getByRole('link', { name: 'Open the dataset' }).click();
  const table = page.getByRole('table', { name: 'Hospitals' });
  await expect(table.getByRole('cell', { name: '01915', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Staffed All Beds', exact: true }).click();
  await page.getByRole('button', { name: 'Staffed All Beds', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Staffed All Beds', exact: true })).toHaveAttribute('aria-sort', 'descending');
  await page.getByLabel('Filter State', { exact: true }).fill('=MA');
  await expect(page.getByTestId('row-count')).toHaveText('134 of 7,154 records');
  await expect(table.getByRole('row').nth(2)).toContainText('MASSACHUSETTS GENERAL HOSPITAL');
  await expect(page).toHaveURL(/filters=/);
  await page.reload();
  await expect(page.getByTestId('row-count')).toHaveText('134 of 7,154 records');
  await page.getByLabel('Filter Staffed All Beds', { exact: true }).fill('many');
  await expect(page.getByText('The filter of Staffed All Beds cannot be read')).toBeVisible();

  await page.getByRole('tab', { name: 'Map' }).click();
  await expect(page.getByTestId('map')).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
  await page.getByLabel('Color by').selectOption({ label: 'Staffed All Beds' });
  await expect(page.getByRole('row', { name: /No value/ })).toContainText('1,');
});

test('a failed import names row, column and value, and is tried again without sending the file again', async ({ page, home }) => {
  await choose(page, home, odd);
  await page.getByLabel('Kind of Revenue').selectOption('currency');
  await page.getByLabel('Currency of Revenue').selectOption('USD');
  await expect(page.locator('td.suspect')).toHaveText('unknown');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const failed = page.getByRole('alert', { name: 'Nothing was imported' });
  await expect(failed).toContainText('import.bad-cells', { timeout: 60_000 });
  const findings = page.getByRole('table', { name: 'Findings, row by row' });
  await expect(findings.getByRole('row', { name: /Revenue/ })).toContainText('unknown');
  expect(await seriousViolations(page)).toEqual([]);

  let uploads = 0;
  page.on('request', (request) => (uploads += request.method() === 'POST' && request.url().endsWith('/uploads') ? 1 : 0));
  await page.getByRole('button', { name: 'Change and try again' }).click();
  await expect(page.getByLabel('Kind of Revenue')).toHaveValue('currency');
  await page.getByRole('combobox', { name: 'Cells that cannot be read' }).click();
  await page.getByRole('option', { name: 'Leave them empty and list them' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('3 records imported', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(uploads).toBe(0);
});

test('the breweries are placed by what each record has, and each one placed coarsely is listed', async ({ page, home }) => {
  await importFile(page, home, accounts('breweries.csv'), '11,822');
  const placing = page.getByRole('table', { name: 'How records were placed' });
  await expect(placing.getByRole('row', { name: /Coordinates/ })).toContainText('9,385');
  await expect(placing.getByRole('row', { name: /Postal code/ })).toContainText('2,290');
  const country = placing.getByRole('row', { name: /Country/ });
  const count = await country.getByRole('cell').first().innerText();
  const listed = page.getByRole('row', { name: /Records placed by country/ });
  await expect(listed).toContainText(count);
  await listed.getByRole('button').click();
  await expect(page.getByText(`${count} of ${count}`)).toBeVisible();
});

test('a role is taken from the column that had it, and what stands against an import is said before it starts', async ({ page, home }) => {
  await choose(page, home, odd);
  await page.getByLabel('Meaning of Name').selectOption('key');
  await expect(page.getByLabel('Meaning of Id')).toHaveValue('');
  await page.getByRole('textbox', { name: 'Name of City' }).fill('State');
  await expect(page.getByText('Two columns are named "State"')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    test.use({ colorScheme: scheme });
    test('checking columns, and table, map and report of a dataset have no serious violation', async ({ page, home }) => {
      await choose(page, home, odd);
      await settled(page);
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await expect(page.getByText('3 records imported', { exact: true })).toBeVisible({ timeout: 60_000 });
      await settled(page);
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Open the dataset' }).click();
      for (const tab of ['Table', 'Map', /Report/]) {
        await page.getByRole('tab', { name: tab }).click();
        await settled(page);
        expect(await seriousViolations(page)).toEqual([]);
      }
    });
  });
}
