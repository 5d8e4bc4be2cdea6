import { seriousViolations } from './hosting/axe';
import { atRest, expect, settled, test } from './hosting/test';
import { Live } from './livePlan';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    // Half-way through a transition every contrast is low.
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('no screen of models, territories, people and history has a serious violation', async ({ page, home, request }) => {
      const live = new Live(request);
      const mark = `A${scheme}${`${Date.now()}`.slice(-6)}`;
      const of = await live.begin(mark);
      await live.change({ operation: 'create', type: 'Territory2Model', fields: { Name: `Next ${mark}`, DeveloperName: `N${mark}` } });
      const clean = async (what: string) => {
        await atRest(page);
        expect(await seriousViolations(page), what).toEqual([]);
      };
      const closed = async () => {
        // Not by Escape: with a list open, that closes the list first.
        await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
        await expect(page.getByRole('dialog')).toBeHidden();
      };
      await page.goto(`${home}/live/models`);
      await settled(page);
      const next = page.getByTestId('models').getByRole('row').filter({ hasText: `Next ${mark}` });
      await next.getByRole('button', { name: 'What would change' }).click();
      await expect(page.getByTestId('territory-differences')).toBeVisible();
      await clean('models with differences');
      await next.getByRole('button', { name: 'Activate…' }).click();
      await expect(page.getByRole('dialog').getByTestId('difference')).toBeVisible();
      await clean('activate');
      await closed();
      await page.getByRole('button', { name: 'Publish an alignment…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('publish');
      await closed();

      await page.goto(`${home}/live/territories?territory=${of.north}`);
      await settled(page);
      await expect(page.getByTestId('territory')).toContainText(`Ann ${mark}`);
      await clean('tree with a territory');
      await page.getByText('Org chart', { exact: true }).click();
      await clean('org chart');
      await page.getByRole('radiogroup', { name: 'View' }).getByText('Map', { exact: true }).click();
      await expect(page.getByTestId('territory-map').getByTestId('map')).toBeVisible();
      await clean('map');

      await page.getByRole('tab', { name: 'People' }).click();
      await clean('people');
      await page.getByRole('button', { name: 'A rep leaves' }).click();
      await page.getByRole('combobox', { name: 'Who leaves?' }).click();
      await page.getByRole('option', { name: `Ann ${mark}` }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await clean('a move that is refused');
      await page.getByRole('combobox', { name: 'Who takes over?' }).click();
      await page.getByRole('option', { name: `Bob ${mark}` }).click();
      await expect(page.getByTestId('move-preview')).toContainText('On no day has a territory nobody.');
      await clean('a move with its preview');
      await closed();
      await page.getByRole('button', { name: 'New person…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('new person');
      await closed();

      await page.getByRole('tab', { name: 'History' }).click();
      await page.getByRole('button', { name: /^Take back/ }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('history');
    });
  });
}
