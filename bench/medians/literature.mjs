// Runs published instances of the capacitated p-median problem through the command line and compares with their best known values.
// Usage: bench/medians/literature FOLDER [seed ...]
// FOLDER holds the instance files as published, and best-known.csv with columns file,best,rounding (none, down or nearest). Two forms are read:
// "n p" and lines "x y capacity demand" (Lorena and Senne; Stefanello and others), and the OR-Library's "number best", "n p capacity", "id x y demand".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const [folder, ...seeds] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: bench/medians/literature FOLDER [seed ...]. FOLDER holds instance files and best-known.csv (file,best,rounding).');
  process.exit(2);
}

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'bailiwick');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'bailiwick-medians-'));
const round = { none: (distance) => distance, down: Math.floor, nearest: Math.round };

/** @returns {{ p: number, units: { x: number, y: number, capacity: number, demand: number }[] }} */
function instanceOf(file) {
  const [first, second, ...rest] = readFileSync(path.join(folder, file), 'utf8').split('\n').map((line) => line.trim().split(/\s+/).map(Number)).filter((line) => line.length > 1);
  if (rest[0].length === 4 && second.length === 3) {
    return { p: second[1], units: rest.map(([, x, y, demand]) => ({ x, y, capacity: second[2], demand })) };
  }
  return { p: first[1], units: [second, ...rest].map(([x, y, capacity, demand]) => ({ x, y, capacity, demand })) };
}

function solved({ p, units }, rounding, seed) {
  const [input, output] = ['units.csv', 'assignment.csv'].map((name) => path.join(scratch, name));
  writeFileSync(input, ['id,x,y,capacity,demand', ...units.map(({ x, y, capacity, demand }, id) => `${id},${x},${y},${capacity},${demand}`)].join('\n'));
  const start = performance.now();
  const { status, stderr } = spawnSync(program, ['optimize', input, '--id', 'id', '--x', 'x', '--y', 'y', '--territories', p, '--medians', '--balance', 'demand',
    '--capacity-of', 'capacity', '--objective', 'distance', '--rounding', rounding, '--seed', seed, '--out', output].map(String), { encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) {
    throw new Error(`Ended with ${status}: ${stderr}`);
  }
  const load = new Map();
  let cost = 0;
  for (const [id, , center] of readFileSync(output, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number))) {
    cost += round[rounding](Math.hypot(units[id].x - units[center].x, units[id].y - units[center].y));
    load.set(center, (load.get(center) ?? 0) + units[id].demand);
  }
  const holds = load.size <= p && [...load].every(([center, demand]) => demand <= units[center].capacity);
  return { cost, seconds, holds };
}

try {
  spawnSync(program, ['--help']); // builds it, when it was not
  console.log('| instance | units | medians | best known | ours, worst of seeds | gap | holds | s |\n| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |');
  const gaps = [];
  for (const [file, best, rounding = 'none'] of readFileSync(path.join(folder, 'best-known.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.trim().split(','))) {
    const instance = instanceOf(file);
    const runs = (seeds.length > 0 ? seeds : [1, 2, 3]).map((seed) => solved(instance, rounding || 'none', seed));
    const worst = runs.reduce((one, other) => (other.cost > one.cost ? other : one));
    const gap = (100 * runs.reduce((sum, { cost }) => sum + cost, 0)) / runs.length / Number(best) - 100;
    gaps.push(gap);
    console.log(`| ${path.parse(file).name} | ${instance.units.length} | ${instance.p} | ${best} | ${worst.cost.toFixed(2)} | ${gap.toFixed(3)} % | ${runs.every(({ holds }) => holds) ? 'yes' : 'NO'} | ${Math.max(...runs.map(({ seconds }) => seconds)).toFixed(1)} |`);
  }
  console.log(`\nMean gap ${(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toFixed(3)} % (mean of the seeds of each instance).`);
} finally {
  rmSync(scratch, { recursive: true });
}
