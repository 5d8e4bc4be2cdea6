import { seriousViolations } from './hosting/axe';
import { atRest, expect, settled, test } from './hosting/test';
import { Api } from './alignmentsPlan';
import { quotaPlan, Sellers } from './quotasPlan';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    // Half-way through a transition every contrast is low.
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no screen of quota plans has a serious violation', async ({ page, home, request }) => {
      const api = new Api(request);
      const memberId = (await (await request.get('/api/session')).json() as { user: { id: string } }).user.id;
      const id = await quotaPlan(request, `Quotas accessible in ${scheme}`, { memberId });
      const sellers = new Sellers(page);
      const clean = async (what: string) => {
        await atRest(page);
        expect(await seriousViolations(page), what).toEqual([]);
      };
      const dialog = async (what: string, open: () => Promise<void>) => {
        await open();
        await expect(page.getByRole('dialog')).toBeVisible();
        await clean(what);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      };
      await page.goto(`${home}/quotas`);
      await settled(page);
      await clean('list');
      await page.goto(`${home}/quotas/new`);
      await page.getByText('from a list').click();
      await page.getByRole('textbox', { name: /^Sellers, one line/ }).fill('Seller,Territory\nAnn,Nowhere');
      await expect(page.getByRole('alert')).toBeVisible();
      await clean('new');

      await page.goto(`${home}/quotas/${id}`);
      await sellers.choose('Seller 1');
      await sellers.set('Focus, percent', '50');
      await expect(page.getByTestId('changes')).toHaveText('1 change');
      await clean('sellers with one open and a change');
      await page.getByTestId('draft').getByRole('button', { name: 'Discard' }).click();
      await dialog('paste sellers', () => page.getByRole('button', { name: 'Paste sellers…' }).click());
      await page.getByRole('tab', { name: 'Rules' }).click();
      await page.getByRole('button', { name: 'Add a role' }).click();
      await page.getByRole('button', { name: 'Add an approver' }).click();
      await clean('rules');
      await page.getByTestId('draft').getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('tab', { name: 'Capacity' }).click();
      await clean('capacity');
      await page.getByRole('tab', { name: 'Risk' }).click();
      await expect(page.getByTestId('company-chance')).toBeVisible();
      await page.getByText('Each seller’s chance and results').click();
      await clean('risk');
      await page.getByRole('tab', { name: 'Map' }).click();
      await expect(page.getByTestId('territories')).toBeVisible();
      await clean('map');
      await page.getByRole('tab', { name: 'Scenarios' }).click();
      await dialog('copy', () => page.getByRole('button', { name: 'Copy as a scenario…' }).click());
      await clean('scenarios');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await dialog('forecasting', () => page.getByRole('menuitem', { name: 'Salesforce ForecastingQuota…' }).click());
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await dialog('delete', () => page.getByRole('menuitem', { name: 'Delete…' }).click());
      for (const [at, step] of ['submit', 'approve', 'start'].entries()) {
        await api.post(`/quota-plans/${id}/steps`, { expectedRevision: at + 1, step });
      }
      await page.goto(`${home}/quotas/${id}?tab=approval`);
      await expect(page.getByTestId('answers')).toBeVisible();
      await clean('approval');
      await page.getByRole('tab', { name: 'As of' }).click();
      await expect(page.getByTestId('as-of')).toBeVisible();
      await clean('as of');
      await dialog('change', () => page.getByRole('button', { name: 'Change from a day on…' }).click());
      await dialog('move', () => page.getByRole('button', { name: 'Move an account…' }).click());
      await page.goto(`${home}/quotas/${id}/seats/S1`);
      await expect(page.getByTestId('mine-S1')).toBeVisible();
      await clean('the seller’s page');
    });
  });
}
