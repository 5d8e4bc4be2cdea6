import type { Page } from '@playwright/test';
import { seriousViolations } from './hosting/axe';
import { atRest, expect, picture, settled, test } from './hosting/test';
import { rulesModel } from './liveRules';

const newMark = (of: string) => `${of}${`${Date.now()}`.slice(-6)}`;

/** Chooses in a list that can be searched. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Waits until what is shown is the answer to what was typed last. */
const counted = (page: Page) => expect(page.getByTestId('matches')).toHaveAttribute('data-settled', 'true');

test('a rule is built with live counts, explained for one account, saved and run', async ({ page, home, request }) => {
  const mark = newMark('B');
  await rulesModel(request, mark);
  await page.goto(`${home}/live/rules`);
  await settled(page);
  await expect(page.getByTestId('rules')).toContainText(`Site is ${mark} ME, ${mark} VT`);
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Texas large ${mark}`);
  await choose(page, 'Field of item 1', 'Site');
  await page.getByRole('textbox', { name: 'Value of item 1' }).fill(`${mark} TX`);
  await expect(page.getByTestId('item-1')).toHaveText('4 match');
  await counted(page);
  await expect(page.getByTestId('matches')).toContainText('4');

  await page.getByRole('button', { name: 'Add an item' }).click();
  await choose(page, 'Field of item 2', 'Number Of Employees');
  await choose(page, 'Comparison of item 2', 'is above');
  await expect(page.getByTestId('item-2')).toContainText('is not one value');
  await expect(page.getByTestId('matches')).toContainText('Complete the items');
  await page.getByRole('textbox', { name: 'Value of item 2' }).fill('250');
  await page.getByRole('textbox', { name: 'Filter' }).fill('1 AND 2 OR');
  await expect(page.getByText('cannot be read at character', { exact: false })).toBeVisible();
  await page.getByRole('textbox', { name: 'Filter' }).fill('1 AND 2');
  await choose(page, 'Add a territory', `\u2003West ${mark}`);
  await expect(page.getByTestId('matches')).toContainText('2 of them are not in these territories yet.');

  await page.getByRole('combobox', { name: 'Why an account?' }).fill(`Waco Works 0 ${mark}`);
  await page.getByRole('option', { name: `Waco Works 0 ${mark}, TX` }).click();
  await expect(page.getByTestId('explanation')).toContainText('It does not match:');
  await expect(page.getByTestId('explanation')).toContainText('2. NumberOfEmployees greaterThan 250: the cell is 100, no');
  await counted(page);
  await picture(page, 'live-rules');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Rule', exact: true })).toBeHidden();
  await expect(page.getByTestId('rules')).toContainText(`Texas large ${mark}`);

  await page.getByRole('button', { name: 'Run the rules now' }).click();
  await expect(page.getByText('2 entered', { exact: false }).first()).toBeAttached({ timeout: 60_000 });
  await page.getByRole('button', { name: `Open Texas large ${mark}` }).click();
  await expect(page.getByTestId('matches')).toContainText('0 of them are not in these territories yet.');
});

test('a shape is drawn on the map and a rule asks it', async ({ page, home, request }) => {
  const mark = newMark('S');
  const { change } = await rulesModel(request, mark);
  await change({ operation: 'create', type: 'Account', fields: { Name: `Denver Works ${mark}`, BillingLatitude: 39.7, BillingLongitude: -104.9 } });
  await page.goto(`${home}/live/rules`);
  await settled(page);
  await page.getByRole('button', { name: 'New value set…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Mountains ${mark}`);
  await choose(page, 'What it is', 'A shape on the map');
  const map = dialog.getByTestId('map');
  const box = (await map.boundingBox())!;
  for (const [x, y] of [[0.3, 0.2], [0.5, 0.2], [0.5, 0.8], [0.3, 0.8]]) {
    await map.click({ position: { x: box.width * x, y: box.height * y } });
  }
  await expect(dialog.getByText('4 corners')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'GeoJSON polygon' })).toHaveValue(/"Polygon"/);
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'New rule' }).click();
  await choose(page, 'Field of item 1', 'Billing address (on the map)');
  await choose(page, 'Comparison of item 1', 'lies in the shape');
  await choose(page, 'Value of item 1', `Mountains ${mark}`);
  await page.getByRole('combobox', { name: 'Why an account?' }).fill(`Denver Works ${mark}`);
  await page.getByRole('option', { name: `Denver Works ${mark}` }).click();
  await expect(page.getByTestId('explanation')).toContainText('It matches:');
});

