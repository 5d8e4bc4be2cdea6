import type { Locator, Page } from '@playwright/test';
import { Api, PlanPage } from './alignmentsPlan';
import { expect, test } from './hosting/test';

/** Rough corners of Kansas: 105 counties, all far from any coast. */
const kansas = { west: -102.05, east: -94.6, south: 37, north: 40 };

test('a plan is created, optimised, accepted and edited, and every edit can be undone', async ({ page, home }) => {
  const api = new Api(page.request);
  await api.hospitals();
  await page.goto(`${home}/alignments/new`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Beds 4 by 40');
  await page.getByRole('combobox', { name: 'Dataset' }).click();
  await page.getByRole('option', { name: 'Hospitals for plans' }).click();
  await expect(page.getByRole('combobox', { name: 'Units' })).toHaveValue(/counties/);
  await page.getByRole('combobox', { name: 'Balanced on' }).click();
  await page.getByRole('option', { name: /staffed all beds/i }).click();
  await page.getByRole('button', { name: 'Create the alignment' }).click();

  const plan = new PlanPage(page);
  await plan.drawn();
  await page.getByRole('button', { name: 'Optimize', exact: true }).click();
  const accept = page.getByRole('button', { name: 'Accept' });
  await expect(accept).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('The map shows the proposal, not the saved plan.')).toBeVisible();
  await page.getByLabel('Reason (optional)').fill('First plan');
  await accept.click();
  await expect(accept).toHaveCount(0);
  await plan.saved();

  await plan.tab('Problems');
  await expect(page.getByText('Every unit is assigned.')).toBeVisible();
  await expect(page.getByText('Every territory is in one piece.')).toBeVisible();

  await plan.tab('Territories');
  await plan.drawn();
  await plan.click(-98.4, 38.5);
  await expect(plan.selected).toHaveText('1 selected');
  await page.getByRole('button', { name: 'Grow to neighbors' }).click();
  const grown = await plan.count();
  expect(grown).toBeGreaterThan(3);
  await plan.area('Territory 4.10').click();
  await expect(page.getByRole('table', { name: 'Effect of the assignment' })).toContainText('Territory 4.10');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(plan.live).toContainText(`${grown} units moved to Territory 4.10`);
  await plan.saved();

  const id = /alignments\/([0-9a-f-]+)/.exec(page.url())![1];
  const moved = await api.assignment(id);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await api.assignment(id)).revision).toBe(moved.revision + 1);
  const undone = await api.assignment(id);
  expect(undone.areaOfUnit.filter((area, unit) => area !== moved.areaOfUnit[unit])).toHaveLength(grown);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(async () => (await api.assignment(id)).revision).toBe(moved.revision + 2);
  expect((await api.assignment(id)).areaOfUnit).toEqual(moved.areaOfUnit);

  await plan.tab('Problems');
  const join = page.getByRole('button', { name: 'Join all to a neighbor' });
  await expect(join).toBeVisible();
  await join.click();
  await expect(page.getByText('Every territory is in one piece.')).toBeVisible();

  await plan.tab('History');
  const history = page.getByTestId('history');
  await expect(history).toContainText('“First plan”');
  await page.getByRole('button', { name: 'Restore… Revision 2', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Back to my own move');
  await dialog.getByRole('button', { name: 'Restore…' }).click();
  await expect(history).toContainText('“Back to my own move”');
});

