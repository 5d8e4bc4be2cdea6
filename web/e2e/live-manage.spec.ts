import type { Browser, Page } from '@playwright/test';
import { Api } from './alignmentsPlan';
import { seriousViolations } from './hosting/axe';
import { atRest, expect, settled, test } from './hosting/test';
import { create, Live } from './livePlan';
import { member } from './quotasPlan';

const bob = { email: 'bob@example.com', name: 'Bob Bell', password: 'the wide valleys of May' };

/** The manager of North and South in a browser of his own. */
async function asManager(browser: Browser | null, home: string, tab: string): Promise<Page> {
  const context = await browser!.newContext({ baseURL: process.env.BAILIWICK_E2E_URL, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(`${home}/live/${tab}`);
  await page.getByLabel('Email address').fill(bob.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(bob.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('tab', { name: 'Territories' })).toBeVisible();
  return page;
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a manager and operations talk about a territory, and it stays when another model is activated', async ({ page, home, request }) => {
  const live = new Live(request);
  const mark = `C${`${Date.now()}`.slice(-6)}`;
  const of = await live.begin(mark);
  await member(request, bob, 'manager');
  const theirs = await asManager(page.context().browser(), home, `territories?territory=${of.north}`);
  const said = `Two of my accounts are in the wrong hands ${mark}`;
  await theirs.getByRole('textbox', { name: 'Comment on this territory' }).fill(said);
  await theirs.getByTestId('comments').getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(theirs.getByTestId('comments').getByRole('article').filter({ hasText: said })).toContainText(bob.name);

  await page.goto(`${home}/live/requests?view=comments`);
  const everywhere = page.getByTestId('all-comments');
  await everywhere.locator('div').filter({ has: page.getByRole('article').filter({ hasText: said }) }).getByRole('button', { name: 'Open North' }).last().click();
  const thread = page.getByTestId('comments').getByRole('article').filter({ hasText: said });
  await thread.getByRole('button', { name: /^Reply to comment/ }).click();
  await thread.getByRole('textbox', { name: /^Reply to comment/ }).fill('Propose a move, I approve it');
  await thread.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(thread).toContainText('Propose a move, I approve it');
  // The manager's page hears of it by itself.
  const heard = theirs.getByTestId('comments').getByRole('article').filter({ hasText: said });
  await expect(heard).toContainText('Propose a move, I approve it');
  await heard.getByRole('button', { name: /^Resolve comment/ }).click();
  await expect(heard).toBeHidden();

  const [next] = await live.change(create('Territory2Model', { Name: `Next ${mark}`, DeveloperName: `N${mark}` }, 'next'));
  const [north] = await live.change(create('Territory2', { Name: 'North', DeveloperName: 'North', Territory2ModelId: next, Territory2TypeId: of.type }));
  await page.goto(`${home}/live/territories?model=${next}&territory=${north}`);
  await page.getByTestId('comments').getByRole('button', { name: /^Show \d+ resolved/ }).click();
  await expect(thread).toContainText('resolved it');
  await theirs.context().close();
});

test('a manager proposes from the territory and for people what he may not do, and sees what it would do', async ({ page, home, request }) => {
  const live = new Live(request);
  const mark = `M${`${Date.now()}`.slice(-6)}`;
  const of = await live.begin(mark);
  await member(request, bob, 'manager');
  const before = await live.forecast();
  const theirs = await asManager(page.context().browser(), home, `territories?territory=${of.north}`);
  const panel = theirs.getByTestId('territory');
  await panel.getByRole('button', { name: 'Propose to disqualify…' }).click();
  await choose(theirs, 'Accounts', `North Works ${mark}`);
  await theirs.keyboard.press('Escape');
  await expect(theirs.getByTestId('request-preview')).toContainText(`North Works ${mark}: out of all territories`);
  await theirs.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Closed its doors');
  await theirs.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
  await expect(theirs.getByRole('dialog')).toBeHidden();

  await panel.getByRole('link', { name: `Propose that Ann ${mark} leaves…` }).click();
  const dialog = theirs.getByRole('dialog', { name: 'Propose: A rep leaves' });
  await choose(theirs, 'Who takes over?', `Bob ${mark}`);
  await expect(dialog.getByTestId('move-preview')).toContainText(`Bob ${mark} in North begins or stays`);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Ann goes to another company');
  await dialog.getByRole('button', { name: 'Propose' }).click();
  await expect(dialog).toBeHidden();
  await theirs.getByRole('tab', { name: 'Requests' }).click();
  await expect(theirs.getByRole('article').filter({ hasText: 'Ann goes to another company' })).toContainText('waiting');

  await page.goto(`${home}/live/requests`);
  const asked = page.getByRole('article').filter({ hasText: `Ann ${mark} in North ends` });
  await asked.getByRole('button', { name: 'Approve' }).click();
  await expect(asked).toContainText('approved');
  expect(await live.people(of.model, of.north, new Date().toISOString().slice(0, 10))).toEqual([`Bob ${mark}`]);
  expect((await live.forecast()).total).toEqual(before.total);
  await theirs.context().close();
});

test('operations grants rights in a subtree, changes them and takes them away', async ({ page, home, request }) => {
  const live = new Live(request);
  const mark = `R${`${Date.now()}`.slice(-6)}`;
  const of = await live.begin(mark);
  await page.goto(`${home}/live/territories?territory=${of.region}`);
  await settled(page);
  const rights = page.getByTestId('rights');
  await rights.getByRole('button', { name: 'Grant rights…' }).click();
  await choose(page, 'Person', `Ann ${mark} (ann@example.com)`);
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Propose' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Grant', exact: true }).click();
  await expect(rights).toContainText(`Ann ${mark}: sees it, propose`);

  await page.goto(`${home}/live/territories?territory=${of.north}`);
  await expect(rights).toContainText('from Region');
  await rights.getByRole('button', { name: `Change the rights of Ann ${mark}` }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Approve' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rights).toContainText(`Ann ${mark}: sees it, propose, approve`);
  const grants = (await live.records('TerritoryAdminAssignment')).filter(({ fields }) => fields.Territory2ModelId === of.model);
  expect(grants.map(({ fields }) => [fields.Territory2Id, fields.CanPropose, fields.CanApprove, fields.CanManageMembers])).toEqual([[of.region, true, true, false]]);

  await rights.getByRole('button', { name: `Change the rights of Ann ${mark}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take away' }).click();
  await expect(rights).toContainText('Nobody was granted more.');
});

test('approval sizes and targets are set, and requests and health are judged by them', async ({ page, home, request }) => {
  const live = new Live(request);
  await live.begin(`S${`${Date.now()}`.slice(-6)}`);
  await page.goto(`${home}/live/health`);
  await settled(page);
  const set = async (limit: string) => {
    await page.getByRole('button', { name: 'Approval and targets…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Accounts in no territory (%)' }).fill(limit);
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await set('77');
  await expect(page.getByTestId('indicator')).toContainText('(limit 77 %)');
  await set('10');
  await expect(page.getByTestId('indicator')).toContainText('(limit 10 %)');
});

/** North is Colorado by a rule that names a unit of the map. */
async function withArea(live: Live, api: Api, of: Awaited<ReturnType<Live['begin']>>): Promise<void> {
  const states = (await api.get<{ items: { id: string; name: string; builtIn: boolean }[] }>('/boundary-sets')).items.find(({ builtIn, name }) => builtIn && /states/i.test(name))!;
  const units = await api.get<{ ids: string[]; names: string[] }>(`/boundary-sets/${states.id}/units`);
  await live.change(
    create('Territory2ValueSet', { MasterLabel: 'Mountains', DeveloperName: 'Mountains', Territory2ModelId: of.model, BoundarySetId: states.id, Words: units.ids[units.names.indexOf('Colorado')] }),
    create('ObjectTerritory2AssignmentRule', { MasterLabel: 'Mountains', DeveloperName: 'Mountains', Territory2ModelId: of.model, ObjectType: 'Account', IsActive: true }, 'rule'),
    create('ObjectTerritory2AssignmentRuleItem', { RuleId: '@rule', Field: 'BillingAddress', Operation: 'inBoundary', SortOrder: 1, Value: 'Mountains' }),
    create('RuleTerritory2Association', { RuleId: '@rule', Territory2Id: of.north }),
  );
}

test('territories whose rules name units stand on the map as areas: the pointer tells, a click opens', async ({ page, home, request }) => {
  const live = new Live(request);
  const of = await live.begin(`U${`${Date.now()}`.slice(-6)}`);
  await withArea(live, new Api(request), of);
  await page.goto(`${home}/live/territories?view=map`);
  await settled(page);
  const map = page.getByTestId('territory-map').getByTestId('map');
  await expect(map).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
  const box = (await map.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2 - 4, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByTestId('territory-map')).toContainText('Colorado: North');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByTestId('territory')).toContainText('North');
  await page.getByTestId('territory-map').getByText('Accounts as points').click();
  await expect(page.getByTestId('territory-map').getByTestId('map')).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no screen of comments, proposals, rights, settings and areas has a serious violation', async ({ page, home, request }) => {
      const live = new Live(request);
      const mark = `V${scheme}${`${Date.now()}`.slice(-6)}`;
      const of = await live.begin(mark);
      const api = new Api(request);
      await withArea(live, api, of);
      await api.post(`/live/territories/${of.north}/comments`, { text: `Steep ${mark}` });
      await live.change(create('TerritoryAdminAssignment', { UserOrGroupId: of.ann, Territory2Id: of.north, Territory2ModelId: of.model, CanPropose: true }));
      await member(request, bob, 'manager');
      const clean = async (one: Page, what: string) => {
        await atRest(one);
        expect(await seriousViolations(one), what).toEqual([]);
      };
      await page.goto(`${home}/live/territories?territory=${of.north}`);
      await expect(page.getByTestId('comments')).toContainText(`Steep ${mark}`);
      await clean(page, 'territory');
      await page.getByRole('button', { name: `Change the rights of Ann ${mark}` }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean(page, 'rights');
      await page.goto(`${home}/live/territories?view=map`);
      await expect(page.getByTestId('territory-map').getByTestId('map')).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
      await page.getByRole('switch', { name: 'Accounts over them' }).click();
      await clean(page, 'areas');
      await page.goto(`${home}/live/requests?view=comments`);
      await expect(page.getByTestId('all-comments')).toContainText(`Steep ${mark}`);
      await clean(page, 'comments');
      await page.goto(`${home}/live/health`);
      await page.getByRole('button', { name: 'Approval and targets…' }).click();
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true })).toBeVisible();
      await clean(page, 'settings');

      const theirs = await asManager(page.context().browser(), home, `territories?territory=${of.north}`);
      await theirs.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await theirs.setViewportSize({ width: 1280, height: 720 });
      await theirs.getByTestId('territory').getByRole('button', { name: 'Propose a move…' }).click();
      await expect(theirs.getByRole('dialog')).toBeVisible();
      await clean(theirs, 'propose a move');
      await theirs.goto(`${home}/live/people?move=leaves&user=${of.ann}`);
      await choose(theirs, 'Who takes over?', `Bob ${mark}`);
      await expect(theirs.getByTestId('move-preview')).toContainText('North');
      await clean(theirs, 'propose a move of people');
      await theirs.context().close();
    });
  });
}
