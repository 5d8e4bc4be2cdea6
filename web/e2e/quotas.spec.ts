import { Api } from './alignmentsPlan';
import { textOf } from './files';
import { Keys } from './hosting/keys';
import { expect, settled, test } from './hosting/test';
import { member, quotaPlan, Sellers, type EvaluationAnswer } from './quotasPlan';
import { targetPlan } from './targetsPlan';

const seller = { email: 'nancy@example.com', name: 'Nancy Roman', password: 'mother of hubble 1960' };

test('a planner takes the targets as baseline, adjusts sellers, closes the gap, compares, and gets it approved', async ({ page, home, request }) => {
  const api = new Api(request);
  await targetPlan(request, 'Targets under quotas');
  await page.goto(`${home}/quotas/new`);
  const sellers = new Sellers(page);

  await test.step('a plan with one seat for each territory', async () => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Quotas by pointer');
    await page.getByRole('combobox', { name: 'Target plan' }).click();
    await page.getByRole('option', { name: 'Targets under quotas' }).click();
    await expect(page.getByText('6 seats, one for each territory')).toBeVisible();
    await page.getByRole('textbox', { name: 'Over-assignment to sellers, percent' }).fill('5');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await expect(page).toHaveURL(/quotas\/[0-9a-f-]{36}/);
  });
  const id = /quotas\/([0-9a-f-]{36})/.exec(page.url())![1];
  const evaluation = (plan = id) => api.get<EvaluationAnswer>(`/quota-plans/${plan}/evaluation`);

  await test.step('the gap of each seller, and the few accounts that carry most', async () => {
    // Stores outside the counties are in no territory: their targets are uncovered.
    const { seats, whole } = await evaluation();
    await expect(page.getByTestId('sellers-sum')).toContainText(`6 sellers. Targets ${seats.reduce((sum, { targets }) => sum + targets, 0).toLocaleString('en-US')}.`);
    await expect(page.getByTestId('strategic')).toContainText(whole.uncovered.toLocaleString('en-US'));
    await expect(sellers.row('Territory 1.1')).toContainText('watch');
    await sellers.choose('Territory 1.1');
    await expect(sellers.panel.getByTestId('seat-accounts').getByRole('row')).toHaveCount(5);
    await expect(sellers.panel).toContainText(/These 5 carry \d+\.\d% of the targets/);
    await expect(sellers.panel.getByRole('term').filter({ hasText: 'Sum of account targets' })).toBeVisible();
  });

  const before = (await evaluation()).seats[0];
  await test.step('seniority, ramp and focus change the figures before anything is saved, and can be taken back', async () => {
    await sellers.set('Focus, percent', '50');
    await expect(page.getByTestId('changes')).toHaveText('1 change');
    await expect(sellers.row('Territory 1.1')).toContainText('ok');
    await sellers.set('Seniority, percent', '110');
    await sellers.set('Ramp, percent by month of service', '0, 50');
    await sellers.panel.getByLabel('First day', { exact: true }).fill('2027-03-01');
    await sellers.panel.getByLabel('First day', { exact: true }).press('Enter');
    await expect(page.getByTestId('changes')).toHaveText('4 changes');
    await page.keyboard.press('Control+z');
    await expect(page.getByTestId('changes')).toHaveText('3 changes');
    await page.keyboard.press('Control+y');
    await expect(page.getByTestId('changes')).toHaveText('4 changes');
    await expect(page.getByTestId('strategic')).toContainText('Ways to close it, each alone');
    expect((await evaluation()).seats[0].quota).toBe(before.quota);
    await page.getByTestId('draft').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByTestId('draft')).toBeHidden();
  });

  await test.step('the strategic gap names heads, coverage and investment', async () => {
    const { whole, seats } = await evaluation();
    expect(seats[0].quota).toBeLessThan(before.quota / 2);
    expect(whole.strategic.gap).toBeGreaterThan(0);
    await expect(page.getByTestId('strategic')).toContainText(`${whole.strategic.headsNeeded} more ramped head`);
    await expect(page.getByTestId('strategic')).toContainText(`coverage: winning 20 % of ${whole.uncovered.toLocaleString('en-US')} uncovered`);
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.getByLabel('One unit invested brings').fill('3');
    await page.getByLabel('One unit invested brings').press('Enter');
    await expect(page.getByTestId('strategic')).toContainText('investment:');
    await page.getByTestId('draft').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByTestId('draft')).toBeHidden();
  });

  await test.step('capacity by month', async () => {
    await page.getByRole('tab', { name: 'Capacity' }).click();
    await expect(page.getByText(/Short in \d+ of 12 months/)).toBeVisible();
    const table = page.getByTestId('capacity');
    await expect(table.getByRole('row', { name: /^Jan/ })).toContainText('5');
    await expect(table.getByRole('row', { name: /^Apr/ })).toContainText('6');
    await expect(page.getByRole('img', { name: /What the heads can bring/ })).toBeVisible();
  });

  await test.step('risk: the same seed gives the same chances', async () => {
    await page.getByRole('tab', { name: 'Risk' }).click();
    const company = page.getByTestId('company-chance');
    await expect(company).toContainText('10,000 runs, seed 1');
    const shown = await company.textContent();
    await page.getByRole('textbox', { name: 'Seed' }).fill('2');
    await expect(company).toContainText('seed 2');
    await page.getByRole('textbox', { name: 'Seed' }).fill('1');
    await expect(company).toHaveText(shown!);
    await expect(page.getByTestId('sensitivity').getByRole('row', { name: /this plan/ })).toContainText('%');
  });

  await test.step('the map and its table show who is at risk', async () => {
    await page.getByRole('tab', { name: 'Map' }).click();
    await expect(page.getByTestId('territories').getByRole('row', { name: /^Territory 1.2/ })).toContainText('watch');
    await expect(page.getByTestId('map')).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
    await page.getByRole('combobox', { name: 'Show', exact: true }).click();
    await page.getByRole('option', { name: 'Gap to targets' }).click();
    await expect(page).toHaveURL(/tint=gap/);
  });

  await test.step('a scenario is copied, changed and compared; differences add up', async () => {
    await page.getByRole('tab', { name: 'Scenarios' }).click();
    await page.getByRole('button', { name: 'Copy as a scenario…' }).click();
    await page.getByRole('textbox', { name: 'Name of the copy' }).fill('Quotas with full focus');
    await page.getByRole('dialog').getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Quotas with full focus' })).toBeVisible();
    await sellers.choose('Territory 1.1');
    await sellers.set('Focus, percent', '100');
    await page.getByTestId('draft').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByTestId('draft')).toBeHidden();
    await page.getByRole('tab', { name: 'Scenarios' }).click();
    const copy = /quotas\/([0-9a-f-]{36})/.exec(page.url())![1];
    const [mine, theirs] = [(await evaluation(copy)).whole.quotas, (await evaluation()).whole.quotas];
    const table = page.getByTestId('quota-comparison');
    await expect(table.getByRole('row', { name: /^All/ })).toContainText((theirs - mine).toLocaleString('en-US'));
    await expect(table.getByRole('row', { name: /^Territory 1.1/ })).toContainText((theirs - mine).toLocaleString('en-US'));
    await expect(table).toContainText('5 sellers with the same quota');
  });

  await test.step('submitted, returned with a comment, submitted again, approved, in force', async () => {
    await page.getByRole('tab', { name: 'Approval' }).click();
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await expect(page.getByRole('button', { name: 'Return', exact: true })).toBeDisabled();
    await page.getByRole('textbox', { name: 'Comment' }).fill('Who takes over the north?');
    await page.getByRole('button', { name: 'Return', exact: true }).click();
    await expect(page.getByText('“Who takes over the north?”')).toBeVisible();
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('button', { name: 'Put in force' }).click();
    await expect(page.getByText('It is in force.')).toBeVisible();
    await page.getByRole('tab', { name: 'Sellers' }).click();
    await expect(page.getByRole('button', { name: 'Add a seat' })).toBeHidden();
  });

  await test.step('what held on a day, and a change from a day on', async () => {
    await page.getByRole('tab', { name: 'As of' }).click();
    await page.getByLabel('On the day').fill('2026-12-31');
    await expect(page.getByTestId('as-of').getByRole('row', { name: /^Territory 1.2/ })).toContainText('not yet');
    await page.getByLabel('On the day').fill('2027-06-15');
    await expect(page.getByTestId('as-of').getByRole('row', { name: /^Territory 1.2/ })).toContainText('as planned');
    await page.getByRole('button', { name: 'Change from a day on…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').fill('2027-07-01');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Moves a hospital chain');
    const [one, other] = (await api.get<{ seats: { name: string; quota: number }[] }>(`/quota-plans/${/quotas\/([0-9a-f-]{36})/.exec(page.url())![1]}/as-of?day=2027-06-15`)).seats.filter(({ name }) => name === 'Territory 1.2' || name === 'Territory 1.3');
    await dialog.getByRole('textbox', { name: 'New quota of Territory 1.2' }).fill(String(one.quota - 1000));
    await expect(dialog).toContainText('1 quota changes; together -1,000.');
    await dialog.getByRole('textbox', { name: 'New quota of Territory 1.3' }).fill(String(other.quota + 1000));
    await dialog.getByRole('button', { name: 'Change them' }).click();
    await expect(dialog).toBeHidden();
    await page.getByLabel('On the day').fill('2027-07-01');
    await expect(page.getByTestId('as-of').getByRole('row', { name: /^Territory 1.2/ })).toContainText('Moves a hospital chain');
  });

  await test.step('quotas leave as a file', async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Quotas by period (CSV)' }).click()]);
    expect((await textOf(download)).trim().split('\n')).toHaveLength(1 + 6 * 12);
  });
});

