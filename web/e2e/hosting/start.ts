import { request } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { people, statePath } from './people';
import { startService } from './service';

/** One service for all specs, with an administrator who is signed in. Specs that need a first start make their own. */
export default async function start(): Promise<() => Promise<void>> {
  const service = await startService();
  const api = await request.newContext({ baseURL: service.url });
  const anonymous = (await (await api.get('/api/session')).json()) as { antiforgeryToken: string };
  const answer = await api.post('/api/setup', {
    headers: { 'X-Bailiwick-Antiforgery': anonymous.antiforgeryToken },
    data: { setupCode: service.setupCode, ...people.administrator, workspaceName: 'Hospital sales' },
  });
  if (!answer.ok()) {
    throw new Error(`The administrator was not created: ${await answer.text()}`);
  }
  const session = (await answer.json()) as { workspaces: { workspaceId: string }[] };
  mkdirSync('test-results', { recursive: true });
  writeFileSync(statePath, JSON.stringify(await api.storageState()));
  process.env.BAILIWICK_E2E_URL = service.url;
  process.env.BAILIWICK_E2E_WORKSPACE = session.workspaces[0].workspaceId;
  await api.dispose();
  return () => service.stop();
}
