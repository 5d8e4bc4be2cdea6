import { Api, PlanPage } from './alignmentsPlan';
import { fillOf, pixelsOf } from './hosting/pixels';
import { expect, test } from './hosting/test';

for (const scheme of ['light', 'dark'] as const) {
  test(`the dots of a dataset are there before the land is, and stay when it comes, in ${scheme} colors`, async ({ page, home, context }) => {
    const dataset = await new Api(page.request).hospitals();
    await page.emulateMedia({ colorScheme: scheme });
    // A busy machine: a quarter of the speed, and the list of boundary sets long in coming.
    const throttle = await context.newCDPSession(page);
    await throttle.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let bring: () => void = () => undefined;
    const land = new Promise<void>((resolve) => (bring = resolve));
    await page.route('**/boundary-sets?*', async (route) => {
      await land;
      await route.continue();
    });
    await page.goto(`${home}/datasets/${dataset}?tab=map`);
    const map = page.getByTestId('map');
    await expect(map).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
    const swatch = page.locator('.swatch').first();
    const color = await fillOf(swatch);
    const dots = () => pixelsOf(map, color);
    await expect.poll(dots).toBeGreaterThan(2000);

    const tiles = page.waitForResponse((response) => /boundary-sets\/.*\/tiles\//.test(response.url()));
    bring();
    await tiles;
    await expect(map).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
    await expect.poll(dots).toBeGreaterThan(2000);
    await throttle.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(dots).toBeGreaterThan(500);
  });
}

test('the map of a plan shows its territories in the colors of the table, accounts on request, without moving', async ({ page, home }) => {
  const plan = new PlanPage(page);
  await plan.open(home, await new Api(page.request).dividedPlan('Colors'));
  const color = await fillOf(plan.areas.getByRole('row', { name: /^Territory 1.1 / }).locator('.swatch'));
  await expect.poll(() => pixelsOf(plan.map, color)).toBeGreaterThan(1000);
  const camera = await plan.map.getAttribute('data-camera');
  const before = await pixelsOf(plan.map, 'rgb(29, 36, 43)');
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await expect.poll(() => pixelsOf(plan.map, 'rgb(29, 36, 43)')).toBeGreaterThan(before + 2000);
  expect(await plan.map.getAttribute('data-camera')).toBe(camera);
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await expect.poll(() => pixelsOf(plan.map, 'rgb(29, 36, 43)')).toBeLessThan(before + 500);
});

test('a browser that has a graphics card shows the same dots as one that has none', async ({ browser, page, home }) => {
  const dataset = await new Api(page.request).hospitals();
  const counted = async (renderer: string): Promise<number> => {
    const one = await (await browser.newContext({ storageState: await page.context().storageState() })).newPage();
    await one.addInitScript((name) => {
      const unmaskedRenderer = 0x9246;
      WebGL2RenderingContext.prototype.getParameter = new Proxy(Reflect.get(WebGL2RenderingContext.prototype, 'getParameter'), {
        apply: (get, gl, [what]: [number]): unknown => (what === unmaskedRenderer ? name : Reflect.apply(get, gl, [what])),
      });
    }, renderer);
    await one.goto(`${home}/datasets/${dataset}?tab=map`);
    const map = one.getByTestId('map');
    await expect(map).toHaveAttribute('data-state', 'idle', { timeout: 60_000 });
    const color = await fillOf(one.locator('.swatch').first());
    await expect.poll(() => pixelsOf(map, color)).toBeGreaterThan(2000);
    const pixels = await pixelsOf(map, color);
    await one.context().close();
    return pixels;
  };
  const byCard = await counted('NVIDIA GeForce RTX 4070');
  const byProcessor = await counted('Google SwiftShader');
  expect(Math.abs(byCard - byProcessor)).toBeLessThan(0.1 * byCard);
});