test('two planners at once: the second one is told, and nothing is lost', async ({ page, home, request }) => {
  const api = new Api(request);
  const id = await quotaPlan(request, 'Quotas of two');
  const sellers = new Sellers(page);
  await page.goto(`${home}/quotas/${id}`);
  await sellers.choose('Seller 1');
  await sellers.set('Focus, percent', '80');
  await expect(page.getByTestId('changes')).toHaveText('1 change');

  const plan = await api.get<{ revision: number; content: { seats: { key: string; focusPercent: number; seniorityPercent: number }[] } }>(`/quota-plans/${id}`);
  const session = (await (await request.get('/api/session')).json()) as { antiforgeryToken: string };
  const seats = plan.content.seats.map((seat) => (seat.key === 'S2' ? { ...seat, seniorityPercent: 90 } : seat));
  const answer = await request.put(`/api/workspaces/${process.env.BAILIWICK_E2E_WORKSPACE}/quota-plans/${id}/content`, { data: { expectedRevision: plan.revision, content: { ...plan.content, seats } }, headers: { 'X-Bailiwick-Antiforgery': session.antiforgeryToken } });
  expect(answer.ok(), await answer.text()).toBe(true);

  await page.getByTestId('draft').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('changed this plan meanwhile');
  await page.getByRole('button', { name: 'Bring mine onto it' }).click();
  await page.getByTestId('draft').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByTestId('draft')).toBeHidden();
  const after = (await api.get<typeof plan>(`/quota-plans/${id}`)).content.seats;
  expect(after.find(({ key }) => key === 'S1')).toMatchObject({ focusPercent: 80 });
  expect(after.find(({ key }) => key === 'S2')).toMatchObject({ seniorityPercent: 90 });
});

