import { Api, PlanPage } from './alignmentsPlan';
import { seriousViolations } from './hosting/axe';
import { atRest, expect, settled, test } from './hosting/test';

const screens = ['', '/import', '/boundaries', '/alignments/new', '/compare', '/jobs', '/settings/profile', '/settings/tokens', '/settings/members', '/settings/audit'];

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    // Half-way through a transition every contrast is low.
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const screen of screens) {
      test(`${screen === '' ? 'the start' : screen} has no serious violation`, async ({ page, home }) => {
        await page.goto(home + screen);
        await settled(page);
        expect(await seriousViolations(page)).toEqual([]);
      });
    }

    test('no panel and no dialog of an alignment has a serious violation', async ({ page, home }) => {
      const api = new Api(page.request);
      const plan = new PlanPage(page);
      await plan.open(home, await api.dividedPlan('Accessible'));
      const clean = async (what: string) => {
        await atRest(page);
        expect(await seriousViolations(page), what).toEqual([]);
      };
      await clean('territories');

      await plan.paste('20053\n20001');
      await page.getByRole('combobox', { name: 'Assign to' }).fill('Territory 2.4');
      await page.getByRole('option', { name: 'Territory 2.4', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Effect of the assignment' })).toBeVisible();
      await clean('units, with a selection and its effect');
      await page.getByRole('button', { name: 'Assign', exact: true }).click();
      await plan.saved();

      for (const tab of ['Problems', 'Optimize', 'Balance', 'History']) {
        await plan.tab(tab);
        await expect(page.getByRole('tabpanel')).not.toBeEmpty();
        await clean(tab);
      }
      await page.getByRole('button', { name: 'Restore… Revision 1', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('restore');
      await page.keyboard.press('Escape');
      await plan.tab('Territories');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean('a new area');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await clean('the menu');
    });

    test('no part of a comparison has a serious violation', async ({ page, home }) => {
      const api = new Api(page.request);
      const left = await api.dividedPlan('Accessible');
      const right = await api.post<{ id: string; revision: number }>(`/alignments/${left}/copies`, { name: `Accessible in ${scheme}` });
      await api.post(`/alignments/${right.id}/edits`, { expectedRevision: right.revision, act: { kind: 'moveUnits', units: [5, 6, 7, 8, 9, 10], to: (await api.plan(left)).tree.at(-1)!.number } });
      await page.goto(`${home}/compare?left=${left}&right=${right.id}`);
      for (const tab of ['Measures', 'Difference map', 'Movements', 'Areas']) {
        await page.getByRole('tab', { name: tab }).click();
        await settled(page);
        expect(await seriousViolations(page), tab).toEqual([]);
      }
    });
  });
}