test('click, lasso, rectangle, polygon, circle, paste and table rows make one selection', async ({ page, home }) => {
  const api = new Api(page.request);
  const plan = new PlanPage(page);
  await plan.open(home, await api.dividedPlan('Selections'));

  await test.step('clicks', async () => {
    await plan.click(-98.4, 38.5);
    await expect(plan.selected).toHaveText('1 selected');
    await plan.click(-100, 38.5, ['Shift']);
    await expect(plan.selected).toHaveText('2 selected');
    await plan.click(-100, 38.5, ['Alt']);
    await expect(plan.selected).toHaveText('1 selected');
  });

  let rectangle = 0;
  await test.step('a rectangle by two clicks and one by dragging select the same', async () => {
    await plan.tool('Rectangle');
    const [from, to] = [await plan.at(kansas.west, kansas.north), await plan.at(kansas.east, kansas.south)];
    await page.mouse.click(...from);
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.click(...to);
    await expect.poll(() => plan.count()).toBeGreaterThan(90);
    rectangle = await plan.count();
    expect(rectangle).toBeLessThan(125);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => plan.count()).toBe(rectangle);
  });

  await test.step('a polygon by its corners and a lasso round them select the same', async () => {
    const corners = [await plan.at(kansas.west, kansas.north), await plan.at(kansas.east, kansas.north), await plan.at(kansas.east, kansas.south), await plan.at(kansas.west, kansas.south)];
    await plan.tool('Polygon');
    for (const corner of corners) {
      await page.mouse.click(...corner);
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => plan.count()).toBe(rectangle);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await plan.tool('Lasso');
    await page.mouse.move(...corners[0]);
    await page.mouse.down();
    for (const corner of [...corners.slice(1), corners[0]]) {
      await page.mouse.move(...corner, { steps: 12 });
    }
    await page.mouse.up();
    await expect.poll(() => plan.count()).toBe(rectangle);
  });

  await test.step('a circle takes away with Alt', async () => {
    await plan.tool('Circle');
    await page.keyboard.down('Alt');
    await page.mouse.click(...(await plan.at(-98.4, 38.5)));
    const edge = await plan.at(-97.4, 38.5);
    await page.mouse.move(...edge, { steps: 3 });
    await page.mouse.click(...edge);
    await page.keyboard.up('Alt');
    await expect.poll(() => plan.count()).toBeLessThan(rectangle);
  });

  await test.step('pasted codes, some wrong', async () => {
    await plan.tab('Units');
    await page.getByRole('button', { name: 'Paste codes…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Codes or names' }).fill('20001\n20003, 20005\n1001\nNowhere County');
    await dialog.getByRole('button', { name: 'Select them' }).click();
    await expect(dialog).toContainText('4 units match.');
    await expect(dialog).toContainText('Nowhere County');
    await page.keyboard.press('Escape');
    await expect(plan.selected).toHaveText('4 selected');
  });

  await test.step('table rows', async () => {
    await page.getByRole('textbox', { name: 'Find a unit' }).fill('20001');
    await page.getByRole('checkbox', { name: /^Select Allen/ }).click();
    await expect(plan.selected).toHaveText('3 selected');
  });
});

test('locks hold, and a refused act is taken back with the reason', async ({ page, home }) => {
  const api = new Api(page.request);
  const id = await api.dividedPlan('Locks');
  const plan = new PlanPage(page);
  await plan.open(home, id);
  await page.getByRole('button', { name: 'Lock Territory 1.1', exact: true }).click();
  await page.getByRole('button', { name: 'Lock Territory 1.2', exact: true }).click();
  await plan.saved();
  await expect(page.getByRole('button', { name: 'Lock Territory 1.1', exact: true })).toHaveAttribute('aria-pressed', 'true');

  const before = await api.assignment(id);
  await page.getByRole('button', { name: 'What can be done with Territory 1.1' }).click();
  await page.getByRole('menuitem', { name: 'Select its units' }).click();
  await plan.area('Territory 2.1').click();
  await expect(page.getByText(/locked units would refuse the move/)).toBeVisible();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Territory 1.1' })).toBeVisible();
  await plan.saved();
  const after = await api.assignment(id);
  expect(after.areaOfUnit).toEqual(before.areaOfUnit);
  expect(after.revision).toBe(before.revision);
  const units = before.areaOfUnit.filter((area) => area === before.areaOfUnit[before.areaOfUnit.indexOf(area)]).length;
  expect(units).toBeGreaterThan(0);
});

/** The controls that a notice lies over, by name. */
async function coveredBy(page: Page, notice: Locator): Promise<string[]> {
  const box = (await notice.boundingBox())!;
  return page.evaluate(
    ({ x, y, width, height }) =>
      [...document.querySelectorAll<HTMLElement>('main button, main a, main input, main [role=tab], main [role=separator]')]
        .filter((control) => {
          const at = control.getBoundingClientRect();
          return at.width > 0 && at.left < x + width && at.right > x && at.top < y + height && at.bottom > y;
        })
        .map((control) => control.getAttribute('aria-label') ?? control.textContent),
    box,
  );
}

test('areas are added, edited and removed; unassigned units go to the nearest', async ({ page, home }) => {
  const api = new Api(page.request);
  const plan = new PlanPage(page);
  await plan.open(home, await api.dividedPlan('Areas'));
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Plains');
  await dialog.getByRole('textbox', { name: 'Owner' }).fill('Grace Hopper');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(plan.area('Plains')).toBeVisible();

  await page.getByRole('button', { name: 'What can be done with Territory 1.2' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(plan.area('Territory 1.2')).toHaveCount(0);

  const notice = page.getByRole('alert').filter({ hasText: 'Removed Territory 1.2' });
  await expect(notice).toBeVisible();
  await expect.poll(() => coveredBy(page, notice)).toEqual([]);
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(plan.area('Territory 1.2')).toBeVisible();
  await expect(notice).toBeHidden();
  await plan.saved();
  await page.getByRole('button', { name: 'What can be done with Territory 1.2' }).click();
  await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
  await expect(plan.area('Territory 1.2')).toHaveCount(0);

  await plan.tab('Problems');
  await page.getByRole('button', { name: 'Assign all to the nearest' }).click();
  await expect(page.getByText('Every unit is assigned.')).toBeVisible();
  await plan.tab('History');
  await expect(page.getByTestId('history')).toContainText('Plains');
});