test('a quota plan with the keyboard alone', async ({ page, home, request }) => {
  const keys = new Keys(page);
  const sellers = new Sellers(page);
  const api = new Api(request);
  const id = await quotaPlan(request, 'Quotas by keyboard');
  const seats = async () => new Map((await api.get<EvaluationAnswer>(`/quota-plans/${id}/evaluation`)).seats.map((seat) => [seat.key, seat]));
  const before = await seats();
  await page.goto(`${home}/quotas/${id}`);
  await settled(page);
  await expect(sellers.grid).toBeVisible();

  await keys.to(sellers.grid);
  await keys.press('ArrowDown', 'ArrowDown');
  await expect(page.getByRole('complementary', { name: 'Seller Seller 2' })).toBeVisible();
  await keys.press('Enter');
  await expect(sellers.panel).toBeFocused();
  await keys.fill(sellers.panel.getByLabel('Seniority, percent', { exact: true }), '80');
  await keys.press('Enter');
  await expect(page.getByTestId('changes')).toHaveText('1 change');
  await keys.press('Control+z');
  await expect(sellers.panel.getByLabel('Seniority, percent', { exact: true })).toHaveValue('100');
  await keys.press('Control+y');
  await expect(sellers.panel.getByLabel('Seniority, percent', { exact: true })).toHaveValue('80');
  await keys.fill(sellers.panel.getByLabel('Ramp, percent by month of service', { exact: true }), 'fifty');
  await keys.press('Enter');
  await expect(sellers.panel).toContainText('Write percents like 0, 50, 75.');
  await keys.press('Control+a');
  await keys.type('50');
  await keys.press('Enter');
  await expect(page.getByTestId('changes')).toHaveText('2 changes');
  await keys.press('Escape');
  await expect(sellers.grid).toBeFocused();
  await keys.press('End');
  await expect(page.getByRole('complementary', { name: 'Seller Seller 6' })).toBeVisible();
  await keys.enter(page.getByTestId('draft').getByRole('button', { name: 'Save' }));
  await expect(page.getByTestId('draft')).toBeHidden();
  expect((await seats()).get('S2')!.quota).toBeCloseTo(before.get('S2')!.quota * 0.8, -1);

  await keys.tab('Risk');
  await expect(page.getByTestId('company-chance')).toBeVisible();
  await keys.tab('Scenarios');
  await keys.enter(page.getByRole('button', { name: 'Copy as a scenario…' }));
  await keys.fill(page.getByRole('textbox', { name: 'Name of the copy' }), 'Keyboard scenario');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Keyboard scenario' })).toBeVisible();
  await expect(sellers.grid).toBeVisible();
  await keys.tab('Scenarios');
  await expect(page.getByTestId('quota-comparison')).toContainText('6 sellers with the same quota');
  await keys.tab('Approval');
  await keys.enter(page.getByRole('button', { name: 'Submit for review' }));
  await keys.enter(page.getByRole('button', { name: 'Approve', exact: true }));
  await expect(page.getByText('It is approved')).toBeVisible();
  await keys.menu('More', 'Salesforce ForecastingQuota…');
  await expect(page.getByRole('dialog')).toContainText('No seller has a Salesforce user id yet');
  await keys.press('Escape');
});

