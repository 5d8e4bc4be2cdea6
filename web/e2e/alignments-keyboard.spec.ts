import { Api, PlanPage } from './alignmentsPlan';
import { Keys } from './hosting/keys';
import { expect, test } from './hosting/test';

test('units are found, selected and assigned with the keyboard alone', async ({ page, home }) => {
  const api = new Api(page.request);
  const id = await api.dividedPlan('Keyboard');
  const before = await api.assignment(id);
  const plan = new PlanPage(page);
  await plan.open(home, id, '?panel=units');

  await page.getByRole('textbox', { name: 'Find a unit' }).focus();
  await page.keyboard.type('Sedgwick, KS');
  await expect(page.getByText('1 of 3,230 units')).toBeVisible();
  const box = page.getByRole('checkbox', { name: /^Select Sedgwick/ });
  for (let press = 0; press < 20 && !(await box.evaluate((element) => element === document.activeElement)); press++) {
    await page.keyboard.press('Tab');
  }
  await expect(box).toBeFocused();
  await page.keyboard.press('Space');
  await expect(plan.selected).toHaveText('1 selected');

  // E and D go through the territories; nothing is taken from a field while somebody types there.
  await page.keyboard.press('d');
  await expect(plan.live).toHaveText('Territory 1.1');
  await page.keyboard.press('e');
  await expect(plan.live).toHaveText('Territory 2.4');
  await page.keyboard.press('g');
  await expect(plan.live).toContainText('moved to Territory 2.4');
  await plan.saved();
  const after = await api.assignment(id);
  expect(after.areaOfUnit.filter((area, unit) => area !== before.areaOfUnit[unit]).length).toBeLessThanOrEqual(1);
  expect(after.revision).toBe(before.revision + 1);

  await page.keyboard.press('q');
  await expect(plan.live).toHaveText('Territory 2.4 locked');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await api.assignment(id)).revision).toBe(before.revision + 3);

  await page.getByRole('textbox', { name: 'Find a unit' }).focus();
  await page.keyboard.type('gqx');
  await expect(page.getByRole('textbox', { name: 'Find a unit' })).toHaveValue('Sedgwick, KSgqx');
  expect((await api.assignment(id)).revision).toBe(before.revision + 3);
});

test('single-letter keys can be switched off', async ({ page, home }) => {
  const api = new Api(page.request);
  const plan = new PlanPage(page);
  await plan.open(home, await api.dividedPlan('No single keys'));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Single-key shortcuts/ }).click();
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('d');
  await expect(plan.areas.locator('[aria-selected="true"]')).toHaveCount(0);
});

test('the list of units is one tab stop, and arrows go through its rows', async ({ page, home }) => {
  const api = new Api(page.request);
  const plan = new PlanPage(page);
  await plan.open(home, await api.dividedPlan('Arrows'), '?panel=units');
  const keys = new Keys(page);
  const box = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` });
  await keys.to(box('Autauga, AL'));
  await keys.press('ArrowDown', 'Space');
  await expect(box('Baldwin, AL')).toBeFocused();
  await expect(box('Baldwin, AL')).toBeChecked();
  await keys.press('End');
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^Select /);
  await expect(box('Autauga, AL')).toHaveCount(0);
  await keys.press('Space');
  await expect(plan.selected).toHaveText('2 selected');
  await keys.press('Tab');
  await expect(page.locator('.units-grid :focus')).toHaveCount(0);
});
