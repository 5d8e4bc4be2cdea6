import { expect, test } from './hosting/test';
import { people } from './hosting/people';
import { startService } from './hosting/service';

test.describe('the first start', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('creates the administrator with the printed code, and only once', async ({ browser }) => {
    const service = await startService();
    try {
      const context = await browser.newContext({ baseURL: service.url });
      const page = await context.newPage();
      await page.goto('/');
      await expect(page).toHaveURL(/\/setup/);
      await page.goto(`/setup?code=${service.setupCode}`);
      await expect(page.getByLabel('Setup code')).toHaveValue(service.setupCode);
      await page.getByLabel('Your name').fill(people.administrator.name);
      await page.getByLabel('Email address').fill(people.administrator.email);
      await page.getByRole('textbox', { name: 'Password' }).fill(people.administrator.password);
      await page.getByRole('button', { name: 'Create the administrator' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();

      const other = await (await browser.newContext({ baseURL: service.url })).newPage();
      await other.goto('/');
      await expect(other).toHaveURL(/\/sign-in/);
      await other.getByLabel('Email address').fill(people.administrator.email);
      await other.getByRole('textbox', { name: 'Password' }).fill('not the password at all');
      await other.getByRole('button', { name: 'Sign in' }).click();
      await expect(other.getByRole('alert')).toBeVisible();
      await other.getByRole('textbox', { name: 'Password' }).fill(people.administrator.password);
      await other.getByRole('button', { name: 'Sign in' }).click();
      await expect(other.getByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
    } finally {
      await service.stop();
    }
  });
});

test('members, tokens and the audit are in the settings', async ({ page, home, browser, baseURL }) => {
  await page.goto(`${home}/settings/members`);
  await page.getByRole('button', { name: 'Add a member' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your name').fill(people.planner.name);
  await dialog.getByLabel('Email address').fill(people.planner.email);
  await dialog.getByRole('textbox', { name: 'Initial password' }).fill(people.planner.password);
  await dialog.getByRole('button', { name: 'Add a member' }).click();
  await expect(page.getByRole('row', { name: new RegExp(people.planner.email) })).toBeVisible();

  await page.getByRole('tab', { name: 'Access tokens' }).click();
  await page.getByLabel('What is it for?').fill('nightly import');
  await page.getByRole('button', { name: 'Create a token' }).click();
  await expect(page.getByTestId('new-token')).toHaveText(/^bw_/);

  await page.getByRole('tab', { name: 'Audit' }).click();
  await expect(page.getByRole('cell', { name: people.administrator.name }).first()).toBeVisible();

  const planner = await (await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } })).newPage();
  await planner.goto(`${home}/settings/profile`);
  await planner.getByLabel('Email address').fill(people.planner.email);
  await planner.getByRole('textbox', { name: 'Password' }).fill(people.planner.password);
  await planner.getByRole('button', { name: 'Sign in' }).click();
  await expect(planner.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(planner.getByRole('tab', { name: 'Members' })).toHaveCount(0);
});