test('a lead is tried, routed by turns, and the log says why; a place is looked up', async ({ page, home, request }) => {
  const mark = newMark('L');
  await rulesModel(request, mark);
  await page.goto(`${home}/live/routing`);
  await settled(page);
  await page.getByRole('combobox', { name: 'or an account' }).fill(`Bangor Works 1 ${mark}`);
  await page.getByRole('option', { name: `Bangor Works 1 ${mark}, ME` }).click();
  const found = page.getByRole('region', { name: 'Territories found' });
  await expect(found).toContainText(`Country ${mark} › East ${mark}`);
  await expect(found).toContainText(`Ann ${mark}`);

  const trial = page.getByRole('region', { name: 'Try a lead' });
  await trial.getByRole('textbox', { name: 'E-mail' }).fill(`kim@me1-${mark.toLowerCase()}.example`);
  await trial.getByRole('button', { name: 'Try' }).click();
  await expect(trial).toContainText(`It goes to Ann ${mark}.`);
  await expect(trial).toContainText('same domain');

  await page.getByRole('button', { name: 'New queue…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Inbound ${mark}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const settings = page.getByRole('region', { name: 'Routes and queues' });
  await settings.getByRole('button', { name: 'Add a member…' }).last().click();
  await choose(page, 'Person', `Bob ${mark}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(settings).toContainText(`Bob ${mark} (1)`);
  await page.getByRole('button', { name: 'New route…' }).click();
  await choose(page, 'For the leads of', `\u2003East ${mark}`);
  await choose(page, 'Queue', `Inbound ${mark}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(settings).toContainText(`people of a queue, by turns: Inbound ${mark}`);

  await page.getByRole('button', { name: 'New lead…' }).click();
  const lead = page.getByRole('dialog');
  await lead.getByRole('textbox', { name: 'Last name' }).fill('Kim');
  await lead.getByRole('textbox', { name: 'Company' }).fill(`Bangor Works 1 ${mark}`);
  await lead.getByRole('textbox', { name: 'Website' }).fill(`me1-${mark.toLowerCase()}.example`);
  await lead.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('button', { name: /^Route \d+ lead/ }).click();
  const log = page.getByTestId('decisions');
  await expect(log).toContainText(`Kim, Bangor Works 1 ${mark}`);
  await expect(log).toContainText(`Bob ${mark}`);
  await page.getByRole('button', { name: `Why Kim, Bangor Works 1 ${mark} went there` }).click();
  const why = page.getByRole('dialog');
  await expect(why).toContainText('same domain');
  await expect(why).toContainText(`In Inbound ${mark} it is the turn of Bob ${mark}`);
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();

  // From now on by themselves, and not any more.
  const automatic = page.getByTestId('automatic-routing');
  await automatic.getByRole('switch', { name: 'Route new leads by themselves' }).click();
  await expect(automatic).toContainText('Set by');
  await page.getByRole('button', { name: 'New lead…' }).click();
  await lead.getByRole('textbox', { name: 'Last name' }).fill('Lim');
  await lead.getByRole('textbox', { name: 'Company' }).fill(`Bangor Works 1 ${mark}`);
  await lead.getByRole('textbox', { name: 'Website' }).fill(`me1-${mark.toLowerCase()}.example`);
  await lead.getByRole('button', { name: 'Make it' }).click();
  await expect(log).toContainText(`Lim, Bangor Works 1 ${mark}`);
  await automatic.getByRole('switch', { name: 'Route new leads by themselves' }).click();
  await expect(page.getByText('Leads are routed when somebody asks.')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    // Half-way through a transition every contrast is low.
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('rules and routing have no serious violation', async ({ page, home, request }) => {
      const mark = newMark(scheme === 'light' ? 'X' : 'Y');
      await rulesModel(request, mark);
      const clean = async (what: string) => {
        await atRest(page);
        expect(await seriousViolations(page), what).toEqual([]);
      };
      await page.goto(`${home}/live/rules`);
      await settled(page);
      await page.getByRole('button', { name: `Open East ${mark}` }).click();
      await expect(page.getByTestId('item-1')).toHaveText('8 match');
      await page.getByRole('button', { name: 'Add an item' }).click();
      await choose(page, 'Field of item 2', 'Number Of Employees');
      await choose(page, 'Comparison of item 2', 'is above');
      await expect(page.getByTestId('item-2')).toContainText('is not one value');
      await clean('rule with a problem');
      await page.getByRole('button', { name: 'New value set…' }).click();
      await choose(page, 'What it is', 'A shape on the map');
      await clean('new shape');
      await page.keyboard.press('Escape');

      await page.goto(`${home}/live/routing`);
      await settled(page);
      const trial = page.getByRole('region', { name: 'Try a lead' });
      await trial.getByRole('textbox', { name: 'Company' }).fill(`Stowe Works 2 ${mark}`);
      await trial.getByRole('button', { name: 'Try' }).click();
      await expect(trial.getByRole('list')).toBeVisible();
      await clean('routing');
      await page.getByRole('button', { name: 'New route…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('new route');
    });
  });
}
