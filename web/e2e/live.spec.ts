import type { Page } from '@playwright/test';
import { Keys } from './hosting/keys';
import { expect, picture, settled, test } from './hosting/test';
import { create, daysAhead, Live, sameNumbers, year } from './livePlan';
import { storesAlignment } from './targetsPlan';

/** Chooses in a list that can be searched. */
async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const model = (page: Page, name: string) => page.getByTestId('models').getByRole('row').filter({ hasText: name });

test('a plan is published, previewed, activated, lived with, and rolled back; the numbers stay', async ({ page, home, request }) => {
  await storesAlignment(request);
  const live = new Live(request);
  const mark = `${Date.now()}`.slice(-6);
  const [first, second] = [`Stores ${mark}`, `Again ${mark}`];
  const publish = async (name: string) => {
    await page.getByRole('button', { name: 'Publish an alignment…' }).click();
    await choose(page, 'Alignment', 'Stores by county');
    await page.getByRole('textbox', { name: 'Name of the model' }).fill(name);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(model(page, name)).toContainText('Planning', { timeout: 120_000 });
  };
  const activate = async (name: string) => {
    await model(page, name).getByRole('button', { name: /^Activate/ }).click();
    await expect(page.getByRole('dialog').getByTestId('difference')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('textbox', { name: 'Reason' }).fill('Board decision');
    await page.getByRole('dialog').getByRole('button', { name: 'Activate', exact: true }).click();
    await expect(model(page, name)).toContainText('what everybody works by', { timeout: 120_000 });
  };
  await page.goto(`${home}/live/models`);
  await settled(page);
  await publish(first);
  await activate(first);

  // The territories get people, quotas and business.
  const firstId = (await live.records('Territory2Model')).find(({ fields }) => fields.Name === first)!.id;
  const lowest = (await live.records('Territory2')).filter(({ fields }) => fields.Territory2ModelId === firstId && fields.ParentTerritory2Id !== null);
  expect(lowest).toHaveLength(6);
  const [ann, cem] = await live.change(
    ...['Ann', 'Cem'].map((name) => create('User', { FirstName: name, LastName: mark, Username: `${name}-${mark}`, Email: `${name.toLowerCase()}@example.com` })),
  );
  await live.change(
    ...lowest.flatMap(({ id }, at) => [
      create('UserTerritory2Association', { UserId: ann, Territory2Id: id }),
      create('ForecastingQuota', { Territory2Id: id, ForecastingTypeId: 'Revenue', StartDate: `${year}-01-01`, QuotaAmount: 100_000 + at }),
      create('Opportunity', { Name: `Won ${at}`, Amount: 5000.25, CloseDate: `${year}-02-01`, StageName: 'Closed Won', Territory2Id: id }),
    ]),
  );
  const before = await live.forecast();
  expect(before.model).toBe(first);
  expect(before.total.quota).toBeGreaterThanOrEqual(600_000);

  await publish(second);
  await model(page, second).getByRole('button', { name: 'What would change' }).click();
  await expect(page.getByTestId('difference')).toContainText('0accounts change territory', { timeout: 60_000 });
  await expect(page.getByTestId('territory-differences')).toContainText(`Ann ${mark} → nobody`);
  await activate(second);
  await expect(model(page, first)).toContainText('Archived');
  sameNumbers(await live.forecast(), { ...before, model: second });

  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByRole('button', { name: 'A rep joins' }).click();
  await choose(page, 'Who joins?', `Cem ${mark}`);
  await page.getByRole('combobox', { name: 'Into territory' }).click();
  await page.getByRole('option').last().click();
  await expect(page.getByTestId('move-preview')).toContainText('On no day has a territory nobody.');
  await page.getByRole('button', { name: 'Do it' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('people').getByRole('row').filter({ hasText: `Cem ${mark}` }).getByRole('cell').first()).not.toBeEmpty();
  expect(cem).not.toBe('');
  sameNumbers(await live.forecast(), { ...before, model: second });

  await page.getByRole('tab', { name: 'Models' }).click();
  await activate(first);
  await expect(model(page, second)).toContainText('Archived');
  const after = await live.forecast();
  expect(after.model).toBe(first);
  sameNumbers(after, before);
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByTestId('acts').getByRole('row').nth(1)).toContainText('Board decision');
});

test('a rep leaves: nobody is forgotten, and quota and forecast stay with the territory', async ({ page, home, request }) => {
  const live = new Live(request);
  const mark = `L${`${Date.now()}`.slice(-6)}`;
  const of = await live.begin(mark);
  const before = await live.forecast();
  await page.goto(`${home}/live/territories`);
  await settled(page);
  await page.getByRole('treegrid').getByRole('row').filter({ hasText: 'North' }).click();
  await expect(page.getByTestId('territory')).toContainText(`Ann ${mark}`);
  await page.getByTestId('territory').getByRole('link', { name: `Ann ${mark} leaves…` }).click();
  const dialog = page.getByRole('dialog', { name: 'A rep leaves' });
  await expect(dialog.getByTestId('move-preview')).toContainText('Nobody would cover territory "North"');
  await expect(dialog.getByRole('button', { name: 'Do it' })).toBeDisabled();
  await choose(page, 'Who takes over?', `Bob ${mark}`);
  await dialog.getByRole('combobox', { name: 'As', exact: true }).click();
  await page.getByRole('option', { name: 'caretaker: the territory is vacant' }).click();
  await dialog.getByRole('checkbox', { name: 'Hand accounts and open opportunities over as well' }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Goes to a customer');
  const preview = dialog.getByTestId('move-preview');
  await expect(preview).toContainText('Other owner: 1 account, 1 open opportunity.');
  await expect(preview).toContainText('North is vacant');
  await expect(preview).toContainText(`Forecast of North: Ann ${mark} → Bob ${mark}`);
  await picture(page, 'live-rep-leaves');
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect(dialog).toBeHidden();

  sameNumbers(await live.forecast(), before);
  expect(await live.people(of.model, of.north, daysAhead(0))).toEqual([`Bob ${mark}`]);
  expect((await live.records('Account')).filter(({ fields }) => fields.OwnerId === of.ann)).toEqual([]);
  await page.getByRole('tab', { name: 'Territories' }).click();
  await expect(page.getByRole('treegrid').getByRole('row').filter({ hasText: 'North' })).toContainText(`vacant Bob ${mark} (caretaker)`);
  await page.getByText('Org chart', { exact: true }).click();
  await expect(page.getByRole('button', { name: /North/ })).toContainText('vacant');

  await page.getByRole('tab', { name: 'History' }).click();
  const act = page.getByTestId('acts').getByRole('row').filter({ hasText: `Ann ${mark} leaves` });
  await expect(act).toContainText('Goes to a customer');
  await act.getByRole('button', { name: /^Take back/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await live.people(of.model, of.north, daysAhead(0))).toEqual([`Ann ${mark}`]);
  sameNumbers(await live.forecast(), before);

  // On a later day, her records wait for it; the wish can be canceled.
  const later = daysAhead(14);
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByRole('button', { name: 'A rep leaves' }).click();
  await choose(page, 'Who leaves?', `Ann ${mark}`);
  await page.getByLabel(/^First day/).fill(later);
  await choose(page, 'Who takes over?', `Bob ${mark}`);
  await dialog.getByRole('checkbox', { name: 'Hand accounts and open opportunities over as well' }).check();
  await expect(preview).toContainText(`On ${later}, what Ann ${mark} owns then goes to Bob ${mark} by itself; now 1 account, 1 open opportunity.`);
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect(dialog).toBeHidden();
  const planned = page.getByTestId('planned-handovers');
  await expect(planned).toContainText(`On ${later}, accounts and open opportunities of Ann ${mark} go to Bob ${mark}.`);
  await page.getByRole('button', { name: `Cancel the hand-over of Ann ${mark} on ${later}` }).click();
  await expect(planned).toBeHidden();
});

test('a rep joins a vacant territory that is prepared ahead, by keyboard alone', async ({ page, home, request }) => {
  const live = new Live(request);
  const mark = `J${`${Date.now()}`.slice(-6)}`;
  const of = await live.begin(mark);
  const keys = new Keys(page);
  const start = daysAhead(21);
  await page.goto(`${home}/live/people`);
  await settled(page);

  // The territory becomes vacant: Bob answers for it meanwhile.
  await keys.enter(page.getByRole('button', { name: 'A rep leaves' }));
  await keys.choose(page.getByRole('combobox', { name: 'Who leaves?' }), `Ann ${mark}`, `Ann ${mark}`);
  await keys.choose(page.getByRole('combobox', { name: 'Who takes over?' }), `Bob ${mark}`, `Bob ${mark}`);
  await keys.choose(page.getByRole('combobox', { name: 'As', exact: true }), 'caretaker: the territory is vacant');
  await expect(page.getByTestId('move-preview')).toContainText('North is vacant');
  await keys.enter(page.getByRole('button', { name: 'Do it' }));
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('open-handovers')).toContainText(`Ann ${mark}`);
  const before = await live.forecast();

  // Somebody is hired.
  await keys.enter(page.getByRole('button', { name: 'New person…' }));
  await keys.fill(page.getByRole('textbox', { name: 'First name' }), 'Cem');
  await keys.fill(page.getByRole('textbox', { name: 'Last name' }), mark);
  await keys.fill(page.getByRole('textbox', { name: 'E-mail' }), `cem-${mark}@example.com`);
  await keys.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();

  await keys.enter(page.getByRole('button', { name: 'A rep joins' }));
  await keys.choose(page.getByRole('combobox', { name: 'Who joins?' }), `Cem ${mark}`, `Cem ${mark}`);
  await keys.choose(page.getByRole('combobox', { name: 'Into territory' }), 'North (vacant)', 'North (v');
  await keys.to(page.getByLabel(/^First day/));
  await page.getByLabel(/^First day/).fill(start);
  await keys.to(page.getByRole('checkbox', { name: 'Answers for the territory’s forecast as well' }));
  await keys.press('Space');
  const preview = page.getByTestId('move-preview');
  await expect(preview).toContainText(`Forecast of North: Bob ${mark} → Cem ${mark} from ${start} on.`);
  await expect(preview).toContainText('Stays with the territories');
  await picture(page, 'live-rep-joins');
  await keys.enter(page.getByRole('button', { name: 'Do it' }));
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('people').getByRole('row').filter({ hasText: `Cem ${mark}` })).toContainText(`North from ${start} on`);

  expect(await live.people(of.model, of.north, daysAhead(0))).toEqual([`Bob ${mark}`]);
  expect(await live.people(of.model, of.north, start)).toEqual([`Cem ${mark}`]);
  sameNumbers(await live.forecast(), before);

  // In the tree, on the first day.
  await keys.tab('Territories');
  await keys.to(page.getByRole('treegrid'));
  await keys.press('Home', 'ArrowRight', 'Enter');
  await expect(page.getByTestId('territory')).toContainText('North');
  await page.getByLabel('On the day').fill(start);
  await expect(page.getByTestId('territory')).toContainText(`Cem ${mark}`);
  await expect(page.getByRole('treegrid').getByRole('row').filter({ hasText: 'North' })).toContainText(`Cem ${mark}`);
});
