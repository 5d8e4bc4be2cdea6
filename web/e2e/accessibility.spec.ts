import AxeBuilder from '@axe-core/playwright';
import { expect, settled, test } from './hosting/test';

const screens = ['', '/import', '/boundaries', '/alignments/new', '/compare', '/jobs', '/settings/profile', '/settings/tokens', '/settings/members', '/settings/audit'];

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    test.use({ colorScheme: scheme });
    for (const screen of screens) {
      test(`${screen === '' ? 'the start' : screen} has no serious violation`, async ({ page, home }) => {
        await page.goto(home + screen);
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
        expect(serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
      });
    }
  });
}
