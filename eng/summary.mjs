// Sums the machine-readable reports in one folder: TRX of the C# tests, JSON of Vitest and of Playwright.
// Names each failed test with the beginning of its message, so that the end of a long output says what broke.
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
  for (const failure of counts.failures) {
    console.log(`failed: ${failure.test}\n  ${failure.message.trim().split('\n').slice(0, 25).join('\n  ')}`);
  }
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
  const results = [...text.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)].map((match) => ({
    test: unescapeXml(/\btestName="([^"]*)"/.exec(match[1])?.[1] ?? '?'),
    outcome: /\boutcome="([^"]*)"/.exec(match[1])?.[1],
    message: unescapeXml(/<ErrorInfo>([\s\S]*?)<\/ErrorInfo>/.exec(match[2] ?? '')?.[1]?.replace(/<\/?(Message|StackTrace)>/g, '\n') ?? ''),
  }));
  const passed = results.filter((result) => result.outcome === 'Passed').length;
  const skipped = results.filter((result) => result.outcome === 'NotExecuted').length;
  const failures = results.filter((result) => !['Passed', 'NotExecuted'].includes(result.outcome));
  return { passed, skipped, failed: failures.length, failures };
}

function countJson(name, report) {
  if ('numTotalTests' in report) {
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: report.testResults
        .flatMap((file) => file.assertionResults)
        .filter((test) => test.status === 'failed')
        .map((test) => ({ test: test.fullName, message: test.failureMessages.join('\n') })),
    };
  }
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    // A flaky test passed only on a second try: that is a failure to look at.
    return { passed: expected, failed: unexpected + flaky, skipped, failures: specsOf(report).filter(failedSpec).map(ofSpec) };
  }
  throw new Error(`${name} is neither a Vitest nor a Playwright report.`);
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function failedSpec(spec) {
  return spec.tests.some((test) => test.status === 'unexpected' || test.status === 'flaky');
}

function ofSpec(spec) {
  const errors = spec.tests.flatMap((test) => test.results).flatMap((result) => result.errors);
  const message = errors.map((error) => error.message ?? '').join('\n');
  return { test: `${spec.file}:${spec.line} ${spec.title}`, message: message.replace(/\u001b\[[0-9;]*m/g, '') };
}

function unescapeXml(text) {
  const named = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:(lt|gt|quot|apos|amp)|#x([0-9a-fA-F]+)|#(\d+));/g, (_, name, hex, decimal) =>
    name ? named[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  );
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
