import { Api, PlanPage } from './alignmentsPlan';
import { atRest, expect, settled, test } from './hosting/test';

test('nothing is asked of any other origin on any screen, and asking would be noticed', async ({ page, context, home, baseURL, foreign }) => {
  const origins = new Set<string>();
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') {
      origins.add(origin);
    }
  });
  page.on('websocket', (socket) => origins.add(new URL(socket.url()).origin.replace(/^ws/, 'http')));

  const api = new Api(page.request);
  const id = await api.dividedPlan('At home');
  const dataset = await api.hospitals();
  const sets = await api.get<{ items: { id: string }[] }>('/boundary-sets');
  for (const screen of ['', '/import', '/boundaries', `/boundaries/${sets.items[0].id}`, '/alignments/new', `/datasets/${dataset}`, `/datasets/${dataset}?tab=map`, '/compare', '/jobs', '/settings/profile', '/settings/members', '/settings/tokens', '/settings/audit']) {
    await page.goto(home + screen);
    await settled(page);
  }
  const plan = new PlanPage(page);
  await plan.open(home, id);
  for (const tab of ['Units', 'Problems', 'Optimize', 'Balance', 'History', 'Territories']) {
    await plan.tab(tab);
    await atRest(page);
  }
  expect([...origins]).toEqual([new URL(baseURL!).origin]);
  expect(foreign).toEqual([]);

  // The page's own policy forbids asking elsewhere, and the guard of these specs is awake: what it is to catch is caught.
  const blocked = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI));
        void fetch('https://tiles.example.com/1.png').catch(() => undefined);
      }),
  );
  expect(blocked).toContain('https://tiles.example.com');
  await (await context.newPage()).goto('https://tiles.example.com/').catch(() => undefined);
  expect(foreign).toEqual(['https://tiles.example.com/']);
  foreign.length = 0;
});
