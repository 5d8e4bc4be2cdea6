import { seriousViolations } from './hosting/axe';
import { expect, picture, settled, test } from './hosting/test';
import { Live } from './livePlan';
import { member } from './quotasPlan';

const bob = { email: 'bob@example.com', name: 'Bob Bell', password: 'the wide valleys of May' };

test('a frontline manager proposes a move with a reason and a planner approves it; the totals stay', async ({ page, home, request }) => {
  const live = new Live(request);
  const mark = `G${`${Date.now()}`.slice(-6)}`;
  await live.begin(mark);
  await member(request, bob, 'manager');
  const before = await live.forecast();

  const other = await page.context().browser()!.newContext({ baseURL: process.env.BAILIWICK_E2E_URL, storageState: { cookies: [], origins: [] } });
  const theirs = await other.newPage();
  await theirs.goto(`${home}/live/requests`);
  await theirs.getByLabel('Email address').fill(bob.email);
  await theirs.getByRole('textbox', { name: 'Password' }).fill(bob.password);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await theirs.getByRole('button', { name: 'Propose a move of accounts…' }).click();
  const dialog = theirs.getByRole('dialog');
  const choose = async (label: string, option: string) => {
    await dialog.getByRole('combobox', { name: label }).click();
    await theirs.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('From territory', 'North');
  await choose('Into territory', 'South');
  await choose('Accounts', `North Works ${mark}`);
  await theirs.keyboard.press('Escape');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Ann is full, Bob lives next door');
  await expect(dialog.getByTestId('request-preview')).toContainText(`North Works ${mark}: North to South`);
  await dialog.getByRole('button', { name: 'Propose' }).click();
  const mine = theirs.getByRole('article').filter({ hasText: `North Works ${mark}` });
  await expect(mine).toContainText('waiting');
  await expect(mine.getByRole('button', { name: 'Approve' })).toBeHidden();

  await page.goto(`${home}/live/requests`);
  const request_ = page.getByRole('article').filter({ hasText: `North Works ${mark}` });
  await expect(request_).toContainText('Ann is full, Bob lives next door');
  await request_.getByRole('textbox').fill('Good');
  await request_.getByRole('button', { name: 'Approve' }).click();
  await expect(request_).toContainText('approved');
  await picture(page, 'live-requests');

  const after = await live.forecast();
  expect(after.total).toEqual(before.total);
  const south = (rows: typeof after.rows) => rows.find(({ name }) => name === 'South')!.own;
  expect(south(after.rows).commit).toBe(south(before.rows).commit + 80_000);

  await theirs.goto(`${home}/live/forecast`);
  await expect(theirs.getByTestId('forecast')).toContainText('South');
  await other.close();
});

test('the forecast is adjusted, health repaired, a quarter reviewed and a webhook made', async ({ page, home, request }) => {
  const live = new Live(request);
  await live.begin(`H${`${Date.now()}`.slice(-6)}`);
  await page.goto(`${home}/live/forecast`);
  await settled(page);
  await page.getByRole('button', { name: 'Adjust the forecast of North' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Add, or take off with a minus' }).fill('-5000');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('One deal slips');
  await page.getByRole('dialog').getByRole('button', { name: 'Adjust' }).click();
  await expect(page.getByTestId('total-adjustment')).toHaveText('-5,000');
  await expect(page.getByTestId('forecast-gaps')).toBeVisible();

  await page.getByRole('tab', { name: 'Health' }).click();
  const gap = page.getByTestId('findings').getByRole('row').filter({ hasText: 'no forecast manager' });
  await gap.getByRole('button', { name: 'Choose the only member' }).click();
  await expect(gap).toBeHidden();
  await page.getByRole('button', { name: 'Keep today’s findings' }).click();
  await expect(page.getByTestId('health-runs').getByRole('row')).not.toHaveCount(0);
  await expect(page.getByTestId('health-runs')).toContainText('By itself, after an activation');
  await page.getByRole('combobox', { name: 'From this hour on' }).click();
  await page.getByRole('option', { name: '04:00 UTC' }).click();
  await expect(page.getByText('The findings are kept every day from 04:00 UTC on.')).toBeVisible();
  await page.getByRole('switch', { name: 'Keep the findings every day and after each activation' }).click();
  await expect(page.getByRole('combobox', { name: 'From this hour on' })).toBeHidden();
  await page.getByRole('switch', { name: 'Keep the findings every day and after each activation' }).click();
  await expect(page.getByRole('combobox', { name: 'From this hour on' })).toHaveValue('04:00 UTC');

  await page.goto(`${home}/live/requests?view=review`);
  const open = page.getByRole('button', { name: 'Open the review' });
  await open.click();
  await page.getByRole('textbox', { name: 'What' }).fill('Fill Hills');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Task: Fill Hills' }).click();
  await expect(page.getByTestId('review')).toContainText('done by');

  await page.getByRole('tab', { name: 'Webhooks' }).click();
  await page.getByRole('button', { name: 'New webhook…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('CRM');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Address' }).fill('http://10.0.0.1/hook');
  await page.getByRole('dialog').getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('private address');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Address' }).fill('https://hooks.example.com/crm');
  await page.getByRole('dialog').getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByTestId('secret')).toContainText('whsec_');
  await page.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByTestId('webhooks')).toContainText('off');
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no screen of forecast, health, requests and webhooks has a serious violation', async ({ page, home, request }) => {
      await new Live(request).begin(`X${scheme}${`${Date.now()}`.slice(-6)}`);
      for (const tab of ['forecast', 'health', 'requests', 'requests?view=review', 'webhooks']) {
        await page.goto(`${home}/live/${tab}`);
        await settled(page);
        expect(await seriousViolations(page), tab).toEqual([]);
      }
      await page.goto(`${home}/live/requests`);
      await page.getByRole('button', { name: 'Propose a move of accounts…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousViolations(page), 'propose').toEqual([]);
    });
  });
}
