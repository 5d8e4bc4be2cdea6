import type { Page } from '@playwright/test';
import { seriousViolations } from './hosting/axe';
import { atRest, expect, picture, settled, test } from './hosting/test';
import { LiveStores, newStores } from './liveAccounts';

const shop = 'Next-Door Bike Store';

/** The first row of the list after a search, once it is the account's. */
async function find(page: Page, name: string) {
  await page.getByRole('textbox', { name: 'Name or number' }).fill(name);
  const row = page.getByTestId('live-accounts').getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(page.getByTestId('account-count')).toHaveText('1 account');
  await expect(row).toBeVisible();
  return row;
}

/** A picture without the notices that come and go, from an element on. */
async function picturedFrom(page: Page, name: string, test: string): Promise<void> {
  await page.addStyleTag({ content: '.mantine-Notifications-root { visibility: hidden; } [data-testid] { scroll-margin-top: 64px; }' });
  await page.getByTestId(test).evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await picture(page, name);
}

async function analyze(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/live/accounts?view=flood`);
  await page.getByRole('combobox', { name: 'Dataset' }).click();
  await page.getByRole('option', { name: 'New stores' }).click();
  await page.getByRole('button', { name: 'Analyze' }).click();
  await expect(page.getByTestId('flood-figures')).toBeVisible({ timeout: 120_000 });
}

test('account disqualified: it leaves its territory, forecast and quota stay, and requalifying brings all of it back', async ({ page, request }) => {
  const stores = await LiveStores.make(request, 'Disqualified');
  const before = await stores.forecast();
  expect(before.total.commit).toBeGreaterThan(0);
  expect(before.total.quota).toBe(600_015);
  await page.goto(`${stores.home}/live/accounts`);
  const row = await find(page, shop);
  await expect(row).toContainText('covered');
  const territory = (await row.getByRole('cell').nth(3).innerText()).trim();

  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Disqualify…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Out of business');
  await expect(dialog.getByTestId('qualify-figures')).toContainText('1 account change');
  await expect(dialog.getByTestId('qualify-figures')).toContainText('1 open opportunity');
  const effect = dialog.getByTestId('effects').getByRole('row').filter({ hasText: territory });
  await expect(effect.getByRole('cell').nth(2)).toHaveText('1');
  await picture(page, 'live-disqualify');
  await dialog.getByRole('button', { name: 'Disqualify', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('disqualified');
  await expect(row).not.toContainText(territory);
  expect(await stores.forecast()).toEqual(before);

  await row.getByRole('button', { name: shop }).click();
  const card = page.getByTestId('account-card');
  await expect(card).toContainText('Out of business');
  await expect(card).toContainText('In no territory of the active model.');
  await expect(card.getByTestId('account-opportunities')).toContainText(territory);
  await page.getByRole('combobox', { name: 'Territory to explain' }).click();
  await page.getByRole('option', { name: territory }).click();
  await expect(page.getByTestId('why')).toContainText('rules keep off this account');
  await card.getByRole('button', { name: 'Requalify…' }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('They reopened');
  await dialog.getByRole('button', { name: 'Requalify', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(card.getByRole('region', { name: 'History' }).last()).toContainText('They reopened');
  await expect(page.getByTestId('why')).toContainText('In: a rule matches.');
  await picturedFrom(page, 'live-account', 'account-card');
  expect(await stores.forecast()).toEqual(before);

  await page.goto(`${stores.home}/live/accounts?view=turnover`);
  await expect(page.getByTestId('turnover').getByRole('row').filter({ hasText: territory })).toContainText('account events +1 −1');
});

test('loads of new customers: the solver moves a few, one act takes them in, and forecast and quota stay', async ({ page, request }) => {
  const stores = await LiveStores.make(request, 'New customers');
  await stores.dataset(newStores(90), 'New stores');
  const before = await stores.forecast();
  await analyze(page, stores.home);
  const figures = page.getByTestId('flood-figures');
  await expect(figures).toContainText('90');
  await expect(figures).toContainText('0 taken by rules');
  await picturedFrom(page, 'live-flood', 'flood');

  await page.getByRole('button', { name: 'Take to a redesign…' }).click();
  await page.getByRole('textbox', { name: 'Name of the alignment' }).fill('Stores, again');
  await page.getByRole('button', { name: 'Make the alignment' }).click();
  await expect(page.getByRole('link', { name: 'Open the alignment' })).toBeVisible();
  expect((await stores.api.get<{ items: { name: string; units: number }[] }>('/alignments')).items.find(({ name }) => name === 'Stores, again')).toMatchObject({ units: 791 });

  await page.getByRole('button', { name: 'Accept the adjustment…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Chain signed');
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(page.getByTestId('flood')).toContainText('Accepted in act');
  expect((await stores.forecast()).total).toEqual(before.total);
  const listed = await stores.api.get<{ count: number; rows: { territories: string[] }[] }>('/live/accounts?search=New Store&limit=200');
  expect(listed.count).toBe(90);
  expect(listed.rows.every(({ territories }) => territories.length === 1)).toBe(true);
  await page.goto(`${stores.home}/live/accounts`);
  await expect(await find(page, 'New Store 77')).toContainText('covered');
});

test('owners in fields become teams and a model of territories', async ({ page, request }) => {
  const stores = await LiveStores.make(request, 'Owners');
  await stores.api.post('/live/objects/Account/fields/AE__c', { label: 'AE', type: 'text', length: 80 });
  await stores.api.post('/live/changes', { changes: [{ operation: 'update', type: 'Account', id: await stores.account(shop), fields: { AE__c: 'Ann Ames' } }, { operation: 'create', type: 'Account', fields: { Name: 'Stray', AccountNumber: 'S1', AE__c: 'Nobody Known' } }] });
  await page.goto(`${stores.home}/live/accounts?view=owners`);
  await page.getByRole('combobox', { name: 'Column 1' }).click();
  await page.getByRole('option', { name: 'AE (AE__c)' }).click();
  await page.getByRole('combobox', { name: 'Make territories of' }).click();
  await page.getByRole('option', { name: 'AE' }).click();
  await page.getByRole('textbox', { name: 'Name of the model' }).fill('By AE');
  await page.getByRole('button', { name: 'Preview' }).click();
  const report = page.getByTestId('owner-report');
  await expect(report).toContainText('1 team members made');
  await expect(report).toContainText('Nobody Known');
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('alert')).toContainText('Nobody Known');
  await page.getByRole('switch', { name: 'Leave out cells and rows that name nobody' }).check();
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByText('The owners are taken over.')).toBeVisible();
  await page.goto(`${stores.home}/live/models`);
  await expect(page.getByTestId('models')).toContainText('By AE');
});

test('new customers from a pasted list are analyzed, and a column that is no field is told', async ({ page, request }) => {
  const stores = await LiveStores.make(request, 'Pasted');
  await page.goto(`${stores.home}/live/accounts?view=flood`);
  await page.getByRole('radio', { name: 'A pasted list' }).check();
  const list = page.getByRole('textbox', { name: 'List with headings' });
  await list.fill('Name\tColor\nFar Wheels\tred');
  await expect(page.getByTestId('pasted')).toHaveText('A column is missing: AccountNumber. Left out, because no field is called so: Color.');
  await expect(page.getByRole('button', { name: 'Analyze' })).toBeDisabled();
  await list.fill('AccountNumber\tName\tColor\nL-1\tFar Wheels\tred\nL-2\tNear Wheels\tblue');
  await expect(page.getByTestId('pasted')).toContainText('2 customers with');
  await page.getByRole('button', { name: 'Analyze' }).click();
  await expect(page.getByTestId('flood-figures')).toContainText('2', { timeout: 120_000 });
});

test('a team rule is made, changed and removed', async ({ page, request }) => {
  const stores = await LiveStores.make(request, 'Team rules');
  await page.goto(`${stores.home}/live/accounts?view=owners`);
  const rules = page.getByRole('region', { name: 'Account teams from territories' });
  await rules.getByRole('textbox', { name: 'Rule' }).fill('Everybody');
  await rules.getByRole('textbox', { name: 'Role on the team' }).fill('Helper');
  await rules.getByRole('button', { name: 'Add the rule' }).click();
  const row = rules.getByRole('row').filter({ hasText: 'Everybody' });
  await expect(row).toContainText('Helper');
  await row.getByRole('button', { name: 'Change rule Everybody' }).click();
  await rules.getByRole('textbox', { name: 'Role on the team' }).fill('Sales engineer');
  await rules.getByRole('button', { name: 'Save the rule' }).click();
  await expect(row).toContainText('Sales engineer');
  await expect(rules.getByRole('textbox', { name: 'Rule' })).toHaveValue('');
  expect((await stores.api.get<{ items: { fields: Record<string, unknown> }[] }>('/live/records/AccountTeamRule')).items.map(({ fields }) => [fields.MasterLabel, fields.TeamMemberRole])).toEqual([['Everybody', 'Sales engineer']]);
  await row.getByRole('button', { name: 'Remove rule Everybody' }).click();
  await expect(row).toBeHidden();
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    // Half-way through a transition every contrast is low.
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no screen of accounts has a serious violation', async ({ page, request }) => {
      const stores = await LiveStores.make(request, `Accounts in ${scheme}`);
      await stores.dataset(newStores(90), 'New stores');
      const clean = async (what: string) => {
        await atRest(page);
        expect(await seriousViolations(page), what).toEqual([]);
      };
      await page.goto(`${stores.home}/live/accounts`);
      await settled(page);
      const row = await find(page, shop);
      await row.getByRole('checkbox').check();
      await clean('list');
      await page.getByRole('button', { name: 'Disqualify…' }).click();
      await expect(page.getByTestId('effects')).toBeVisible();
      await clean('disqualify');
      await page.keyboard.press('Escape');
      await row.getByRole('button', { name: shop }).click();
      await expect(page.getByTestId('why')).toContainText('matches');
      await clean('card');
      await page.getByRole('button', { name: `Splits of Deal with ${shop}` }).click();
      await page.getByRole('button', { name: 'Add a revenue split' }).click();
      await clean('splits');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Split…', exact: true }).click();
      await clean('split');
      await page.keyboard.press('Escape');
      await analyze(page, stores.home);
      await clean('flood');
      await page.goto(`${stores.home}/live/accounts?view=turnover`);
      await expect(page.getByTestId('turnover')).toBeVisible();
      await clean('turnover');
      await page.goto(`${stores.home}/live/accounts?view=owners`);
      await settled(page);
      await clean('owners');
    });
  });
}
