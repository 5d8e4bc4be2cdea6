import { Api, PlanPage, type Column } from './alignmentsPlan';
import { readCsv, sumOf, textOf } from './files';
import { expect, sampleData, test } from './hosting/test';

/** The same job on other files: records without coordinates, single records as units, boundaries that somebody uploads. */
test.describe.configure({ mode: 'serial' });

let dataset = '';

interface Wanted {
  name: string;
  units: string;
  measure: string;
  levels: [number, number];
}

/** Makes the alignment in the browser, optimises and accepts. */
async function planned(plan: PlanPage, home: string, wanted: Wanted): Promise<string> {
  const { page } = plan;
  await page.goto(`${home}/alignments/new?dataset=${dataset}`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(wanted.name);
  await expect(page.getByRole('combobox', { name: 'Dataset' })).toHaveValue('Breweries');
  await page.getByRole('combobox', { name: 'Units' }).click();
  await page.getByRole('option', { name: wanted.units }).click();
  for (const [level, count] of wanted.levels.entries()) {
    await page.getByRole('textbox', { name: `Areas on level ${level + 1}` }).fill(String(count));
  }
  await page.getByRole('combobox', { name: 'Balanced on' }).click();
  await page.getByRole('option', { name: wanted.measure, exact: true }).click();
  await page.getByRole('button', { name: 'Create the alignment' }).click();
  await expect(page).toHaveURL(/alignments\/[0-9a-f-]{36}/);
  await plan.drawn();
  await plan.optimize();
  await plan.accept('First plan');
  return plan.id;
}

test('imports the breweries, many without coordinates, and says how each was placed', async ({ page, home }) => {
  await page.goto(`${home}/import`);
  await page.locator('input[type=file]').setInputFiles(sampleData('accounts/breweries.csv'));
  await expect(page.getByRole('heading', { name: 'Columns' })).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Name of the dataset').fill('Breweries');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('11,822 records imported', { exact: true })).toBeVisible({ timeout: 120_000 });
  const placing = page.getByRole('table', { name: 'How records were placed' });
  await expect(placing.getByRole('row', { name: /Coordinates/ })).toContainText('9,385');
  await expect(placing.getByRole('row', { name: /Postal code/ })).toContainText('2,290');
  await page.getByRole('link', { name: 'Open the dataset' }).click();
  await expect(page.getByTestId('row-count')).toContainText('11,822');
  dataset = /datasets\/([0-9a-f-]{36})/.exec(page.url())![1];
});

test('plans the breweries on counties; those in no county are said and exported without an area', async ({ page, home }) => {
  const api = new Api(page.request);
  const plan = new PlanPage(page);
  const id = await planned(plan, home, { name: 'Breweries by county', units: 'US counties', measure: 'Records', levels: [2, 8] });
  for (const territory of await api.deviations(id, 'Records')) {
    expect(Math.abs(territory.deviation), territory.name).toBeLessThanOrEqual(0.0505);
  }
  const { unplacedRecords } = await api.get<{ unplacedRecords: number }>(`/alignments/${id}`);
  expect(unplacedRecords).toBeGreaterThan(3000);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByText(`${unplacedRecords.toLocaleString('en-US')} records have no place in any unit`)).toBeVisible();
  await page.keyboard.press('Escape');
  const accounts = readCsv(await textOf(await plan.download('Accounts with their areas (CSV)')));
  expect(accounts).toHaveLength(11_822);
  expect(accounts.filter((line) => line.Territory === '')).toHaveLength(unplacedRecords);
});

test('plans single breweries as units of their own, moves some by lasso and takes it back', async ({ page, home }) => {
  const api = new Api(page.request);
  const plan = new PlanPage(page);
  const id = await planned(plan, home, { name: 'Breweries one by one', units: 'Each record by itself', measure: 'Records', levels: [2, 8] });
  const before = await api.assignment(id);
  expect(before.areaOfUnit).toHaveLength(11_822);
  for (const territory of await api.deviations(id, 'Records')) {
    expect(Math.abs(territory.deviation), territory.name).toBeLessThanOrEqual(0.0505);
  }

  await plan.tab('Units');
  await page.getByRole('textbox', { name: 'Find a unit' }).fill('sierra nevada');
  await page.getByRole('checkbox', { name: /^Select Sierra Nevada/ }).first().click();
  await expect(plan.selected).toHaveText('1 selected');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();

  await plan.tool('Lasso');
  const corners = [await plan.at(-109, 41), await plan.at(-102, 41), await plan.at(-102, 37), await plan.at(-109, 37)];
  await page.mouse.move(...corners[0]);
  await page.mouse.down();
  for (const corner of [...corners.slice(1), corners[0]]) {
    await page.mouse.move(...corner, { steps: 6 });
  }
  await page.mouse.up();
  await expect.poll(() => plan.count()).toBeGreaterThan(200);
  const { tree } = await api.plan(id);
  const here = new Set(before.areaOfUnit);
  const target = tree.find((area) => area.level === 1 && here.has(area.number) && area.name.startsWith('Territory 2'))!;
  await plan.assignTo(target.name);
  const moved = await api.assignment(id);
  expect(moved.areaOfUnit.filter((area) => area === target.number).length).toBeGreaterThan(before.areaOfUnit.filter((area) => area === target.number).length);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(async () => (await api.assignment(id)).revision).toBe(moved.revision + 1);
  expect((await api.assignment(id)).areaOfUnit).toEqual(before.areaOfUnit);

  const whole = (await api.get<{ rows: number; columns: Column[] }>(`/datasets/${dataset}`)).rows;
  const totals = readCsv(await textOf(await plan.download('Totals by area (CSV)')));
  expect(sumOf(totals.filter((line) => ['Territory', 'Unassigned', 'Unplaced'].includes(line.Level)), 'Records')).toBe(whole);
});

test('uploads the Austrian municipalities, reports that Vienna is there twice, and divides them', async ({ page, home }) => {
  const api = new Api(page.request);
  const plan = new PlanPage(page);
  await page.goto(`${home}/boundaries`);
  await page.getByRole('button', { name: 'Upload boundaries' }).click();
  await page.locator('input[type=file]').setInputFiles(sampleData('boundaries/austria-municipalities-2021.geojson'));
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Austrian municipalities', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Make the boundary set' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Austrian municipalities' })).toBeVisible({ timeout: 60_000 });
  const findings = page.getByRole('table', { name: 'Findings' });
  await expect(findings.getByRole('row', { name: /overlap/i }).filter({ hasText: /Wien/ }).first()).toBeVisible();

  const id = await planned(plan, home, { name: 'Austria', units: 'Austrian municipalities', measure: 'Units', levels: [2, 6] });
  for (const territory of await api.deviations(id, 'Units')) {
    expect(Math.abs(territory.deviation), territory.name).toBeLessThanOrEqual(0.0505);
  }
  await plan.tab('Problems');
  await expect(page.getByText('Every unit is assigned.')).toBeVisible();
  await expect(page.getByText('Every territory is in one piece.')).toBeVisible();
});
