import { test as base, expect, type Page } from '@playwright/test';
import { resolve } from 'node:path';
import { statePath } from './people';

/** Real data: the shared folder beside the repository, or where BAILIWICK_SHARED_DATA says. */
export const sharedData = (file: string) => resolve(process.env.BAILIWICK_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'), file);

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
  await page.waitForLoadState('networkidle');
}

export { expect };
