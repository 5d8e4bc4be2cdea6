import { readFileSync } from 'node:fs';
import { Api, PlanPage } from './alignmentsPlan';
import { readCsv, textOf } from './files';
import { Keys } from './hosting/keys';
import { expect, sampleData, test } from './hosting/test';

/** Real hospitals, only the columns that the story needs: a person goes through each column of the mapping by Tab. */
function hospitals(): Buffer {
  const lines = readCsv(readFileSync(sampleData('accounts/us-hospitals-beds.csv'), 'utf8'));
  const columns = ['Name', 'Zipcode', 'Latitude', 'Longitude', 'Staffed All Beds'];
  return Buffer.from([columns.join(','), ...lines.map((line) => columns.map((column) => `"${line[column].replaceAll('"', '""')}"`).join(','))].join('\n'));
}

test('the whole story with the keyboard alone', async ({ page, home }) => {
  test.slow();
  const keys = new Keys(page);
  const plan = new PlanPage(page);
  const api = new Api(page.request);
  await page.goto(home);

  await test.step('import', async () => {
    await keys.enter(page.getByRole('navigation').getByRole('link', { name: 'Import', exact: true }));
    await expect(page.getByTestId('drop')).toBeVisible();
    await keys.to(page.getByTestId('drop'));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Enter')]);
    await chooser.setFiles({ name: 'hospitals.csv', mimeType: 'text/csv', buffer: hospitals() });
    await expect(page.getByRole('heading', { name: 'Columns' })).toBeVisible({ timeout: 60_000 });
    await keys.fill(page.getByLabel('Name of the dataset'), 'Hospitals by keyboard');
    await keys.enter(page.getByRole('button', { name: 'Import', exact: true }));
    await expect(page.getByText('7,154 records imported', { exact: true })).toBeVisible({ timeout: 120_000 });
    await keys.enter(page.getByRole('link', { name: 'Open the dataset' }));
    await expect(page.getByTestId('row-count')).toContainText('7,154');
  });

  await test.step('a new alignment', async () => {
    await keys.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keys.type('new alignment');
    await keys.press('Enter');
    await keys.fill(page.getByRole('textbox', { name: 'Name', exact: true }), 'By keyboard');
    await keys.choose(page.getByRole('combobox', { name: 'Dataset' }), 'Hospitals by keyboard', 'by keyboard');
    await keys.fill(page.getByRole('textbox', { name: 'Areas on level 1' }), '2');
    await keys.fill(page.getByRole('textbox', { name: 'Areas on level 2' }), '8');
    await keys.choose(page.getByRole('combobox', { name: 'Balanced on' }), 'Staffed All Beds', 'staffed');
    await keys.enter(page.getByRole('button', { name: 'Create the alignment' }));
    await expect(page).toHaveURL(/alignments\/[0-9a-f-]{36}/);
    await plan.drawn();
  });
  const first = plan.id;

  await test.step('optimize and accept', async () => {
    await keys.enter(page.getByRole('button', { name: 'Optimize', exact: true }));
    const proposal = page.getByRole('region', { name: 'Proposal' });
    await expect(proposal).toBeVisible({ timeout: 120_000 });
    await keys.fill(proposal.getByLabel('Reason (optional)'), 'Without a pointer');
    await keys.enter(proposal.getByRole('button', { name: 'Accept' }));
    await expect(proposal).toBeHidden();
    await plan.saved();
  });

  await test.step('move, lock, undo', async () => {
    const before = await api.assignment(first);
    await keys.tab('Units');
    await keys.fill(page.getByRole('textbox', { name: 'Find a unit' }), 'Ellsworth');
    await keys.to(page.getByRole('checkbox', { name: 'Select Ellsworth, KS' }));
    await keys.press('Space');
    await expect(plan.selected).toHaveText('1 selected');
    await keys.press('e');
    await expect(plan.live).toHaveText('Territory 2.4');
    await expect(plan.effect('Territory 2.4')).toContainText('+1');
    await keys.press('g');
    await expect(plan.live).toContainText('1 unit moved to Territory 2.4');
    await plan.saved();
    await keys.press('q');
    await expect(plan.live).toHaveText('Territory 2.4 locked');
    await plan.saved();
    expect((await api.plan(first)).tree.find((area) => area.name === 'Territory 2.4')!.locked).toBe(true);
    await keys.press('Control+z', 'Control+z');
    await expect.poll(async () => (await api.assignment(first)).revision).toBe(before.revision + 4);
    await plan.saved();
    expect((await api.assignment(first)).areaOfUnit).toEqual(before.areaOfUnit);
    expect((await api.plan(first)).tree.some((area) => area.locked)).toBe(false);
  });

  await test.step('a second scenario, changed by a pasted list', async () => {
    await keys.menu('More', 'Copy as a scenario…');
    await expect(page.getByLabel('Name of the copy')).toBeFocused();
    await keys.fill(page.getByLabel('Name of the copy'), 'By keyboard, changed');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'By keyboard, changed' })).toBeVisible();
    await plan.drawn();
    await keys.tab('Units');
    await keys.enter(page.getByRole('button', { name: 'Paste codes…' }));
    await expect(page.getByRole('textbox', { name: 'Codes or names' })).toBeFocused();
    await keys.type('20053, 20001, 20003');
    await keys.enter(page.getByRole('button', { name: 'Select them' }));
    await expect(plan.selected).toHaveText('3 selected');
    await keys.choose(page.getByRole('combobox', { name: 'Assign to' }), 'Territory 2.4', '2.4');
    await keys.enter(page.getByRole('button', { name: 'Assign', exact: true }));
    await plan.saved();
    expect(plan.id).not.toBe(first);
  });

  await test.step('compare', async () => {
    await keys.menu('More', 'Compare…');
    await expect(page.getByTestId('moved')).toContainText('of 3,230 units');
    await keys.tab('Movements');
    await expect(page.getByRole('table', { name: 'Movements', exact: true })).toContainText('Territory 2.4');
  });

  await test.step('export', async () => {
    await keys.enter(page.getByRole('link', { name: 'Open', exact: true }).last());
    await plan.drawn();
    const [download] = await Promise.all([page.waitForEvent('download'), keys.menu('More', 'Accounts with their areas (CSV)')]);
    const accounts = readCsv(await textOf(download));
    expect(accounts).toHaveLength(7154);
    expect(accounts.filter((line) => line['Unit name'].startsWith('Ellsworth')).every((line) => line.Territory === 'Territory 2.4')).toBe(true);
  });
});
