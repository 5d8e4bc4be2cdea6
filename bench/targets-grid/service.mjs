// The Release build of the service over a fresh database, signed in, with one plan over generated accounts.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const person = { email: 'bench@example.com', name: 'Bench', password: 'correct horse battery 1' };

/** Starts it; gives its address, a signed-in request context and how to end it. */
export async function startService(root, request) {
  const data = mkdtempSync(path.join(os.tmpdir(), 'bailiwick-grid-'));
  const server = spawn('dotnet', [path.join(root, 'src/Bailiwick.Server/bin/Release/net10.0/Bailiwick.Server.dll')], {
    cwd: root,
    env: { ...process.env, BAILIWICK_PORT: '0', BAILIWICK_DATA: data, BAILIWICK_DEMO: 'false', BAILIWICK_LOG: 'text', BAILIWICK_WEB: path.join(root, 'web/dist') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [, url, setupCode] = await new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk) => {
      said += chunk;
      const found = /Create the first administrator at (http:\/\/[^/]+)\/setup\?code=([\w-]+)/.exec(said);
      if (found !== null) {
        resolve(found);
      }
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('exit', () => reject(new Error(said)));
  });
  const context = await request.newContext({ baseURL: url });
  const session = async () => (await context.get('/api/session')).json();
  const sent = async (method, where, body, headers = {}) => {
    const answer = await context.fetch(where, { method, data: body, headers: { 'X-Bailiwick-Antiforgery': (await session()).antiforgeryToken, ...headers }, timeout: 300_000 });
    if (!answer.ok()) {
      throw new Error(`${where}: ${answer.status()} ${await answer.text()}`);
    }
    return answer.json();
  };
  const { workspaces } = await sent('POST', '/api/setup', { setupCode, ...person, workspaceName: 'Bench' });
  return {
    url,
    workspace: workspaces[0].workspaceId,
    get: async (where) => (await context.get(`/api/workspaces/${workspaces[0].workspaceId}${where}`)).json(),
    send: (method, where, body, headers) => sent(method, `/api/workspaces/${workspaces[0].workspaceId}${where}`, body, headers),
    state: () => context.storageState(),
    stop: async () => {
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A plan of so many accounts over five levels, shared by a revenue of two decimals. */
export async function makePlan(service, accounts) {
  const lines = ['account,name,revenue,lat,lon'];
  for (let at = 0; at < accounts; at++) {
    lines.push(`A${String(at).padStart(6, '0')},Account number ${at},${(((at * 7919) % 99991) + 0.25).toFixed(2)},${(30 + (at % 1700) / 100).toFixed(4)},${(-120 + (at % 5000) / 100).toFixed(4)}`);
  }
  const upload = await service.send('POST', '/uploads', Buffer.from(lines.join('\n')), { 'X-File-Name': 'accounts.csv', 'Content-Type': 'application/octet-stream' });
  const { columns } = await service.get(`/uploads/${upload.id}/preview`);
  const job = await service.send('POST', '/imports', {
    uploadId: upload.id, name: 'Accounts', hasHeader: true, badCells: 'blank', duplicateKeys: 'keepAll', defaultCountry: 'US',
    columns: columns.map(({ index, name, kind, role, currency }) => ({ index, name, kind, role, currency })),
  });
  let done = job;
  while (done.endedAt === null || done.endedAt === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    done = await service.get(`/jobs/${job.id}`);
  }
  const levels = [['World', 1], ['Country', 5], ['Region', 20], ['District', 80], ['Territory', 400]].map(([name, count]) => ({ name, count }));
  const alignment = await service.send('POST', '/alignments', { name: 'Bench', datasetId: done.datasetId, levels, balance: { measure: '@records', tolerance: 0.05, contiguous: false } });
  const units = Array.from({ length: accounts }, (_, unit) => unit);
  await service.send('POST', `/alignments/${alignment.id}/edits`, { expectedRevision: 0, act: { kind: 'assignUnits', units, to: units.map((unit) => 106 + (unit % 400)) } });
  const settings = { total: 1_000_000_000, unit: 1, method: 'weighted', weights: [{ column: 'revenue', weight: 1 }], overAssignmentPercent: 0, majorityShare: 0.8, bandPercent: 10 };
  return (await service.send('POST', '/target-plans', { name: 'Bench', alignmentId: alignment.id, fiscalYear: 2027, currency: 'USD', settings })).id;
}
