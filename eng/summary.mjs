// Sums the machine-readable reports in one folder: TRX of the C# tests, JSON of Vitest and of Playwright.
// Prints 'N passed, N failed, N skipped' as the last line. A step that broke without a failed test in a
// report (a build, a linter, a crash) counts as one failure, so that nothing broken reads as green.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const reports = readdirSync(folder).filter((name) => /\.(trx|json)$/.test(name));

for (const name of reports.sort()) {
  const text = readFileSync(join(folder, name), 'utf8');
  const counts = name.endsWith('.trx') ? countTrx(text) : countJson(name, JSON.parse(text));
  console.log(`${name}: ${line(counts)}`);
  for (const key of Object.keys(total)) {
    total[key] += counts[key];
  }
}

const brokenFile = join(folder, 'broken-steps');
const broken = existsSync(brokenFile) ? readFileSync(brokenFile, 'utf8').trim().split('\n') : [];
for (const step of broken) {
  console.log(`broken step: ${step}`);
}
if (total.failed < broken.length) {
  total.failed = broken.length;
}
if (total.passed + total.failed === 0) {
  console.log('no test ran');
  process.exitCode = 1;
}
if (total.failed > 0) {
  process.exitCode = 1;
}
console.log(line(total));

function countTrx(text) {
  const outcomes = [...text.matchAll(/<UnitTestResult\b[^>]*\boutcome="([^"]+)"/g)].map((match) => match[1]);
  const passed = outcomes.filter((outcome) => outcome === 'Passed').length;
  const skipped = outcomes.filter((outcome) => outcome === 'NotExecuted').length;
  return { passed, skipped, failed: outcomes.length - passed - skipped };
}

function countJson(name, report) {
  if ('numTotalTests' in report) {
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  }
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    // A flaky test passed only on a second try: that is a failure to look at.
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  throw new Error(`${name} is neither a Vitest nor a Playwright report.`);
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
