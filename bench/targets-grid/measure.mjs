// Opens, scrolls, sorts, filters and edits the account grid at 250,000 rows. Run ./run beside this file; the Release build of service and client must be there.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { makePlan, startService } from './service.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { chromium, request } = createRequire(path.join(root, 'web/package.json'))('@playwright/test');
const accounts = 250_000;
const times = 7;
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

const service = await startService(root, request);
const browser = await chromium.launch({ executablePath: process.env.BAILIWICK_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--no-first-run'] });
try {
  const plan = await makePlan(service, accounts);
  const context = await browser.newContext({ baseURL: service.url, storageState: await service.state(), viewport: { width: 1400, height: 900 } });
  const rows = [];
  const note = (what, ms, against = '-') => {
    rows.push([what, ms, against]);
    console.error(what, Math.round(ms * 10) / 10);
  };
  const page = await context.newPage();
  const address = `/w/${service.workspace}/targets/${plan}?tab=accounts`;
  const opening = [];
  for (let run = 0; run < 3; run++) {
    await page.goto('about:blank');
    const since = performance.now();
    await page.goto(service.url + address);
    await page.waitForSelector('[aria-rowindex="3"]', { timeout: 120_000 });
    opening.push(performance.now() - since);
  }
  note('address entered to rows shown, all layers of all accounts read', median(opening), 'under 5 s');

  // One frame a step; the time is the script and layout of the frame, measured from setting the position to the frame after it.
  const scrolled = await page.evaluate(async () => {
    const scroller = document.querySelector('.targets-grid').parentElement;
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const steps = async (distance, count) => {
      const all = [];
      for (let step = 0; step < count; step++) {
        const since = performance.now();
        scroller.scrollTop += distance;
        await frame();
        all.push(performance.now() - since);
      }
      return all.sort((a, b) => a - b);
    };
    const near = await steps(120, 60);
    scroller.scrollTop = 0;
    const far = await steps(29 * 4000, 60);
    return { near: near[30], nearWorst: near[57], far: far[30], shown: document.querySelectorAll('.targets-grid tbody tr').length };
  });
  note('scroll by 4 rows: to the second frame after it', scrolled.near, '33 ms is two frames at 60 a second');
  note('the same, 95th percentile', scrolled.nearWorst, '-');
  note('scroll by 4,000 rows: to the second frame after it', scrolled.far, '-');

  const grid = page.getByRole('grid');
  const timed = async (act, until) => {
    const all = [];
    for (let run = 0; run < times; run++) {
      const since = performance.now();
      await act(run);
      await until(run);
      all.push(performance.now() - since);
    }
    return median(all);
  };
  note('Ctrl End to the last row, drawn', await timed(async (run) => {
    await grid.focus();
    await page.keyboard.press(run % 2 === 0 ? 'Control+End' : 'Control+Home');
  }, (run) => page.waitForSelector(`[aria-rowindex="${run % 2 === 0 ? accounts + 2 : 3}"]`)), '-');
  note('find "777" in keys and names of all rows, drawn', await timed((run) => page.getByRole('textbox', { name: 'Find an account' }).fill(run % 2 === 0 ? '777' : ''), (run) =>
    page.waitForFunction((all) => document.querySelector('[data-testid=rows]').textContent.startsWith('250,000 accounts') === all, run % 2 !== 0)), '-');
  await page.getByRole('textbox', { name: 'Find an account' }).fill('');
  const live = () => page.locator('#live-region').textContent();
  const edits = { drawn: [], saved: [] };
  for (let run = 0; run < times; run++) {
    await grid.focus();
    await page.keyboard.press('Control+Home');
    for (let right = 0; right < 5; right++) {
      await page.keyboard.press('ArrowRight');
    }
    for (let down = 0; down < run; down++) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.type(String(4000 + run));
    const since = performance.now();
    await page.keyboard.press('Enter');
    await page.waitForFunction((words) => document.querySelector('.targets-grid').textContent.includes(words), `4,00${run}`);
    edits.drawn.push(performance.now() - since);
    while (!((await live()) ?? '').includes(`4,00${run}`)) {
      await page.waitForTimeout(5);
    }
    edits.saved.push(performance.now() - since);
  }
  note('a number entered: drawn in its cell', median(edits.drawn), '100 ms budget');
  note('a number entered: stored, all 250,000 amounts worked out and read again', median(edits.saved), 'under 2 s');
  const sizes = await page.evaluate(() => ({ rows: document.querySelectorAll('.targets-grid tbody tr').length, heap: performance.memory?.usedJSHeapSize ?? 0 }));

  const machine = `${os.cpus().length} cores (${os.cpus()[0].model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}`;
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const table = [
    '## Target grid', '',
    `A target plan of 250,000 accounts over 5 levels, in headless Chromium ${browser.version()} against the real service on the same machine; ${machine}; ${new Date().toISOString().slice(0, 10)}, at ${commit}; one-minute load ${os.loadavg()[0].toFixed(1)} at the end.`,
    `Medians. ${sizes.rows} rows exist at a time, the page's script memory is ${Math.round(sizes.heap / 2 ** 20)} MiB. Command: \`bench/targets-grid/run --write\`.`, '',
    '| what | ms | to reach |', '| --- | ---: | --- |',
    ...rows.map(([what, value, against]) => `| ${what} | ${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} | ${against} |`), '',
  ].join('\n');
  console.log(table);
  if (process.argv.includes('--write')) {
    const file = path.join(root, 'docs/benchmarks.md');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n';
    const parts = before.split(/(?=^## )/m).filter((part) => !part.startsWith('## Target grid\n'));
    writeFileSync(file, [...parts.map((part) => part.trimEnd() + '\n'), table].join('\n'));
  }
} finally {
  await browser.close();
  await service.stop();
}
