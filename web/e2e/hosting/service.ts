import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** A running service of its own: real PostgreSQL, a new data folder, a free port. */
export interface Service {
  readonly url: string;
  readonly setupCode: string;
  stop(): Promise<void>;
}

/** Starts the built server and waits until it says where it is. Rejects with its last words when it does not. */
export async function startService(): Promise<Service> {
  const data = mkdtempSync(join(tmpdir(), 'bailiwick-e2e-'));
  const server = spawn('dotnet', [join(root, 'src/Bailiwick.Server/bin/Release/net10.0/Bailiwick.Server.dll')], {
    cwd: root,
    env: {
      ...process.env,
      BAILIWICK_PORT: '0',
      BAILIWICK_DATA: data,
      BAILIWICK_DEMO: 'false',
      BAILIWICK_LOG: 'text',
      BAILIWICK_WEB: join(root, 'web/dist'),
      BAILIWICK_SIGNINSPERMINUTE: '1000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await announced(server);
  return {
    ...address,
    stop: async () => {
      await ended(server);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function announced(server: ChildProcess): Promise<{ url: string; setupCode: string }> {
  return new Promise((resolvePromise, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Create the first administrator at (http:\/\/[^/]+)\/setup\?code=(\S+)/.exec(said);
      if (found !== null) {
        resolvePromise({ url: found[1], setupCode: found[2].replace(/\.$/, '') });
      }
    };
    server.stdout!.on('data', hear);
    server.stderr!.on('data', hear);
    server.once('exit', (code) => reject(new Error(`The service ended with ${code} before it was ready:\n${said}`)));
    setTimeout(() => reject(new Error(`The service was not ready after two minutes:\n${said}`)), 120_000).unref();
  });
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolvePromise) => {
    if (server.exitCode !== null) {
      resolvePromise();
      return;
    }
    server.once('exit', () => resolvePromise());
    server.kill('SIGTERM');
  });
}
