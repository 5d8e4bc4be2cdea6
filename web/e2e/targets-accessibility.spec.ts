import { seriousViolations } from './hosting/axe';
import { atRest, expect, settled, test } from './hosting/test';
import { targetPlan } from './targetsPlan';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    // Half-way through a transition every contrast is low.
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no screen of target plans has a serious violation', async ({ page, home, request }) => {
      const other = `Compared in ${scheme}`;
      await targetPlan(request, other);
      const id = await targetPlan(request, `Accessible in ${scheme}`, { products: { items: [{ key: 'Bikes', percent: 70 }, { key: 'Parts', percent: 30 }], level: 0 } });
      const clean = async (what: string) => {
        await atRest(page);
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
      await page.getByRole('tab', { name: 'Products' }).click();
      await expect(page.getByTestId('products')).toBeVisible();
      await clean('products');
      await page.getByRole('tab', { name: 'Compare' }).click();
      await page.getByRole('combobox', { name: 'Compared with' }).click();
      await page.getByRole('option', { name: other }).click();
      await expect(page.getByTestId('target-comparison')).toBeVisible();
      await clean('comparison');
      await page.getByRole('tab', { name: 'History' }).click();
      await page.getByRole('button', { name: 'Record a run now' }).click();
      await expect(page.getByRole('table', { name: 'Records of runs' })).toBeVisible();
      await clean('history');
      for (const item of ['Copy as a scenario…', 'Rename…', 'Delete…']) {
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('menuitem', { name: item }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await clean(item);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Import a changed file…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('import');
    });
  });
}