test('a seller sees the own quota, disputes and accepts', async ({ page, home, request }) => {
  const api = new Api(request);
  const memberId = await member(request, seller, 'seller');
  const id = await quotaPlan(request, 'Quotas to be accepted', { name: 'Nancy Roman', memberId });
  for (const [at, step] of ['submit', 'approve'].entries()) {
    await api.post(`/quota-plans/${id}/steps`, { expectedRevision: at + 1, step });
  }
  const quota = (await api.get<EvaluationAnswer>(`/quota-plans/${id}/evaluation`)).seats.find(({ key }) => key === 'S1')!.quota.toLocaleString('en-US');

  const other = await page.context().browser()!.newContext({ baseURL: process.env.BAILIWICK_E2E_URL, storageState: { cookies: [], origins: [] } });
  const theirs = await other.newPage();
  await theirs.goto(`${home}/quotas/${id}`);
  await theirs.getByLabel('Email address').fill(seller.email);
  await theirs.getByRole('textbox', { name: 'Password' }).fill(seller.password);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  const own = theirs.getByTestId('mine-S1');
  await expect(own).toContainText(quota);
  await expect(own.getByTestId('seat-periods').getByRole('row')).toHaveCount(13);
  await expect(theirs.getByText('Seller 2')).toBeHidden();
  await expect(theirs.getByTestId('strategic')).toBeHidden();
  await expect(own.getByRole('button', { name: 'Dispute' })).toBeDisabled();
  await own.getByRole('textbox', { name: 'Comment' }).fill('The largest store closes in May');
  await own.getByRole('button', { name: 'Dispute' }).click();
  await expect(own).toContainText('“The largest store closes in May”');

  await page.goto(`${home}/quotas/${id}?tab=approval`);
  await expect(page.getByTestId('answers').getByRole('row', { name: /^Nancy Roman/ })).toContainText('disputed');

  await own.getByRole('button', { name: 'Accept' }).click();
  await expect(own.getByRole('region', { name: 'Accepted' })).toContainText('Nancy Roman');
  await page.reload();
  await expect(page.getByTestId('answers').getByRole('row', { name: /^Nancy Roman/ })).toContainText('accepted');
  await other.close();
});
