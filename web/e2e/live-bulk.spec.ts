import { readFileSync } from 'node:fs';
import { readCsv } from './files';
import { seriousViolations } from './hosting/axe';
import { atRest, expect, picture, settled, test } from './hosting/test';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colors`, () => {
    // Half-way through a transition every contrast is low.
    test.use({ colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('a file is tried, taken in, found in an export, and taken back', async ({ page, home }) => {
      const mark = `F${scheme}${`${Date.now()}`.slice(-6)}`;
      const clean = async (what: string) => {
        await atRest(page);
        expect(await seriousViolations(page), what).toEqual([]);
      };
      const send = async (name: string, text: string) => {
        await page.getByTestId('bulk-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
        await expect(page.getByTestId('bulk-file-name')).toHaveText(name);
      };
      const exported = async () => {
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download Account', exact: true }).click()]);
        return readCsv(readFileSync(await download.path(), 'utf8')).filter(({ AccountNumber }) => AccountNumber.startsWith(mark));
      };
      await page.goto(`${home}/live/files`);
      await settled(page);
      await expect(page.getByRole('region', { name: 'Import', exact: true })).toBeVisible();
      await clean('before anything is chosen');

      await send(`${mark}.csv`, `Name,AccountNumber,Parent.AccountNumber\nHarbor ${mark},${mark}-1,\n,${mark}-2,\nPier ${mark},${mark}-3,${mark}-1\n`);
      await page.getByRole('button', { name: 'Try first' }).click();
      const result = page.getByRole('region', { name: 'Import', exact: true }).getByTestId('bulk-result');
      await expect(result).toContainText('2 would be made');
      await expect(result.getByTestId('refused-rows')).toContainText('Account.Name may not be empty. Maybe give it a value.');
      await expect(result.getByRole('button', { name: /^Import / })).toBeHidden();
      await clean('a try with a refused row');
      if (scheme === 'light') {
        await picture(page, 'live-files');
      }

      await page.getByRole('switch', { name: 'All rows or nothing' }).press('Space');
      await expect(result).toBeHidden();
      await page.getByRole('button', { name: 'Try first' }).press('Enter');
      await result.getByRole('button', { name: 'Import 2 rows' }).press('Enter');
      await expect(result).toContainText('What was done');
      await expect(result).toContainText('2 made');
      await expect(result).toContainText('1 refused');
      await expect(page.getByTestId('past-imports').getByRole('row').filter({ hasText: `${mark}.csv` })).toHaveCount(3);
      await clean('what was done');
      expect((await exported()).map(({ Name, AccountNumber }) => [Name, AccountNumber]).sort()).toEqual([[`Harbor ${mark}`, `${mark}-1`], [`Pier ${mark}`, `${mark}-3`]]);

      await result.getByRole('link', { name: /^Act \d+ in the history$/ }).click();
      const act = page.getByTestId('acts').getByRole('row').filter({ hasText: `Imported Account from ${mark}.csv: 2 created, 1 refused` });
      await act.getByRole('button', { name: /^Take back/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Take back', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.getByRole('tab', { name: 'Files', exact: true }).click();
      await expect(page.getByTestId('past-imports')).toBeVisible();
      expect(await exported()).toEqual([]);
    });
  });
}
