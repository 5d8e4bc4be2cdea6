import { seriousViolations } from './hosting/axe';
import { expect, settled, test } from './hosting/test';
import { targetPlan } from './targetsPlan';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    // Half-way through a transition every contrast is low.
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no screen of target plans has a serious violation', async ({ page, home, request }) => {
      const id = await targetPlan(request, `Accessible in ${scheme}`);
      const clean = async (what: string) => {
        await page.waitForLoadState('networkidle');
        expect(await seriousViolations(page), what).toEqual([]);
      };
      for (const screen of ['', '/new']) {
        await page.goto(`${home}/targets${screen}`);
        await settled(page);
        await clean(`targets${screen}`);
      }
      await page.goto(`${home}/targets/${id}`);
      await expect(page.getByTestId('preview-areas')).toBeVisible();
      await page.getByRole('radiogroup', { name: 'Method' }).getByText('By buckets').click();
      await page.getByRole('combobox', { name: 'Grouped by' }).click();
      await page.getByRole('option', { name: 'business_type' }).click();
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await clean('allocation by buckets');

      await page.getByRole('tab', { name: 'Accounts' }).click();
      const grid = page.getByRole('grid');
      await expect(grid).toBeVisible();
      await page.getByRole('button', { name: 'Why this number?' }).click();
      await expect(page.getByTestId('why')).toContainText('Step by step');
      await clean('accounts with an explanation');
      await page.getByRole('button', { name: 'Paste numbers…' }).click();
      await page.getByRole('textbox', { name: /^Numbers, one a line/ }).fill('x');
      await clean('paste');
      await page.keyboard.press('Escape');

      await page.getByRole('tab', { name: 'Territories' }).click();
      await expect(page.getByTestId('roll-up')).toBeVisible();
      await clean('territories');
      await page.getByRole('button', { name: 'Ask the field' }).click();
      await page.getByRole('tab', { name: 'Reconciliation' }).click();
      await expect(page.getByTestId('reconciliation')).toBeVisible();
      await clean('reconciliation');
      await page.getByRole('button', { name: 'Ask branches…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('ask branches');
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'History' }).click();
      await clean('history');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Import a changed file…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('import');
    });
  });
}
