// Measures the map and the plan in headless Chromium with software rendering. Run ./run beside this file.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { readCounties, tilesOf } from './shapes.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(path.join(root, 'web/package.json'));
const { chromium } = require('@playwright/test');
const { createServer } = await import(path.join(root, 'web/node_modules/vite/dist/node/index.js'));

const atlas = process.env.BAILIWICK_COUNTIES ?? path.join(root, '.bailiwick/tools/node_modules/us-atlas/counties-10m.json');
if (!existsSync(atlas)) {
  console.error(`There is no ${atlas}. Maybe run eng/setup first.`);
  process.exit(1);
}

const server = await createServer({
  configFile: false,
  cacheDir: path.join(os.tmpdir(), 'bailiwick-map-benchmark'),
  root: path.join(import.meta.dirname, 'page'),
  server: { port: 0, host: '127.0.0.1', fs: { allow: [root] } },
  optimizeDeps: { exclude: ['maplibre-gl'] },
  worker: { format: 'es' },
  logLevel: 'error',
});
await server.listen();
const address = `http://127.0.0.1:${server.httpServer.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.BAILIWICK_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  const counties = readCounties(atlas);
  const tile = tilesOf(counties.features);
  const shapes = JSON.stringify({ mesh: counties.mesh, places: counties.places });
  const open = async (query = '') => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.on('pageerror', (error) => console.error(error.stack));
    page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
    await page.route('**/bench/shapes.json', (route) => route.fulfill({ body: shapes, contentType: 'application/json' }));
    await page.route('**/bench/tiles/*/*/*', (route) => {
      const [z, x, y] = route.request().url().split('/').slice(-3).map(Number);
      const body = tile(z, x, y);
      return body === null ? route.fulfill({ status: 204 }) : route.fulfill({ body, contentType: 'application/vnd.mapbox-vector-tile' });
    });
    await page.goto(address + query);
    await page.waitForFunction(() => 'bench' in window);
    return page;
  };

  const picture = process.argv.indexOf('--picture');
  if (picture >= 0) {
    for (const theme of ['light', 'dark']) {
      const page = await open(`/?theme=${theme}`);
      await page.evaluate(() => window.bench.counties(true));
      await page.screenshot({ path: `${process.argv[picture + 1]}-${theme}.png` });
    }
    process.exit(0);
  }

  const best = async (run, times = 3) => {
    const all = [];
    for (let time = 0; time < times; time++) {
      const page = await open();
      all.push(await run(page));
      await page.close();
    }
    return Object.fromEntries(Object.keys(all[0]).map((key) => [key, all.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(times / 2)]]));
  };

  const empty = await best((page) => page.evaluate(() => window.bench.empty()));
  const points = await best((page) => page.evaluate(() => window.bench.points(250_000, 'processor')));
  const card = await best((page) => page.evaluate(() => window.bench.points(250_000, 'card')));
  const circles = await best((page) => page.evaluate(() => window.bench.circles(250_000)));
  const map = await best((page) => page.evaluate(() => window.bench.counties()));
  const few = await best((page) => page.evaluate(() => window.bench.totals(10)));
  const many = await best((page) => page.evaluate(() => window.bench.totals(300)));
  const against = (ours, circle) => `card path ${Math.round(ours).toLocaleString('en')} ms, circle layer ${Math.round(circle).toLocaleString('en')} ms`;
  const rows = [
    ['a frame of the empty map', empty.frame, '-'],
    ['250,000 points: asked for to handed over, the drawing not waited for', points.handed, `card path ${Math.round(card.handed).toLocaleString('en')} ms; deck.gl 150 ms, see below`],
    ['250,000 points: asked for to drawn', points.first, against(card.first, circles.first)],
    ['250,000 points: one more frame', points.frame, against(card.frame, circles.frame)],
    ['250,000 points: a frame after a move of the map', points.panned, against(card.panned, circles.frame)],
    ['250,000 points: recolor all, to drawn', points.recolor, `239 ms for 33,637 cells; card path ${Math.round(card.recolor)} ms`],
    [`250,000 points: 40-corner lasso (${Math.round(points.found).toLocaleString('en')} hits)`, points.lasso, '32 ms'],
    ['3,231 counties: tiles to first idle', map.first, '1,100 ms from GeoJSON'],
    ['3,231 counties: first colors, to drawn', map.recolor, '110 ms without waiting for the drawing'],
    ['3,231 counties: recolor nearly all, to drawn', map.again, '110 ms without waiting for the drawing'],
    ['dissolve all territory outlines afresh', map.outline, '-'],
    ['outlines handed to the map, to idle', map.bordered, '-'],
    ['outlines of 50 moved counties', map.move, '-'],
    ['preview of 5,000 of 250,000 units, 10 territories', few.preview, '100 ms budget'],
    ['the same, 300 territories', many.preview, 'within 20 % of the line above'],
    ['move of 5,000 units with running totals, 10 territories', few.move, '100 ms budget'],
    ['the same, 300 territories', many.move, 'within 20 % of the line above'],
    ['figures of all areas, 300 territories', many.figures, '-'],
  ];
  const version = browser.version();
  const machine = `${os.cpus().length} cores (${os.cpus()[0].model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}`;
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const table = [
    '## Map',
    '',
    `Headless Chromium ${version}, software rendering (SwiftShader), 1400 x 900; ${machine}; ${new Date().toISOString().slice(0, 10)}, at ${commit}.`,
    'Median of three fresh pages. Command: `bench/map/run --write`. With a graphics card only the drawing gets faster.',
    '',
    '| what | ms | against |',
    '| --- | ---: | --- |',
    ...rows.map(([what, value, against]) => `| ${what} | ${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} | ${against} |`),
    '',
    'Points are drawn by the processor here, as the software renderer asks for; "card path" is the other way of drawing, in the same run. "Drawn" is when the last',
    "pixel is there; a frame of the empty map says how much of it is the map library's own. The experience page's figure for deck.gl (150 ms to the first frame, not waiting",
    'for the drawing; about 6 s for each later full repaint) comes from a machine on which the circle layer took 4.1 s.',
    '',
  ].join('\n');
  console.log(table);
  if (process.argv.includes('--write')) {
    const file = path.join(root, 'docs/benchmarks.md');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n';
    const parts = before.split(/(?=^## )/m).filter((part) => !part.startsWith('## Map\n'));
    writeFileSync(file, [...parts.map((part) => part.trimEnd() + '\n'), table].join('\n'));
  }
} finally {
  await browser.close();
  await server.close();
}
