import { test as base, expect, type Page } from '@playwright/test';
import { resolve } from 'node:path';
import { statePath } from './people';

/** Real data, with their licences, in the repository's own data folder. */
export const sampleData = (file: string) => resolve(import.meta.dirname, '../../../data', file);

interface Fixtures {
  /** Address of the workspace in the client. */
  home: string;
  /** Every address outside our own origin that the page asked for; the spec fails when there is one. */
  foreign: string[];
}

/** Specs signed in as the administrator; nothing may be fetched from elsewhere in any of them. */
export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env.BAILIWICK_E2E_URL),
  storageState: async ({}, use) => use(statePath),
  home: async ({}, use) => use(`/w/${process.env.BAILIWICK_E2E_WORKSPACE}`),
  foreign: [
    async ({ context, baseURL }, use) => {
      const foreign: string[] = [];
      await context.route(
        (url) => !['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(baseURL!).origin,
        async (route) => {
          foreign.push(route.request().url());
          await route.abort();
        },
      );
      await use(foreign);
      expect(foreign, 'addresses elsewhere').toEqual([]);
    },
    { auto: true },
  ],
});

/** Waits until nothing is being loaded and the first heading stands. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await atRest(page);
}

/**
 * Nothing is asked of the service any more. A map that goes while its worker is still being fetched leaves a request of which the browser never tells the end:
 * that one is not waited for longer than this. What a test needs on the screen it says itself.
 */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined);
}

export { expect };

/** Renews a picture of the README when BAILIWICK_PICTURES is set; does nothing otherwise. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.BAILIWICK_PICTURES !== undefined) {
    await page.mouse.move(1, 1);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: resolve(import.meta.dirname, `../../../docs/images/${name}.png`) });
  }
}
